import Postgres

/// Writes what the chain hashes of a row of COPY BINARY, straight from its bytes: what ``EventEncoder`` writes of a ``StoredEvent``, without
/// making one.
struct ChainRowEncoder {
    /// The columns after `tenant`, in the chain's order, and last the event's own hash.
    static let columns = """
        position, stream, version, id, type, type_version, valid_date, recorded_at, actor, role, unit, correlation, causation, command_id, nr, \
        data, key_id, sealed, hash
        """
    static let columnCount = kinds.count + 1
    static let hashColumn = kinds.count

    private enum Kind { case integer, bytes, uuid, date, time }

    private static let kinds: [Kind] = [
        .integer, .bytes, .integer, .uuid, .bytes, .integer, .date, .time, .bytes, .bytes, .bytes, .uuid, .uuid, .uuid,
        .integer, .bytes, .uuid, .bytes,
    ]

    /// The hash before, the tenant, and then the row's columns.
    private(set) var bytes: [UInt8]
    private let prefixLength: Int
    /// The events of one append share their time.
    private var lastTime: PostgresTimestamp?
    private var lastTimeText: [UInt8] = []

    init(tenant: Tenant, after previous: [UInt8]) {
        bytes = previous
        bytes.append(length: tenant.rawValue.utf8.count)
        bytes.append(contentsOf: tenant.rawValue.utf8)
        prefixLength = bytes.count
        bytes.reserveCapacity(ChainRowEncoder.usualRow)
    }

    /// - Returns: false when the row holds a value that no event can have.
    mutating func encode(_ row: CopyRow) -> Bool {
        bytes.removeLast(bytes.count - prefixLength)
        for (column, kind) in ChainRowEncoder.kinds.enumerated() {
            guard let value = row[column] else {
                bytes.append(length: nil)
                continue
            }
            switch kind {
            case .bytes:
                bytes.append(length: value.count)
                bytes.append(contentsOf: value)
            case .uuid:
                guard value.count == 16 else { return false }
                bytes.append(length: 36)
                bytes.append(uuid: value)
            case .integer:
                guard let number = row.integer(column) else { return false }
                bytes.append(decimal: number)
            case .date:
                guard let date = row.date(column) else { return false }
                bytes.appendCounted { date.appendISO8601(to: &$0) }
            case .time:
                guard let time = row.timestamp(column) else { return false }
                put(time)
            }
        }
        return true
    }

    /// The hash that the next row's follows.
    mutating func follow(_ hash: some Collection<UInt8>) {
        for (index, byte) in hash.enumerated() { bytes[index] = byte }
    }

    private mutating func put(_ time: PostgresTimestamp) {
        if time != lastTime {
            lastTimeText.removeAll(keepingCapacity: true)
            time.appendISO8601(to: &lastTimeText)
            lastTime = time
        }
        bytes.append(length: lastTimeText.count)
        bytes.append(contentsOf: lastTimeText)
    }

    /// Most events are shorter; a longer one makes the buffer grow.
    private static let usualRow = 4096
}

extension [UInt8] {
    /// A column's length as the chain writes it; nil for a missing one.
    @inline(__always)
    fileprivate mutating func append(length: Int?) {
        Swift.withUnsafeBytes(of: (length.map { UInt64($0) } ?? .max).bigEndian) { append(contentsOf: $0) }
    }

    /// What `write` appends, after its length.
    fileprivate mutating func appendCounted(_ write: (inout [UInt8]) -> Void) {
        let start = count
        append(length: 0)
        write(&self)
        Swift.withUnsafeBytes(of: UInt64(count - start - 8).bigEndian) { length in
            for (index, byte) in length.enumerated() { self[start + index] = byte }
        }
    }

    fileprivate mutating func append(decimal number: Int64) {
        appendCounted { bytes in
            if number < 0 { bytes.append(UInt8(ascii: "-")) }
            let start = bytes.count
            var rest = number.magnitude
            repeat {
                bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
                rest /= 10
            } while rest > 0
            bytes[start...].reverse()
        }
    }

    fileprivate mutating func append(uuid: UnsafeRawBufferPointer) {
        for index in 0..<16 {
            if index == 4 || index == 6 || index == 8 || index == 10 { append(UInt8(ascii: "-")) }
            append(hexDigit(uuid[index] >> 4))
            append(hexDigit(uuid[index] & 15))
        }
    }
}

@inline(__always)
private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
