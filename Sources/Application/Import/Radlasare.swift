import Glibc

/// Reads a file line by line in bounded memory. CRLF and LF end a line, a byte order mark begins nothing, a line that is empty or only blanks is
/// none.
struct Radläsare: ~Copyable {
    /// Longer than any command, one that names every row of the largest report included: a longer line is not read into memory, only
    /// counted and refused.
    static let längstaRad = 4 << 20
    /// A line that goes on for this long has no end: what is read is no file of lines, and is not read to its end.
    static let oändligRad = 16 * längstaRad

    struct Rad {
        /// From 1, empty lines counted.
        let nummer: Int
        /// Nil when the line is longer than ``längstaRad``.
        let byte: [UInt8]?
    }

    private let indata: Indatafil
    private var buffert: [UInt8] = []
    private var läst = 0
    private var slut = false
    private var nummer = 0

    /// - Parameter avbruten: as of ``Indatafil``.
    /// - Throws: ``Driftfel/filfel(fil:operation:kod:)``.
    init(_ fil: String, avbruten: @escaping @Sendable () -> Bool = { Task.isCancelled }) throws(Driftfel) {
        indata = try Indatafil(fil, avbruten: avbruten)
    }

    /// The next line that says something; nil at the end.
    ///
    /// - Throws: ``Driftfel/filfel(fil:operation:kod:)``, with `EMSGSIZE` for a line without an end; `CancellationError`.
    mutating func nästa() throws -> Rad? {
        while let rad = try rad() {
            if rad.byte?.allSatisfy({ Self.blanka.contains($0) }) == true { continue }
            return rad
        }
        return nil
    }

    private static let blanka = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")]

    private mutating func rad() throws -> Rad? {
        var början: [UInt8] = []
        var förLång = false
        var längd = 0
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
            längd += buffert.count - läst
            guard längd <= Self.oändligRad else { throw Driftfel.filfel(fil: indata.fil, operation: "read", kod: EMSGSIZE) }
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

    private mutating func fyllPå() throws -> Bool {
        guard !slut else { return false }
        buffert = try indata.läs()
        slut = buffert.isEmpty
        return !slut
    }
}
