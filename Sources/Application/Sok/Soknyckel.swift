import EventStore
import Handlaggning

/// Something that a beslut is found by, before it is hashed.
struct Söknyckel: Hashable, Sendable {
    enum Slag: String, Hashable, Sendable {
        case namn, personnummer
        case ärendenummer = "arendenummer"
    }

    let slag: Slag
    private let värde: String

    /// Under the nämnd's key: a digest says nothing to who does not have it. The parts are told apart by a NUL, which no text of ours contains.
    func digest(_ nyckel: SealingKey) -> [UInt8] { nyckel.digest(Array("sok\0\(slag.rawValue)\0\(värde)".utf8)) }

    /// All that the beslut is found by. The name of who has skyddade personuppgifter is not among it: that somebody of that name has a beslut is
    /// what must not be found.
    static func alla(_ uppgifter: SkyddadeBeslutsuppgifter) -> Set<Söknyckel> {
        let person = uppgifter.person
        return (person.skyddad ? [] : namn(person.namn ?? ""))
            .union(möjligaPersonnummer(person.personnummer ?? ""))
            .union(möjligaÄrendenummer(uppgifter.dnr ?? ""))
            .union(möjligaÄrendenummer(uppgifter.källa?.id ?? ""))
    }

    static func namn(_ text: String) -> Set<Söknyckel> { Set(Sökord.par(Sökord.namn(text)).map { Söknyckel(slag: .namn, värde: $0) }) }

    /// With its century one; without it those that it can have.
    static func möjligaPersonnummer(_ text: String) -> Set<Söknyckel> {
        let tecken = text.filter { !$0.isWhitespace && !"-+–\u{2011}\u{2010}".contains($0) }.uppercased()
        guard tecken.unicodeScalars.allSatisfy({ $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) }) else { return [] }
        let hela =
            switch tecken.count {
            case 12: [tecken]
            case 10: sekler.map { $0 + tecken }
            case _: [String]()
            }
        return Set(hela.map { Söknyckel(slag: .personnummer, värde: $0) })
    }

    /// As it is asked for. Which handling of the case is meant does not matter.
    static func ärendenummer(_ text: String) -> Set<Söknyckel> {
        let skrivet = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").uppercased()
        guard !skrivet.isEmpty else { return [] }
        guard let dnr = Diarienummer(text) else { return [Söknyckel(slag: .ärendenummer, värde: skrivet)] }
        return [Söknyckel(slag: .ärendenummer, värde: (dnr.diarium.map { $0 + " " } ?? "") + "\(dnr.år):\(dnr.nummer)")]
    }

    /// As it is found: a diarienummer also without its diary.
    private static func möjligaÄrendenummer(_ text: String) -> Set<Söknyckel> {
        guard let dnr = Diarienummer(text) else { return ärendenummer(text) }
        return ärendenummer(text).union([Söknyckel(slag: .ärendenummer, värde: "\(dnr.år):\(dnr.nummer)")])
    }

    private static let sekler = ["18", "19", "20"]
}
