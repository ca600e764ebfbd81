/// Who acts, as every event will say.
public struct Handlande: Hashable, Sendable {
    /// `import:anna`, `jobb:berakna_rapport`.
    public let aktör: String
    public let roll: String

    public init(aktör: String, roll: String) {
        self.aktör = aktör
        self.roll = roll
    }
}
