/// Inom vilka belopp en särskild avgift bestäms, för beslut fattade under giltighetstiden.
public struct Avgiftsram: Hashable, Sendable, Daterad {
    public let lag: Lag
    /// I hela kronor.
    public let lägst: Int
    public let högst: Int
    /// Paragrafens id: `SoL2025-34:7`.
    public let paragraf: String
    /// Räknas efter beslutsdatum.
    public let giltig: Giltighet

    public init(lag: Lag, lägst: Int, högst: Int, paragraf: String, giltig: Giltighet) {
        self.lag = lag
        self.lägst = lägst
        self.högst = högst
        self.paragraf = paragraf
        self.giltig = giltig
    }
}
