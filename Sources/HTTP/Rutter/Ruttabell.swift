import HTTPTypes

/// Finds the route of a request. An address is what it is, to the letter: no part is decoded, none is empty, none is `..`.
struct Ruttabell: Sendable {
    enum Funnen: Sendable {
        case rutt(Rutt, delar: [String: String])
        /// The address is there, for other methods.
        case annanMetod(mall: String, tillåtna: [HTTPRequest.Method])
        case ingen
    }

    private struct Post: Sendable {
        let mall: [Substring]
        let rutter: [Rutt]
    }

    private let poster: [Post]
    let rutter: [Rutt]

    init(_ rutter: [Rutt]) {
        self.rutter = rutter
        poster = Dictionary(grouping: rutter, by: \.mall).values.map { Post(mall: Self.delar($0[0].mall), rutter: $0) }
    }

    /// - Throws: `ogiltig_adress`.
    func slåUpp(_ metod: HTTPRequest.Method, _ stig: Substring) throws(Problem) -> Funnen {
        guard Self.ärRen(stig) else {
            throw Problem(.ogiltigAdress, "Adressen har tecken eller delar som inte förekommer i någon adress här.")
        }
        let delar = Self.delar(stig)
        for post in poster where post.mall.count == delar.count {
            guard let funna = Self.passa(post.mall, delar) else { continue }
            // HEAD is a GET whose answer is not sent.
            let sökt: HTTPRequest.Method = metod == .head ? .get : metod
            if let rutt = post.rutter.first(where: { $0.metod == sökt }) { return .rutt(rutt, delar: funna) }
            let metoder = post.rutter.map(\.metod)
            return .annanMetod(mall: post.rutter[0].mall, tillåtna: metoder + (metoder.contains(.get) ? [.head] : []) + [.options])
        }
        return .ingen
    }

    private static func delar(_ stig: some StringProtocol) -> [Substring] {
        stig.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { Substring($0) }
    }

    private static func passa(_ mall: [Substring], _ delar: [Substring]) -> [String: String]? {
        var funna: [String: String] = [:]
        for (led, del) in zip(mall, delar) {
            if led.first == "{" { funna[String(led.dropFirst().dropLast())] = String(del) } else if led != del { return nil }
        }
        return funna
    }

    /// Every address here is of these characters: an encoded one is somebody trying to be read differently further in.
    private static func ärRen(_ stig: Substring) -> Bool {
        guard stig.first == "/" else { return false }
        if stig == "/" { return true }
        return delar(stig).allSatisfy { del in
            !del.isEmpty && del != "." && del != ".."
                && del.utf8.allSatisfy { tecken in
                    switch tecken {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                        true
                    default: false
                    }
                }
        }
    }
}
