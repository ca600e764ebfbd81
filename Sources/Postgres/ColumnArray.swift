public import FoundationEssentials

/// A type that can be an element of an array column. `UInt8` is one so that `[UInt8]` can be a `bytea`.
public protocol ColumnElement {
    /// What an array of it is called in an error, as ``ColumnValue/expectation``.
    static var arrayExpectation: String { get }
    /// Nil when the cell holds something else, NULL, or an element that is not of the type.
    static func decodeArray(_ cell: Cell) -> [Self]?
}

extension Array: ColumnValue where Element: ColumnElement {
    public static var expectation: String { Element.arrayExpectation }
    public static func decode(_ cell: Cell) -> [Element]? { Element.decodeArray(cell) }
}

extension UInt8: ColumnElement {
    public static var arrayExpectation: String { "a bytea" }
    public static func decodeArray(_ cell: Cell) -> [UInt8]? {
        guard cell.type == OID.bytea, let bytes = cell.bytes else { return nil }
        return [UInt8](bytes)
    }
}

extension ColumnElement where Self: ColumnValue {
    public static var arrayExpectation: String { "an array, each element \(expectation)" }
    public static func decodeArray(_ cell: Cell) -> [Self]? { cell.elements() }
}

extension Bool: ColumnElement {}
extension Int16: ColumnElement {}
extension Int32: ColumnElement {}
extension Int64: ColumnElement {}
extension Int: ColumnElement {}
extension String: ColumnElement {}
extension UUID: ColumnElement {}
extension PostgresDate: ColumnElement {}
extension PostgresTimestamp: ColumnElement {}
extension Array: ColumnElement where Element: ColumnElement {}
extension Optional: ColumnElement where Wrapped: ColumnValue {}

extension Cell {
    /// The elements of a one-dimensional array; nil when it is something else or an element is not a `T`.
    ///
    /// Källa: array_send in PostgreSQL's source: dimensions, flag, element type, then length and lower bound per dimension, then
    /// each element with its length.
    fileprivate func elements<T: ColumnValue>() -> [T]? {
        guard let bytes else { return nil }
        var reader = CellReader(bytes: bytes)
        guard let dimensions = reader.next(), reader.next() != nil, let type = reader.next() else { return nil }
        if dimensions == 0 { return [] }
        guard dimensions == 1, let count = reader.next(), reader.next() != nil, count >= 0 else { return nil }
        // Each element takes at least its length: a count beyond that is not an array.
        guard Int(count) <= bytes.count / 4 else { return nil }
        var elements: [T] = []
        elements.reserveCapacity(Int(count))
        for _ in 0..<count {
            guard let length = reader.next(), let content = reader.take(Int(length)),
                let value = T.decode(Cell(type: UInt32(bitPattern: type), bytes: content.bytes))
            else { return nil }
            elements.append(value)
        }
        return elements
    }
}

/// Steps through an array's binary form without ever reading past its end.
private struct CellReader {
    let bytes: UnsafeRawBufferPointer
    var offset = 0

    mutating func next() -> Int32? {
        guard bytes.count - offset >= 4 else { return nil }
        defer { offset += 4 }
        return Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
    }

    /// A negative length is a NULL element.
    mutating func take(_ length: Int) -> (bytes: UnsafeRawBufferPointer?, Void)? {
        if length < 0 { return (nil, ()) }
        guard bytes.count - offset >= length else { return nil }
        defer { offset += length }
        return (UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length]), ())
    }
}
