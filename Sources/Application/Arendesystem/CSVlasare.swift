import Handlaggning

/// Reads a file of comma-separated values record by record in bounded memory.
///
/// Fields may be quoted, and then hold delimiters, line ends and doubled quotes. CRLF and LF end a record, a byte order mark begins nothing, an
/// empty line is no record. Fields are bytes: their encoding is the caller's matter.
///
/// Källa: RFC 4180.
struct CSVläsare: ~Copyable {
    /// More than any decision says. What goes on for longer is a quote that was never ended.
    static let störstaPost = 1 << 20

    struct Post {
        /// The line its first character stands on, from 1.
        let rad: Int
        var fält: [[UInt8]] = []
        /// As it stands in the file, line end included.
        var byte: [UInt8] = []
        /// A quote stands inside a field, or something after a quoted one: what the fields are cannot be known.
        var ärTydlig = true

        init(rad: Int) { self.rad = rad }
    }

    private enum Läge { case början, ociterat, citerat, slutcitat }

    private let indata: Indatafil
    private let avgränsare: UInt8
    private var buffert: [UInt8] = []
    private var läst = 0
    private var rad = 1

    /// - Throws: ``Driftfel/filfel(fil:operation:kod:)``, `CancellationError`.
    init(_ fil: String, avgränsare: UInt8) throws {
        let indata = try Indatafil(fil)
        var början: [UInt8] = []
        while början.count < 3, case let block = try indata.läs(), !block.isEmpty { början += block }
        self.indata = indata
        self.avgränsare = avgränsare
        buffert = början
        if buffert.starts(with: [0xEF, 0xBB, 0xBF]) { läst = 3 }
    }

    /// The next record; nil at the end.
    ///
    /// - Throws: `csv_ogiltig` when a quote is not ended; ``Driftfel``, `CancellationError`.
    mutating func nästa() throws -> Post? {
        while let post = try post() {
            if post.fält.count == 1, post.fält[0].isEmpty { continue }
            return post
        }
        return nil
    }

    private mutating func post() throws -> Post? {
        var post = Post(rad: rad)
        var läge = Läge.början
        var fält: [UInt8] = []
        while let tecken = try tecken() {
            post.byte.append(tecken)
            guard post.byte.count <= Self.störstaPost else { throw oavslutad(post) }
            if tecken == Self.nyrad { rad += 1 }
            switch (läge, tecken) {
            case (.citerat, Self.citat): läge = .slutcitat
            case (.citerat, _): fält.append(tecken)
            case (.början, Self.citat): läge = .citerat
            case (_, avgränsare):
                post.fält.append(fält)
                (fält, läge) = ([], .början)
            case (_, Self.nyrad):
                if läge != .slutcitat, fält.last == Self.vagnretur { fält.removeLast() }
                post.fält.append(fält)
                return post
            case (.slutcitat, Self.citat):
                fält.append(tecken)
                läge = .citerat
            case (.slutcitat, Self.vagnretur): break
            case (.slutcitat, _), (.ociterat, Self.citat):
                post.ärTydlig = false
                läge = .ociterat
            case (.början, _), (.ociterat, _):
                fält.append(tecken)
                läge = .ociterat
            }
        }
        if läge == .citerat { throw oavslutad(post) }
        guard !post.byte.isEmpty else { return nil }
        post.fält.append(fält)
        return post
    }

    private func oavslutad(_ post: Post) -> Avvisning {
        Avvisning(
            .csvOgiltig,
            "\(Källfil.namn(indata.fil)), rad \(post.rad): ett fält inom citattecken tar aldrig slut. Rätta raden i exporten; inget efter den kan läsas."
        )
    }

    private mutating func tecken() throws -> UInt8? {
        if läst == buffert.count {
            (buffert, läst) = ([], 0)
            guard try fyllPå() else { return nil }
        }
        defer { läst += 1 }
        return buffert[läst]
    }

    /// - Returns: false at the end of the file.
    private mutating func fyllPå() throws -> Bool {
        let block = try indata.läs()
        buffert += block
        return !block.isEmpty
    }

    private static let citat = UInt8(ascii: "\"")
    private static let nyrad = UInt8(ascii: "\n")
    private static let vagnretur = UInt8(ascii: "\r")
}
