import EventStore
import Glibc
import Handlaggning

/// Reads a file of an archive line by line in bounded memory, and strictly: every line ends with a line feed, none is empty.
struct Arkivläsare: ~Copyable {
    /// An event's data is 32 MiB at most (`data_is_a_bounded_object`), as a JSON string twice that, and what is sealed 512 KiB in hexadecimal.
    static let längstaRad = 72 << 20
    /// One read at a time; large enough that the calls are few.
    fileprivate static let block = 1 << 18

    private let del: String
    private let sökväg: String
    private let deskriptor: Int32
    private var buffert: [UInt8] = []
    private var läst = 0
    /// The line last read, from 1.
    private(set) var nummer = 0

    /// - Throws: ``Driftfel/filfel(fil:operation:kod:)``.
    init(_ mapp: String, _ del: String) throws(Driftfel) {
        self.del = del
        sökväg = mapp + "/" + del
        // A link could lead out of the archive, and a pipe would make the program wait for a writer.
        deskriptor = open(sökväg, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard deskriptor >= 0 else { throw .filfel(fil: sökväg, operation: "open", kod: errno) }
        var läge = stat()
        guard fstat(deskriptor, &läge) == 0, läge.st_mode & S_IFMT == S_IFREG else {
            throw .filfel(fil: sökväg, operation: "open", kod: EISDIR)
        }
    }

    deinit { close(deskriptor) }

    /// The next line, without its line feed; nil at the end.
    ///
    /// - Throws: ``Arkivfel`` (`arkivrad_ogiltig`), ``Driftfel``.
    mutating func nästa() throws -> [UInt8]? {
        while true {
            if let brytning = buffert[läst...].firstIndex(of: UInt8(ascii: "\n")) {
                let rad = Array(buffert[läst..<brytning])
                läst = brytning + 1
                nummer += 1
                guard !rad.isEmpty else { throw fel(Arkivfält.ogiltig("den är tom")) }
                return rad
            }
            buffert.removeFirst(läst)
            läst = 0
            guard buffert.count <= Self.längstaRad else {
                nummer += 1
                throw fel(Arkivfält.ogiltig("den är längre än någon rad i ett arkiv"))
            }
            guard try fyllPå() else {
                guard buffert.isEmpty else {
                    nummer += 1
                    throw fel(Arkivfält.ogiltig("den är avhuggen"))
                }
                return nil
            }
        }
    }

    /// The next lines, read as what they are; empty at the end.
    ///
    /// - Parameters:
    ///   - antal: the most lines.
    ///   - byte: no more lines once these together are so long.
    /// - Throws: ``Arkivfel`` with the line that `tolka` refuses, ``Driftfel``.
    mutating func nästa<Rad>(_ antal: Int, byte: Int = .max, _ tolka: ([UInt8]) throws(Avvisning) -> Rad) throws -> [Rad] {
        var rader: [Rad] = []
        var lästa = 0
        while rader.count < antal, lästa < byte, let rad = try nästa() {
            lästa += rad.count
            do throws(Avvisning) { rader.append(try tolka(rad)) } catch { throw fel(error) }
        }
        return rader
    }

    /// Whether there is no further line.
    mutating func ärSlut() throws(Driftfel) -> Bool {
        guard läst == buffert.count else { return false }
        return try !fyllPå()
    }

    /// The error, on the line last read.
    func fel(_ avvisning: Avvisning) -> Arkivfel { Arkivfel(del, rad: nummer, avvisning) }

    private mutating func fyllPå() throws(Driftfel) -> Bool {
        let block = try läsBlock(deskriptor, sökväg)
        buffert += block
        return !block.isEmpty
    }

    /// The whole file's size, lines and SHA-256.
    static func summera(_ mapp: String, _ del: Arkivdel) throws(Driftfel) -> Arkivmanifest.Fil {
        let fil = try Arkivläsare(mapp, del.rawValue)
        var (summa, byte, rader) = (RunningDigest(), Int64(0), Int64(0))
        while case let block = try läsBlock(fil.deskriptor, fil.sökväg), !block.isEmpty {
            byte += Int64(block.count)
            rader += block.withUnsafeBytes { block in
                summa.take(block)
                return block.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            }
        }
        return Arkivmanifest.Fil(del: del, byte: byte, rader: rader, sha256: summa.digest)
    }
}

/// - Returns: empty at the end.
private func läsBlock(_ deskriptor: Int32, _ fil: String) throws(Driftfel) -> [UInt8] {
    var fel: Int32 = 0
    let block = [UInt8](unsafeUninitializedCapacity: Arkivläsare.block) { minne, antal in
        var svar = read(deskriptor, minne.baseAddress, Arkivläsare.block)
        while svar < 0 && errno == EINTR { svar = read(deskriptor, minne.baseAddress, Arkivläsare.block) }
        if svar < 0 { fel = errno }
        antal = max(0, svar)
    }
    guard fel == 0 else { throw .filfel(fil: fil, operation: "read", kod: fel) }
    return block
}
