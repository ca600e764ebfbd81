import CanonicalJSON
import Handlaggning

/// Läser ett kommandos fält, ett i taget, och vet vilka som är lästa: ett fält som ingen frågat efter avvisas med sitt namn.
///
/// Ett valfritt fält som är `null` räknas som utelämnat.
struct Fältläsare {
    /// En mening, inte en utredning: skälen ska anges «kortfattat».
    static let längstaText = 4_000
    /// Sammanställningens avsnitt om en insats: några sidor.
    static let längstaAvsnitt = 20_000
    /// Namn, koder, nummer.
    static let längstaUppgift = 200
    /// Vem och vilken enhet: 200 byte i loggen, och ett tecken är högst fyra.
    static let längstaBenämning = 50
    /// Fler rader än så har ingen nämnds rapport.
    static let längstaLista = 20_000

    private let medlemmar: [JSON.Member]
    private let stig: String
    /// Vilka av medlemmarna som någon har frågat efter.
    private var lästa: [Bool]

    init(_ värde: JSON, stig: String = "") throws(Avvisning) {
        guard case .object(let medlemmar) = värde else {
            throw Avvisning(.felTyp, fält: stig.isEmpty ? nil : stig, "Ett JSON-objekt ({…}) väntades.")
        }
        self.medlemmar = medlemmar
        self.stig = stig
        lästa = Array(repeating: false, count: medlemmar.count)
    }

    func fält(_ namn: String) -> String { stig.isEmpty ? namn : "\(stig).\(namn)" }

    /// Värdet, eller nil när fältet saknas eller är null.
    mutating func valfritt(_ namn: String) -> JSON? {
        // Ett kommando har ett dussin fält: att leta igenom dem kostar mindre än en tabell.
        guard let plats = medlemmar.firstIndex(where: { $0.key == namn }) else { return nil }
        lästa[plats] = true
        guard !medlemmar[plats].value.isNull else { return nil }
        return medlemmar[plats].value
    }

    mutating func kräv(_ namn: String) throws(Avvisning) -> JSON {
        guard let värde = valfritt(namn) else {
            throw Avvisning(.faltSaknas, fält: fält(namn), "Fältet \(fält(namn)) saknas.")
        }
        return värde
    }

    /// Alla fält ska nu vara lästa.
    func klar() throws(Avvisning) {
        if let okänt = zip(medlemmar, lästa).filter({ !$1 }).map(\.0.key).min() {
            // Namnet kommer utifrån: begränsat, så att en rad inte kan fylla en logg.
            let namn = String(fält(okänt).prefix(60))
            throw Avvisning(.okantFalt, fält: namn, "Fältet \(namn) är okänt för kommandot. Kontrollera stavningen.")
        }
    }
}

// Fält av varje slag.
extension Fältläsare {
    mutating func text(_ namn: String, högst: Int = längstaUppgift) throws(Avvisning) -> String {
        try Self.text(try kräv(namn), fält(namn), högst)
    }

    mutating func valfriText(_ namn: String, högst: Int = längstaUppgift) throws(Avvisning) -> String? {
        guard let värde = valfritt(namn) else { return nil }
        return try Self.text(värde, fält(namn), högst)
    }

    /// En ny text, med eget salt.
    mutating func fritext(_ namn: String, högst: Int = längstaText) throws(Avvisning) -> Fritext { Fritext(ny: try text(namn, högst: högst)) }

    mutating func valfriFritext(_ namn: String) throws(Avvisning) -> Fritext? {
        try valfriText(namn, högst: Self.längstaText).map { Fritext(ny: $0) }
    }

    mutating func datum(_ namn: String) throws(Avvisning) -> Datum { try Self.datum(try kräv(namn), fält(namn)) }

    mutating func valfrittDatum(_ namn: String) throws(Avvisning) -> Datum? {
        guard let värde = valfritt(namn) else { return nil }
        return try Self.datum(värde, fält(namn))
    }

    mutating func id<Av>(_ namn: String, _ slag: ID<Av>.Type = ID<Av>.self) throws(Avvisning) -> ID<Av> {
        try Self.id(try kräv(namn), fält(namn))
    }

    mutating func valfrittID<Av>(_ namn: String) throws(Avvisning) -> ID<Av>? {
        guard let värde = valfritt(namn) else { return nil }
        return try Self.id(värde, fält(namn))
    }

    mutating func val<Val: RawRepresentable & CaseIterable>(_ namn: String, _ slag: Val.Type = Val.self) throws(Avvisning) -> Val
    where Val.RawValue == String {
        try Self.val(try kräv(namn), fält(namn))
    }

