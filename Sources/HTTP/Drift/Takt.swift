import EventStore
import Synchronization

/// How often each may ask: a bucket of tokens for each subject, filled at a steady pace and emptied by a token a request.
public final class Takt: Sendable {
    /// A pace and how much may be saved up. The longest wait for one token is a second divided by the pace.
    public struct Gräns: Hashable, Sendable {
        /// Tokens a second.
        public let perSekund: Double
        /// What a full bucket holds: so many at once, after a pause.
        public let högst: Double

        public init(perSekund: Double, högst: Double) {
            precondition(perSekund > 0 && högst >= 1)
            self.perSekund = perSekund
            self.högst = högst
        }

        /// Far more than a person or a page of theirs asks for; a case system that registers a day's decisions waits a little now and then.
        public static let vanlig = Gräns(perSekund: 50, högst: 200)
    }

    /// Subjects remembered. A municipality's social services have a few thousand employees.
    static let ihågkomna = 10_000

    private struct Hink {
        var innehåll: Double
        var när: ContinuousClock.Instant
    }

    private let gräns: Gräns
    /// A bucket that is forgotten is full again by then, so nothing is gained by being forgotten.
    private let hinkar: Mutex<GenerationCache<String, Hink>>

    init(_ gräns: Gräns, nu: ContinuousClock.Instant = .now) {
        self.gräns = gräns
        hinkar = Mutex(GenerationCache(capacity: Self.ihågkomna, lifetime: .seconds(gräns.högst / gräns.perSekund + 1), now: nu))
    }

    /// Takes a token.
    ///
    /// - Returns: nil when there was one; otherwise the seconds until there is.
    func ta(_ vem: String, nu: ContinuousClock.Instant = .now) -> Int? {
        hinkar.withLock { hinkar in
            var hink = hinkar.take(vem, now: nu) ?? Hink(innehåll: gräns.högst, när: nu)
            hink.innehåll = min(gräns.högst, hink.innehåll + max(0, (nu - hink.när).sekunder) * gräns.perSekund)
            hink.när = nu
            let räcker = hink.innehåll >= 1
            if räcker { hink.innehåll -= 1 }
            hinkar.keep(hink, as: vem, now: nu)
            return räcker ? nil : max(1, Int(((1 - hink.innehåll) / gräns.perSekund).rounded(.up)))
        }
    }
}

extension Duration {
    /// With fractions.
    var sekunder: Double {
        let (sekunder, attosekunder) = components
        return Double(sekunder) + Double(attosekunder) * 1e-18
    }
}
