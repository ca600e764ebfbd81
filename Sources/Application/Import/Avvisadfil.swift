import Glibc
import Synchronization

/// The rejected lines of an import, as they stood, in a file beside it that only its owner can read: they hold personal data.
///
/// Written beside its final name and moved there when the import is done, so that the file is whole or not there.
final class Avvisadfil: Sendable {
    private let namn: String
    private let tillfällig: String
    private let deskriptor = Mutex<Int32?>(nil)
    private let harRader = Mutex(false)

    /// - Parameter slag: the ending of the file's name, as that of `fil`: `jsonl`, `csv`.
    init(_ fil: String, slag: String) {
        namn = "\(fil).avvisade.\(slag)"
        tillfällig = namn + ".skrivs"
    }

    /// What an import that failed had written goes with it: it holds personal data.
    deinit {
        deskriptor.withLock { deskriptor in
            guard let öppen = deskriptor else { return }
            close(öppen)
            unlink(tillfällig)
        }
    }

    func skriv(_ rader: [UInt8]) throws(Driftfel) {
        guard !rader.isEmpty else { return }
        var byte = rader[...]
        let deskriptor = try öppna()
        harRader.withLock { $0 = true }
        while !byte.isEmpty {
            let skrivna = byte.withUnsafeBytes { write(deskriptor, $0.baseAddress, $0.count) }
            guard skrivna > 0 else { throw fel("write") }
            byte = byte.dropFirst(skrivna)
        }
    }

    /// Makes what is written last, before the import does: what cannot be is an import that is undone.
    func säkra() throws(Driftfel) {
        guard harRader.withLock({ $0 }) else { return }
        guard fsync(try öppna()) == 0 else { throw fel("fsync") }
    }

    /// Puts the file in its place, or removes it when nothing was rejected: an older one would mislead.
    func behåll() throws(Driftfel) {
        guard harRader.withLock({ $0 }) else {
            guard unlink(namn) == 0 || errno == ENOENT else { throw fel("unlink") }
            return
        }
        guard rename(tillfällig, namn) == 0 else { throw fel("rename") }
    }

    private func öppna() throws(Driftfel) -> Int32 {
        let öppnad = deskriptor.withLock { deskriptor in
            let öppnad = deskriptor ?? open(tillfällig, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
            if öppnad >= 0 { deskriptor = öppnad }
            return öppnad
        }
        guard öppnad >= 0 else { throw fel("open") }
        return öppnad
    }

    private func fel(_ operation: String) -> Driftfel { .filfel(fil: namn, operation: operation, kod: errno) }
}
