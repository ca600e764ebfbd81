import JWTKit

/// Which of an issuer's keys are known, for how long, and when they are fetched anew: the decisions of ``Nyckelring`` without its acts.
struct Nyckelringsläge: Sendable {
    /// How the keys age.
    struct Tider: Hashable, Sendable {
        /// Older keys than this are used while newer ones are fetched.
        var färska: Duration = .seconds(600)
        /// Older keys than this are not used: a key that the issuer has withdrawn is believed no longer, whether the issuer answers or not.
        var livslängd: Duration = .seconds(3_600)
        /// Nobody makes us ask the issuer more often, whatever keys their tokens name.
        var intervall: Duration = .seconds(Nyckelring.hämtningsintervall)
    }

    enum Svar {
        /// - `årgång`: of the keys; another after each fetch.
        case nyckel(any JWTAlgorithm, årgång: Int, förnya: Bool)
        /// Fetch, or wait for the fetch that is under way, and ask once more.
        case hämta
        /// No such key.
        case okänd
        /// Whether there is such a key cannot be known now.
        case onåbar
    }

    private let tider: Tider
    private var nycklar = Nyckelset()
    private var årgång = 0
    private var hämtade: ContinuousClock.Instant?
    private var försökt: ContinuousClock.Instant?
    private var hämtar = false
    private var lyckades = true

    init(_ tider: Tider) { self.tider = tider }

    /// - Parameter nyssHämtat: the one who asks has waited for a fetch, and is told what there is.
    func fråga(_ nyckel: String, _ algoritm: Token.Algoritm, nyssHämtat: Bool = false, nu: ContinuousClock.Instant) -> Svar {
        let ålder = hämtade.map { nu - $0 }
        let lever = ålder.map { $0 < tider.livslängd } ?? false
        let fårFråga = !hämtar && (försökt.map { nu - $0 >= tider.intervall } ?? true)
        if lever, let ålder, nycklar.har(nyckel) {
            guard let funnen = nycklar[nyckel, algoritm] else { return .okänd }
            return .nyckel(funnen, årgång: årgång, förnya: ålder >= tider.färska && fårFråga)
        }
        if !nyssHämtat, hämtar || fårFråga { return .hämta }
        return lever && lyckades ? .okänd : .onåbar
    }

    mutating func börjar(_ nu: ContinuousClock.Instant) {
        hämtar = true
        försökt = nu
    }

    /// - Parameter nya: nil when they could not be fetched; those that are known serve as long as they live.
    mutating func slutar(_ nya: Nyckelset?, nu: ContinuousClock.Instant) {
        hämtar = false
        lyckades = nya != nil
        guard let nya else { return }
        nycklar = nya
        årgång += 1
        hämtade = nu
    }
}
