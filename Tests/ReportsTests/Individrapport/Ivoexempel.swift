import Handlaggning
import HandlaggningSupport
import Reports

/// En omgång med ett av varje slag: helt ifyllt, avbrott med skyddade uppgifter, avslutat och gallrat, en rättelse och en slutrapport.
enum Ivoexempel {
    static let nämnd = Nämndsuppgifter(namn: "Socialnämnden", kommun: "Provkommun", kommunkod: "9999")
    /// - Parameter sedan: det som hänt sedan raderna beräknades.
    static func individrapporter(
        status: Rapporthuvud.Status = .fastställd, brytdatum: String = "2023-08-31", idag: String = "2023-10-15",
        historier: [BeslutID: [BeslutHändelse]] = historier, sedan: [BeslutID: [BeslutHändelse]] = [:]
    ) -> Individrapporter {
        let omgång = Omgångsuppgifter.exempel("2023K3", brytdatum)
        let nu = historier.merging(sedan) { $0 + $1 }
        let beslut = historier.map { Beslut.läge($0.key, efter: $0.value)! }.sorted { $0.id < $1.id }
        let rapport = Rapport(
            nämnd: "SN", omgång: omgång, tidigare: [TidigareOmgång(fastställd: tidigareBeräkning.rapport)], underlag: beslut.flatMap(\.underlag))
        let att = rapport.rader.filter { $0.inskicksart != nil }
        func läge(_ rad: Rapportrad) -> Beslut { beslut.first { $0.id == rad.frist.beslut }! }
        let (omgångar, fastställda) = (Omgångar([tidigare]), FastställdaRapporter([tidigareBeräkning.rapport]))
        var öppna = ÖppnaRader()
        öppna.lägg(tidigareBeräkning.rapport)
        return Individrapporter(
            rapport, Rapporthuvud(nämnd: nämnd, status: status, version: 1, position: 42, sha256: "0"),
            individrapporter: att.map { Individrapport($0, händelser: nu[$0.frist.beslut]!, i: omgång, nämnd: nämnd)! },
            arbetslista: Arbetslista(
                idag: dag(idag), period: Katalog.program.rapporteringsperiod(omgång.period),
                poster: att.enumerated().map { Arbetslista.Post(nr: $0 + 1, $1, i: omgång.period, läge($1))! }),
            rättelser: rapport.rader(under: .rättade).map { Individrapporträttelse($0, i: omgång.period, läge($0), omgångar, fastställda)! },
            slutrapporter: öppna.alla.compactMap { rad in beslut.first { $0.id == rad.rad.frist.beslut }.flatMap { Slutrapport(rad, $0) } },
            katalog: .program)
    }

    /// Föregående omgång, med de rader som rättelsen och slutrapporten gäller.
    private static var tidigare: Omgång {
        let uppgifter = tidigareBeräkning.rapport.omgång
        return Omgång.läge(efter: [
            .omgångÖppnad(OmgångÖppnad(uppgifter: uppgifter)), .rapportBeräknad(RapportBeräknad(version: 1, beräkning: tidigareBeräkning)),
            .rapportFastställd(RapportFastställd(version: 1, sha256: "0")),
        ])!
    }

    private static var tidigareBeräkning: Beräkning {
        let uppgifter = Omgångsuppgifter.exempel("2023K2", "2023-05-31")
        let frister = [fattat(4, "2023-01-20"), fattat(5, "2023-01-25")].enumerated().flatMap { plats, fattat in
            Beslut.läge(.nr(UInt64(plats + 4)), efter: [fattat])!.underlag
        }
        return Beräkning(rapport: Rapport(nämnd: "SN", omgång: uppgifter, tidigare: [], underlag: frister), position: 10, sha256: "0")
    }

