/// Påminnelserna om enskilda frister.
struct Fristpåminnelser {
    let alla: [Påminnelse]

    /// - Parameter skälSenast: dagen då skälen senast behövs.
    init(_ läge: Påminnelseläge, idag: Datum, skälSenast: Datum?) {
        let nästa = läge.omgångar.alla.last?.uppgifter.period.nästa
        let öppnas = läge.öppna.flatMap { frist in
            [Self.bevakning(frist, idag), Self.rapporteringsbar(frist, idag, nästa), Self.skälSaknas(frist, idag, senast: skälSenast)].compactMap(
                \.self)
        }
        alla = öppnas + Self.slutrapporter(läge)
    }

    /// Slutdagen närmar sig: den snävaste gränsen som är nådd. En frist börjar inte före sin dag.
    private static func bevakning(_ frist: Fristunderlag, _ idag: Datum) -> Påminnelse? {
        let dagar = Fristdagar(start: frist.frist.start)
        guard frist.frist.start <= idag, idag <= dagar.slutdag else { return nil }
        let nivåer = [Bevakningsnivå.sjuDagar, Bevakningsnivå.fjortonDagar, Bevakningsnivå.trettioDagar]
        return nivåer.first { dagar.slutdag.dagar(sedan: idag) <= $0 }.map { nivå in
            Påminnelse(.bevakning(frist.id, nivå: nivå), sedan: dagar.slutdag.plus(dagar: -nivå), senast: dagar.slutdag)
        }
    }

    /// Fristen ska rapporteras och har inte varit det: när den har, är det rapporten som påminner. Ett inskick som en meddelad rättelse har dragit
    /// tillbaka räknas inte.
    ///
    /// - Parameter nästa: perioden efter den senaste omgångens; nil när det inte finns någon, och inget är inskickat.
    /// Källa: SoL (2025:400) 34 kap. 1 §; tidigare SoL (2001:453) 16 kap. 6 f §; LSS (1993:387) 28 f §.
    private static func rapporteringsbar(_ frist: Fristunderlag, _ idag: Datum, _ nästa: Kvartal?) -> Påminnelse? {
        let från = rapporteringsbarFrån(frist.frist.start)
        let rapporterad = nästa.map { !frist.frist.gällandeInskick(före: $0).isEmpty } ?? false
        guard frist.ursprung == .nämnd, från <= idag, !rapporterad else { return nil }
        return Påminnelse(.rapporteringsbar(frist.id), sedan: från, senast: nil)
    }

    /// Källa: samma paragrafer: skälen för dröjsmålet anges kortfattat.
    private static func skälSaknas(_ frist: Fristunderlag, _ idag: Datum, senast: Datum?) -> Påminnelse? {
        let från = rapporteringsbarFrån(frist.frist.start)
        guard frist.ursprung == .nämnd, från <= idag, frist.frist.skäl == nil else { return nil }
        return Påminnelse(.skälSaknas(frist.id), sedan: från, senast: senast)
    }

    /// De rapporterade frister som har tagit slut. Varje frist som är rapporterad och inte slutrapporterad står i den senaste fastställda
    /// rapporten.
    private static func slutrapporter(_ läge: Påminnelseläge) -> [Påminnelse] {
        guard let senaste = läge.senaste else { return [] }
        var öppna = ÖppnaRader()
        öppna.lägg(senaste.rapport)
        return öppna.alla.compactMap { rad in
            senaste.frister[rad.rad.frist].flatMap { Slutrapport(rad, $0) }.map { slut in
                Påminnelse(.slutrapport(slut.rad.frist, slut.omgång), sedan: slut.slut.datum, senast: slut.slut.datum)
            }
        }
    }
}
