/// From where a request comes: the one who is connected, or the one that the proxy says that it speaks for.
struct Avsändare: Hashable, Sendable {
    let adress: String?

    /// - Parameters:
    ///   - vidarebefordrad: the header `X-Forwarded-For`. The last address is the one that our own proxy added; what stands before it says whoever
    ///     sent it.
    ///   - motpart: the one who is connected.
    ///   - bakomProxy: whether that is our proxy; otherwise nobody's word is taken.
    init(_ vidarebefordrad: String?, motpart: String?, bakomProxy: Bool) {
        let sista = vidarebefordrad?.split(separator: ",").last.map { $0.filter { $0 != " " } }
        adress = bakomProxy ? sista.flatMap { Self.ärAdress($0) ? $0 : nil } ?? motpart : motpart
    }

    /// An address of IPv4 or IPv6 as text is at most 45 of these characters.
    ///
    /// Källa: RFC 4291, 2.2.
    private static func ärAdress(_ text: String) -> Bool {
        (2...45).contains(text.utf8.count)
            && text.utf8.allSatisfy { tecken in
                switch tecken {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"),
                    UInt8(ascii: "."), UInt8(ascii: ":"):
                    true
                default: false
                }
            }
    }
}
