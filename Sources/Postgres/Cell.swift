/// One column of one row: its type and its binary bytes.
public struct Cell {
    /// The type's object identifier in `pg_type`.
    public let type: UInt32
    /// Nil for NULL; valid only while it is being decoded.
    public let bytes: UnsafeRawBufferPointer?

    @usableFromInline init(type: UInt32, bytes: UnsafeRawBufferPointer?) {
        self.type = type
        self.bytes = bytes
    }
}

extension Cell {
    /// A big-endian integer of exactly the cell's width; nil when the width is another.
    func integer<T: FixedWidthInteger>(as _: T.Type = T.self) -> T? {
        guard let bytes, bytes.count == MemoryLayout<T>.size else { return nil }
        return T(bigEndian: bytes.loadUnaligned(as: T.self))
    }

    /// Text must be UTF-8: the connection asks for it, so anything else is not text.
    func text(from offset: Int = 0) -> String? {
        guard let bytes, bytes.count >= offset else { return nil }
        return String(validating: bytes[offset...], as: UTF8.self)
    }
}
