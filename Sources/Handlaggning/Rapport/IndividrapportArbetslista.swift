/// Vad rapportören har att göra med omgångens rader: att lämna, lämnat och det vars tid är inne. Utan identitet: en lista visar varken
/// namn, nummer eller adress.
public struct Arbetslista: Hashable, Sendable {
    /// Dagen som listan gäller.
    public let idag: Datum
    /// Tiden då IVO tar emot omgångens rapporter: fönstret som dess brytdatum hör till; nil när katalogen inte vet.
    public let period: Rapporteringsperiod?
    public let poster: [Post]

    /// En rad att lämna, och om den är lämnad.
    public struct Post: Hashable, Sendable {
        /// Individrapportens nummer i utskriften, från 1.
        public let nr: Int
        public let rad: Rapportrad
        public let art: Inskick.Art
        /// De inskick som gör att raden räknas som lämnad; tom när den är kvar att lämna.
        public let lämnad: [IndividrapportInskickad]

        /// - Parameters:
        ///   - nr: individrapportens nummer i utskriften, från 1.
        ///   - rad: raden i den fastställda rapporten.
        ///   - period: rapportens omgång.
        ///   - beslut: som det är känt i dag.
        public init?(nr: Int, _ rad: Rapportrad, i period: Kvartal, _ beslut: Beslut) {
            guard let art = rad.inskicksart, let frist = beslut.frist(rad.frist.nummer) else { return nil }
            self.nr = nr
            self.rad = rad
            self.art = art
            let alla = beslut.inskickade(rad.frist.nummer)
            let iOmgången = alla.filter { $0.inskick.omgång == period }
            if rad.utfall == .öppen {
                // Det som «alla» skulle lämna: en slutrapport på omgången är inte radens egen individrapport.
                lämnad = iOmgången.contains { $0.inskick.art == art } ? iOmgången : []
            } else {
                let slutrapport = frist.slutrapport(art, före: period)
                lämnad = !frist.lämnad(rad, i: period) ? [] : iOmgången.isEmpty ? alla.filter { $0.inskick == slutrapport } : iOmgången
            }
        }
    }

    public init(idag: Datum, period: Rapporteringsperiod?, poster: [Post]) {
        self.idag = idag
        self.period = period
        self.poster = poster
    }

    public var attSända: [Post] { poster.filter { $0.lämnad.isEmpty } }
    public var sända: [Post] { poster.filter { !$0.lämnad.isEmpty } }
    /// De som är kvar att lämna sedan IVO:s period har börjat.
    public var förfaller: [Post] { period.map { $0.från <= idag } ?? false ? attSända : [] }
    /// IVO:s period är slut.
    public var försenad: Bool { period.map { $0.till < idag } ?? false }
}

extension Beslut {
    /// Individrapporterna som har lämnats för en frist, i ordning, utom de som återkallats.
    func inskickade(_ nummer: FristNummer) -> [IndividrapportInskickad] {
        historik.compactMap { steg in
            guard !steg.återkallad, case .individrapportInskickad(let h) = steg.händelse, h.frist == nummer else { return nil }
            return h
        }
    }
}
