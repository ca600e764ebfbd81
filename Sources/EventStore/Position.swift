/// A place in one tenant's log: 1, 2, 3 … without gaps, in the order the events were committed. Zero is before the first.
public struct Position: RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static let zero = Position(rawValue: 0)

    public var description: String { String(rawValue) }

    public static func < (left: Position, right: Position) -> Bool { left.rawValue < right.rawValue }
}
