import EventStore
import Handlaggning

/// The parameters after the question mark: each at most once, none that the route does not have, every one of them UTF-8.
struct Frågesträng: Sendable {
    /// No route has more than a handful.
    static let flest = 16

    private let värden: [String: String]

    static let tom = Frågesträng(värden: [:])

    private init(värden: [String: String]) { self.värden = värden }

    /// - Parameters:
    ///   - text: as it stood in the address.
    ///   - kända: the parameters of the route.
    init(_ text: Substring, kända: [String]) throws(Problem) {
        var värden: [String: String] = [:]
        let par = text.split(separator: "&", maxSplits: Self.flest)
        guard par.count <= Self.flest else { throw Problem(.okandParameter, "Adressen har för många parametrar.") }
        for ett in par {
            let delar = ett.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let namn = procentavkodad(delar[0]), let värde = procentavkodad(delar.count == 2 ? delar[1] : "") else {
                throw Problem(.ogiltigParameter, "Adressens parametrar är inte procentkodad UTF-8.")
            }
            guard kända.contains(namn) else {
                // The name comes from outside: bounded, so that an answer cannot be filled with it.
                let visat = String(namn.prefix(60))
                throw Problem(.okandParameter, fält: visat, "Parametern \(visat) finns inte här.")
            }
            guard värden.updateValue(värde, forKey: namn) == nil else {
                throw Problem(.parameterTvaGanger, fält: namn, "Parametern \(namn) står flera gånger.")
            }
        }
        self.värden = värden
    }

    func text(_ namn: String) -> String? { värden[namn] }

    func värde<Värde>(_ namn: String, _ form: String, _ läs: (String) -> Värde?) throws(Problem) -> Värde? {
        guard let text = värden[namn] else { return nil }
        guard let värde = läs(text) else { throw Problem(.ogiltigParameter, fält: namn, "\(namn) ska vara \(form).") }
        return värde
    }

    func datum(_ namn: String) throws(Problem) -> Datum? { try värde(namn, "ett datum som finns, till exempel 2023-08-31") { Datum($0) } }

    func position(_ namn: String) throws(Problem) -> Position? {
        try värde(namn, "en position i loggen: ett heltal från 0") { text in
            text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int64(text).map { Position(rawValue: $0) } : nil
        }
    }

    func antal(_ namn: String, högst: Int, annars: Int) throws(Problem) -> Int {
        try värde(namn, "ett heltal mellan 1 och \(högst)") { text in
            text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                ? Int(text).flatMap { (1...högst).contains($0) ? $0 : nil } : nil
        } ?? annars
    }

    func val<Val: RawRepresentable & CaseIterable>(_ namn: String, _: Val.Type = Val.self) throws(Problem) -> Val? where Val.RawValue == String {
        try värde(namn, "något av: \(Val.allCases.map(\.rawValue).joined(separator: ", "))") { Val(rawValue: $0) }
    }
}

/// The text with its percent-encoded bytes put back.
///
/// Källa: RFC 3986, 2.1 Percent-Encoding.
/// - Returns: nil when a `%` is not followed by two hexadecimal digits, or the bytes are not UTF-8, or hold a control character.
func procentavkodad(_ text: some StringProtocol) -> String? {
    var byte: [UInt8] = []
    byte.reserveCapacity(text.utf8.count)
    var kvar = text.utf8.makeIterator()
    while let nästa = kvar.next() {
        guard nästa == UInt8(ascii: "%") else {
            byte.append(nästa)
            continue
        }
        guard let hög = kvar.next().flatMap(hexvärde), let låg = kvar.next().flatMap(hexvärde) else { return nil }
        byte.append(hög << 4 | låg)
    }
    guard byte.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    return String(validating: byte, as: UTF8.self)
}

private func hexvärde(_ tecken: UInt8) -> UInt8? {
    switch tecken {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): tecken - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): tecken - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): tecken - UInt8(ascii: "A") + 10
    default: nil
    }
}
