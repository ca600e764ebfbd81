import CPostgres

/// Writes the rows of a COPY: binary rows value by value, or raw bytes that already are in the COPY's format.
///
/// The signature that begins a binary COPY is written before the first row and its trailer after the last; with raw bytes alone
/// neither is added.
///
/// Källa: PostgreSQL 15, COPY, Binary Format.
public struct CopyWriter: ~Copyable {
    /// What is gathered before it is handed over: large enough to make the calls few, small enough to be nothing.
    public static let defaultBufferSize = 256 * 1024

    /// The connection did not take the bytes; its result says why.
    struct Broken: Error {}

    private let connection: OpaquePointer
    private let bufferSize: Int
    private var buffer: [UInt8] = []
    private var hasSignature = false
    /// Columns still to come in the current row.
    private var missingColumns = 0

    init(connection: OpaquePointer, bufferSize: Int) {
        self.connection = connection
        self.bufferSize = max(1, bufferSize)
        buffer.reserveCapacity(self.bufferSize + 4096)
    }

    /// Begins a row of `columns` values, each of which is then written.
    ///
    /// - Throws: `.misuse` when the row before lacks values.
    public mutating func beginRow(columns: Int) throws {
        try requireCompleteRow()
        guard let count = Int16(exactly: columns), count >= 0 else {
            throw PostgresError.misuse("a row of \(columns) columns")
        }
        if !hasSignature {
            buffer.append(contentsOf: CopyWriter.signature)
            hasSignature = true
        }
        if buffer.count >= bufferSize { try flush() }
        buffer.appendBigEndian(count)
        missingColumns = columns
    }

    /// Writes the next value of the row. Its type must be exactly the column's: COPY converts nothing.
    ///
    /// - Throws: `.parameter` (numbered from 1 within what is left of the row) for a value that cannot be sent; `.misuse` when the
    ///   row is full.
    public mutating func write(_ value: Parameter) throws {
        guard missingColumns > 0 else { throw PostgresError.misuse("more values than the row has columns") }
        let lengthOffset = buffer.count
        buffer.appendBigEndian(Int32(-1))
        do throws(EncodingFailure) {
            if try !value.encode(into: &buffer) {
                buffer.setBigEndian(Int32(buffer.count - lengthOffset - 4), at: lengthOffset)
            }
        } catch {
            throw PostgresError.parameter(number: missingColumns, statement: "copy", reason: error.reason)
        }
        missingColumns -= 1
        // A row of many large values must not gather in memory either.
        if buffer.count >= bufferSize * 4 { try flush() }
    }

    /// Writes bytes as they are.
    public mutating func write(raw bytes: UnsafeRawBufferPointer) throws {
        try requireCompleteRow()
        if buffer.count + bytes.count >= bufferSize { try flush() }
        if bytes.count >= bufferSize { return try put(bytes) }
        buffer.append(contentsOf: bytes)
    }

    mutating func finish() throws {
        try requireCompleteRow()
        if hasSignature { buffer.appendBigEndian(Int16(-1)) }
        try flush()
    }

    private mutating func flush() throws {
        if buffer.isEmpty { return }
        try buffer.withUnsafeBytes { try put($0) }
        buffer.removeAll(keepingCapacity: true)
    }

    private func put(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes[...]
        // libpq counts in 32 bits; a gigabyte at a time is far within them.
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
            guard PQputCopyData(connection, part.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(part.count)) == 1
            else { throw Broken() }
            rest = rest.dropFirst(part.count)
        }
    }

    private func requireCompleteRow() throws {
        if missingColumns != 0 { throw PostgresError.misuse("the row lacks \(missingColumns) values") }
    }

    /// `PGCOPY\n\377\r\n\0`, no flags, no header extension.
    static let signature: [UInt8] =
        [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00] + [0, 0, 0, 0] + [0, 0, 0, 0]
}
