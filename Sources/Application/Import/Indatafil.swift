import Glibc

/// A file that is read from beginning to end by somebody who may be told to stop: also while nobody writes to it, as to a pipe.
///
/// Opened without waiting and read when there is something to read, so that no call waits for longer than ``väntan``.
final class Indatafil: Sendable {
    /// How long it takes at most before who has stopped is seen to have.
    static let väntan: Int32 = 200
    /// One read at a time; large enough that the calls are few.
    static let block = 1 << 18

    let fil: String
    private let deskriptor: Int32
    private let avbruten: @Sendable () -> Bool

    /// - Parameter avbruten: asked before each read, and while nothing comes.
    /// - Throws: ``Driftfel/filfel(fil:operation:kod:)``.
    init(_ fil: String, avbruten: @escaping @Sendable () -> Bool = { Task.isCancelled }) throws(Driftfel) {
        self.fil = fil
        self.avbruten = avbruten
        deskriptor = open(fil, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard deskriptor >= 0 else { throw .filfel(fil: fil, operation: "open", kod: errno) }
    }

    deinit { close(deskriptor) }

    /// The next bytes, at most ``block``; none at the end.
    ///
    /// - Throws: ``Driftfel/filfel(fil:operation:kod:)``, `CancellationError`.
    func läs() throws -> [UInt8] {
        while true {
            if avbruten() { throw CancellationError() }
            var väntad = pollfd(fd: deskriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&väntad, 1, Self.väntan) != 0 else { continue }
            var fel: Int32 = 0
            let byte = [UInt8](unsafeUninitializedCapacity: Self.block) { minne, antal in
                let svar = read(deskriptor, minne.baseAddress, Self.block)
                if svar < 0 { fel = errno }
                antal = max(0, svar)
            }
            switch fel {
            case 0: return byte
            case EINTR, EAGAIN: continue
            default: throw Driftfel.filfel(fil: fil, operation: "read", kod: fel)
            }
        }
    }
}
