import FoundationEssentials
import Postgres

/// Writes what the chain hashes, into one buffer used over and over.
struct EventEncoder {
    private(set) var bytes: [UInt8] = []
    /// The events of one append share their time, and formatting it is a good part of the work.
    private var lastTime: (value: PostgresTimestamp, text: String)?

    mutating func encode(_ event: StoredEvent, after previous: [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: previous)
        put(event.tenant.rawValue)
        put(event.position.rawValue)
        put(event.stream.rawValue)
        put(event.version.rawValue)
        put(event.id)
        put(event.type)
        put(Int64(event.typeVersion))
        put(event.validDate?.description)
        put(time(event.recordedAt))
        put(event.metadata.actor)
        put(event.metadata.role)
        put(event.metadata.unit)
        put(event.metadata.correlation)
        put(event.metadata.causation)
        put(event.commandID)
        put(Int64(event.nr))
        put(event.data)
        put(event.sealed?.keyID)
        put(event.sealed?.bytes)
    }

    private mutating func time(_ value: PostgresTimestamp) -> String {
        if let lastTime, lastTime.value == value { return lastTime.text }
        let text = value.iso8601
        lastTime = (value, text)
        return text
    }

    private mutating func put(length: Int?) {
        withUnsafeBytes(of: (length.map { UInt64($0) } ?? .max).bigEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func put(_ text: String?) {
        guard let text else { return put(length: nil) }
        put(length: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func put(_ raw: [UInt8]?) {
        put(length: raw?.count)
        if let raw { bytes.append(contentsOf: raw) }
    }

    private mutating func put(_ number: Int64) { put(String(number)) }

    private mutating func put(_ uuid: UUID?) {
        guard let uuid else { return put(length: nil) }
        put(length: 36)
        withUnsafeBytes(of: uuid.uuid) { raw in
            for (index, byte) in raw.enumerated() {
                if index == 4 || index == 6 || index == 8 || index == 10 { bytes.append(UInt8(ascii: "-")) }
                bytes.append(EventEncoder.hexDigits[Int(byte >> 4)])
                bytes.append(EventEncoder.hexDigits[Int(byte & 15)])
            }
        }
    }

    private static let hexDigits = [UInt8]("0123456789abcdef".utf8)
}
