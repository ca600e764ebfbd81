/// A stream of one tenant's log: the events of one thing, counted from version 1.
///
/// 1–200 ASCII letters, digits and `_ . : -`, for example `order-0189f7e5-0000-7000-8000-000000000000`.
public struct StreamName: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: String

    /// Nil when the name has another length or other characters.
    public init?(rawValue: String) {
        guard isPlainName(rawValue, upTo: StreamName.maximumLength) else { return nil }
        self.rawValue = rawValue
    }

    /// For a name that already is one: of the database, or a constant.
    init(trusted rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    public static func < (left: StreamName, right: StreamName) -> Bool { left.rawValue < right.rawValue }

    /// The database's own bound (`a_name_is_bounded`).
    static let maximumLength = 200
}
