/// Whose log it is: nothing crosses from one tenant to another.
///
/// 1–64 ASCII letters, digits and `_ . : -`, so that it can stand in a file name, a URL and a log line as it is.
public struct Tenant: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    /// Nil when the name has another length or other characters.
    public init?(rawValue: String) {
        guard isPlainName(rawValue, upTo: Tenant.maximumLength) else { return nil }
        self.rawValue = rawValue
    }

    /// For a name that already is one: of the database, or a constant.
    init(trusted rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    /// As it stands in a COPY, which takes no parameters. There is no quote in a name; one that somebody put there past the constraints is
    /// doubled.
    var literal: String { "'" + rawValue.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'" }

    /// The database's own bound (`a_tenant_has_a_short_name`).
    static let maximumLength = 64
}

/// ASCII letters, digits and `_ . : -`, at least one and at most `maximum`.
func isPlainName(_ name: String, upTo maximum: Int) -> Bool {
    (1...maximum).contains(name.utf8.count)
        && name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
}
