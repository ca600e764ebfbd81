/// A JSON value, as read from a line or as built for one.
///
/// Objects keep the order of their members: a reader wants the order the writer chose. The canonical form (``canonical``) sorts.
/// Numbers are kept as their decimal text, so that no value passes through binary floating point.
///
/// Källa: RFC 8259 (JSON), RFC 8785 (canonical form).
public indirect enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    /// Decimal text without exponent, leading zeros or trailing fraction zeros: `0`, `-12`, `2.5`.
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    /// A member of an object: its key, and what stands there.
    public struct Member: Hashable, Sendable {
        public let key: String
        public let value: JSON

        public init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }
}

extension JSON {
    /// A whole number of any width, exactly: the text of it is what is kept.
    public static func int(_ value: some BinaryInteger) -> JSON { .number(String(value)) }

    /// The string, or `null` for nil.
    public static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

    /// The value of an object's member; nil for an absent key and for every other kind of value.
    public subscript(_ key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    public var string: String? { if case .string(let text) = self { text } else { nil } }
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// A whole number that fits in 64 bits; nil for fractions and other kinds.
    public var int: Int? { if case .number(let text) = self { Int(text) } else { nil } }
    public var array: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
    public var isNull: Bool { self == .null }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .number(String(value)) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0.0, $0.1) }) }
    public init(nilLiteral: ()) { self = .null }
}
