import NIOCore

/// The bounds of the server, so that nothing grows with what it is sent.
public struct Gränser: Sendable, Hashable {
    /// Connections at once. Beyond them the system's own queue waits, and then new ones are refused. Each costs some ten kilobytes.
    public var förbindelser = 1_000
    /// Event loops, each a thread that reads, proves and answers the requests of its connections: as many as there are cores, up to four. By then the
    /// database is what there is too little of.
    public var slingor = min(4, System.coreCount)
    /// The largest body: a command that names every row of the largest report, as in an imported file.
    public var kropp = 4 << 20
    /// What a byte of a body may cost in memory until its request is answered: itself, and the JSON and the command that it is made into. A list of
    /// numbers costs a dozen times its text, a command that names rows some four times.
    public var kroppsvikt = 8
    /// Bodies in memory at once, of all requests together, by that weight: four of the largest, thousands of the common.
    public var kroppar = 128 << 20
    /// The longest that a body may be on its way.
    public var kroppstid: Duration = .seconds(20)
    /// The longest that a connection may say nothing between requests, or take to send a request's head.
    public var vilotid: Duration = .seconds(60)
    /// The longest that a client may leave an answer unread.
    public var skrivtid: Duration = .seconds(30)
    /// After the last answer on a connection, for what the client is still sending: closed at once, the answer would be lost with it.
    public var avskedstid: Duration = .seconds(2)
    /// A request's head: a bearer token is a few kilobytes.
    public var huvudbyte = 32 << 10
    public var huvuden = 64
    public var adress = 2_048
    /// Reports, watch lists and other answers that hold thousands of rows in memory: at once, and waiting for it.
    public var tunga = 4
    public var tungaIKö = 64
    /// How long one of those waits for its turn.
    public var tungväntan: Duration = .seconds(10)
    /// How long a read waits to be as fresh as is asked for.
    public var färskhetsväntan: Duration = .seconds(5)
    /// How long the answers under way may take when the server is told to stop.
    public var avslutningstid: Duration = .seconds(30)

    public init() {}
}
