/// En rättelse att meddela IVO: en frist som rapporterats men inte skulle ha rapporterats. Utan personuppgifter.
///
/// Källa: IVO, frågor om rapporteringen: rättelse sker med e-post som beskriver felet utan namn och personnummer.
public struct Individrapporträttelse: Hashable, Sendable {
    /// Raden bland de rättade.
    public let rad: Rapportrad
    /// Raden som den senast lämnades till IVO; nil när ingen fastställd rapport har den.
    public let lämnadRad: Rapportrad?
    /// Individrapporterna som var fel.
    public let inskick: [IndividrapportInskickad]
    public let fel: [Fel]
    /// Dagen då rättelsen meddelades IVO; nil när det återstår.
    public let meddelad: Datum?

    /// Varför fristen inte skulle ha rapporterats, eller inte så: det som meddelandet till IVO beskriver.
    public enum Fel: Hashable, Sendable {
        /// Beslutet registrerades av misstag.
        case makulerat
        /// Avbrottet registrerades av misstag.
        case avbrottetÅterkallat
        /// Beslutet är en domstols.
        case domstolensBeslut
        case felBeslutsdatum(lämnat: Datum, rätt: Datum)
        case felAvbrottsdatum(lämnat: Datum, rätt: Datum)
        /// Verkställt eller avslutat inom tre månader.
        case iTid(Fristslut)
    }

    /// - Parameters:
    ///   - rad: raden i den fastställda rapporten.
    ///   - period: rapportens omgång.
    ///   - beslut: som det är känt i dag.
    ///   - omgångar: nämndens alla omgångar.
    ///   - fastställda: åtminstone rapporten för omgången ``senastLämnad(_:i:_:)``.
    /// - Returns: nil när raden inte är en rättad rad eller beslutet inte har fristen.
    public init?(_ rad: Rapportrad, i period: Kvartal, _ beslut: Beslut, _ omgångar: Omgångar, _ fastställda: FastställdaRapporter) {
        guard rad.rubrik == .rättade, let frist = beslut.frist(rad.frist.nummer) else { return nil }
        self.rad = rad
        let rättelse = beslut.rättelse(frist, senast: period)
        meddelad = rättelse?.datum
        let gällande = Set(Self.gällande(frist, rättelse, period))
        inskick = beslut.inskickade(rad.frist.nummer).filter { gällande.contains($0.inskick) }
        let senast = inskick.map(\.inskick.omgång).max()
        lämnadRad = senast.flatMap { omgångar[$0] }.flatMap { fastställda[$0] }?.rader.first { $0.frist == rad.frist }
        fel = Self.fel(rad, lämnadRad, beslut, frist)
    }

    /// Omgången där en rättad rads frist senast lämnades; nil när den inte har lämnats.
    public static func senastLämnad(_ rad: Rapportrad, i period: Kvartal, _ beslut: Beslut) -> Kvartal? {
        beslut.frist(rad.frist.nummer).flatMap { gällande($0, beslut.rättelse($0, senast: period), period).map(\.omgång).max() }
    }

    /// Har en rättelse dragit tillbaka inskicken är de ändå vad raden handlar om.
    private static func gällande(_ frist: Frist, _ rättelse: RättelseMeddelad?, _ period: Kvartal) -> [Inskick] {
        frist.gällandeInskick(före: rättelse?.omgång ?? period)
    }

    private static func fel(_ rad: Rapportrad, _ lämnad: Rapportrad?, _ beslut: Beslut, _ frist: Frist) -> [Fel] {
        if beslut.makulerat { return [.makulerat] }
        if frist.återkallad { return [.avbrottetÅterkallat] }
        var fel: [Fel] = beslut.uppgifter.ursprung == .dom ? [.domstolensBeslut] : []
        if let lämnad, lämnad.beslutsdatum != rad.beslutsdatum {
            fel.append(.felBeslutsdatum(lämnat: lämnad.beslutsdatum, rätt: rad.beslutsdatum))
        }
        if let lämnad, frist.nummer.art == .avbrott, lämnad.start != rad.start {
            fel.append(.felAvbrottsdatum(lämnat: lämnad.start, rätt: rad.start))
        }
        if let slut = frist.slut, slut.datum <= slutdag(rad.start) { fel.append(.iTid(slut)) }
        return fel
    }
}

extension Beslut {
    /// Rättelsen som har dragit tillbaka fristens alla inskick före omgången, meddelad i den eller i en tidigare; nil när det återstår.
    fileprivate func rättelse(_ frist: Frist, senast period: Kvartal) -> RättelseMeddelad? {
        guard frist.ärRättad(i: period) else { return nil }
        return historik.compactMap { steg -> RättelseMeddelad? in
            guard !steg.återkallad, case .rättelseMeddelad(let h) = steg.händelse, h.frist == frist.nummer, h.omgång <= period else { return nil }
            return h
        }.max { $0.omgång < $1.omgång }
    }
}
