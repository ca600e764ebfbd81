public import CanonicalJSON
import Dispatch
import Glibc
import Synchronization

/// Writes lines to a file descriptor, in order, from a queue of its own: nobody who has something to say waits for a slow reader. Lines that come
/// while others are being written are written together.
public final class Radskrivare: Sendable {
    /// Lines that wait to be written, a few hundred bytes each. Beyond them lines are left out, and counted.
    static let flest = 10_000
    /// How long a line may wait for others: waking somebody to write it costs as much as a tenth of a small request.
    private static let samling: DispatchTimeInterval = .milliseconds(20)

    private struct Väntande {
        var byte: [UInt8] = []
        var rader = 0
        var utelämnade = 0
        var skrivs = false
    }

    private let deskriptor: Int32
    private let kö = DispatchQueue(label: "evb.rader")
    private let väntande = Mutex(Väntande())

    public init(_ deskriptor: Int32) { self.deskriptor = deskriptor }

    /// Adds a line, and returns before it is written. When 10 000 wait it is left out; how many were is itself written, as a line.
    public func skriv(_ rad: JSON) {
        let text = rad.text
        let börjar = väntande.withLock { väntande in
            guard väntande.rader < Self.flest else {
                väntande.utelämnade += 1
                return false
            }
            väntande.byte += text.utf8
            väntande.byte.append(UInt8(ascii: "\n"))
            väntande.rader += 1
            defer { väntande.skrivs = true }
            return !väntande.skrivs
        }
        if börjar { kö.asyncAfter(deadline: .now() + Self.samling) { self.skrivVäntande() } }
    }

    /// Returns when everything said so far is written.
    public func töm() { kö.sync { skrivVäntande() } }

    private func skrivVäntande() {
        while true {
            let nästa = väntande.withLock { väntande -> [UInt8]? in
                guard väntande.rader > 0 || väntande.utelämnade > 0 else {
                    väntande.skrivs = false
                    return nil
                }
                var byte = väntande.byte
                if väntande.utelämnade > 0 {
                    let rad: JSON = ["niva": "warning", "text": "rader har utelämnats", "antal": .int(väntande.utelämnade)]
                    byte += Array((rad.text + "\n").utf8)
                }
                (väntande.byte, väntande.rader, väntande.utelämnade) = ([], 0, 0)
                return byte
            }
            guard let nästa else { return }
            ut(nästa[...])
        }
    }

    private func ut(_ byte: ArraySlice<UInt8>) {
        var byte = byte
        while !byte.isEmpty {
            let skrivna = byte.withUnsafeBytes { write(deskriptor, $0.baseAddress, $0.count) }
            if skrivna < 0 && errno == EINTR { continue }
            // Whoever read the lines has gone: the work goes on without them.
            guard skrivna > 0 else { return }
            byte = byte.dropFirst(skrivna)
        }
    }
}
