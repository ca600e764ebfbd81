import CPostgres

extension Rows {
    /// Copies a finished result: two passes, so that the buffer is allocated once at its size.
    init(copying result: borrowing ResultHandle, statement: String?) {
        let pointer = result.pointer
        let rowCount = PQntuples(pointer)
        let columnCount = PQnfields(pointer)
        var ends: [Int] = []
        ends.reserveCapacity(Int(rowCount) * Int(columnCount))
        var size = 0
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                if PQgetisnull(pointer, row, column) == 1 {
                    ends.append(~size)
                } else {
                    size += Int(PQgetlength(pointer, row, column))
                    ends.append(size)
                }
            }
        }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
            var offset = 0
            for row in 0..<rowCount {
                for column in 0..<columnCount {
                    let length = Int(PQgetlength(pointer, row, column))
                    guard length > 0, let value = PQgetvalue(pointer, row, column) else { continue }
                    buffer.baseAddress.map { UnsafeMutableRawPointer($0 + offset).copyMemory(from: value, byteCount: length) }
                    offset += length
                }
            }
            initialized = offset
        }
        storage = RowStorage(
            count: Int(rowCount), types: (0..<columnCount).map { PQftype(pointer, $0) }, affected: result.affected,
            statement: statement, bytes: bytes, ends: ends)
    }
}
