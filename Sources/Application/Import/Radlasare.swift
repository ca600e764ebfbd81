import Glibc

/// Reads a file line by line in bounded memory. CRLF and LF end a line, a byte order mark begins nothing, an empty line is none.
struct Radläsare: ~Copyable {
    /// Longer than any command, one that names every row of the largest report included: a longer line is not read into memory, only
    /// counted and refused.
    static let längstaRad = 4 << 20
    /// One read at a time; large enough that the calls are few.
    private static let block = 1 << 18

    struct Rad {
        /// From 1, empty lines counted.
        let nummer: Int
        /// Nil when the line is longer than ``längstaRad``.
        let byte: [UInt8]?
    }

    private let fil: String
    private let deskriptor: Int32
    private var buffert: [UInt8] = []
    private var läst = 0
    private var slut = false
    private var nummer = 0

    /// - Throws: ``Driftfel/filfel(fil:operation:kod:)``.
    init(_ fil: String) throws(Driftfel) {
        self.fil = fil
        deskriptor = open(fil, O_RDONLY | O_CLOEXEC)
        guard deskriptor >= 0 else { throw .filfel(fil: fil, operation: "open", kod: errno) }
    }

    deinit { close(deskriptor) }

    /// The next line that is not empty; nil at the end.
    mutating func nästa() throws(Driftfel) -> Rad? {
        while let rad = try rad() {
            if rad.byte?.isEmpty == true { continue }
            return rad
        }
        return nil
    }

    private mutating func rad() throws(Driftfel) -> Rad? {
        var början: [UInt8] = []
        var förLång = false
        while true {
            if let brytning = buffert[läst...].firstIndex(of: UInt8(ascii: "\n")) {
                let del = buffert[läst..<brytning]
                läst = brytning + 1
                return rad(början, del, förLång)
            }
            if förLång || början.count + buffert.count - läst > Self.längstaRad {
                (förLång, början) = (true, [])
            } else {
                början += buffert[läst...]
            }
            (buffert, läst) = ([], 0)
            guard try fyllPå() else {
                guard !början.isEmpty || förLång else { return nil }
                return rad(början, [], förLång)
            }
        }
    }

    private mutating func rad(_ början: [UInt8], _ del: ArraySlice<UInt8>, _ förLång: Bool) -> Rad {
        nummer += 1
        guard !förLång, början.count + del.count <= Self.längstaRad else { return Rad(nummer: nummer, byte: nil) }
        var byte = början + del
        if byte.last == UInt8(ascii: "\r") { byte.removeLast() }
        if nummer == 1, byte.starts(with: [0xEF, 0xBB, 0xBF]) { byte.removeFirst(3) }
        return Rad(nummer: nummer, byte: byte)
    }

    private mutating func fyllPå() throws(Driftfel) -> Bool {
        guard !slut else { return false }
        var fel: Int32 = 0
        buffert = [UInt8](unsafeUninitializedCapacity: Self.block) { minne, antal in
            let svar = read(deskriptor, minne.baseAddress, Self.block)
            if svar < 0 { fel = errno }
            antal = max(0, svar)
        }
        guard fel == 0 else { throw .filfel(fil: fil, operation: "read", kod: fel) }
        slut = buffert.isEmpty
        return !slut
    }
}
