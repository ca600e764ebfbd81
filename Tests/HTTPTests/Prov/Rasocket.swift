import Foundation
import Glibc

/// A connection that says exactly the bytes it is given, for what no client would send.
enum Råsocket {
    /// Sends the parts, and reads until the server closes, or until what has come is enough.
    ///
    /// - Parameters:
    ///   - halvstäng: close our half when everything is sent.
    ///   - räcker: whether this is enough of an answer; by default only the end is.
    static func utbyte(
        _ port: Int, _ delar: [[UInt8]], halvstäng: Bool = false, räcker: @escaping @Sendable (String) -> Bool = { _ in false }
    ) async throws -> String {
        // Off the cooperative pool: it waits.
        try await withCheckedThrowingContinuation { fortsättning in
            Thread.detachNewThread { fortsättning.resume(with: Result { try utför(port, delar, halvstäng, räcker) }) }
        }
    }

    static func utbyte(_ port: Int, _ text: String, räcker: @escaping @Sendable (String) -> Bool = { _ in false }) async throws -> String {
        try await utbyte(port, [Array(text.utf8)], räcker: räcker)
    }

    private static func utför(_ port: Int, _ delar: [[UInt8]], _ halvstäng: Bool, _ räcker: (String) -> Bool) throws -> String {
        let uttag = try anslut(port)
        defer { close(uttag) }
        for del in delar {
            var kvar = del[...]
            while !kvar.isEmpty {
                let antal = kvar.withUnsafeBytes { send(uttag, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                // The server may have had enough: what it said is read below.
                guard antal > 0 else { break }
                kvar = kvar.dropFirst(antal)
            }
        }
        if halvstäng { shutdown(uttag, Int32(SHUT_WR)) }
        var svar: [UInt8] = []
        var buffert = [UInt8](repeating: 0, count: 65_536)
        while !räcker(String(decoding: svar, as: UTF8.self)) {
            let antal = recv(uttag, &buffert, buffert.count, 0)
            if antal < 0 && errno == EAGAIN { throw POSIXError(.ETIMEDOUT) }
            guard antal > 0 else { break }
            svar += buffert[..<antal]
        }
        return String(decoding: svar, as: UTF8.self)
    }

    /// Sends the same again and again and reads nothing, until the server has had enough.
    ///
    /// - Returns: the error that sending ended with: `EAGAIN` when the server would still wait after half a minute.
    static func mata(_ port: Int, _ text: String) async throws -> Int32 {
        try await withCheckedThrowingContinuation { fortsättning in
            Thread.detachNewThread {
                fortsättning.resume(
                    with: Result {
                        let uttag = try anslut(port)
                        defer { close(uttag) }
                        var väntan = timeval(tv_sec: 30, tv_usec: 0)
                        setsockopt(uttag, SOL_SOCKET, SO_SNDTIMEO, &väntan, socklen_t(MemoryLayout<timeval>.size))
                        let byte = Array(text.utf8)
                        while byte.withUnsafeBytes({ send(uttag, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }) > 0 {}
                        return errno
                    })
            }
        }
    }

    /// - Returns: a connected socket, which waits at most half a minute for anything.
    static func anslut(_ port: Int) throws -> Int32 {
        let uttag = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard uttag >= 0 else { throw POSIXError(.EMFILE) }
        var väntan = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(uttag, SOL_SOCKET, SO_RCVTIMEO, &väntan, socklen_t(MemoryLayout<timeval>.size))
        var adress = sockaddr_in()
        adress.sin_family = sa_family_t(AF_INET)
        adress.sin_port = in_port_t(UInt16(port).bigEndian)
        adress.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let utfall = withUnsafePointer(to: &adress) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(uttag, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard utfall == 0 else {
            close(uttag)
            throw POSIXError(.ECONNREFUSED)
        }
        return uttag
    }
}
