/// En lagrad form som inte går att läsa: den är skadad, eller skriven av ett nyare program. Säger var och vilken, aldrig vad som står där.
public struct Formfel: Error, Hashable, Sendable {
    public let typ: String
    public let version: Int16
    public let orsak: Orsak
    /// Var i loggen; nil för en form som inte är läst ur någon.
    public let position: Int64?

    /// Vad som hindrar läsningen: typen och versionen skiljer en skadad rad från en som ett nyare program har skrivit.
    public enum Orsak: Hashable, Sendable {
        /// Typen finns inte i programmet.
        case okändTyp
        /// Versionen finns inte i programmet, vars nyaste är `aktuell`.
        case okändVersion(aktuell: Int16)
        /// Data är inte JSON, vilket bara en skadad logg kan ha.
        case ejJSON
        /// Fältet saknas eller har fel form.
        case fält(String)
    }

    init(typ: String, version: Int16, orsak: Orsak, position: Int64? = nil) {
        self.typ = typ
        self.version = version
        self.orsak = orsak
        self.position = position
    }

    /// Fältet som saknas eller har fel form; nil när hela formen är okänd.
    public var fält: String? { if case .fält(let fält) = orsak { fält } else { nil } }

    /// Skriven av ett program som är nyare än det här.
    public var ärNyare: Bool {
        switch orsak {
        case .okändTyp: true
        case .okändVersion(let aktuell): version > aktuell
        case .ejJSON, .fält: false
        }
    }
}
