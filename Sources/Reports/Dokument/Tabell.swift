/// En tabell med lika många celler i varje rad som den har kolumner. Första kolumnen säger vad raden handlar om.
public struct Tabell: Hashable, Sendable {
    public let rubrik: String
    public let kolumner: [Kolumn]
    public let rader: [[String]]

    /// En kolumn: det som står överst i den, och hur cellerna under läses.
    public struct Kolumn: Hashable, Sendable {
        public let namn: String
        /// Tal läses i kolumn från höger.
        public let högerställd: Bool

        public init(_ namn: String, högerställd: Bool = false) {
            self.namn = namn
            self.högerställd = högerställd
        }
    }

    public init(rubrik: String, kolumner: [Kolumn], rader: [[String]]) {
        precondition(rader.allSatisfy { $0.count == kolumner.count }, "en rad har inte lika många celler som tabellen har kolumner")
        self.rubrik = rubrik
        self.kolumner = kolumner
        self.rader = rader
    }
}
