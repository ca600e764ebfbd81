import Foundation
import Handlaggning
import HandlaggningSupport
import Testing

@Suite("För varje historia")
struct EgenskapsTests {
    /// Tusentals historier i den långa körningen, något hundra i den vanliga.
    static let frön: [UInt64] = Array(1...(ProcessInfo.processInfo.environment["EVB_LANGT"] == nil ? 200 : 10_000))

    @Test("håller bevarandet och uppdelningen, och varje rad står där regelverkets tabell säger", arguments: frön)
    func bevarande(_ frö: UInt64) throws {
        let historia = try Historia(frö: frö, antal: 48)
        #expect(historia.fel == [])
        #expect(!historia.rapporter.isEmpty)
    }

    @Test("ger samma frö samma rapporter, och ordningen i underlaget gör ingen skillnad", arguments: frön.prefix(25))
    func samma(_ frö: UInt64) throws {
        let ena = try Historia(frö: frö, antal: 48)
        let andra = try Historia(frö: frö, antal: 48)
        #expect(ena.rapporter == andra.rapporter)
        let sista = Omgångsuppgifter.exempel("2026K1", "2026-02-15")
        let tidigare = ena.nämnd.fastställda.tidigare(än: sista.period, ena.nämnd.allaOmgångar, ena.nämnd.underlag)
        let rapport = ena.nämnd.rapport(sista)
        for underlag in [ena.nämnd.underlag.shuffled(), ena.nämnd.underlag.sorted { $0.id < $1.id }, ena.nämnd.underlag.sorted { $0.id > $1.id }] {
            #expect(Rapport(nämnd: "SN", omgång: sista, tidigare: tidigare.shuffled(), underlag: underlag) == rapport)
        }
    }

    @Test("hittar bevarandeprovet varje rapporterad rad som tas bort", arguments: frön.prefix(25))
    func borttagen(_ frö: UInt64) throws {
        let historia = try Historia(frö: frö, antal: 48)
        let sista = Omgångsuppgifter.exempel("2026K1", "2026-02-15")
        let rapport = historia.nämnd.rapport(sista)
        let underlag = historia.nämnd.underlag
        for rad in rapport.rader where rad.rubrik != .r4 {
            let utan = Rapport(nämnd: "SN", omgång: sista, rader: rapport.rader.filter { $0.frist != rad.frist })
            #expect(
                bevarandebrott(
                    utan, underlag, tidigare: historia.rapporter.map { TidigareOmgång(fastställd: $0) }, föregående: historia.rapporter.last) == [
                        rad.frist
                    ])
        }
    }

    @Test("förekommer varje rubrik, händelse och avvisning: generatorn når hela tabellen")
    func täckning() throws {
        var platser: Set<Plats> = []
        var typer: Set<BeslutHändelse.Typ> = []
        var koder: Set<Avvisning.Kod> = []
        for frö in Self.frön.prefix(40) {
            let historia = try Historia(frö: frö, antal: 48)
            for rapport in historia.rapporter { platser.formUnion(rapport.rader.map { Plats($0.rubrik, $0.utfall) }) }
            for ström in historia.nämnd.strömmar.values { typer.formUnion(ström.map(\.typ)) }
            koder.formUnion(historia.avvisade.keys)
        }
        // Historierna är kortare än de fem år som går före en gallring.
        #expect(typer == Set(BeslutHändelse.Typ.allCases).subtracting([.gallringFöreslagen, .personuppgifterGallrade]))
        let väntadeKoder: Set<Avvisning.Kod> = [
            .datumIFramtiden, .foreBeslutsdatum, .foreForegaendeHandelse, .ingenOppenFrist, .ejVerkstallt, .insatsRedanAvslutad, .ingetOppetAvbrott,
            .tackatNejAvslutarInte, .okantErbjudande, .erbjudandeFinnsRedan, .svarForeErbjudande, .beloppUtanforRamen, .sammaBeslut, .annanPerson,
            .nyttBeslutErsatt, .beslutMakulerat, .redanAterkallad, .kanEjAterkallas, .tidslinjenHallerInte, .textEjSlappt, .artFoljerRubriken,
        ]
        #expect(väntadeKoder.subtracting(koder) == [])
        let väntade: Set<Plats> = [
            Plats(.r1, .verkställd), Plats(.r2, .avslutad), Plats(.r3, .öppen), Plats(.r4, .öppen), Plats(.r4, .verkställd), Plats(.r4, .avslutad),
            Plats(.rättade, .öppen), Plats(.rättade, .verkställd), Plats(.rättade, .avslutad),
        ]
        #expect(platser == väntade)
    }
}
