/// En slutrapport att lämna mellan omgångarna: raden stod öppen i den senaste fastställda rapport den finns i, individrapporten är
/// lämnad, och sedan dess är beslutet verkställt eller avslutat. Utan identitet.
///
/// Källa: IVO, frågor om rapporteringen: datum för verkställighet eller avslut rapporteras så snart som möjligt.
public struct Slutrapport: Hashable, Sendable {
    /// Omgången som slutrapporten registreras på.
    public let omgång: Kvartal
    /// Raden som den står i den omgångens fastställda rapport.
    public let rad: Rapportrad
    public let slut: Fristslut

    public var art: Inskick.Art { slut.slutrapportsart }

    /// - Parameters:
    ///   - öppen: raden, och omgången där den stod öppen.
    ///   - beslut: som det är känt i dag.
    /// - Returns: nil när ingen slutrapport är att lämna.
    public init?(_ öppen: ÖppenRad, _ beslut: Beslut) {
        guard let underlag = beslut.underlag.first(where: { $0.frist.nummer == öppen.rad.frist.nummer }) else { return nil }
        self.init(öppen, underlag)
    }

    /// - Parameters:
    ///   - öppen: raden, och omgången där den stod öppen.
    ///   - underlag: radens frist, som den är känd i dag.
    /// - Returns: nil när ingen slutrapport är att lämna.
    public init?(_ öppen: ÖppenRad, _ underlag: Fristunderlag) {
        guard let slut = underlag.frist.slut, !underlag.makulerat,
            // I tid, eller en doms: då är det en rättelse i stället.
            slut.datum > slutdag(underlag.frist.start), underlag.ursprung == .nämnd, öppen.saknarSlutrapport(underlag.frist, slut)
        else { return nil }
        omgång = öppen.omgång
        rad = öppen.rad
        self.slut = slut
    }

    /// En rad som stod öppen i den senaste fastställda rapport där fristen finns.
    public struct ÖppenRad: Hashable, Sendable {
        public let omgång: Kvartal
        public let rad: Rapportrad

        /// Om individrapporten är lämnad men inte slutrapporten för slutet; en som följts av en ny öppen rapport räknas inte.
        fileprivate func saknarSlutrapport(_ frist: Frist, _ slut: Fristslut) -> Bool {
            !frist.gällandeInskick(före: omgång.nästa).isEmpty && frist.slutrapport(slut.slutrapportsart, före: omgång.nästa) == nil
        }
    }
}

extension Kvartal {
    /// Det kvartal som följer.
    var nästa: Kvartal { Kvartal(år, nummer + 1) ?? Kvartal(år + 1, 1) ?? self }
}

/// Raderna som en slutrapport mellan omgångarna kan gälla, samlade ur de fastställda rapporterna en i taget, den senaste först.
public struct ÖppnaRader: Sendable {
    private var sedda: Set<FristID> = []
    private var omgångarnas: [[Slutrapport.ÖppenRad]] = []

    public init() {}

    /// - Parameter rapport: omgången före den som lades senast.
    public mutating func lägg(_ rapport: Rapport) {
        let nya = rapport.rader.filter { sedda.insert($0.frist).inserted }
        omgångarnas.append(
            nya.filter { $0.utfall == .öppen && $0.rubrik != .rättade }.map { Slutrapport.ÖppenRad(omgång: rapport.omgång.period, rad: $0) })
    }

    /// I omgångarnas och rapporternas ordning.
    public var alla: [Slutrapport.ÖppenRad] { omgångarnas.reversed().flatMap(\.self) }
}
