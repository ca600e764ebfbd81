/// En lydelse av en paragraf som systemet följer eller hänvisar till.
public struct Paragraf: Hashable, Sendable, Daterad {
    /// Paragrafen, densamma i alla sina lydelser: `SoL2025-34:1`.
    public let id: String
    /// Som en jurist skriver den: `34 kap. 1 § socialtjänstlagen (2025:400)`.
    public let namn: String
    public let lag: Lag
    public let roll: Roll
    /// Författningen som gav lydelsen: `Lag (2017:742)`. Nil när katalogen inte har lydelsen.
    public let sfs: String?
    /// Lydelsen, ett stycke per rad. Nil när katalogen bara vet att paragrafen gällde.
    public let text: String?
    public let giltig: Giltighet

    /// Vad paragrafen reglerar. Högst en paragraf per lag och roll gäller på en dag.
    public enum Roll: String, CaseIterable, Sendable {
        /// Till IVO och revisorerna: beslut som inte har verkställts inom tre månader.
        case rapportering
        /// Till IVO och revisorerna: ett rapporterat beslut har verkställts.
        case verkställighetsanmälan = "verkstallighetsanmalan"
        /// Till fullmäktige.
        case statistik
        /// Att vistelsekommunen också rapporterar.
        case vistelsekommun
        case särskildAvgift = "sarskild_avgift"
        case avgiftensStorlek = "avgiftens_storlek"
        /// Inom vilken tid en ansökan om särskild avgift ska ha delgetts.
        case tvåårsgräns = "tvaarsgrans"
        /// Hur månader räknas.
        case tidräkning = "tidrakning"
    }

    public init(id: String, namn: String, lag: Lag, roll: Roll, sfs: String?, text: String?, giltig: Giltighet) {
        self.id = id
        self.namn = namn
        self.lag = lag
        self.roll = roll
        self.sfs = sfs
        self.text = text
        self.giltig = giltig
    }
}
