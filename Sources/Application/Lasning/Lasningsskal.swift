/// Why somebody reads what points a person out, and from where: what the access log says of it beside who and whom.
public struct Läsningsskäl: Hashable, Sendable {
    public let ändamål: Ändamål
    /// The address that the request came from.
    public let avsändare: String?
    /// The request's id.
    public let begäran: String

    public init(ändamål: Ändamål, avsändare: String?, begäran: String) {
        self.ändamål = ändamål
        self.avsändare = avsändare
        self.begäran = begäran
    }
}
