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
        let mall: [Led]
        let rutter: [Rutt]
    }

    /// A part of an address: a word, or whatever stands where `{beslut}` does in the template.
    private enum Led: Sendable {
        case ord(Substring)
        case namn(String)

        init(_ del: Substring) { self = del.first == "{" ? .namn(String(del.dropFirst().dropLast())) : .ord(del) }
    }

    private let poster: [Post]
    let rutter: [Rutt]

    init(_ rutter: [Rutt]) {
        self.rutter = rutter
        poster = Dictionary(grouping: rutter, by: \.mall).values.map { Post(mall: Self.delar($0[0].mall[...]).map(Led.init), rutter: $0) }
    }

    /// - Throws: `ogiltig_adress`.
    func slåUpp(_ metod: HTTPRequest.Method, _ stig: Substring) throws(Problem) -> Funnen {
        let delar = Self.delar(stig)
        guard stig.utf8.first == UInt8(ascii: "/"), stig.utf8.count == 1 || delar.allSatisfy(Self.ärRen) else {
            throw Problem(.ogiltigAdress, "Adressen har tecken eller delar som inte förekommer i någon adress här.")
        }
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

    private static func delar(_ stig: Substring) -> [Substring] {
        stig.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
    }

    private static func passa(_ mall: [Led], _ delar: [Substring]) -> [String: String]? {
        var funna: [String: String] = [:]
        for (led, del) in zip(mall, delar) {
            switch led {
            case .ord(let ord): if ord != del { return nil }
            case .namn(let namn): funna[namn] = String(del)
            }
        }
        return funna
    }

    /// Every address here is of these characters: an encoded one is somebody trying to be read differently further in.
    private static func ärRen(_ del: Substring) -> Bool {
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
