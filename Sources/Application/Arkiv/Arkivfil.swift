import CanonicalJSON
import EventStore
import Glibc
import Synchronization

/// One file of an archive while it is written: line by line, in bounded memory, its checksum made on the way. Only its owner can read it.
final class Arkivfil: Sendable {
    /// Gathered before it is written: large enough that the calls are few.
    private static let buffert = 1 << 18

    private struct Läge {
        let deskriptor: Int32
        var buffert: [UInt8] = []
        var summa = RunningDigest()
        var byte: Int64 = 0
        var rader: Int64 = 0
    }

    let del: Arkivdel
    private let sökväg: String
    private let läge: Mutex<Läge>

    init(_ mapp: String, _ del: Arkivdel) throws(Driftfel) {
        self.del = del
        sökväg = mapp + "/" + del.rawValue
        läge = Mutex(Läge(deskriptor: try skapaArkivfil(sökväg)))
    }

    deinit { läge.withLock { _ = close($0.deskriptor) } }

    func skriv(_ rad: JSON) throws(Driftfel) {
        try läge.withLock { läge throws(Driftfel) in
            läge.buffert += rad.text.utf8
            läge.buffert.append(UInt8(ascii: "\n"))
            läge.rader += 1
            if läge.buffert.count >= Self.buffert { try töm(&läge) }
        }
    }

    /// Writes the rest and makes it durable.
    func klar() throws(Driftfel) -> Arkivmanifest.Fil {
        try läge.withLock { läge throws(Driftfel) in
            try töm(&läge)
            try göraBeständig(läge.deskriptor, sökväg)
            return Arkivmanifest.Fil(del: del, byte: läge.byte, rader: läge.rader, sha256: läge.summa.digest)
        }
    }

    private func töm(_ läge: inout Läge) throws(Driftfel) {
        läge.buffert.withUnsafeBytes { läge.summa.take($0) }
        läge.byte += Int64(läge.buffert.count)
        try skrivAllt(läge.buffert, läge.deskriptor, sökväg)
        läge.buffert.removeAll(keepingCapacity: true)
    }
}

/// A new file, that nobody else can read.
func skapaArkivfil(_ sökväg: String) throws(Driftfel) -> Int32 {
    let deskriptor = open(sökväg, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard deskriptor >= 0 else { throw .filfel(fil: sökväg, operation: "open", kod: errno) }
    return deskriptor
}

func göraBeständig(_ deskriptor: Int32, _ sökväg: String) throws(Driftfel) {
    guard fsync(deskriptor) == 0 else { throw .filfel(fil: sökväg, operation: "fsync", kod: errno) }
}

func skrivAllt(_ byte: [UInt8], _ deskriptor: Int32, _ sökväg: String) throws(Driftfel) {
    var rest = byte[...]
    while !rest.isEmpty {
        let skrivna = rest.withUnsafeBytes { write(deskriptor, $0.baseAddress, $0.count) }
        if skrivna < 0 && errno == EINTR { continue }
        guard skrivna > 0 else { throw .filfel(fil: sökväg, operation: "write", kod: errno) }
        rest = rest.dropFirst(skrivna)
    }
}
