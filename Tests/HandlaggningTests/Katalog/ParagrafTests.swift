import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Paragraferna")
struct ParagrafTests {
    let katalog = Katalog.program

    @Test(
        "i socialtjänstlagen byter nummer 2025-07-01",
        arguments: [
            (Paragraf.Roll.rapportering, "16 kap. 6 f §", "34 kap. 1 §"), (.verkställighetsanmälan, "16 kap. 6 g §", "34 kap. 2 §"),
            (.statistik, "16 kap. 6 h §", "34 kap. 3 §"), (.vistelsekommun, "16 kap. 6 i §", "34 kap. 4 §"),
            (.särskildAvgift, "16 kap. 6 a §", "34 kap. 5 §"), (.avgiftensStorlek, "16 kap. 6 b §", "34 kap. 7 §"),
            (.tvåårsgräns, "16 kap. 6 e §", "34 kap. 10 §"),
        ])
    func socialtjänstlagen(_ roll: Paragraf.Roll, _ gammal: String, _ ny: String) {
        #expect(katalog.paragraf(roll, .socialtjänstlagen, dag("2025-06-30"))?.namn == "\(gammal) socialtjänstlagen (2001:453)")
        #expect(katalog.paragraf(roll, .socialtjänstlagen, dag("2025-07-01"))?.namn == "\(ny) socialtjänstlagen (2025:400)")
    }

    @Test(
        "i LSS behåller sina nummer",
        arguments: [
            (Paragraf.Roll.rapportering, "28 f §"), (.verkställighetsanmälan, "28 g §"), (.statistik, "28 h §"), (.vistelsekommun, "28 i §"),
            (.särskildAvgift, "28 a §"), (.avgiftensStorlek, "28 b §"), (.tvåårsgräns, "28 e §"),
        ])
    func lss(_ roll: Paragraf.Roll, _ nummer: String) {
        for datum in ["2025-06-30", "2025-07-01", "2026-01-01"] {
            #expect(
                katalog.paragraf(roll, .lss, dag(datum))?.namn == "\(nummer) lagen (1993:387) om stöd och service till vissa funktionshindrade")
        }
    }

    @Test("har lydelsen som var i kraft på dagen")
    func lydelse() throws {
        let gammal = try #require(katalog.paragraf(.rapportering, .socialtjänstlagen, dag("2025-06-30")))
        #expect(gammal.sfs == "Lag (2017:742)")
        #expect(gammal.text?.hasPrefix("Socialnämnden ska till Inspektionen för vård och omsorg och till de revisorer") == true)
        #expect(gammal.text?.hasSuffix("\nRapportering enligt denna paragraf ska ske en gång per kvartal.") == true)
        #expect(gammal.text?.contains("kortfattat uppge skälen för dröjsmålet") == true)
        let ny = try #require(katalog.paragraf(.rapportering, .socialtjänstlagen, dag("2025-07-01")))
        #expect(ny.id == "SoL2025-34:1")
        #expect(ny.text?.split(separator: "\n").count == 3)
        #expect(ny.text?.contains("kortfattat ange skälen för fördröjningen") == true)
    }

    @Test("som katalogen inte har lydelsen av kan ändå nämnas, men inte före sin tid")
    func utanLydelse() {
        let förr = katalog.paragraf(.rapportering, .socialtjänstlagen, dag("2017-12-31"))
        #expect(förr?.id == "SoL2001-16:6f")
        #expect(förr?.text == nil)
        #expect(katalog.paragraf(.rapportering, .socialtjänstlagen, dag("2006-07-01"))?.id == "SoL2001-16:6f")
        #expect(katalog.paragraf(.rapportering, .socialtjänstlagen, dag("2006-06-30")) == nil)
        #expect(katalog.paragraf(.rapportering, .lss, dag("2008-07-01"))?.id == "LSS-28f")
        #expect(katalog.paragraf(.rapportering, .lss, dag("2008-06-30")) == nil)
    }

    @Test("om avgiftens storlek har ny lydelse 2026-01-01", arguments: [Lag.socialtjänstlagen, .lss])
    func avgiftensStorlek(_ lag: Lag) {
        #expect(katalog.paragraf(.avgiftensStorlek, lag, dag("2025-12-31"))?.text?.contains("15 000") == false)
        #expect(katalog.paragraf(.avgiftensStorlek, lag, dag("2026-01-01"))?.text?.contains("lägst 15 000 kronor och högst 1 500 000 kronor") == true)
        #expect(
            katalog.paragraf(.avgiftensStorlek, lag, dag("2025-12-31"))?.id == katalog.paragraf(.avgiftensStorlek, lag, dag("2026-01-01"))?.id)
    }

    @Test("om hur månader räknas är 1 § lagen (1930:173)")
    func tidräkning() {
        let paragraf = katalog.paragraf(.tidräkning, .lagstadgadTid, dag("2023-08-31"))
        #expect(paragraf?.namn == "1 § lagen (1930:173) om beräkning av lagstadgad tid")
        #expect(paragraf?.text?.hasSuffix("Finnes ej motsvarande dag i slutmånaden, varde den månadens sista dag ansedd för slutdag.") == true)
    }

    @Test("har inga hakparenteser eller kvarglömda tecken från en webbsida i sin lydelse")
    func rena() {
        for paragraf in katalog.paragrafer {
            #expect((paragraf.text == nil) == (paragraf.sfs == nil), "\(paragraf.id)")
            for tecken in ["[", "]", "…", "*", "<", ">", "  "] { #expect(paragraf.text?.contains(tecken) != true, "\(paragraf.id) \(tecken)") }
        }
    }
}
