import FoundationEssentials

/// The parameters of one execution, encoded one after another in one buffer that a connection reuses.
struct ParameterBuffer {
    private(set) var types: [UInt32] = []
    private var bytes: [UInt8] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    private var values: [UnsafePointer<CChar>?] = []

    /// The protocol counts parameters in sixteen bits.
    static let maximumCount = 65_535
    /// A buffer that grew beyond this for one large value is let go, so that an idle connection stays small.
    static let keptCapacity = 1 << 20

    /// - Throws: `.parameter` with the number of the first one that cannot be sent.
    mutating func encode(_ parameters: [Parameter], statement: String) throws(PostgresError) {
        guard parameters.count <= ParameterBuffer.maximumCount else {
            throw .parameter(
                number: parameters.count, statement: statement,
                reason: "more than \(ParameterBuffer.maximumCount) parameters")
        }
        clear()
        // An empty value must still have an address: libpq reads a null pointer as NULL.
        bytes.append(0)
        for (index, parameter) in parameters.enumerated() {
            types.append(parameter.oid)
            let start = bytes.count
            do throws(EncodingFailure) {
                let isNull = try parameter.encode(into: &bytes)
                lengths.append(isNull ? -1 : Int32(clamping: bytes.count - start))
            } catch {
                throw .parameter(number: index + 1, statement: statement, reason: error.reason)
            }
        }
    }

    /// Gives `body` the arrays that libpq wants; the pointers are valid only inside it.
    mutating func withPointers<T>(
        _ body: (
            _ count: Int32, _ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int32>?,
            _ formats: UnsafePointer<Int32>?
        ) -> T
    ) -> T {
        let count = lengths.count
        values.removeAll(keepingCapacity: true)
        while formats.count < count { formats.append(1) }
        return bytes.withUnsafeBytes { raw in
            var offset = 1
            for length in lengths {
                let start = raw.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) }
                values.append(length < 0 ? nil : start)
                offset += Int(max(length, 0))
            }
            return body(Int32(count), values, lengths, formats)
        }
    }

    private mutating func clear() {
        types.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: bytes.capacity <= ParameterBuffer.keptCapacity)
        lengths.removeAll(keepingCapacity: true)
    }
}

extension Parameter {
    /// Appends the binary form. Returns true for NULL, which has none.
    func encode(into bytes: inout [UInt8]) throws(EncodingFailure) -> Bool {
        switch self {
        case .null, .typedNull: return true
        case .bool(let value): value.encode(into: &bytes)
        case .int2(let value): value.encode(into: &bytes)
        case .int4(let value): value.encode(into: &bytes)
        case .int8(let value): value.encode(into: &bytes)
        case .text(let value): try value.encode(into: &bytes)
        case .bytes(let value): value.encode(into: &bytes)
        case .uuid(let value): value.encode(into: &bytes)
        case .date(let value): try value.encode(into: &bytes)
        case .timestamp(let value): try value.encode(into: &bytes)
        case .bools(let elements): try bytes.appendArray(elements)
        case .int2s(let elements): try bytes.appendArray(elements)
        case .int4s(let elements): try bytes.appendArray(elements)
        case .int8s(let elements): try bytes.appendArray(elements)
        case .texts(let elements): try bytes.appendArray(elements)
        case .byteStrings(let elements): try bytes.appendArray(elements)
        case .uuids(let elements): try bytes.appendArray(elements)
        case .dates(let elements): try bytes.appendArray(elements)
        case .timestamps(let elements): try bytes.appendArray(elements)
        }
        return false
    }
}
