/// En uppgift i en registrerad händelse var fel. Händelsen skrivs aldrig om: rättelsen läggs till, och läget räknas om.
public struct RättaUppgift: Hashable, Sendable {
    public let beslut: BeslutID
    public let val: Händelseval
    /// Minst en. Flera när de hör ihop, som insats och lagrum: de prövas först när alla är rättade.
    public let uppgifter: [Uppgift]
    public let skäl: Fritext

    public init(beslut: BeslutID, val: Händelseval, uppgifter: [Uppgift], skäl: Fritext) {
        self.beslut = beslut
        self.val = val
        self.uppgifter = uppgifter
        self.skäl = skäl
    }

    /// En rättelse till samma värde godtas.
    ///
    /// - Returns: en händelse per uppgift.
    /// - Throws: `okant_beslut`, `beslut_makulerat`, `okand_handelse`, `redan_aterkallad`, `ogiltigt_varde`, händelsens egna avvisningar,
    ///   `tidslinjen_haller_inte`.
    public func avgör(_ läge: Beslut?, _ omständigheter: Omständigheter) throws(Avvisning) -> [BeslutHändelse] {
        let beslut = try Beslut.kräver(läge)
        try beslut.kräverEjMakulerat()
        let steg = try val.steg(i: beslut)
        var rättad = steg.händelse
        var händelser: [BeslutHändelse] = []
        for uppgift in uppgifter {
            guard let nästa = rättad.regel.rättad(uppgift) else {
                throw Avvisning(
                    .ogiltigtVarde, fält: "varde",
                    "Värdet går inte att använda för \(uppgift.fält) i \(val.typ.rawValue). Skriv det som i kommandot som gav händelsen.")
            }
            rättad = nästa
            händelser.append(.uppgiftRättad(UppgiftRättad(mål: steg.mål, uppgift: uppgift, skäl: skäl)))
        }
        if prövas(rättad) {
            do throws(Avvisning) { try rättad.regel.prövaUppgifterna(omständigheter) } catch { throw Self.medRåd(error) }
        }
        let rättat = händelser.reduce(beslut) { Beslut.läge(beslut.id, $0, efter: $1) ?? $0 }
        try rättat.prövaTidslinjen(omständigheter, ändrad: steg.mål)
        return händelser
    }

    /// Ett skäls kod prövas mot dagens kodlista, och det gäller bara en ny kod: texten går att rätta också sedan koden strukits.
    private func prövas(_ rättad: BeslutHändelse) -> Bool {
        guard case .skälAngivet = rättad else { return true }
        return uppgifter.contains { $0.fält == "kod" }
    }

    /// Uppgifter som katalogen knyter ihop kan inte rättas en i taget.
    private static func medRåd(_ avvisning: Avvisning) -> Avvisning {
        guard [.lagrumEjIKraft, .lagrumEjForInsatsen, .insatsEjIKatalogen].contains(avvisning.kod) else { return avvisning }
        return Avvisning(
            avvisning.kod, fält: "varde", lagrum: avvisning.lagrum,
            "\(avvisning.text) Beslutsdatum, lagrum, insats och område hör ihop: rätta dem i samma kommando, de övriga i andra: [{falt, varde}].")
    }

    /// Beslutets person kan inte rättas: en annan person är ett annat beslut.
    public static let person = Avvisning(
        .personKanEjRattas, fält: "falt", "Vem beslutet gäller kan inte rättas. Makulera beslutet och registrera ett nytt för rätt person.")

    /// Avvisningen av ett fält som händelsen inte har, eller som inte får rättas: den säger vilka som går.
    ///
    /// - Parameters:
    ///   - fält: namnet som det skrevs i kommandot.
    ///   - typ: händelsen som skulle rättas.
    public static func ickeRättbar(_ fält: String, _ typ: BeslutHändelse.Typ) -> Avvisning {
        let möjliga = typ.rättbara.keys.sorted()
        return Avvisning(
            .faltKanEjRattas, fält: "falt",
            möjliga.isEmpty
                ? "\(typ.rawValue) har inga uppgifter som kan rättas. Återkalla händelsen om den var ett misstag."
                : "Fältet kan inte rättas i \(typ.rawValue). Det går att rätta: \(möjliga.joined(separator: ", ")).")
    }
}

/// Händelsen som rättar en uppgift i en annan. Läget räknas om som om den rätta uppgiften hade stått där från början.
public struct UppgiftRättad: Hashable, Sendable {
    public let mål: Händelsemål
    public let uppgift: Uppgift
    public let skäl: Fritext

    public init(mål: Händelsemål, uppgift: Uppgift, skäl: Fritext) {
        self.mål = mål
        self.uppgift = uppgift
        self.skäl = skäl
    }
}

extension UppgiftRättad: PrövadAvKommandot {}