    static let historier: [BeslutID: [BeslutHändelse]] = [
        .nr(1): [fattat(1, "2023-01-17", kön: .okänt, omfattning: Omfattning(tal: "5", enhet: "timmar/vecka"))] + väntan
            + [inskick("2023K2", .ny), rättat("personnummer", "19710271-0000")] + rättsligt,
        .nr(2): [
            fattat(2, "2023-02-01", insats: "boendestod", namn: "Exempel, Skyddad", skyddad: true), .verkställt("2023-02-15"),
            .avbrutet("2023-03-01", helt: false),
        ],
        .nr(3): [
            .fattat(.exempel("2023-02-10", insats: "lss_daglig_verksamhet", område: .of, lagrum: "LSS-9:10")),
            .avslutat("2023-06-01", .behovUpphört, "eftersom behovet har upphört."), inskick("2023K3", .avslutad, stängd: true),
        ],
        .nr(4): [
            fattat(4, "2023-01-20"), inskick("2023K2", .ny),
            .uppgiftRättad(
                UppgiftRättad(
                    mål: Händelsemål(typ: .beslutFattat, nr: 1), uppgift: Uppgift(fält: "beslutsdatum", värde: .datum(dag("2023-08-01"))),
                    skäl: .skriven("Alma Exempelsson hade fel datum"))),
        ],
        .nr(5): [fattat(5, "2023-01-25"), inskick("2023K2", .ny), .verkställt("2023-09-05")],
    ]

    private static let väntan: [BeslutHändelse] = [
        .skäl("Anledningen till detta är\natt plats saknas."),
        .erbjudandeLämnat(ErbjudandeLämnat(erbjudande: .nr(1), datum: dag("2023-03-01"), vad: .skriven("kontaktperson, 2 timmar"))),
        .erbjudandeBesvarat(ErbjudandeBesvarat(erbjudande: .nr(1), datum: dag("2023-03-08"), svar: .nej, skäl: .skriven("ville vänta"))),
        .erbjudandeLämnat(ErbjudandeLämnat(erbjudande: .nr(2), datum: dag("2023-06-01"), vad: .skriven("kontaktperson, 5 timmar"))),
        .delvisVerkställt("2023-04-01"),
        .uppföljningAntecknad(UppföljningAntecknad(datum: dag("2023-05-02"), text: .skriven("Stöd av boendestödjare en gång i veckan."))),
        .verkställighetPlanerad(VerkställighetPlanerad(datum: dag("2023-11-01"))),
    ]

    private static let rättsligt: [BeslutHändelse] = [
        .beslutÖverklagat(BeslutÖverklagat(datum: dag("2023-02-01"), instans: .skriven("förvaltningsrätten"), av: .enskild)),
        .domRegistrerad(
            DomRegistrerad(
                datum: dag("2023-05-10"), instans: .skriven("förvaltningsrätten"), utfall: .skriven("avslag"),
                lagaKraft: dag("2023-06-01"))),
        .inhibitionBeslutad(InhibitionBeslutad(datum: dag("2023-02-20"), instans: .skriven("förvaltningsrätten"), gäller: true)),
        .senareläggningBegärd(SenareläggningBegärd(datum: dag("2023-03-08"), till: dag("2023-10-01"))),
        .vistelsekommunBegärd(VistelsekommunBegärd(datum: dag("2023-06-20"), kommunkod: "9998")),
        .ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad(datum: dag("2023-08-01"), åtgärd: .avgiftAnsökt, dnr: "SN 2023:17", belopp: 20_000)),
    ]

    static func fattat(
        _ nr: UInt64, _ beslutsdatum: String, insats: String = "kontaktperson", namn: String = "Alma Maria Exempelsson", kön: Kön = .kvinna,
        skyddad: Bool = false, omfattning: Omfattning? = nil
    ) -> BeslutHändelse {
        let uppgifter = Beslutsuppgifter(
            person: .nr(nr), kön: kön, område: .ifo, lagrum: "SoL2001-4:1", insats: insats, beslutsdatum: dag(beslutsdatum))
        let person = Personuppgifter(personnummer: "19710211-T12\(nr)", namn: namn, skyddad: skyddad)
        return .beslutFattat(
            BeslutFattat(
                uppgifter: uppgifter, skyddat: SkyddadeBeslutsuppgifter(person: person, inriktning: "socialpsykiatri", omfattning: omfattning)))
    }

    private static func inskick(_ omgång: String, _ art: Inskick.Art, stängd: Bool = false) -> BeslutHändelse {
        .individrapportInskickad(
            IndividrapportInskickad(
                frist: .beslut, inskick: Inskick(omgång: kvartal(omgång), art: art, datum: dag("2023-07-03"), stängd: stängd),
                kanal: .etjänst, rapportör: nil))
    }

    private static func rättat(_ fält: String, _ värde: String) -> BeslutHändelse {
        .uppgiftRättad(
            UppgiftRättad(
                mål: Händelsemål(typ: .beslutFattat, nr: 1), uppgift: Uppgift(fält: fält, värde: .skyddat(.text(värde))),
                skäl: .skriven("nytt nummer")))
    }
}
