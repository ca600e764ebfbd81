public import FoundationEssentials

/// One row of a binary COPY, as its bytes stand in the connection's buffer; valid only while it is being handed over.
public struct CopyRow {
    let fields: UnsafeBufferPointer<UnsafeRawBufferPointer?>

    /// The value's binary form; nil for NULL.
    public subscript(column: Int) -> UnsafeRawBufferPointer? { fields[column] }

    /// A `smallint`, `integer` or `bigint`; nil for NULL and for what has no such width.
    public func integer(_ column: Int) -> Int64? {
        guard let bytes = fields[column] else { return nil }
        return switch bytes.count {
        case 2: Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        case 4: Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        case 8: Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        default: nil
        }
    }

    /// Nil for NULL and for what is not UTF-8.
    public func text(_ column: Int) -> String? { fields[column].flatMap { String(validating: $0, as: UTF8.self) } }

    /// Nil for NULL and for what is no `uuid`.
    public func uuid(_ column: Int) -> UUID? {
        guard let bytes = fields[column], bytes.count == 16 else { return nil }
        return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }

    /// Nil for NULL, for the infinities and for what is no `date`.
    public func date(_ column: Int) -> PostgresDate? {
        guard fields[column]?.count == 4, let days = integer(column), days != Int64(Int32.min), days != Int64(Int32.max),
            let since1970 = Int32(exactly: days + Int64(PostgresDate.epoch))
        else { return nil }
        return PostgresDate(daysSince1970: since1970)
    }

    /// Nil for NULL, for the infinities and for what is no `timestamptz`.
    public func timestamp(_ column: Int) -> PostgresTimestamp? {
        guard fields[column]?.count == 8, let micros = integer(column), micros != .min, micros != .max else { return nil }
        let (since1970, overflow) = micros.addingReportingOverflow(PostgresTimestamp.epoch)
        return overflow ? nil : PostgresTimestamp(microsecondsSince1970: since1970)
    }
}
