/// En händelse registrerades av misstag, till exempel på fel beslut. Den står kvar, men räknas som om den inte hade hänt.
public struct ÅterkallaHändelse: Hashable, Sendable {
    public let beslut: BeslutID
    public let val: Händelseval
    public let skäl: Fritext

    public init(beslut: BeslutID, val: Händelseval, skäl: Fritext) {
        self.beslut = beslut
        self.val = val
        self.skäl = skäl
    }

    /// Ett återkallat `BeslutErsatt` återkallas också i det nya beslutet.
    ///
    /// - Parameters:
    ///   - beslut: beslutet, och det som det ersatts av.
    ///   - omständigheter: dagens datum och katalogen.
    /// - Throws: `okant_beslut`, `beslut_makulerat`, `okand_handelse`, `redan_aterkallad`, `kan_ej_aterkallas`, `tidslinjen_haller_inte`.
    public func avgör(_ beslut: [BeslutID: Beslut], _ omständigheter: Omständigheter) throws(Avvisning) -> [(BeslutID, BeslutHändelse)] {
        // Det enda som kan hända ett makulerat beslut är att makuleringen var ett misstag.
        if val.typ != .beslutMakulerat { try Beslut.kräver(beslut[self.beslut]).kräverEjMakulerat() }
        return try återkallade(beslut, omständigheter)
    }

    /// De andra besluten som återkallandet skriver till: ett återkallat `BeslutErsatt` också till det nya beslutet.
    ///
    /// - Parameter läge: beslutet; nil när det inte finns.
    public func andra(_ läge: Beslut?) -> [BeslutID] { val.typ == .beslutErsatt ? [läge?.ersattAv].compactMap(\.self) : [] }

    /// Det som återkallas, också i ett makulerat beslut: dess ersättning faller när det ersättande makuleras.
    func återkallade(_ beslut: [BeslutID: Beslut], _ omständigheter: Omständigheter) throws(Avvisning) -> [(BeslutID, BeslutHändelse)] {
        let läge = try Beslut.kräver(beslut[self.beslut])
        let steg = try val.steg(i: läge)
        try Self.prövaTypen(steg.händelse)
        var händelser: [(BeslutID, BeslutHändelse)] = [(läge.id, .händelseÅterkallad(HändelseÅterkallad(mål: steg.mål, skäl: skäl)))]
        if case .beslutErsatt(let ersatt) = steg.händelse, let nytt = beslut[ersatt.nytt], let länk = nytt.länk(till: läge.id) {
            händelser.append((nytt.id, .händelseÅterkallad(HändelseÅterkallad(mål: länk.mål, skäl: skäl))))
        }
        for (id, händelse) in händelser { try Beslut.läge(id, beslut[id], efter: händelse)?.prövaTidslinjen(omständigheter) }
        return händelser
    }

    private static func prövaTypen(_ händelse: BeslutHändelse) throws(Avvisning) {
        let råd: String
        switch händelse {
        case .beslutFattat: råd = "Makulera beslutet i stället."
        case .tidigareBeslutErsatt: råd = "Återkalla BeslutErsatt i det äldre beslutet."
        case .personuppgifterGallrade: råd = "Det som är förstört går inte att återställa."
        case .uppgiftRättad: råd = "Rätta uppgiften en gång till."
        case .händelseÅterkallad: råd = "Registrera händelsen på nytt."
        case .beslutVerkställt, .beslutDelvisVerkställt, .verkställighetAvbruten, .verkställighetÅterupptagen, .skälAngivet, .erbjudandeLämnat,
            .erbjudandeBesvarat, .uppföljningAntecknad, .verkställighetPlanerad, .beslutAvslutatUtanVerkställighet, .insatsAvslutad, .beslutErsatt,
            .personAvliden, .beslutÖverklagat, .domRegistrerad, .inhibitionBeslutad, .senareläggningBegärd, .vistelsekommunBegärd,
            .ivoÅtgärdRegistrerad, .beslutMakulerat, .textSläppt, .individrapportInskickad, .rättelseMeddelad,
            .gallringFöreslagen:
            return
        }
        throw Avvisning(.kanEjAterkallas, fält: "handelse", "\(händelse.typ.rawValue) kan inte återkallas. \(råd)")
    }
}

/// Händelsen som säger att en annan inte har hänt. Båda står kvar i loggen; läget räknas om utan den återkallade.
public struct HändelseÅterkallad: Hashable, Sendable {
    public let mål: Händelsemål
    public let skäl: Fritext

    public init(mål: Händelsemål, skäl: Fritext) {
        self.mål = mål
        self.skäl = skäl
    }
}

extension HändelseÅterkallad: PrövadAvKommandot {}

extension Beslut {
    /// Händelsen som säger att det här beslutet har ersatt det andra.
    fileprivate func länk(till tidigare: BeslutID) -> Beslutssteg? {
        historik.last { steg in
            guard !steg.återkallad, case .tidigareBeslutErsatt(let länk) = steg.händelse else { return false }
            return länk.tidigare == tidigare
        }
    }
}
