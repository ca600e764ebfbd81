import Foundation
import Postgres

/// COPY of a table's rows out to a file and into a table like it, with the same indexes.
struct CopyFloor: Sendable {
    private let connection: Connection
    private let table: String
    private let file: String

    init(_ place: Workplace.Place, table: String) async throws {
        connection = try await Connection.open(place.superuser)
        self.table = table
        file = place.folder + "/rader.copy"
        try await connection.run(
            script: "create schema if not exists floor; drop table if exists floor.copy; create table floor.copy (like \(table) including all)")
    }

    func copyOut() async throws {
        let file = file
        let statement = "copy \(table) to stdout (format binary)"
        try await connection.copy(statement, to: file)
    }

    func copyIn() async throws {
        try await connection.run(script: "truncate floor.copy")
        try await connection.copy("copy floor.copy from stdin (format binary)", from: file)
    }

    func close() async { await connection.close() }
}

extension Connection {
    fileprivate func copy(_ sql: String, to file: String) throws {
        guard let out = fopen(file, "w") else { throw CocoaError(.fileWriteUnknown) }
        defer { fclose(out) }
        try copyOut(sql) { bytes in fwrite(bytes.baseAddress, 1, bytes.count, out) }
    }

    fileprivate func copy(_ sql: String, from file: String) throws {
        guard let input = fopen(file, "r") else { throw CocoaError(.fileReadUnknown) }
        defer { fclose(input) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        _ = try copyIn(sql) { writer in
            while case let count = fread(&buffer, 1, buffer.count, input), count > 0 {
                try buffer.withUnsafeBytes { try writer.write(raw: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            }
        }
    }
}
