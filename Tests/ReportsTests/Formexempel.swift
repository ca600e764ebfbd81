import CanonicalJSON
import Handlaggning
import HandlaggningSupport
import Reports

/// En rapport med allt som en form måste kunna skriva: varje rubrik, utfall, märke och textläge, avbrott, en text med radbrytning och en som
/// liknar en formel.
enum Formexempel {
    static let rader: [Rapportrad] = [
        rad(1, .r1, .verkställd, insats: "oppenvardsverksamhet"),
        rad(2, .r2, .avslutad, text: .skriven("eftersom klienten har flyttat."), orsak: .flyttat),
        rad(
            3, .r3, .öppen, text: .skriven("Kö.\nBeslut om bostad 2020-01-01 har rapporterats."), kod: .resursbrist, insats: "bostad",
            märken: [.återöppnad]),
        rad(4, .r3, .öppen, text: .skriven("=HYPERLINK(\"http://x\")"), kod: .uppdragstagareSaknas, märken: [.löptUtObekräftat]),
        rad(5, .r4, .öppen, märken: [.skälSaknas, .skulleHaRapporterats(kvartal("2023K1"))]),
        rad(6, .r4, .öppen, art: .avbrott, text: Fritext(hash: "6", innehåll: .gallrat), kod: .resursbrist, insats: "hemtjanst", område: .äo),
        rad(7, .r4, .öppen, lagrum: "LSS-9:9", insats: "lss_bostad_vuxna", område: .of, märken: [.vistelsekommun, .skälSaknas]),
        rad(8, .r4, .verkställd, insats: "kontaktfamilj"),
        rad(9, .r4, .avslutad, text: .skriven("Behovet har upphört, \"helt\"."), orsak: .behovUpphört, insats: "familjehem"),
        rad(10, .r4, .öppen, text: .skriven("Ring Ulla på 08-123 45 67."), kod: .resursbrist, märken: [.slutEfterBrytdatum(dag("2023-09-04"))]),
        rad(11, .rättade, .öppen),
    ]

    static let rapport = ReportsTests.rapport(rader)
    static let nämnd = Nämndsuppgifter(namn: "Socialnämnden", kommun: "Provköping", kommunkod: "9999")

    static func huvud(_ status: Rapporthuvud.Status = .fastställd) -> Rapporthuvud {
        Rapporthuvud(
            nämnd: nämnd, status: status, version: 2, position: 41, sha256: sha, sigill: status == .utkast ? nil : sigill)
    }

    private static let sigill = Rapportsigill(
        position: 43, hash: String(repeating: "ab", count: 32), tid: "2023-09-01T08:00:00.000001Z", nyckel: String(repeating: "c0", count: 32),
        signatur: String(repeating: "5e", count: 64), föregående: String(repeating: "00", count: 32), händelse: ["typ": "RapportFaststalld"])

    static let sammanhang = Rapportsammanhang(
        avsnitt: [
            Avsnitt(insats: "kontaktperson", text: .skriven("Nämnden söker uppdragstagare."), oförändrat: true),
            Avsnitt(insats: "bostad", text: .skriven("Kön till\nbostad är lång."), oförändrat: false),
        ],
        osläppta: [rader[9].frist],
        versioner: [
            Rapportversion(version: 1, position: 30, sha256: String(repeating: "f", count: 64), rader: 9, rättade: 0),
            Rapportversion(version: 2, position: 41, sha256: sha, rader: 11, rättade: 1),
        ],
        fastställande: Fastställande(
            position: 43, kedjehash: String(repeating: "ab", count: 32),
            avvikelser: Rapportskillnad(
                från: rapport, till: ReportsTests.rapport(Array(rader.dropFirst()).filter { $0.insats != "lss_bostad_vuxna" }))),
        missade: [.ejÖppnad(kvartal("2022K4")), .ejLämnad(kvartal("2023K1"))])

    /// Kvinnor med jämnt nummer, män med udda; 4 och 5 är samma person.
    static let underlag = rader.map { rad in
        let nr = rad.frist.beslut == rader[3].frist.beslut ? rader[4].frist.beslut : rad.frist.beslut
        return Fristunderlag(
            beslut: rad.frist.beslut, person: PersonID(nr.description)!, kön: rad.beslutsdatum.dag.isMultiple(of: 2) ? .kvinna : .man,
            område: rad.område, lagrum: rad.lagrum, insats: rad.insats, beslutsdatum: rad.beslutsdatum, gällerTill: nil, ursprung: .nämnd,
            makulerat: false, vistelsekommun: false, frist: Frist(nummer: rad.frist.nummer, start: rad.start))
    }

    static func statistik(_ tröskel: Statistiktröskel) -> Statistikrapport {
        let förra = Rapport(nämnd: "SN", omgång: .exempel("2023K2", "2023-05-31"), rader: Array(rader[5..<10]))
        return Statistikrapport(rapport, underlag: underlag, tidigare: [Omgångstal(förra)], tröskel: tröskel)
    }

    private static let sha = String(repeating: "0123456789abcdef", count: 4)

    private static func rad(
        _ nr: Int, _ rubrik: Rubrik, _ utfall: Utfall, art: FristNummer.Art = .beslut, text: Fritext? = nil, kod: Skälskod? = nil,
        orsak: Avslutsorsak? = nil, lagrum: String = "SoL2001-4:1", insats: String = "kontaktperson", område: Verksamhetsområde = .ifo,
        märken: [Märke] = []
    ) -> Rapportrad {
        let beslutsdatum = dag("2022-10-01").plus(dagar: nr * 17)
        let start = art == .beslut ? beslutsdatum : beslutsdatum.plus(dagar: 40)
        let slut = utfall == .öppen ? nil : dag("2023-08-10")
        return Rapportrad(
            rubrik: rubrik, utfall: utfall, frist: FristID(beslut: .nr(UInt64(nr)), nummer: FristNummer(art: art, nr: art == .beslut ? 0 : 1)),
            start: start, slut: slut, område: område, lagrum: lagrum, insats: insats, beslutsdatum: beslutsdatum,
            dagarSedanBeslut: (slut ?? dag("2023-08-31")).dagar(sedan: beslutsdatum), dagarIFrist: (slut ?? dag("2023-08-31")).dagar(sedan: start),
            skäl: kod.map { Rapportrad.Radskäl(kod: $0, klass: $0 == .resursbrist ? .strukturell : .enskild) }, orsak: orsak, text: text,
            märken: märken)
    }
}
