/// Ett gynnande beslut registreras.
public struct FattaBeslut: Hashable, Sendable {
    public let beslut: BeslutID
    public let uppgifter: Beslutsuppgifter
    public let skyddat: SkyddadeBeslutsuppgifter

    public init(beslut: BeslutID, uppgifter: Beslutsuppgifter, skyddat: SkyddadeBeslutsuppgifter) {
        self.beslut = beslut
        self.uppgifter = uppgifter
        self.skyddat = skyddat
    }

    /// - Throws: `beslut_finns_redan`, `datum_i_framtiden`, `galler_till_fore_beslutsdatum`, `galler_till_fore_galler_fran`,
    ///   `inriktning_bara_ifo`, och katalogens avvisningar av lagrum och insats.
    public func avgör(_ läge: Beslut?, _ omständigheter: Omständigheter) throws(Avvisning) -> [BeslutHändelse] {
        guard läge == nil else {
            throw Avvisning(.beslutFinnsRedan, fält: "beslut", "Beslutet är redan registrerat. Ett nytt beslut behöver ett nytt id.")
        }
        // Bara här: när beslutet sedan rättas är det förseglade inte öppet, och får inte avgöra något.
        guard skyddat.inriktning == nil || uppgifter.område == .ifo else {
            throw Avvisning(.inriktningBaraIFO, fält: "inriktning", "Inriktning anges bara för individ- och familjeomsorg (IFO).")
        }
        let fattat = BeslutFattat(uppgifter: uppgifter, skyddat: skyddat)
        try fattat.prövaUppgifterna(omständigheter)
        return [.beslutFattat(fattat)]
    }
}

/// Beslutets första händelse: den startar beslutets frist på beslutsdagen.
public struct BeslutFattat: Hashable, Sendable {
    public let uppgifter: Beslutsuppgifter
    /// Nil när händelsen läses utan nyckel.
    public let skyddat: SkyddadeBeslutsuppgifter?

    public init(uppgifter: Beslutsuppgifter, skyddat: SkyddadeBeslutsuppgifter?) {
        self.uppgifter = uppgifter
        self.skyddat = skyddat
    }
}

extension BeslutFattat: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) {
        let dag = uppgifter.beslutsdatum
        try omständigheter.kräverEjFramtid(dag, fält: "beslutsdatum")
        if let till = uppgifter.gällerTill {
            guard till >= dag else {
                throw Avvisning(.gallerTillForeBeslutsdatum, fält: "gallerTill", "Beslutet kan inte sluta gälla \(till), före beslutsdagen \(dag).")
            }
            if let från = uppgifter.gällerFrån, till < från {
                throw Avvisning(
                    .gallerTillForeGallerFran, fält: "gallerTill", "Beslutet kan inte sluta gälla \(till), före \(från) då det börjar gälla.")
            }
        }
        try omständigheter.katalog.pröva(lagrum: uppgifter.lagrum, beslutsdatum: dag)
        try omständigheter.katalog.pröva(insats: uppgifter.insats, uppgifter.område, lagrum: uppgifter.lagrum, beslutsdatum: dag)
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        if case .skyddat(let värde) = uppgift.värde {
            // Utan nyckel finns inget att rätta i, men rättelsen är giltig: den som har nyckeln ser den.
            guard let skyddat else { return .beslutFattat(self) }
            return skyddat.rättad(uppgift.fält, värde).map { .beslutFattat(BeslutFattat(uppgifter: uppgifter, skyddat: $0)) }
        }
        return uppgifter.rättad(uppgift).map { .beslutFattat(BeslutFattat(uppgifter: $0, skyddat: skyddat)) }
    }

    static var rättbara: [String: Uppgiftsslag] {
        [
            "kon": .text, "omrade": .text, "lagrum": .text, "insats": .text, "beslutsdatum": .datum, "gallerFran": .valfrittDatum,
            "gallerTill": .valfrittDatum, "beslutsgrupp": .valfriGrupp, "forhandsbesked": .bool, "ursprung": .text, "enhet": .valfriText,
            "berorBarn": .bool, "personnummer": .skyddatPersonnummer, "namn": .skyddadText, "skyddad": .skyddadBool,
            "inriktning": .skyddadText, "omfattning": .skyddadOmfattning, "handlaggare": .skyddadText, "dnr": .skyddatDiarienummer,
        ]
    }
}