    mutating func valfrittVal<Val: RawRepresentable & CaseIterable>(_ namn: String, _ slag: Val.Type = Val.self) throws(Avvisning) -> Val?
    where Val.RawValue == String {
        guard let värde = valfritt(namn) else { return nil }
        return try Self.val(värde, fält(namn))
    }

    mutating func valfriBool(_ namn: String) throws(Avvisning) -> Bool? {
        guard let värde = valfritt(namn) else { return nil }
        guard let sant = värde.bool else { throw Avvisning(.felTyp, fält: fält(namn), "\(fält(namn)) ska vara true eller false.") }
        return sant
    }

    mutating func bool(_ namn: String) throws(Avvisning) -> Bool {
        _ = try kräv(namn)
        return try valfriBool(namn) ?? false
    }

    mutating func valfrittHeltal(_ namn: String, _ tillåtna: ClosedRange<Int>) throws(Avvisning) -> Int? {
        guard let värde = valfritt(namn) else { return nil }
        guard let tal = värde.int, tillåtna.contains(tal) else {
            throw Avvisning(
                .ogiltigtVarde, fält: fält(namn), "\(fält(namn)) ska vara ett heltal mellan \(tillåtna.lowerBound) och \(tillåtna.upperBound).")
        }
        return tal
    }

    mutating func period(_ namn: String = "period") throws(Avvisning) -> Kvartal {
        guard let period = Kvartal(try text(namn)) else {
            throw Avvisning(.ogiltigtVarde, fält: fält(namn), "\(fält(namn)) ska skrivas som 2023K3.")
        }
        return period
    }

    mutating func valfriLista(_ namn: String, högst: Int) throws(Avvisning) -> [JSON] {
        guard let värde = valfritt(namn) else { return [] }
        guard let lista = värde.array, lista.count <= högst else {
            throw Avvisning(.felTyp, fält: fält(namn), "\(fält(namn)) ska vara en lista, högst \(högst) lång.")
        }
        return lista
    }

    mutating func valfrittObjekt(_ namn: String) throws(Avvisning) -> Fältläsare? {
        guard let värde = valfritt(namn) else { return nil }
        return try Fältläsare(värde, stig: fält(namn))
    }

    mutating func objekt(_ namn: String) throws(Avvisning) -> Fältläsare { try Fältläsare(try kräv(namn), stig: fält(namn)) }

    private static func text(_ värde: JSON, _ fält: String, _ högst: Int) throws(Avvisning) -> String {
        guard let text = värde.string else { throw Avvisning(.felTyp, fält: fält, "\(fält) ska vara text.") }
        guard text.utf8.count <= högst || text.unicodeScalars.count <= högst else {
            throw Avvisning(.textForLang, fält: fält, "\(fält) är längre än \(högst) tecken.")
        }
        let styrtecken = text.unicodeScalars.contains { $0.ärStyrtecken && $0 != "\n" && $0 != "\r" && $0 != "\t" }
        guard text.contains(where: { !$0.isWhitespace }), !styrtecken else {
            throw Avvisning(.ogiltigtVarde, fält: fält, "\(fält) är tom eller innehåller tecken som inte kan skrivas ut.")
        }
        return text
    }

    private static func datum(_ värde: JSON, _ fält: String) throws(Avvisning) -> Datum {
        guard let datum = värde.string.flatMap({ Datum($0) }) else {
            throw Avvisning(.ogiltigtDatum, fält: fält, "\(fält) är inte ett datum som finns. Skriv ÅÅÅÅ-MM-DD, till exempel 2023-08-31.")
        }
        return datum
    }

    static func id<Av>(_ värde: JSON, _ fält: String) throws(Avvisning) -> ID<Av> {
        guard let id = värde.string.flatMap({ ID<Av>($0) }) else {
            throw Avvisning(.ogiltigtVarde, fält: fält, "\(fält) ska vara ett uuid, till exempel 018f3c6e-0000-7000-8000-000000000001.")
        }
        return id
    }

    private static func val<Val: RawRepresentable & CaseIterable>(_ värde: JSON, _ fält: String) throws(Avvisning) -> Val
    where Val.RawValue == String {
        guard let val = värde.string.flatMap({ Val(rawValue: $0) }) else {
            let möjliga = Val.allCases.map(\.rawValue).joined(separator: ", ")
            throw Avvisning(.ogiltigtVarde, fält: fält, "\(fält) ska vara något av: \(möjliga).")
        }
        return val
    }
}

extension Unicode.Scalar {
    /// Källa: Unicode 15.0, 23.1 Control Codes: U+0000–U+001F och U+007F–U+009F.
    fileprivate var ärStyrtecken: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
