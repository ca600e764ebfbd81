/// Ett sammanträde med en nämnd. Sammanträdesdagarna är nämndens egna: utan en egen katalog finns inga.
public struct Sammanträde: Hashable, Sendable {
    /// Nämndens kod.
    public let nämnd: String
    public let datum: Datum

    public init(nämnd: String, datum: Datum) {
        self.nämnd = nämnd
        self.datum = datum
    }
}

extension Katalog {
    /// Nämndens sammanträdesdagar i ordning.
    public func sammanträden(_ nämnd: String) -> [Datum] { sammanträden.filter { $0.nämnd == nämnd }.map(\.datum).sorted() }
}
