import Synchronization

/// Lets a few through at a time of what takes much memory; the others wait their turn, for a bounded time.
final class Tunga: Sendable {
    private struct Läge {
        var lediga: Int
        var väntande: [(nummer: Int, CheckedContinuation<Bool, Never>)] = []
        var sista = 0
    }

    private let läge: Mutex<Läge>
    private let gränser: Gränser

    init(_ gränser: Gränser) {
        self.gränser = gränser
        läge = Mutex(Läge(lediga: gränser.tunga))
    }

    /// - Throws: `upptaget` when the queue is full or the turn does not come; what `arbete` throws.
    func utför<Svar: Sendable>(_ arbete: () async throws -> Svar) async throws -> Svar {
        guard await tur() else { throw Problem(.upptaget, "För många stora svar bereds just nu. Försök igen om en stund.").försökIgen(efter: 5) }
        do {
            // Not on a loop that others' requests share.
            let svar = try await withTaskExecutorPreference(globalConcurrentExecutor) { try await arbete() }
            lämna()
            return svar
        } catch {
            lämna()
            throw error
        }
    }

    private func tur() async -> Bool {
        let nummer: Int? = läge.withLock { läge in
            if läge.lediga > 0 { läge.lediga -= 1; return nil }
            läge.sista += 1
            return läge.sista
        }
        guard let nummer else { return true }
        let klocka = Task { [gränser] in
            try await Task.sleep(for: gränser.tungväntan)
            self.ge(upp: nummer)
        }
        defer { klocka.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { fortsättning in
                let svar: Bool? = läge.withLock { läge in
                    if läge.lediga > 0 { läge.lediga -= 1; return true }
                    guard läge.väntande.count < gränser.tungaIKö, !Task.isCancelled else { return false }
                    läge.väntande.append((nummer, fortsättning))
                    return nil
                }
                if let svar { fortsättning.resume(returning: svar) }
            }
        } onCancel: {
            ge(upp: nummer)
        }
    }

    private func ge(upp nummer: Int) {
        let väntande = läge.withLock { läge in
            läge.väntande.firstIndex { $0.nummer == nummer }.map { läge.väntande.remove(at: $0).1 }
        }
        väntande?.resume(returning: false)
    }

    private func lämna() {
        let nästa = läge.withLock { läge -> CheckedContinuation<Bool, Never>? in
            if läge.väntande.isEmpty { läge.lediga += 1; return nil }
            return läge.väntande.removeFirst().1
        }
        nästa?.resume(returning: true)
    }
}
