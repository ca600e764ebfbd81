import EventStore
import Foundation
import Hummingbird
import Logging
import NIOCore
import Postgres

/// The least that a server in Swift does: a hummingbird route with one prepared SELECT, or with one SELECT and one durable INSERT. A process of its
/// own, as the server it is compared with; it prints the port that it is given.
enum HTTPFloor {
    static func serve(_ database: String) async throws {
        var logger = Logger(label: "floor") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let target = ConnectionTarget(conninfo: database)
        let pool = ConnectionPool(target: target, size: 16)
        let router = Router()
        router.get("/las/:id") { _, context -> Response in
            answer(try await rows(try context.parameters.require("id"), pool))
        }
        router.get("/las_antecknad/:id") { _, context -> Response in
            let id = try context.parameters.require("id")
            let found = try await rows(id, pool)
            _ = try await pool.withConnection { try $0.execute(note, [.uuid(UUIDv7.make()), .text(id), .text("anna"), .text("handlaggning")]) }
            return answer(found)
        }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                FileHandle.standardOutput.write(Data("\(channel.localAddress?.port ?? 0)\n".utf8))
            }, logger: logger)
        try await application.runService()
    }

    private static func rows(_ id: String, _ pool: ConnectionPool) async throws -> String {
        try await pool.withConnection { connection in
            try connection.query(read, [.text(Workplace.namnd), .text("beslut:" + id)]).map { try $0[1] as String }.joined(separator: ",")
        }
    }

    private static func answer(_ text: String) -> Response {
        Response(status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: ByteBuffer(string: "[" + text + "]")))
    }

    private static let read = Statement(
        "floor_read", "select type, data, recorded_at from eventlog.event where tenant = $1 and stream = $2 order by version")
    private static let note = Statement("floor_note", "insert into floor.note (id, whom, who, why) values ($1, $2, $3, $4)")

    static let schema = """
        create schema floor;
        create table floor.note (
            id uuid primary key, whom text not null, who text not null, why text not null, at timestamptz not null default clock_timestamp());
        """
}
