import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// A request's body, which is read at most once, within bounds of size and of time.
final class Kropp: Sendable {
    private let källa: RequestBody
    private let längd: Int?
    /// Held until the request is answered: what the body was made into lives as long.
    private let plats: Kroppsutrymme.Plats
    private let gränser: Gränser
    /// True when there is nothing, or nothing more, to read.
    private let ärLäst: Mutex<Bool>

    init(_ begäran: Request, _ utrymme: Kroppsutrymme, _ gränser: Gränser) {
        källa = begäran.body
        längd = begäran.headers[.contentLength].flatMap { Int($0) }
        plats = utrymme.plats()
        self.gränser = gränser
        ärLäst = Mutex((längd ?? 0) == 0 && begäran.headers[.transferEncoding] == nil)
    }

    /// Whether some of it still may come: then nothing more can be asked on the connection.
    var återstår: Bool { !ärLäst.withLock { $0 } }

    /// - Throws: `kroppen_for_stor`, `kroppen_for_sen`, `kroppen_bruten`, `upptaget`.
    func byte() async throws -> [UInt8] {
        if let längd, längd > gränser.kropp { throw förStor }
        let byte = try await withThrowingTaskGroup(of: [UInt8]?.self) { grupp in
            grupp.addTask { try await self.samla() }
            grupp.addTask { [gränser] in
                try await Task.sleep(for: gränser.kroppstid)
                return nil
            }
            defer { grupp.cancelAll() }
            return try await grupp.next() ?? nil
        }
        guard let byte else {
            throw Problem(.kroppenForSen, "Begärans kropp kom inte fram i tid.")
        }
        ärLäst.withLock { $0 = true }
        return byte
    }

    private func samla() async throws -> [UInt8]? {
        var byte: [UInt8] = []
        if let längd { byte.reserveCapacity(längd) }
        do {
            for try await del in källa {
                guard byte.count + del.readableBytes <= gränser.kropp else { throw förStor }
                try plats.ta(del.readableBytes * gränser.kroppsvikt)
                byte += del.readableBytesView
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(.kroppenBruten, "Begärans kropp bröts eller är inte giltig HTTP.")
        }
        try Task.checkCancellation()
        // A connection that ends in the middle of a body must not make half of it a whole.
        guard längd == nil || längd == byte.count else { throw Problem(.kroppenBruten, "Begärans kropp är kortare än Content-Length säger.") }
        return byte
    }

    private var förStor: Problem { Problem(.kroppenForStor, "Begärans kropp är större än \(gränser.kropp >> 10) kB.") }
}

/// How much of bodies, and of what they are made into, may be in memory at once, whoever sends them.
final class Kroppsutrymme: Sendable {
    private let ledigt: Mutex<Int>

    init(_ byte: Int) { ledigt = Mutex(byte) }

    func plats() -> Plats { Plats(self) }

    /// What one body has taken, given back when its request has been answered.
    final class Plats: Sendable {
        private let utrymme: Kroppsutrymme
        private let taget = Mutex(0)

        fileprivate init(_ utrymme: Kroppsutrymme) { self.utrymme = utrymme }

        /// - Throws: `upptaget`.
        func ta(_ byte: Int) throws(Problem) {
            let räcker = utrymme.ledigt.withLock { ledigt in
                guard ledigt >= byte else { return false }
                ledigt -= byte
                return true
            }
            guard räcker else { throw Problem(.upptaget, "För mycket är på väg in just nu. Försök igen om en stund.").försökIgen(efter: 2) }
            taget.withLock { $0 += byte }
        }

        deinit {
            let taget = taget.withLock { $0 }
            utrymme.ledigt.withLock { $0 += taget }
        }
    }
}
