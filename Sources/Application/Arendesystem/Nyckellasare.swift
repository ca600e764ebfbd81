import CanonicalJSON
import Handlaggning

/// Reads an object of the mapping file key by key and knows which are read: one that nobody asked for is refused with its place.
///
/// Refusals name keys, never what stands there.
struct Nyckelläsare {
    let stig: String
    private let medlemmar: [JSON.Member]
    private var lästa: Set<String> = []

    init(_ värde: JSON, stig: String = "") throws(Avvisning) {
        guard case .object(let medlemmar) = värde else { throw Self.fel(stig, "ska vara ett objekt ({…})") }
        self.medlemmar = medlemmar
        self.stig = stig
    }

    var nycklar: [String] { medlemmar.map(\.key) }

    func stig(_ nyckel: String) -> String { stig.isEmpty ? nyckel : "\(stig).\(nyckel)" }

    mutating func valfri(_ nyckel: String) -> JSON? {
        lästa.insert(nyckel)
        return medlemmar.first { $0.key == nyckel }.map(\.value)
    }

    mutating func kräv(_ nyckel: String) throws(Avvisning) -> JSON {
        guard let värde = valfri(nyckel) else { throw Self.fel(stig(nyckel), "saknas") }
        return värde
    }

    mutating func text(_ nyckel: String) throws(Avvisning) -> String { try Self.text(try kräv(nyckel), stig(nyckel)) }

    mutating func objekt(_ nyckel: String) throws(Avvisning) -> Nyckelläsare { try Nyckelläsare(try kräv(nyckel), stig: stig(nyckel)) }

    mutating func valfrittObjekt(_ nyckel: String) throws(Avvisning) -> Nyckelläsare? {
        guard let värde = valfri(nyckel) else { return nil }
        return try Nyckelläsare(värde, stig: stig(nyckel))
    }

    mutating func lista(_ nyckel: String) throws(Avvisning) -> [JSON] {
        guard let lista = try kräv(nyckel).array, !lista.isEmpty else { throw Self.fel(stig(nyckel), "ska vara en lista ([…]) som inte är tom") }
        return lista
    }

    mutating func val<Val: RawRepresentable & CaseIterable>(_ nyckel: String, annars: Val) throws(Avvisning) -> Val where Val.RawValue == String {
        guard let värde = valfri(nyckel) else { return annars }
        guard let val = värde.string.flatMap({ Val(rawValue: $0) }) else {
            throw Self.fel(stig(nyckel), "ska vara något av: \(Val.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return val
    }

    /// Every key should now be read.
    func klar() throws(Avvisning) {
        guard let okänd = nycklar.first(where: { !lästa.contains($0) }) else { return }
        throw Self.fel(stig(String(okänd.prefix(60))), "är okänt. Kontrollera stavningen")
    }

    static func text(_ värde: JSON, _ stig: String) throws(Avvisning) -> String {
        guard let text = värde.string, text.contains(where: { !$0.isWhitespace }) else { throw fel(stig, "ska vara text som inte är tom") }
        return text
    }

    static func fel(_ stig: String, _ vad: String) -> Avvisning {
        Avvisning(.avbildningOgiltig, fält: stig.isEmpty ? nil : stig, "Avbildningen: \(stig.isEmpty ? "filen" : stig) \(vad).")
    }
}
