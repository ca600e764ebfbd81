/// Why somebody reads what points a person out, and from where: what the access log says of it beside who and whom.
public struct Läsningsskäl: Hashable, Sendable {
    /// A purpose in characters: some words, and no more than a line.
    public static let längder = 3...200

    public let ändamål: String
    /// The address that the request came from.
    public let avsändare: String?
    /// The request's id.
    public let begäran: String

    public init(ändamål: String, avsändare: String?, begäran: String) {
        self.ändamål = ändamål
        self.avsändare = avsändare
        self.begäran = begäran
    }
}
