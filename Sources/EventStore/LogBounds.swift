/// The bounds of the log, so that nothing grows with what it is given.
public enum LogBounds {
    /// Events read at a time: some hundred KiB, well above a round trip's cost.
    public static let readBatch = 1000
    /// The most events one read may ask for.
    static let maximumRead = 10_000

    /// Groups that go into one append: beyond some hundred the flush they share costs nothing each any more.
    static let batchGroups = 256
    /// Events in one append, unless a single group has more.
    static let batchEvents = 2048
    /// Bytes of payload in one append, unless a single group has more.
    static let batchBytes = 4 << 20
    /// Groups that may wait for a tenant's append; more are refused at once, because they would only time out.
    static let queuedGroups = 10_000
    /// Bytes of payload that may wait for a tenant's append.
    static let queuedBytes = 64 << 20

    /// Batches appended before the connection is given back, so that one busy tenant does not keep it from the others.
    static let batchesPerLoan = 64

    /// How often a batch is tried when the connection is lost under it: the pool waits some seconds in each, and a server that was killed may
    /// take half a minute to recover.
    static let attempts = 10

    /// Subjects or keys asked for in one statement.
    static let keysPerStatement = 1000
    /// Keys held in memory, some 500 bytes each in two tables: those of the persons whose cases are open now. Of an import each is asked for once or a few
    /// times, close together.
    static let cachedKeys = 8_000
    /// Events looked back on for the keys that a log was last written with: a few pages, and new persons' among them.
    static let eventsOfLatestKeys: Int64 = 500
    /// The longest a key is used without asking whether it still exists is twice this.
    static let keyLifetime: Duration = .seconds(300)
}
