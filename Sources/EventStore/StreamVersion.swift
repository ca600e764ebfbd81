/// How many events a stream has: the version of its latest. Zero is a stream without events.
public struct StreamVersion: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static let zero = StreamVersion(rawValue: 0)

    public var description: String { String(rawValue) }

    public static func < (left: StreamVersion, right: StreamVersion) -> Bool { left.rawValue < right.rawValue }
}
