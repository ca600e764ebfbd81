import Foundation
import Glibc

/// Clients of an HTTP server on this machine, each a thread with one connection that is kept: as little work as a client can do, so that what is
/// measured is the server.
struct HTTPLoad: Sendable {
    let port: Int
    let clients: Int

    /// How many requests a second are answered as they should, for so long.
    ///
    /// - Parameters:
    ///   - request: the next request of a client, its bytes.
    ///   - status: what each answer's first line has to say.
    func rate(
        for duration: Duration = .milliseconds(700), status: String = "200", _ request: @escaping @Sendable (_ client: Int, _ number: Int) -> String
    ) async throws -> Double {
        let start = ContinuousClock.now
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for client in 0..<clients {
                group.addTask {
                    try await Self.onThread {
                        let connection = try HTTPConnection(port: port)
                        defer { connection.close() }
                        var count = 0
                        while ContinuousClock.now - start < duration {
                            let answer = try connection.ask(request(client, count))
                            guard answer.status == status else { throw Unexpected(answer: answer.status + " " + answer.body.prefix(500)) }
                            count += 1
                        }
                        return count
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(counts) / (ContinuousClock.now - start).seconds
    }

    static func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread { done.resume(with: Swift.Result { try work() }) }
        }
    }

    struct Unexpected: Error {
        let answer: String
    }
}

/// One connection to a server on this machine: asks, and reads the answer by its Content-Length.
struct HTTPConnection {
    private let socket: Int32

    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
        var on: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    func close() { Glibc.close(socket) }

    struct Answer {
        let status: String
        let head: String
        let body: String
    }

    func ask(_ request: String) throws -> Answer {
        var request = request
        let sent = request.withUTF8 { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard sent == request.utf8.count else { throw POSIXError(.EPIPE) }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var end: Int?
        var length = 0
        while end.map({ received.count < $0 + length }) ?? true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { throw POSIXError(.ECONNRESET) }
            received += buffer[..<count]
            if end == nil, let found = Self.headEnd(received) {
                end = found
                length = Self.contentLength(String(decoding: received[..<found], as: UTF8.self))
            }
        }
        let head = String(decoding: received[..<(end ?? 0)], as: UTF8.self)
        return Answer(status: String(head.dropFirst(9).prefix(3)), head: head, body: String(decoding: received[(end ?? 0)...], as: UTF8.self))
    }

    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (4...bytes.count).first { bytes[$0 - 4] == 13 && bytes[$0 - 3] == 10 && bytes[$0 - 2] == 13 && bytes[$0 - 1] == 10 }
    }

    private static func contentLength(_ head: String) -> Int {
        for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-length:") {
            return Int(line.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) ?? 0
        }
        return 0
    }
}
