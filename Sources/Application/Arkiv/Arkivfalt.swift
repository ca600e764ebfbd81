import CanonicalJSON
import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// The fields of one line of an archive, read strictly: exactly these, in this order, in the one form that evb writes them.
struct Arkivfält {
    let medlemmar: [JSON.Member]

    /// - Throws: `Avvisning` (`ej_json`, `okant_falt`, `falt_saknas`, `arkivrad_ogiltig`).
    init(_ rad: [UInt8], _ namn: [String]) throws(Avvisning) {
        let json: JSON
        do throws(JSONError) { json = try JSON(parsing: rad) } catch {
            throw Avvisning(.ejJSON, "Raden är inte giltig JSON (tecken \(error.offset + 1)). Hämta arkivet på nytt.")
        }
        try self.init(json, namn)
        // Another spelling of the same values would give the file another checksum than the log it says it is.
        guard Array(json.text.utf8) == rad else { throw Self.ogiltig("den är inte skriven som evb skriver den") }
    }

    init(_ json: JSON, _ namn: [String]) throws(Avvisning) {
        guard case .object(let medlemmar) = json else { throw Self.ogiltig("ett JSON-objekt ({…}) väntades") }
        if let okänt = medlemmar.first(where: { !namn.contains($0.key) }) {
            // The name of a field that is not ours could be anything, so it is told only when it looks like one.
            let visat = okänt.key.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } && okänt.key.utf8.count <= 40
            throw Avvisning(.okantFalt, fält: visat ? okänt.key : nil, "Raden har ett fält som inte hör dit. Hämta arkivet på nytt.")
        }
        if let saknat = namn.first(where: { namn in !medlemmar.contains { $0.key == namn } }) {
            throw Avvisning(.faltSaknas, fält: saknat, "Fältet \(saknat) saknas. Hämta arkivet på nytt.")
        }
        guard medlemmar.map(\.key) == namn else { throw Self.ogiltig("fälten står i fel ordning") }
        self.medlemmar = medlemmar
    }

    private func värde<Värde>(_ fält: String, _ tolka: (JSON) -> Värde?) throws(Avvisning) -> Värde {
        guard let rått = medlemmar.first(where: { $0.key == fält })?.value, let värde = tolka(rått) else {
            throw Avvisning(.ogiltigtVarde, fält: fält, "Fältet \(fält) har ett värde som evb inte skriver. Hämta arkivet på nytt.")
        }
        return värde
    }

    private func valfritt<Värde>(_ fält: String, _ tolka: (JSON) -> Värde?) throws(Avvisning) -> Värde? {
        try värde(fält) { $0.isNull ? .some(nil) : tolka($0).map { .some($0) } }
    }

    func text(_ fält: String) throws(Avvisning) -> String { try värde(fält, \.string) }
    func valfriText(_ fält: String) throws(Avvisning) -> String? { try valfritt(fält, \.string) }
    func objekt(_ fält: String) throws(Avvisning) -> JSON { try värde(fält) { $0 } }
    func lista(_ fält: String) throws(Avvisning) -> [JSON] { try värde(fält, \.array) }
    func tal<Tal: FixedWidthInteger>(_ fält: String, _: Tal.Type = Tal.self) throws(Avvisning) -> Tal {
        try värde(fält) { $0.int.flatMap { Tal(exactly: $0) } }
    }
    func valfrittTal(_ fält: String) throws(Avvisning) -> Int64? { try valfritt(fält) { $0.int.map { Int64($0) } } }
    func id(_ fält: String) throws(Avvisning) -> UUID { try värde(fält) { $0.string.flatMap(Self.id) } }
    func valfrittID(_ fält: String) throws(Avvisning) -> UUID? { try valfritt(fält) { $0.string.flatMap(Self.id) } }
    func tid(_ fält: String) throws(Avvisning) -> PostgresTimestamp { try värde(fält) { $0.string.flatMap { PostgresTimestamp(iso8601: $0) } } }
    func valfriTid(_ fält: String) throws(Avvisning) -> PostgresTimestamp? {
        try valfritt(fält) { $0.string.flatMap { PostgresTimestamp(iso8601: $0) } }
    }
    func valfriDag(_ fält: String) throws(Avvisning) -> PostgresDate? {
        try valfritt(fält) { $0.string.flatMap { text in Datum(text).map { PostgresDate($0) }.flatMap { $0.description == text ? $0 : nil } } }
    }
    func ström(_ fält: String) throws(Avvisning) -> StreamName { try värde(fält) { $0.string.flatMap { StreamName(rawValue: $0) } } }
    func byte(_ fält: String, antal: Int? = nil) throws(Avvisning) -> [UInt8] {
        try värde(fält) { $0.string.flatMap(Self.byte).flatMap { antal == nil || $0.count == antal ? $0 : nil } }
    }
    func valfriaByte(_ fält: String) throws(Avvisning) -> [UInt8]? {
        try valfritt(fält) { $0.string.flatMap(Self.byte) }
    }

    static func ogiltig(_ vad: String) -> Avvisning {
        Avvisning(.arkivradOgiltig, "Raden är inte ett arkivs rad: \(vad). Hämta arkivet på nytt.")
    }

    /// In lower case only, as evb writes them.
    private static func byte(_ text: String) -> [UInt8]? { bytes(hex: text).flatMap { hex($0) == text ? $0 : nil } }

    /// In lower case only, as it is hashed.
    private static func id(_ text: String) -> UUID? {
        guard let id = UUID(uuidString: text), id.uuidString.lowercased() == text else { return nil }
        return id
    }
}

extension PostgresTimestamp {
    /// `2023-08-31T10:11:12.123456Z`, and nothing else.
    ///
    /// Källa: RFC 3339, 5.6 Internet Date/Time Format.
    init?(iso8601 text: String) {
        let tecken = Array(text.utf8)
        func tal(_ plats: Range<Int>) -> Int64? {
            guard tecken[plats].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
            return Int64(String(decoding: tecken[plats], as: UTF8.self))
        }
        guard tecken.count == 27, let dag = Datum(String(decoding: tecken[0..<10], as: UTF8.self)).map({ PostgresDate($0) }),
            let timme = tal(11..<13), let minut = tal(14..<16), let sekund = tal(17..<19), let mikro = tal(20..<26),
            timme < 24, minut < 60, sekund < 60
        else { return nil }
        self.init(
            microsecondsSince1970: ((Int64(dag.daysSince1970) * 24 + timme) * 60 + minut) * 60_000_000 + sekund * 1_000_000 + mikro)
        guard iso8601 == text else { return nil }
    }
}
