import CanonicalJSON

/// Gör om en händelses lagrade form från en version till nästa, innan den läses: det enda som en ny version av en form behöver utöver den
/// nya formen själv. En fil per steg, `Former/<Typ>_<version>.swift`, och en rad i ``Formregister/programmets``.
///
/// Klartexten och det förseglade görs om var för sig: det förseglade kan vara stängt eller gallrat när klartexten läses, så ingen del får
/// hämta något ur den andra. Ett fält som saknas lämnas; den nya formens läsare säger vilket.
struct Formsteg: Sendable {
    let typ: String
    /// Versionen som görs om; resultatet är `från + 1`.
    let från: Int16
    let data: @Sendable (JSON) -> JSON
    /// Det öppnade förseglade; oförändrat om inget annat sägs.
    let öppnat: @Sendable (JSON) -> JSON

    init(_ typ: String, från: Int16, data: @escaping @Sendable (JSON) -> JSON = { $0 }, öppnat: @escaping @Sendable (JSON) -> JSON = { $0 }) {
        self.typ = typ
        self.från = från
        self.data = data
        self.öppnat = öppnat
    }
}
