import Dispatch
import Handlaggning
import Journal
import Synchronization

/// Reads and interprets a file's lines one batch ahead of who asks for them, so that it is done while the database works.
///
/// One batch is asked for and one is being made: the memory is bounded by two batches, whatever the file's size.
final class Förläsare: Sendable {
    /// Lines made at a time, and no more than so many bytes of the file, however long its lines are.
    static let sats = 500
    static let satsbyte = 4 << 20

    /// Empty at the end of the file.
    private typealias Sats = Result<[Importpost], Driftfel>

    private let läsare: Mutex<Radläsare>
    private let färdig = Mutex<Sats?>(nil)
    private let signal = DispatchSemaphore(value: 0)

    init(_ fil: String) throws(Driftfel) {
        läsare = Mutex(try Radläsare(fil))
        börja()
    }

    /// The next lines, in order; none at the end. Waits for them: called from a thread that may wait, a connection's own, and by one caller.
    func nästa() throws(Driftfel) -> [Importpost] {
        signal.wait()
        guard let sats = färdig.withLock({ $0.take() }) else { preconditionFailure("en sats är färdig när det signaleras") }
        let poster = try sats.get()
        // Also after the end: who asks again is told so again.
        börja()
        return poster
    }

    /// The task holds on to the reader until it is done, and never waits.
    private func börja() {
        Task.detached {
            let sats = self.läs()
            self.färdig.withLock { $0 = sats }
            self.signal.signal()
        }
    }

    private func läs() -> Sats {
        läsare.withLock { läsare in
            Sats { () throws(Driftfel) in
                var poster: [Importpost] = []
                var byte = 0
                while poster.count < Self.sats, byte < Self.satsbyte, let rad = try läsare.nästa() {
                    let storlek = rad.byte?.count ?? 0
                    poster.append(
                        Importpost(
                            nummer: rad.nummer, plats: Importplats(rad: rad.nummer), byte: rad.byte, storlek: storlek,
                            kommando: Result { () throws(Avvisning) in try Radtolkning.tolka(rad) }))
                    byte += storlek
                }
                return poster
            }
        }
    }
}
