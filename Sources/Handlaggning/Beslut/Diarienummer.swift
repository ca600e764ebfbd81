/// Ett diarienummer: diariet, året, löpnumret och, när en enskild handling menas, handlingens nummer i ärendet.
///
/// Samma ärende skrivs på många sätt (`SN/2022:00596`, `Dnr SN 2022:596`); de blir samma värde och skrivs `SN 2022:596`. En mall som
/// ingen fyllt i (`SN 2022:00xxx`, `2022:00000`) är inget diarienummer.
///
/// Källa: offentlighets- och sekretesslagen (2009:400) 5 kap. 2 §: av registret ska framgå diarienummer eller annan
/// beteckning som handlingen fått.
public struct Diarienummer: Hashable, Sendable, CustomStringConvertible {
    /// Diariets förkortning med stora bokstäver, `SN`; nil när numret skrevs utan.
    public let diarium: String?
    public let år: Int
    public let nummer: Int
    /// Handlingens nummer i ärendet, 1 i `KS 2022:467-1`.
    public let handling: Int?

    public init?(_ text: some StringProtocol) {
        var kvar = ArraySlice(Array(text))
        var diarium = kvar.bokstäver()
        if let ord = diarium, Diarienummer.inledningar.contains(ord) {
            _ = kvar.ett(av: [".", ":"])
            diarium = kvar.bokstäver()
        }
        if let diarium {
            let åtskilt = kvar.first.map(ärBlank) ?? false
            guard !Diarienummer.inledningar.contains(diarium), diarium.count <= Diarienummer.diarietsLängd else { return nil }
            guard kvar.ett(av: ["/"] + Diarienummer.streck) || åtskilt else { return nil }
        }
        guard let år = kvar.tal(siffror: 4...4), (1900...2199).contains(år) else { return nil }
        let kolon = kvar.ett(av: [":", "/"])
        guard kolon || kvar.ett(av: Diarienummer.streck) else { return nil }
        guard let nummer = kvar.tal(siffror: 1...7), nummer > 0 else { return nil }
        var handling: Int?
        // Bara efter kolon: 2022-05-17 är ett datum.
        if kolon, kvar.ett(av: Diarienummer.streck) {
            guard let tal = kvar.tal(siffror: 1...5), tal > 0 else { return nil }
            handling = tal
        }
        guard kvar.allSatisfy(ärBlank) else { return nil }
        (self.diarium, self.år, self.nummer, self.handling) = (diarium, år, nummer, handling)
    }

    public var description: String { "\(diarium.map { $0 + " " } ?? "")\(år):\(nummer)\(handling.map { "-\($0)" } ?? "")" }

    /// Diarienumret i en text, hur det än är skrivet.
    ///
    /// - Parameters:
    ///   - text: det som någon har skrivit.
    ///   - fält: fältet som avvisningen ska peka på.
    /// - Throws: `ogiltigt_dnr` när texten inte är något diarienummer.
    public static func läs(_ text: String, fält: String) throws(Avvisning) -> Diarienummer {
        guard let dnr = Diarienummer(text) else {
            throw Avvisning(
                .ogiltigtDnr, fält: fält,
                "Ett diarienummer skrivs med diarium, år och löpnummer, till exempel SN 2022:596. Skriv numret som det står i diariet, "
                    + "eller utelämna det om ärendet inte är diariefört än.")
        }
        return dnr
    }

    private static let inledningar: Set<String> = ["DNR", "DIARIENR", "DIARIENUMMER"]
    /// Bindestreck, hårt bindestreck, tankstreck och minus: ordbehandlare byter ut det som skrevs.
    private static let streck: [Character] = ["-", "\u{2010}", "\u{2011}", "–", "—", "\u{2212}"]
    /// Nämndförkortningar är två till fem bokstäver; det dubbla är gott om plats.
    private static let diarietsLängd = 10
}

// Läsningen, ett led i taget; blanktecken före ett led hoppas över.
extension ArraySlice<Character> {
    /// De bokstäver som följer, som stora; nil när det inte följer någon.
    fileprivate mutating func bokstäver() -> String? {
        self = drop(while: ärBlank)
        let ord = prefix { stor($0) != nil }
        self = self[ord.endIndex...]
        return ord.isEmpty ? nil : String(ord.compactMap(stor))
    }

    fileprivate mutating func ett(av tecken: [Character]) -> Bool {
        let rest = drop(while: ärBlank)
        guard let nästa = rest.first, tecken.contains(nästa) else { return false }
        self = rest.dropFirst()
        return true
    }

    fileprivate mutating func tal(siffror: ClosedRange<Int>) -> Int? {
        self = drop(while: ärBlank)
        let tal = prefix { $0.isASCII && $0.isNumber }
        self = self[tal.endIndex...]
        return siffror.contains(tal.count) ? Int(String(tal)) : nil
    }
}

private func ärBlank(_ tecken: Character) -> Bool { tecken.isWhitespace && !tecken.isNewline }

/// Bokstaven som stor, alltid i samma form hur åäö än var sammansatta; nil för det som inte är en svensk bokstav.
private func stor(_ tecken: Character) -> Character? { alfabetet[tecken] }

private let alfabetet: [Character: Character] = Dictionary(
    uniqueKeysWithValues: "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ".flatMap { [($0, $0), (Character($0.lowercased()), $0)] })
