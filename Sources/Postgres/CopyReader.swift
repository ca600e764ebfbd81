extension Connection {
    /// Runs `COPY … TO STDOUT (format binary)` and gives each row to `row`, straight from the bytes libpq delivers: nothing is copied or
    /// decoded that `row` does not ask for.
    ///
    /// - Parameters:
    ///   - sql: a COPY to standard output in the binary format.
    ///   - columns: how many columns each row has.
    ///   - row: takes a row, which is valid only inside it; when it throws, the COPY is cancelled, and with it the transaction.
    /// - Throws: what `row` throws, as itself; `.misuse` when the bytes are no such COPY; otherwise as ``copyOut(_:_:)``.
    ///
    /// Källa: PostgreSQL 15, COPY, Binary Format.
    public func copyRows(_ sql: String, columns: Int, _ row: (CopyRow) throws -> Void) throws {
        var reader = CopyReader(columns: columns)
        try copyOut(sql) { try reader.read($0, row) }
        try reader.finish()
    }
}

/// Reads the rows of a binary COPY out of its bytes, however they are cut into pieces: the twin of ``CopyWriter``.
struct CopyReader: ~Copyable {
    private let columns: Int
    private let fields: UnsafeMutableBufferPointer<UnsafeRawBufferPointer?>
    /// The beginning of a row, or of the signature, whose rest has not come yet.
    private var unfinished: [UInt8] = []
    private var hasSignature = false
    private var hasEnded = false

    init(columns: Int) {
        self.columns = columns
        fields = .allocate(capacity: columns)
        fields.initialize(repeating: nil)
    }

    deinit { fields.deallocate() }

    mutating func read(_ chunk: UnsafeRawBufferPointer, _ row: (CopyRow) throws -> Void) throws {
        // libpq gives whole rows, so that gathering is the exception.
        guard unfinished.isEmpty else {
            unfinished.append(contentsOf: chunk)
            let gathered = unfinished
            unfinished = try gathered.withUnsafeBytes { Array($0.dropFirst(try take($0, row))) }
            return
        }
        let taken = try take(chunk, row)
        if taken < chunk.count { unfinished = Array(chunk.dropFirst(taken)) }
    }

    /// - Throws: `.misuse` when the COPY ended in the middle of a row, or without its trailer.
    func finish() throws(PostgresError) {
        guard hasEnded, unfinished.isEmpty else { throw .misuse("the COPY ended before its trailer") }
    }

    /// - Returns: how many bytes belonged to what is complete.
    private mutating func take(_ bytes: UnsafeRawBufferPointer, _ row: (CopyRow) throws -> Void) throws -> Int {
        var offset = 0
        if !hasSignature {
            guard let end = try signatureEnd(bytes) else { return 0 }
            (hasSignature, offset) = (true, end)
        }
        while let count = bytes.bigEndian(Int16.self, at: offset) {
            if hasEnded { throw PostgresError.misuse("bytes after the COPY's trailer") }
            if count == -1 {
                (hasEnded, offset) = (true, offset + 2)
                continue
            }
            guard Int(count) == columns else { throw PostgresError.misuse("a row of \(count) columns where \(columns) were asked for") }
            guard let end = try rowEnd(bytes, from: offset + 2) else { break }
            try row(CopyRow(fields: UnsafeBufferPointer(fields)))
            offset = end
        }
        return offset
    }

    /// Nil when the signature is not complete.
    private func signatureEnd(_ bytes: UnsafeRawBufferPointer) throws(PostgresError) -> Int? {
        let signature = CopyWriter.signature.prefix(11)
        guard bytes.prefix(11).elementsEqual(signature.prefix(bytes.count)) else { throw .misuse("not a COPY in the binary format") }
        guard let flags = bytes.bigEndian(UInt32.self, at: 11), let extra = bytes.bigEndian(Int32.self, at: 15) else { return nil }
        // The upper half marks what a reader must understand; there is nothing such in any version so far.
        guard flags >> 16 == 0, extra >= 0 else { throw .misuse("a COPY of a newer binary format") }
        return bytes.count - 19 < Int(extra) ? nil : 19 + Int(extra)
    }

    /// Finds the fields of one row; nil when it is not complete.
    private func rowEnd(_ bytes: UnsafeRawBufferPointer, from start: Int) throws(PostgresError) -> Int? {
        var offset = start
        for column in 0..<columns {
            guard let length = bytes.bigEndian(Int32.self, at: offset) else { return nil }
            offset += 4
            if length == -1 {
                fields[column] = nil
                continue
            }
            guard length >= 0 else { throw .misuse("a COPY value of negative length") }
            guard bytes.count - offset >= Int(length) else { return nil }
            fields[column] = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Int(length)])
            offset += Int(length)
        }
        return offset
    }
}

extension UnsafeRawBufferPointer {
    /// Nil when there are not so many bytes.
    @inline(__always)
    fileprivate func bigEndian<T: FixedWidthInteger>(_: T.Type, at offset: Int) -> T? {
        guard count - offset >= MemoryLayout<T>.size else { return nil }
        return T(bigEndian: loadUnaligned(fromByteOffset: offset, as: T.self))
    }
}
