extension Individrapport {
    /// Vem raden gäller, och det som annars är förseglat med personens nyckel.
    public struct Identitet: Hashable, Sendable {
        /// Numret som IVO ska ha; nil när inget är registrerat.
        public let nummer: Individnummer?
        /// Numret som är känt nu, när IVO ändå ska ha ett T-nummer som redan lämnats.
        public let senareNummer: Individnummer?
        public let namn: Personnamn?
        public let skyddad: Bool
        public let inriktning: String?
        public let omfattning: Omfattning?

        /// Ett T- eller TF-nummer som har lämnats till IVO behålls under hela rapporteringstiden, också när ett personnummer blivit känt.
        ///
        /// Källa: IVO, frågor om rapporteringen (personer utan personnummer).
        /// - Parameters:
        ///   - då: uppgifterna som de var när fristens första gällande individrapport lämnades.
        ///   - övriga: samma uppgifter i personens andra beslut i nämnden. Numret, namnet och skyddet är personens, på vilket beslut de än
        ///     registrerats; ett nummer eller namn på det egna beslutet går före.
        init(_ skyddat: SkyddadeBeslutsuppgifter, vidFörstaInskicket då: SkyddadeBeslutsuppgifter?, övriga: [Personuppgift]) {
            let egna = Personuppgift(nu: skyddat.person, vidFörstaInskicket: då?.person)
            let alla = [egna] + övriga
            let nu = alla.lazy.compactMap(\.nu.personnummer).first.map(Individnummer.init)
            // Det som IVO har fått för fristen själv går före det som lämnats för personens andra beslut.
            let lämnade = (egna.vidFörstaInskicket?.personnummer).map { [$0] } ?? övriga.compactMap { $0.vidFörstaInskicket?.personnummer }
            let behålls = lämnade.lazy.map(Individnummer.init).first { $0.slag == .reservnummer }
            nummer = behålls ?? nu
            senareNummer = behålls == nil || behålls == nu ? nil : nu
            namn = alla.lazy.compactMap(\.nu.namn).first.flatMap(Personnamn.init)
            skyddad = alla.contains(where: \.nu.skyddad)
            inriktning = skyddat.inriktning
            omfattning = skyddat.omfattning
        }
    }
}

/// Vem ett av personens beslut gäller: som det är känt nu, och som det var när dess första gällande individrapport lämnades.
public struct Personuppgift: Hashable, Sendable {
    public let nu: Personuppgifter
    public let vidFörstaInskicket: Personuppgifter?

    init(nu: Personuppgifter, vidFörstaInskicket: Personuppgifter?) {
        self.nu = nu
        self.vidFörstaInskicket = vidFörstaInskicket
    }

    /// - Parameters:
    ///   - id: beslutet som händelserna hör till.
    ///   - händelser: beslutets alla händelser, i ordning, öppnade med personens nyckel.
    ///   - period: omgången som rapporten lämnas i; tidigare inskick räknas fram till den.
    /// - Returns: nil när beslutet inte finns, är makulerat, eller nyckeln är förstörd.
    public init?(_ id: BeslutID, _ händelser: [BeslutHändelse], till period: Kvartal) {
        guard let beslut = Beslut.läge(id, efter: händelser), !beslut.makulerat, let nu = beslut.skyddat?.person else { return nil }
        let då = beslut.frister.lazy.compactMap { beslut.skyddat(vidFörstaInskicketAv: $0, till: period, händelser)?.person }.first
        self.init(nu: nu, vidFörstaInskicket: då)
    }
}

/// Ett personnummer, samordningsnummer eller T-/TF-nummer, skrivet `ÅÅÅÅMMDD-NNNN`.
///
/// Källa: folkbokföringslagen (1991:481) 18 §; lag (2022:1697) om samordningsnummer; IVO, frågor om rapporteringen.
public struct Individnummer: Hashable, Sendable {
    public let text: String
    public let slag: Slag

    /// Vilket slags nummer det är, så som det läses ur siffrorna; ingen kontrollsiffra prövas.
    public enum Slag: Hashable, Sendable {
        case personnummer, samordningsnummer
        /// `ÅÅÅÅMMDD-TNNN` eller `ÅÅÅÅMMDD-TFNN`, för den som inte har något nummer.
        case reservnummer
    }

    public init(_ skrivet: String) {
        let tecken = skrivet.filter { $0 != "-" }
        let (dag, slut) = (tecken.dropFirst(6).prefix(2), tecken.dropFirst(8))
        text = tecken.count == 12 ? "\(tecken.prefix(8))-\(slut)" : skrivet
        if slut.hasPrefix("T") {
            slag = .reservnummer
        } else {
            // I ett samordningsnummer har födelsedagen 60 till.
            slag = Int(dag).map { $0 > 60 } ?? false ? .samordningsnummer : .personnummer
        }
    }

    /// Könet som IVO läser i ett T-nummers näst sista siffra: jämn för kvinna, udda för man. Säger inget om personen.
    public var könssiffra: Kön? {
        guard slag == .reservnummer, let siffra = text.dropLast().last.flatMap({ Int(String($0)) }) else { return nil }
        return siffra.isMultiple(of: 2) ? .kvinna : .man
    }
}

/// Ett namn delat i för- och efternamn, som blanketten vill ha det.
///
/// Namnet registreras som en enda text. Med komma är det skrivet «Efternamn, Förnamn»; annars är sista ordet efternamnet.
public struct Personnamn: Hashable, Sendable {
    public let helt: String
    public let förnamn: String?
    public let efternamn: String
    /// Delningen är en gissning: namnet har fler än två ord, eller bara ett.
    public let osäkert: Bool

    public init?(_ skrivet: String) {
        func ord(_ text: some StringProtocol) -> [Substring] { text.split(whereSeparator: \.isWhitespace).map { Substring($0) } }
        func sammansatt(_ ord: some Sequence<Substring>) -> String { ord.joined(separator: " ") }
        helt = sammansatt(ord(skrivet))
        if let komma = skrivet.firstIndex(of: ",") {
            let (efter, före) = (ord(skrivet[..<komma]), ord(skrivet[skrivet.index(after: komma)...]))
            guard !efter.isEmpty else { return nil }
            (förnamn, efternamn, osäkert) = (före.isEmpty ? nil : sammansatt(före), sammansatt(efter), före.isEmpty)
        } else {
            let alla = ord(skrivet)
            guard let sista = alla.last else { return nil }
            (förnamn, efternamn, osäkert) = (alla.count == 1 ? nil : sammansatt(alla.dropLast()), String(sista), alla.count != 2)
        }
    }
}
