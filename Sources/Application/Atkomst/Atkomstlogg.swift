import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Logging
import Postgres
import Synchronization

/// Notes who reads what about whom, before they are told: group commit, so that readers who come at once share one flush to disk.
///
/// What cannot be noted is not answered. A note whose connection is lost is made again, and may then stand there twice: a read too many in the log
/// does no harm, one too few would.
public final class Åtkomstlogg: Sendable {
    /// Reads noted in one commit: beyond some hundred the flush they share costs nothing each any more.
    static let flest = 256
    /// Ids in one commit, unless one read alone has more: some megabytes.
    static let flestBerörda = 20_000
    /// Reads that may wait; more are refused at once, because they would only time out.
    static let köade = 10_000
    /// How often a batch is tried when its connection is lost; the pool waits longer for each.
    static let försök = 3

    private typealias Väntande = (läsning: Åtkomst, svar: CheckedContinuation<Void, any Error>)

    private struct Kö {
        var väntande: [Väntande] = []
        var skrivs = false
    }

    private enum Plats { case full, iKön, först }

    private let pool: ConnectionPool
    private let logger: Logger
    private let kö = Mutex(Kö())

    init(_ pool: ConnectionPool, logger: Logger) {
        self.pool = pool
        self.logger = logger
    }

    /// Returns when the note is on disk.
    ///
    /// - Throws: ``Driftfel/åtkomstEjAntecknad`` when it is not, and then the read is not to be answered; ``Driftfel/åtkomstloggAvviker`` when it
    ///   never will be, because somebody has changed the access log's head; `CancellationError`.
    public func anteckna(_ läsning: Åtkomst) async throws {
        try Task.checkCancellation()
        try await withCheckedThrowingContinuation { svar in
            let plats = kö.withLock { kö -> Plats in
                guard kö.väntande.count < Self.köade else { return .full }
                kö.väntande.append((läsning, svar))
                if kö.skrivs { return .iKön }
                kö.skrivs = true
                return .först
            }
            switch plats {
            case .full: svar.resume(throwing: Driftfel.åtkomstEjAntecknad)
            case .iKön: break
            // Others wait for it too: it is not the caller's to cancel.
            case .först: Task { await skrivAlla() }
            }
        }
    }

    private func skrivAlla() async {
        while let sats = nästa() { await skriv(sats) }
    }

    private func nästa() -> [Väntande]? {
        kö.withLock { kö in
            var (antal, berörda) = (0, 0)
            for väntande in kö.väntande.prefix(Self.flest) {
                berörda += väntande.läsning.berörda.antal
                if antal > 0, berörda > Self.flestBerörda { break }
                antal += 1
            }
            guard antal > 0 else {
                kö.skrivs = false
                return nil
            }
            let sats = Array(kö.väntande.prefix(antal))
            kö.väntande.removeFirst(antal)
            return sats
        }
    }

    private func skriv(_ sats: [Väntande]) async {
        for försök in 1... {
            do {
                let parametrar = Self.parametrar(sats.map(\.läsning))
                try await pool.withConnection(toTheEnd: true) { _ = try $0.query(Self.anteckna, parametrar) }
                for ett in sats { ett.svar.resume() }
                return
            } catch let fel as PostgresError where fel.isConnectionLost && försök < Self.försök {
                continue
            } catch {
                // One read's data may be what the database refused: each by itself, so that only that one fails.
                guard sats.count > 1, (error as? PostgresError)?.sqlState.map({ ["22", "23"].contains($0.errorClass) }) == true else {
                    // Only the code: the server's words may quote what was to be noted.
                    let kod = (error as? PostgresError)?.sqlState?.rawValue ?? "connection"
                    logger.error("reads could not be noted and are refused", metadata: ["reads": "\(sats.count)", "sqlstate": "\(kod)"])
                    // The number after the head's is taken: the head is held, so it has been set back, or was removed and began anew.
                    let taget = (error as? PostgresError)?.sqlState == .uniqueViolation
                    for ett in sats { ett.svar.resume(throwing: taget ? Driftfel.åtkomstloggAvviker : .åtkomstEjAntecknad) }
                    return
                }
                for ett in sats { await skriv([ett]) }
                return
            }
        }
    }

    private static func parametrar(_ läsningar: [Åtkomst]) -> [Parameter] {
        var (rader, person, id): ([Int32?], [Bool?], [UUID?]) = ([], [], [])
        for (plats, läsning) in läsningar.enumerated() {
            let berörda = läsning.berörda.personer.map { (true, $0.uuid) } + läsning.berörda.beslut.map { (false, $0.uuid) }
            rader += berörda.map { _ in Int32(plats + 1) }
            person += berörda.map(\.0)
            id += berörda.map(\.1)
        }
        func text(_ värde: (Åtkomst) -> String?) -> Parameter { .texts(läsningar.map(värde)) }
        return [
            text(\.nämnd.rawValue), text(\.läsare.aktör), text(\.läsare.roll), text(\.läsare.enhet), text(\.vad),
            text(\.läsare.ändamål.rawValue), text(\.läsare.från), text(\.läsare.begäran), .int4s(rader), .bools(person), .uuids(id),
        ]
    }

    private static let anteckna = Statement(
        "access_note", "select from atkomst.anteckna($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
}
