import Glibc

/// PostgreSQL's messages on a stream, as far as their boundaries go.
///
/// Källa: PostgreSQL 15, 55.7 Message Formats.
struct Wire {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ more: ArraySlice<UInt8>) { bytes += more }

    /// The startup packet, or a request to cancel, which have no type.
    mutating func takeFirst() -> [UInt8]? {
        guard bytes.count >= 4, let length = length(at: 0), bytes.count >= length else { return nil }
        return take(length)
    }

    /// What the client sends before it waits: up to a message of one of these types, that one included.
    mutating func take(through types: Set<UInt8>) -> [UInt8]? {
        var place = 0
        while place + 5 <= bytes.count, let length = length(at: place + 1) {
            let end = place + 1 + length
            guard end <= bytes.count else { return nil }
            if types.contains(bytes[place]) { return take(end) }
            place = end
        }
        return nil
    }

    mutating func takeAll() -> [UInt8] { take(bytes.count) }

    private mutating func take(_ count: Int) -> [UInt8] {
        defer { bytes.removeFirst(count) }
        return Array(bytes.prefix(count))
    }

    private func length(at place: Int) -> Int? { Wire.number(bytes, at: place) }

    static func number(_ bytes: [UInt8], at place: Int) -> Int? {
        guard place + 4 <= bytes.count else { return nil }
        return bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    /// The payload of the first message of a type.
    static func payload(of type: UInt8, in bytes: [UInt8]) -> [UInt8]? {
        var place = 0
        while place + 5 <= bytes.count, let length = number(bytes, at: place + 1) {
            let end = place + 1 + length
            if bytes[place] == type, end <= bytes.count { return Array(bytes[place + 5..<end]) }
            place = end
        }
        return nil
    }

    /// Sync, a simple query, the end of a COPY and the end of the connection.
    static let requestEnds: Set = [UInt8(ascii: "S"), UInt8(ascii: "Q"), UInt8(ascii: "c"), UInt8(ascii: "f"), UInt8(ascii: "X")]
    /// ReadyForQuery, and the invitation to send a COPY.
    static let answerEnds: Set = [UInt8(ascii: "Z"), UInt8(ascii: "G")]
    /// A cancel request's code instead of a protocol version.
    static let cancel = 80_877_102
}

/// A stream socket of the Unix kind.
struct UnixSocket: Sendable {
    let descriptor: Int32

    static func listening(at path: String) -> UnixSocket? {
        let socket = UnixSocket(descriptor: Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
        unlink(path)
        guard withAddress(path, { Glibc.bind(socket.descriptor, $0, $1) }) == 0, listen(socket.descriptor, 64) == 0 else { return nil }
        return socket
    }

    static func connected(to path: String) -> UnixSocket? {
        let socket = UnixSocket(descriptor: Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
        if withAddress(path, { Glibc.connect(socket.descriptor, $0, $1) }) == 0 { return socket }
        socket.close()
        return nil
    }

    func accepted() -> UnixSocket? {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return nil }
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        return UnixSocket(descriptor: client)
    }

    /// The process at the other end.
    ///
    /// Källa: unix(7), SO_PEERCRED: the first of three numbers.
    var peer: pid_t {
        var credentials: (Int32, UInt32, UInt32) = (0, 0, 0)
        var size = socklen_t(MemoryLayout.size(ofValue: credentials))
        getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size)
        return credentials.0
    }

    /// False when the other end is gone.
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Nil when the other end is gone.
    func receive() -> ArraySlice<UInt8>? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? buffer.prefix(count) : nil
    }

    /// Wakes whoever reads from it.
    func shut() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    func close() { _ = Glibc.close(descriptor) }

    private static func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        precondition(path.utf8.count < MemoryLayout.size(ofValue: address.sun_path), "a socket's path is short")
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
    }
}
