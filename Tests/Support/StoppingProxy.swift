import Foundation
import Glibc
import Synchronization

/// Stands between programs and PostgreSQL on a Unix socket and counts the boundaries of what they say to each other. At a chosen one it stops
/// everything and kills: the program, the server's process, or only the connection.
public final class StoppingProxy: Sendable {
    /// Where a boundary is. What a server has done while its answer is held back is done: `answerHeld` after a commit is a commit nobody was told of.
    public enum Boundary: Int, Sendable { case beforeRequest, answerHeld, afterAnswer }

    public enum Victim: CaseIterable, Sendable { case program, server, connection }

    private struct Plan {
        var passed = 0
        var stop: (number: Int, victim: Victim)?
        var killed: Boundary?
    }

    private let upstream: String
    private let listener: UnixSocket
    private let path: String
    private let plan = Mutex(Plan())

    /// The folder to give libpq as `host`.
    public let folder: String

    /// - Parameters:
    ///   - folder: made; short, as a socket's path has to be.
    ///   - upstream: the folder of the server's socket.
    public init(folder: String, upstream: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        self.folder = folder
        self.upstream = upstream + "/.s.PGSQL.5432"
        path = folder + "/.s.PGSQL.5432"
        guard let listener = UnixSocket.listening(at: path) else { throw CocoaError(.fileWriteUnknown) }
        self.listener = listener
        Thread.detachNewThread { self.accept() }
    }

    /// Counts from the beginning, and stops at boundary `number`, from 1; at none when it is nil.
    public func arm(_ number: Int?, _ victim: Victim = .connection) {
        plan.withLock { $0 = Plan(stop: number.map { ($0, victim) }) }
    }

    /// How many boundaries were passed since it was armed.
    public var passed: Int { plan.withLock { $0.passed } }

    /// Whether it has killed what it was to kill, and at which boundary.
    public var killed: Boundary? { plan.withLock { $0.killed } }

    public func close() {
        listener.shut()
        unlink(path)
        rmdir(folder)
    }

    private func accept() {
        while let client = listener.accepted() {
            let upstream = upstream
            Thread.detachNewThread {
                if let server = UnixSocket.connected(to: upstream) {
                    let program = client.peer
                    ProxiedConnection(client: client, server: server, pass: { self.pass($0, program: program, server: $1) }).run()
                    server.close()
                }
                client.close()
            }
        }
        listener.close()
    }

    /// One connection at a time, so that everything stands still while something is killed.
    ///
    /// - Returns: false when the connection is to end here.
    private func pass(_ boundary: Boundary, program: pid_t, server: pid_t) -> Bool {
        plan.withLock { plan in
            plan.passed += 1
            guard let stop = plan.stop, plan.passed == stop.number else { return true }
            plan.stop = nil
            plan.killed = boundary
            switch stop.victim {
            case .program: kill(program, SIGKILL)
            case .server: kill(server, SIGKILL)
            case .connection: break
            }
            return false
        }
    }
}

/// One connection through the proxy. Requests and answers go whole, one at a time, as libpq waits for each.
private struct ProxiedConnection {
    let client: UnixSocket
    let server: UnixSocket
    /// Told of each boundary, and the server's process; false ends the connection.
    let pass: (StoppingProxy.Boundary, pid_t) -> Bool

    func run() {
        var fromClient = Wire()
        var fromServer = Wire()
        guard let process = start(&fromClient, &fromServer) else { return }
        while true {
            if let request = fromClient.take(through: Wire.requestEnds) {
                guard exchange(request, process, &fromServer) else { return }
                continue
            }
            var watched = [client, server].map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
            guard poll(&watched, 2, -1) > 0 else { return }
            // A notice, a notification or the end.
            if watched[1].revents != 0 {
                guard let more = server.receive() else { return }
                guard client.send(Array(more)) else { return }
            }
            if watched[0].revents != 0 {
                guard let more = client.receive() else { return }
                fromClient.add(more)
            }
        }
    }

    /// - Returns: the server's process; nil when there is no connection to go on with.
    private func start(_ fromClient: inout Wire, _ fromServer: inout Wire) -> pid_t? {
        while true {
            guard let more = client.receive() else { return nil }
            fromClient.add(more)
            guard let packet = fromClient.takeFirst() else { continue }
            guard server.send(packet), Wire.number(packet, at: 4) != Wire.cancel else { return nil }
            let answer = answer(&fromServer)
            guard client.send(answer.bytes), answer.isWhole, let key = Wire.payload(of: UInt8(ascii: "K"), in: answer.bytes) else { return nil }
            return Wire.number(key, at: 0).map { pid_t($0) }
        }
    }

    private func exchange(_ request: [UInt8], _ process: pid_t, _ fromServer: inout Wire) -> Bool {
        if request.first == UInt8(ascii: "X") { return false }
        guard pass(.beforeRequest, process), server.send(request) else { return false }
        let answer = answer(&fromServer)
        guard answer.isWhole else {
            _ = client.send(answer.bytes)
            return false
        }
        return pass(.answerHeld, process) && client.send(answer.bytes) && pass(.afterAnswer, process)
    }

    /// - Returns: what the server said, and whether it said all of it.
    private func answer(_ fromServer: inout Wire) -> (bytes: [UInt8], isWhole: Bool) {
        while true {
            if let whole = fromServer.take(through: Wire.answerEnds) { return (whole, true) }
            guard let more = server.receive() else { return (fromServer.takeAll(), false) }
            fromServer.add(more)
        }
    }
}
