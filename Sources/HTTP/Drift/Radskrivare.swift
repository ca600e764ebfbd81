public import CanonicalJSON
import Dispatch
import Glibc
import Synchronization

/// Writes lines to a file descriptor, in order, from a queue of its own: nobody who has something to say waits for a slow reader.
public final class Radskrivare: Sendable {
    /// Lines that wait to be written, a few hundred bytes each. Beyond them lines are left out, and counted.
    static let flest = 10_000

    private let deskriptor: Int32
    private let kö = DispatchQueue(label: "evb.rader")
    private let väntande = Mutex(0)
    private let utelämnade = Mutex(0)

    public init(_ deskriptor: Int32) { self.deskriptor = deskriptor }

    public func skriv(_ rad: JSON) {
        let plats = väntande.withLock { antal in
            guard antal < Self.flest else { return false }
            antal += 1
            return true
        }
        guard plats else { return utelämnade.withLock { $0 += 1 } }
        kö.async {
            let missade = self.utelämnade.withLock { antal in
                defer { antal = 0 }
                return antal
            }
            if missade > 0 { self.ut(["niva": "warning", "text": "rader har utelämnats", "antal": .int(missade)]) }
            self.ut(rad)
            self.väntande.withLock { $0 -= 1 }
        }
    }

    /// Returns when everything said so far is written.
    public func töm() { kö.sync {} }

    private func ut(_ rad: JSON) {
        var byte = Array((rad.text + "\n").utf8)[...]
        while !byte.isEmpty {
            let skrivna = byte.withUnsafeBytes { write(deskriptor, $0.baseAddress, $0.count) }
            if skrivna < 0 && errno == EINTR { continue }
            // Whoever read the lines has gone: the work goes on without them.
            guard skrivna > 0 else { return }
            byte = byte.dropFirst(skrivna)
        }
    }
}
