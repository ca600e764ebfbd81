import CanonicalJSON
import Handlaggning

/// Reads the fields of one entry and knows which have been read: every field must be there, and no other.
struct Postläsare {
    private let medlemmar: [String: JSON]
    private var lästa: Set<String> = []

    init(_ form: JSON) throws(Katalogfel.Orsak) {
        guard case .object(let medlemmar) = form else { throw .ejObjekt }
        self.medlemmar = Dictionary(uniqueKeysWithValues: medlemmar.map { ($0.key, $0.value) })
    }

    mutating func värde(_ fält: String) throws(Katalogfel.Orsak) -> JSON {
        guard let värde = medlemmar[fält] else { throw .fältSaknas(fält) }
        lästa.insert(fält)
        return värde
    }

    /// What `läs` makes of the value; nil is refused.
    mutating func ett<Värde>(_ fält: String, _ läs: (JSON) -> Värde?) throws(Katalogfel.Orsak) -> Värde {
        guard let värde = läs(try värde(fält)) else { throw .felVärde(fält) }
        return värde
    }

    /// The same where the value may be null.
    mutating func valfritt<Värde>(_ fält: String, _ läs: (JSON) -> Värde?) throws(Katalogfel.Orsak) -> Värde? {
        try värde(fält).isNull ? nil : try ett(fält, läs)
    }

    /// On one line: a name is printed inside a sentence.
    mutating func text(_ fält: String) throws(Katalogfel.Orsak) -> String { try ett(fält, Self.enRad) }

    mutating func lista(_ fält: String) throws(Katalogfel.Orsak) -> [String] {
        try ett(fält) {
            guard let texter = $0.array?.compactMap(Self.enRad), texter.count == $0.array?.count, !texter.isEmpty else { return nil }
            return Set(texter).count == texter.count ? texter : nil
        }
    }

    mutating func datum(_ fält: String) throws(Katalogfel.Orsak) -> Datum { try ett(fält) { $0.string.flatMap { Datum($0) } } }

    mutating func giltighet() throws(Katalogfel.Orsak) -> Giltighet {
        let från = try datum("fran")
        let till = try valfritt("till") { $0.string.flatMap { Datum($0) } }
        if let till, till < från { throw .tillFöreFrån }
        return Giltighet(från: från, till: till)
    }

    func klar() throws(Katalogfel.Orsak) {
        guard let okänt = medlemmar.keys.filter({ !lästa.contains($0) }).min() else { return }
        // The name comes from outside: bounded, so that a file cannot fill a log.
        throw .okäntFält(String(okänt.prefix(60)))
    }

    private static func enRad(_ värde: JSON) -> String? {
        guard let text = värde.string, !text.isEmpty, !text.contains(where: \.isNewline) else { return nil }
        return text
    }
}
