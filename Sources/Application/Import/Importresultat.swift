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
    /// Rows of a case system's export that ask for nothing: left out by the mapping, or without any event to record.
    public internal(set) var bortsedda = 0
    /// Among the rejected: rows of an export that say something else than when they were imported.
    public internal(set) var ändrade = 0
    /// The first of them.
    public internal(set) var avvisade: [Avvisad] = []
    /// The file was imported. False when something was rejected and nothing of it may then remain, and always after a trial run.
    public internal(set) var genomförd = true

    /// A line that was not imported: where it stands and why, never what it says.
    public struct Avvisad: Hashable, Sendable {
        /// The file of an export of several; nil for a file of commands.
        public let fil: String?
        /// The line of the file, from 1.
        public let rad: Int
        /// The command that the row of an export led to; nil when it led to none, and for a file of commands.
        public let kommando: String?
        public let avvisning: Avvisning
    }

    mutating func avvisa(_ plats: Importplats, _ avvisning: Avvisning) {
        avvisadeAntal += 1
        if avvisning.kod == .andradIKallan { ändrade += 1 }
        guard avvisade.count < Self.flestAvvisade else { return }
        avvisade.append(Avvisad(fil: plats.fil, rad: plats.rad, kommando: plats.kommando, avvisning: avvisning))
    }
}
