/// Varför uppgifter som annars skulle gallras ska vara kvar.
public struct Gallringsundantag: Hashable, Sendable {
    /// Undantagets grund. Den behövs för att veta om undantaget tar slut: det gör bara barnutredningens.
    ///
    /// Källa: SoL (2025:400) 16 kap. 2, 2 a och 4 §§; tidigare SoL (2001:453) 12 kap. 2 §; LSS (1993:387) 21 d §.
    public enum Slag: String, Sendable {
        case forskning
        case placeratBarn = "placerat_barn"
        case barnutredning
    }

    public let slag: Slag
    /// Paragrafen som den skrivs: «SoL (2025:400) 16 kap. 2 §».
    public let paragraf: String
    /// Till den dagen, men inte den; nil för alltid.
    public let till: Datum?
}

/// Det som gallringen prövas mot.
public struct Gallringsunderlag: Hashable, Sendable {
    /// Personens alla beslut i nämnden.
    public let beslut: [Beslut]
    /// Nämndens kommun, fyra siffror.
    public let kommunkod: String
    /// Personens födelsedagar enligt de nummer som är registrerade; tom när inget är känt. Förseglat: öppnas bara för den som ska gallras.
    public let födda: [Datum]

    public init(_ beslut: [Beslut], kommunkod: String, födda: [Datum]) {
        self.beslut = beslut
        self.kommunkod = kommunkod
        self.födda = födda
    }
}

extension Datum {
    /// Födelsedagen i ett personnummer, samordningsnummer (dagen och 60) eller T-nummer; nil när den inte är någon dag.
    ///
    /// Källa: folkbokföringslagen (1991:481) 18 §; lag (2022:1697) om samordningsnummer.
    public init?(födelsetidI personnummer: String) {
        let tecken = UInt8(ascii: "0")...UInt8(ascii: "9")
        let siffror = personnummer.utf8.prefix(8).compactMap { tecken.contains($0) ? Int($0 - tecken.lowerBound) : nil }
        guard siffror.count == 8 else { return nil }
        func tal(_ platser: Range<Int>) -> Int { siffror[platser].reduce(0) { $0 * 10 + $1 } }
        let dag = tal(6..<8)
        self.init(tal(0..<4), tal(4..<6), dag > 60 ? dag - 60 : dag)
    }
}

/// Uppgifterna undantas för forskningens behov: alla i vissa kommuner, i övriga de som är födda vissa dagar i månaden.
///
/// Är födelsedagen okänd är det inget undantag: urvalet är de som är födda dagarna, inte de som kan vara det.
///
/// Källa: SoL (2025:400) 16 kap. 4 §, SoF 13 kap.; tidigare SoL (2001:453) 12 kap. 2 §, SoF (2001:937) 7 kap. 2 §; LSS (1993:387) 21 d §.
func forskningsundantag(_ underlag: Gallringsunderlag, _ dag: Datum, _ katalog: Katalog) -> Gallringsundantag? {
    katalog.forskningsurval.first { urval in
        guard urval.giltig.innehåller(dag) else { return false }
        return urval.kommunkoder.contains(underlag.kommunkod) || underlag.födda.contains { urval.födelsedagar.contains($0.dag) }
    }.map { Gallringsundantag(slag: .forskning, paragraf: $0.paragraf, till: nil) }
}

/// Uppgifter om ett barn som har placerats utanför hemmet, eller fått boende enligt LSS 9 § 8, gallras aldrig. En barnutredning gallras
/// inte förrän barnet är trettio år; det gäller inte ärenden som avslutats innan bestämmelsen trädde i kraft.
///
/// Är personen inte själv barnet, eller födelsedagen okänd, är barnet som yngst fött på beslutsdagen.
///
/// Källa: SoL (2025:400) 16 kap. 2 och 2 a §§; tidigare SoL (2001:453) 12 kap. 2 §; LSS (1993:387) 21 d §.
func barnundantag(_ beslut: Beslut, _ underlag: Gallringsunderlag, _ dag: Datum, _ katalog: Katalog) -> Gallringsundantag? {
    let u = beslut.uppgifter
    for post in katalog.gallringsundantag where post.giltig.innehåller(dag) && post.område == u.område {
        guard post.insats == nil || post.insats == u.insats, !post.berörBarn || u.berörBarn else { continue }
        if let gräns = post.ejAvslutadeFöre, beslut.senasteAnteckning < gräns { continue }
        guard let ålder = post.tillÅlder else { return Gallringsundantag(slag: .placeratBarn, paragraf: post.paragraf, till: nil) }
        let barn = underlag.födda.filter { $0 <= u.beslutsdatum && u.beslutsdatum < $0.plus(månader: 12 * Gallringspost.myndighetsålder) }
        let till = (barn.max() ?? u.beslutsdatum).plus(månader: 12 * ålder)
        if dag < till { return Gallringsundantag(slag: .barnutredning, paragraf: post.paragraf, till: till) }
    }
    return nil
}
