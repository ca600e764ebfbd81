/// En uppgift i en registrerad händelse var fel. Händelsen skrivs aldrig om: rättelsen läggs till, och läget räknas om.
public struct RättaUppgift: Hashable, Sendable {
    public let beslut: BeslutID
    public let val: Händelseval
    public let uppgift: Uppgift
    public let skäl: Fritext

    public init(beslut: BeslutID, val: Händelseval, uppgift: Uppgift, skäl: Fritext) {
        self.beslut = beslut
        self.val = val
        self.uppgift = uppgift
        self.skäl = skäl
    }

    /// En rättelse till samma värde godtas.
    ///
    /// - Throws: `okant_beslut`, `beslut_makulerat`, `okand_handelse`, `redan_aterkallad`, `ogiltigt_varde`, händelsens egna avvisningar,
    ///   `tidslinjen_haller_inte`.
    public func avgör(_ läge: Beslut?, _ omständigheter: Omständigheter) throws(Avvisning) -> [BeslutHändelse] {
        let beslut = try Beslut.kräver(läge)
        try beslut.kräverEjMakulerat()
        let steg = try val.steg(i: beslut)
        guard let rättad = steg.händelse.regel.rättad(uppgift) else {
            throw Avvisning(.ogiltigtVarde, fält: "varde", "Värdet går inte att använda för \(uppgift.fält) i \(val.typ.rawValue).")
        }
        try rättad.regel.prövaUppgifterna(omständigheter)
        let händelse = BeslutHändelse.uppgiftRättad(UppgiftRättad(mål: steg.mål, uppgift: uppgift, skäl: skäl))
        try Beslut.läge(beslut.id, beslut, efter: händelse)?.prövaTidslinjen(omständigheter)
        return [händelse]
    }

    /// Beslutets person kan inte rättas: en annan person är ett annat beslut.
    public static let person = Avvisning(
        .personKanEjRattas, fält: "falt", "Vem beslutet gäller kan inte rättas. Makulera beslutet och registrera ett nytt för rätt person.")

    public static func ickeRättbar(_ fält: String, _ typ: BeslutHändelse.Typ) -> Avvisning {
        let möjliga = typ.rättbara.keys.sorted()
        return Avvisning(
            .faltKanEjRattas, fält: "falt",
            möjliga.isEmpty
                ? "\(typ.rawValue) har inga uppgifter som kan rättas. Återkalla händelsen om den var ett misstag."
                : "Fältet kan inte rättas i \(typ.rawValue). Det går att rätta: \(möjliga.joined(separator: ", ")).")
    }
}

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

extension UppgiftRättad: Beslutsregel {
    /// En rättad text är den som trycks.
    var trycktText: Fritext? { if case .fritext(let text) = uppgift.värde { text } else { nil } }
}
