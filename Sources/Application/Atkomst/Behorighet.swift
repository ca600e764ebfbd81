public import EventStore
public import Handlaggning

/// Who asks, as proven by a token: on whose behalf everything in one request is done.
public struct Behörighet: Hashable, Sendable {
    /// The token's subject: the actor of what is written.
    public let subjekt: String
    public let roll: Roll
    public let nämnd: Tenant
    /// Whose beslut the role reaches; nil for all of the nämnd.
    public let enhet: String?

    public init(subjekt: String, roll: Roll, nämnd: Tenant, enhet: String?) {
        self.subjekt = subjekt
        self.roll = roll
        self.nämnd = nämnd
        self.enhet = enhet
    }
}
