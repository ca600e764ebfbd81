public import Handlaggning

/// What an import did, line by line counted; empty lines are none.
public struct Importresultat: Hashable, Sendable {
    /// More rejected lines than a person reads; the rest are counted.
    static let flestAvvisade = 1_000

    public internal(set) var lästa = 0
    /// Commands carried out now; 0 when the file was rolled back.
    public internal(set) var nya = 0
    /// Commands carried out before, by an earlier run or an earlier line with the same kommandoId.
    public internal(set) var redanKända = 0
    /// Lines identical to an earlier line of the file: each counts as a command of its own.
    public internal(set) var likadana = 0
    public internal(set) var avvisadeAntal = 0
    /// The first of them.
    public internal(set) var avvisade: [Avvisad] = []
    /// The file was imported. False when something was rejected and nothing of it may then remain.
    public internal(set) var genomförd = true

    public struct Avvisad: Hashable, Sendable {
        /// The line of the file, from 1.
        public let rad: Int
        public let avvisning: Avvisning
    }

    mutating func avvisa(_ rad: Int, _ avvisning: Avvisning) {
        avvisadeAntal += 1
        if avvisade.count < Self.flestAvvisade { avvisade.append(Avvisad(rad: rad, avvisning: avvisning)) }
    }
}
