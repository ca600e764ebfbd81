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
        init(_ skyddat: SkyddadeBeslutsuppgifter, vidFörstaInskicket då: SkyddadeBeslutsuppgifter?) {
            let nu = skyddat.person.personnummer.map(Individnummer.init)
            let lämnat = (då?.person.personnummer).map(Individnummer.init)
            let behålls = lämnat.flatMap { $0.slag == .reservnummer ? $0 : nil }
            nummer = behålls ?? nu
            senareNummer = behålls == nil || behålls == nu ? nil : nu
            namn = skyddat.person.namn.flatMap(Personnamn.init)
            skyddad = skyddat.person.skyddad
            inriktning = skyddat.inriktning
            omfattning = skyddat.omfattning
        }
    }
}

/// Ett personnummer, samordningsnummer eller T-/TF-nummer, skrivet `ÅÅÅÅMMDD-NNNN`.
///
/// Källa: folkbokföringslagen (1991:481) 18 §; lag (2022:1697) om samordningsnummer; IVO, frågor om rapporteringen.
public struct Individnummer: Hashable, Sendable {
    public let text: String
    public let slag: Slag

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
