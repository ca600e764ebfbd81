/// IVO har gjort något i ärendet, eller kommunen har svarat: på väg mot eller ifrån en särskild avgift.
public struct IVOÅtgärdRegistrerad: Hashable, Sendable {
    public let datum: Datum
    public let åtgärd: Åtgärd
    /// IVO:s eller domstolens diarienummer; nil också när händelsen läses utan nyckel.
    public let dnr: String?
    /// Den ansökta eller utdömda avgiften i kronor.
    public let belopp: Int?

    /// Stegen i ett ärende om särskild avgift, i den ordning de brukar komma. Bara den ansökta och den utdömda har ett belopp.
    public enum Åtgärd: String, CaseIterable, Sendable {
        case yttrandeBegärt = "yttrande_begart"
        case yttrandeLämnat = "yttrande_lamnat"
        case avgiftAnsökt = "avgift_ansokt"
        case avgiftUtdömd = "avgift_utdomd"
        case avslutat

        var harBelopp: Bool {
            switch self {
            case .avgiftAnsökt, .avgiftUtdömd: true
            case .yttrandeBegärt, .yttrandeLämnat, .avslutat: false
            }
        }
    }

    public init(datum: Datum, åtgärd: Åtgärd, dnr: String?, belopp: Int?) {
        self.datum = datum
        self.åtgärd = åtgärd
        self.dnr = dnr
        self.belopp = belopp
    }
}

/// Källa: SoL (2025:400) 34 kap. 5–10 §§; tidigare SoL (2001:453) 16 kap. 6 a–6 e §§; LSS (1993:387) 28 a–28 e §§.
extension IVOÅtgärdRegistrerad: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) {
        try omständigheter.kräverEjFramtid(datum)
        guard belopp == nil || åtgärd.harBelopp else {
            throw Avvisning(
                .beloppHorEjDit, fält: "belopp", "Bara en avgift som är ansökt eller utdömd har ett belopp. Ta bort det, eller ange en annan åtgärd.")
        }
    }

    /// Avgiftens ram följer av beslutsdagen, så också en rättad beslutsdag måste gå ihop med beloppet.
    ///
    /// Källa: SoL (2025:400) 34 kap. 7 §; tidigare SoL (2001:453) 16 kap. 6 b §; LSS (1993:387) 28 b §.
    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        guard let belopp else { return }
        try omständigheter.katalog.pröva(belopp: belopp, lagrum: beslut.uppgifter.lagrum, beslutsdatum: beslut.uppgifter.beslutsdatum)
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)):
            .ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad(datum: datum, åtgärd: åtgärd, dnr: dnr, belopp: belopp))
        case ("atgard", .text(let kod?)):
            Åtgärd(rawValue: kod).map { .ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad(datum: datum, åtgärd: $0, dnr: dnr, belopp: belopp)) }
        case ("belopp", .heltal(let belopp)):
            .ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad(datum: datum, åtgärd: åtgärd, dnr: dnr, belopp: belopp))
        case ("dnr", .skyddat(.text(let dnr))):
            .ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad(datum: datum, åtgärd: åtgärd, dnr: dnr, belopp: belopp))
        case ("dnr", .skyddat(.stängt)):
            .ivoÅtgärdRegistrerad(self)
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] {
        ["datum": .datum, "atgard": .text, "belopp": .valfrittHeltal, "dnr": .skyddatDiarienummer]
    }
}
