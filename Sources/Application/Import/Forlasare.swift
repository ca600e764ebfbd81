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
    private typealias Sats = Result<[Importpost], any Error>

    private let läsare: Mutex<Radläsare>
    private let färdig = Mutex<Sats?>(nil)
    private let signal = DispatchSemaphore(value: 0)
    private let avbrott = Avbrott()

    init(_ fil: String) throws(Driftfel) {
        läsare = Mutex(try Radläsare(fil) { [avbrott] in avbrott.begärt.load(ordering: .relaxed) })
        börja()
    }

    /// The next lines, in order; none at the end. Waits for them: called from a thread that may wait, a connection's own, and by one caller.
    ///
    /// - Throws: ``Driftfel/filfel(fil:operation:kod:)``; `CancellationError` when the caller's task is cancelled while nothing comes.
    func nästa() throws -> [Importpost] {
        while signal.wait(timeout: .now() + .milliseconds(Int(Indatafil.väntan))) == .timedOut {
            try Task.checkCancellation()
        }
        guard let sats = färdig.withLock({ $0.take() }) else { preconditionFailure("en sats är färdig när det signaleras") }
        let poster = try sats.get()
        // Also after the end: who asks again is told so again.
        börja()
        return poster
    }

    /// Nobody will ask for more: what is being read is left.
    func avbryt() { avbrott.begärt.store(true, ordering: .relaxed) }

    /// What is read may be silent for long: it takes none of the few threads that tasks share. It holds on to the reader until it is done.
    private func börja() {
        DispatchQueue.global().async {
            let sats = self.läs()
            self.färdig.withLock { $0 = sats }
            self.signal.signal()
        }
    }

    private func läs() -> Sats {
        läsare.withLock { läsare in
            Sats {
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

/// Whether somebody has asked the reading to end.
private final class Avbrott: Sendable {
    let begärt = Atomic(false)
}
