/// Ett dokument som det ska läsas, utan form: samma dokument skrivs som klartext och som HTML.
///
/// Texterna är oformaterade. En radbrytning i en text skrivs som blanktecken: vad någon har skrivit kan inte se ut som en egen rad.
public struct Dokument: Sendable {
    public let titel: String
    /// Raderna närmast under titeln: vems dokumentet är, dess status och version.
    public let undertitel: [String]
    public let delar: [Del]
    /// Det som ett program ska kunna läsa om dokumentet, till exempel innehållets hash. Syns bara i HTML-huvudet.
    public let metadata: [(namn: String, innehåll: String)]

    public init(titel: String, undertitel: [String] = [], metadata: [(namn: String, innehåll: String)] = [], delar: [Del]) {
        self.titel = titel
        self.undertitel = undertitel
        self.metadata = metadata
        self.delar = delar
    }

    /// Det som ett dokument består av, uppifrån och ned. Hur en del ser ut bestämmer varje form för sig.
    public enum Del: Hashable, Sendable {
        case rubrik(Nivå, String)
        case stycke(String)
        /// En rad bland andra rader, med det som läsaren behöver veta om just den.
        case rad(String, anmärkningar: [String] = [])
        case lista([String])
        case tabell(Tabell)
        /// Något som läsaren måste se.
        case anmärkning(String)
    }

    /// Rubrikens nivå under titeln.
    public enum Nivå: Int, Sendable {
        case ett = 1
        case två, tre
    }
}
