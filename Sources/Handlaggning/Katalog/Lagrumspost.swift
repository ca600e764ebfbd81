/// En paragraf som ett beslut kan vila på.
public struct Lagrumspost: Hashable, Sendable, Daterad {
    /// Som den skrivs i kommandon: `SoL2001-4:1`.
    public let kod: String
    /// Som en jurist skriver den: `4 kap. 1 § socialtjänstlagen (2001:453)`.
    public let namn: String
    /// Lagen vars bestämmelser om rapportering och särskild avgift gäller beslutet; nil för en lag utan sådana.
    public let lag: Lag?
    public let giltig: Giltighet
    /// Om ett beslut enligt paragrafen omfattas av rapporteringsskyldigheten.
    public let rapporteringspliktigt: Bool

    public init(kod: String, namn: String, lag: Lag?, giltig: Giltighet, rapporteringspliktigt: Bool) {
        self.kod = kod
        self.namn = namn
        self.lag = lag
        self.giltig = giltig
        self.rapporteringspliktigt = rapporteringspliktigt
    }
}

/// En lag i alla sina lydelser, också när en ny med samma namn ersätter den: socialtjänstlagen är (2001:453) och sedan (2025:400).
public enum Lag: String, CaseIterable, Sendable {
    case socialtjänstlagen = "SoL"
    /// Lagen (1993:387) om stöd och service till vissa funktionshindrade.
    case lss = "LSS"
    /// Lagen (1930:173) om beräkning av lagstadgad tid.
    case lagstadgadTid = "L1930"
}
