import CPostgres
import Glibc

extension Connection {
    func listen(to channels: [String]) throws {
        for channel in channels {
            try run(script: "listen \(Connection.quotedIdentifier(channel))")
        }
    }

    /// Blocks the connection's thread until something arrives or `wake` is signalled.
    func waitForNotifications(orWake wake: WakeUp) throws -> [Notification] {
        let pointer = try openPointer()
        // What came together with an earlier answer is read already and will not make the socket readable.
        let early = takeNotifications(pointer)
        if !early.isEmpty { return early }
        var descriptors = [
            pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        if poll(&descriptors, 2, -1) < 0, errno != EINTR { throw lost() }
        if descriptors[0].revents != 0, PQconsumeInput(pointer) != 1 || !handle.isOpen {
            throw lost()
        }
        return takeNotifications(pointer)
    }

    private func lost() -> PostgresError {
        .connection(ConnectionFailure(.lost, message: "it ended while nothing was asked"))
    }

    private func takeNotifications(_ pointer: OpaquePointer) -> [Notification] {
        var taken: [Notification] = []
        while let notify = PQnotifies(pointer) {
            taken.append(
                Notification(
                    channel: String(cString: notify.pointee.relname), payload: String(cString: notify.pointee.extra)))
            PQfreemem(notify)
        }
        return taken
    }

    /// A name in double quotes, taken exactly as it is.
    ///
    /// Källa: PostgreSQL 15, 4.1.1 Identifiers and Key Words.
    static func quotedIdentifier(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
