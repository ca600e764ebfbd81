import FoundationEssentials
import Glibc

/// Why a value cannot be sent. Says nothing of the value itself.
struct EncodingFailure: Error {
    let reason: String

    static let nulInText = EncodingFailure(reason: "text holds a NUL character, which PostgreSQL's text cannot")
    static let outOfRange = EncodingFailure(reason: "date or timestamp outside PostgreSQL's range")
    static let arrayTooLong = EncodingFailure(reason: "array has more elements than PostgreSQL can hold")
}

/// A type's binary form, as its PostgreSQL `…_recv` function reads it.
///
/// Källa: PostgreSQL 15, 55.7 Message Formats (network byte order); array_recv and each type's recv function in the source.
protocol BinaryEncodable {
    static var oid: UInt32 { get }
    func encode(into bytes: inout [UInt8]) throws(EncodingFailure)
}

extension [UInt8] {
    @inline(__always)
    mutating func appendBigEndian<T: FixedWidthInteger>(_ value: T) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }

    /// Overwrites four bytes at `offset`: a length that was not known when its place was made.
    mutating func setBigEndian(_ value: Int32, at offset: Int) {
        Swift.withUnsafeBytes(of: value.bigEndian) { source in
            for index in 0..<4 { self[offset + index] = source[index] }
        }
    }

    /// One dimension, lower bound 1; an empty array has no dimension at all.
    mutating func appendArray<T: BinaryEncodable>(_ elements: [T?]) throws(EncodingFailure) {
        guard let count = Int32(exactly: elements.count) else { throw .arrayTooLong }
        let hasNull: Int32 = elements.contains { $0 == nil } ? 1 : 0
        appendBigEndian(Int32(count == 0 ? 0 : 1))
        appendBigEndian(hasNull)
        appendBigEndian(T.oid)
        guard count > 0 else { return }
        appendBigEndian(count)
        appendBigEndian(Int32(1))
        for element in elements {
            let lengthOffset = self.count
            appendBigEndian(Int32(-1))
            guard let element else { continue }
            try element.encode(into: &self)
            setBigEndian(Int32(self.count - lengthOffset - 4), at: lengthOffset)
        }
    }
}

extension Bool: BinaryEncodable {
    static var oid: UInt32 { OID.bool }
    func encode(into bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }
}

extension Int16: BinaryEncodable {
    static var oid: UInt32 { OID.int2 }
    func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
}

extension Int32: BinaryEncodable {
    static var oid: UInt32 { OID.int4 }
    func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
}

extension Int64: BinaryEncodable {
    static var oid: UInt32 { OID.int8 }
    func encode(into bytes: inout [UInt8]) { bytes.appendBigEndian(self) }
}

extension String: BinaryEncodable {
    static var oid: UInt32 { OID.text }

    func encode(into bytes: inout [UInt8]) throws(EncodingFailure) {
        var copy = self
        let hasNul = copy.withUTF8 { utf8 in
            bytes.append(contentsOf: utf8)
            return utf8.count > 0 && memchr(utf8.baseAddress!, 0, utf8.count) != nil
        }
        if hasNul { throw .nulInText }
    }
}

extension [UInt8]: BinaryEncodable {
    static var oid: UInt32 { OID.bytea }
    func encode(into bytes: inout [UInt8]) { bytes.append(contentsOf: self) }
}

extension UUID: BinaryEncodable {
    static var oid: UInt32 { OID.uuid }
    func encode(into bytes: inout [UInt8]) {
        withUnsafeBytes(of: uuid) { bytes.append(contentsOf: $0) }
    }
}

extension PostgresDate: BinaryEncodable {
    static var oid: UInt32 { OID.date }

    func encode(into bytes: inout [UInt8]) throws(EncodingFailure) {
        let (days, overflow) = daysSince1970.subtractingReportingOverflow(PostgresDate.epoch)
        // The two extremes are PostgreSQL's -infinity and infinity, which this type does not have.
        if overflow || days == .min || days == .max { throw .outOfRange }
        bytes.appendBigEndian(days)
    }
}

extension PostgresTimestamp: BinaryEncodable {
    static var oid: UInt32 { OID.timestamptz }

    func encode(into bytes: inout [UInt8]) throws(EncodingFailure) {
        let (micros, overflow) = microsecondsSince1970.subtractingReportingOverflow(PostgresTimestamp.epoch)
        if overflow || micros == .min || micros == .max { throw .outOfRange }
        bytes.appendBigEndian(micros)
    }
}
