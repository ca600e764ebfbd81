/// Fastställda rapporter med sina rader, lästa för de omgångar som en fråga rör.
///
/// Att fråga efter en fastställd rapport som inte är läst är ett fel i programmet och stoppar det: hellre inget svar än ett som bygger på att
/// inget stod där.
public struct FastställdaRapporter: Sendable {
    private let rapporter: [Kvartal: Rapport]

    public init(_ rapporter: some Sequence<Rapport>) {
        self.rapporter = Dictionary(rapporter.map { ($0.omgång.period, $0) }) { första, _ in första }
    }

    /// Nil när omgången inte är fastställd.
    public subscript(_ omgång: Omgång) -> Rapport? {
        guard omgång.fastställdVersion != nil else { return nil }
        guard let rapport = rapporter[omgång.uppgifter.period] else {
            preconditionFailure("den fastställda rapporten för \(omgång.uppgifter.period) är inte läst")
        }
        return rapport
    }

    /// Omgångarna före `period` som rapporten med detta underlag ser dem. ``Omgångar/behövda(för:_:)`` måste vara lästa.
    public func tidigare(än period: Kvartal, _ omgångar: Omgångar, _ underlag: some Sequence<Fristunderlag>) -> [TidigareOmgång] {
        let behövda = Set(omgångar.behövda(för: period, underlag).map(\.uppgifter.period))
        return omgångar.tidigare(än: period).map { omgång in
            guard omgång.fastställdVersion != nil else { return TidigareOmgång(omgång.uppgifter) }
            guard behövda.contains(omgång.uppgifter.period) else { return TidigareOmgång(oläst: omgång.uppgifter) }
            return self[omgång].map { TidigareOmgång(fastställd: $0) } ?? TidigareOmgång(omgång.uppgifter)
        }
    }
}

extension Omgångar {
    /// De fastställda omgångar vars rader rapporten för `period` måste se: de efter den tidigaste slutrapport som lämnats mellan omgångarna på
    /// någon frist i underlaget. Vanligen ingen eller en.
    public func behövda(för period: Kvartal, _ underlag: some Sequence<Fristunderlag>) -> [Omgång] {
        let slutrapporter = underlag.compactMap { underlag in
            underlag.frist.slut.flatMap { underlag.frist.slutrapport($0.slutrapportsart, före: period) }?.omgång
        }
        guard let första = slutrapporter.min() else { return [] }
        return tidigare(än: period).filter { $0.fastställdVersion != nil && $0.uppgifter.period > första }
    }
}
