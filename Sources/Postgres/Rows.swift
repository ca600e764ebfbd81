/// The rows a statement answered with, copied out of libpq so that they may go anywhere.
public struct Rows: Sendable, RandomAccessCollection {
    let storage: RowStorage

    public var startIndex: Int { 0 }
    public var endIndex: Int { storage.count }

    /// Rows affected by an INSERT, UPDATE, DELETE, MERGE or COPY, or selected by a SELECT.
    public var affected: Int { storage.affected }

    public subscript(position: Int) -> Row {
        precondition(position >= 0 && position < storage.count, "no row \(position)")
        return Row(storage: storage, index: position)
    }
}

/// One row.
public struct Row: Sendable {
    @usableFromInline let storage: RowStorage
    @usableFromInline let index: Int

    init(storage: RowStorage, index: Int) {
        self.storage = storage
        self.index = index
    }

    public var columnCount: Int { storage.types.count }

    /// The value of a column, counted from 0; its type follows from where it is used.
    ///
    /// - Throws: `.decoding` when the column is of another type, is NULL where `T` is not optional, or does not exist.
    // Inlinable: whoever reads a million cells gets a reader of its own type, not one that looks the type up for each.
    @inlinable public subscript<T: ColumnValue>(_ column: Int) -> T {
        get throws(PostgresError) {
            guard column >= 0, column < storage.types.count,
                let value = storage.withCell(row: index, column: column, { T.decode($0) })
            else { throw .decoding(column: column, expected: T.expectation, statement: storage.statement) }
            return value
        }
    }
}

/// All cells of a result, one after another in one buffer.
@usableFromInline final class RowStorage: Sendable {
    let count: Int
    @usableFromInline let types: [UInt32]
    let affected: Int
    @usableFromInline let statement: String?
    @usableFromInline let bytes: [UInt8]
    /// Where each cell ends; the complement of it for NULL.
    @usableFromInline let ends: [Int]

    init(count: Int, types: [UInt32], affected: Int, statement: String?, bytes: [UInt8], ends: [Int]) {
        self.count = count
        self.types = types
        self.affected = affected
        self.statement = statement
        self.bytes = bytes
        self.ends = ends
    }

    @inlinable func withCell<T>(row: Int, column: Int, _ body: (Cell) -> T?) -> T? {
        let cell = row * types.count + column
        let end = ends[cell]
        guard end >= 0 else { return body(Cell(type: types[column], bytes: nil)) }
        let previous = cell == 0 ? 0 : ends[cell - 1]
        let start = previous < 0 ? ~previous : previous
        return bytes.withUnsafeBytes { buffer in
            body(Cell(type: types[column], bytes: UnsafeRawBufferPointer(rebasing: buffer[start..<end])))
        }
    }
}
