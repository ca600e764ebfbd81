import Handlaggning
import HandlaggningSupport

/// Ett besluts händelser så som de registrerades: en rättelse är kvar som rättelse, så att det går att se vad som var känt förut.
struct Ivohistoria {
    var händelser: [BeslutHändelse]

    init(
        _ beslutsdatum: String = "2023-01-17", personnummer: String? = "19710211-T121", namn: String? = "Alma Exempelsson", skyddad: Bool = false,
        kön: Kön = .kvinna, omfattning: Omfattning? = nil
    ) {
        let uppgifter = Beslutsuppgifter(
            person: .nr(1), kön: kön, område: .ifo, lagrum: "SoL2001-4:1", insats: "kontaktperson", beslutsdatum: dag(beslutsdatum))
        let person = Personuppgifter(personnummer: personnummer, namn: namn, skyddad: skyddad)
        let skyddat = SkyddadeBeslutsuppgifter(person: person, inriktning: "socialpsykiatri", omfattning: omfattning)
        händelser = [.beslutFattat(BeslutFattat(uppgifter: uppgifter, skyddat: skyddat))]
    }

    static var stängd: Ivohistoria {
        var historia = Ivohistoria()
        historia += [.verkställt("2023-09-05")]
        return historia
    }

    static func += (historia: inout Ivohistoria, nya: [BeslutHändelse]) { historia.händelser += nya }

    var beslut: Beslut { Beslut.läge(.nr(1), efter: händelser)! }

    func rapport(_ period: String = "2023K3", _ brytdatum: String = "2023-08-31", tidigare: [TidigareOmgång] = []) -> Rapport {
        Rapport(nämnd: "SN", omgång: .exempel(period, brytdatum), tidigare: tidigare, underlag: beslut.underlag)
    }

    func individrapporter(_ period: String = "2023K3", _ brytdatum: String = "2023-08-31") -> [Individrapport] {
        rapport(period, brytdatum).rader.compactMap { individrapport($0, period, brytdatum) }
    }

    func individrapport(_ rad: Rapportrad, _ period: String = "2023K3", _ brytdatum: String = "2023-08-31") -> Individrapport? {
        Individrapport(
            rad, händelser: händelser, i: .exempel(period, brytdatum),
            nämnd: Nämndsuppgifter(namn: "Socialnämnden", kommun: "Provkommun", kommunkod: "9999"))
    }
}

extension BeslutHändelse {
    static func nummer(_ nummer: String?) -> BeslutHändelse {
        .uppgiftRättad(
            UppgiftRättad(
                mål: Händelsemål(typ: .beslutFattat, nr: 1), uppgift: Uppgift(fält: "personnummer", värde: .skyddat(.text(nummer))),
                skäl: .skriven("nytt")))
    }

    static func erbjudande(_ nr: UInt64, _ datum: String) -> BeslutHändelse {
        .erbjudandeLämnat(ErbjudandeLämnat(erbjudande: .nr(nr), datum: dag(datum), vad: .skriven("plats \(nr)")))
    }

    static func svar(_ nr: UInt64, _ datum: String, _ svar: ErbjudandeBesvarat.Svar) -> BeslutHändelse {
        .erbjudandeBesvarat(ErbjudandeBesvarat(erbjudande: .nr(nr), datum: dag(datum), svar: svar, skäl: .skriven("för långt bort")))
    }

    static func uppföljning(_ datum: String, _ text: String) -> BeslutHändelse {
        .uppföljningAntecknad(UppföljningAntecknad(datum: dag(datum), text: .skriven(text)))
    }

    static func planerad(_ datum: String) -> BeslutHändelse { .verkställighetPlanerad(VerkställighetPlanerad(datum: dag(datum))) }

    static func återkallad(_ typ: Typ, _ nr: Int) -> BeslutHändelse {
        .händelseÅterkallad(HändelseÅterkallad(mål: Händelsemål(typ: typ, nr: nr), skäl: .skriven("misstag")))
    }

    static func rättad(_ typ: Typ, _ fält: String, _ värde: Uppgift.Värde) -> BeslutHändelse {
        .uppgiftRättad(UppgiftRättad(mål: Händelsemål(typ: typ, nr: 1), uppgift: Uppgift(fält: fält, värde: värde), skäl: .skriven("skrivfel")))
    }

    static func inskickad(_ inskick: Inskick) -> BeslutHändelse {
        .individrapportInskickad(IndividrapportInskickad(frist: .beslut, inskick: inskick, kanal: .etjänst, rapportör: nil))
    }

    static func meddelad(_ omgång: String) -> BeslutHändelse {
        .rättelseMeddelad(RättelseMeddelad(frist: .beslut, omgång: kvartal(omgång), datum: dag("2023-12-01")))
    }
}
