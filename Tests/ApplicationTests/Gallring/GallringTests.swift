@testable import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Journal
import Postgres
import Reports
import Support
import Testing

@Suite("En gallrad persons uppgifter")
struct GallringTests {
    private typealias P = Gallringsprovning

    @Test("går inte att läsa någonstans, medan fastställda rapporter, kedjan och andra personer är som förut")
    func hela() async throws {
        let p = try await P()
        let före = try await p.prov.rapport("2012K2")
        for hemligt in P.hemligt.prefix(4) { #expect(try await p.utdrag().contains(hemligt), "\(hemligt.count) tecken") }
        #expect(try await p.anspråk(1, 1, 3) == 2)

        try await p.gallra()
        #expect(try await p.levandeNycklar() == ["person/\(P.person(2))"])
        #expect(try await p.anspråk(1, 1, 3) == 0)
        #expect(try await p.anspråk(2, 2) == 1)
        let utdrag = try await p.utdrag()
        for hemligt in P.hemligt { #expect(!utdrag.contains(hemligt), "\(hemligt.count) tecken") }
        #expect(utdrag.contains("uppgiften är gallrad") && utdrag.contains("PersonuppgifterGallrade"))
        #expect(try await p.utdrag(2).contains("Provsson"))

        let efter = try await p.prov.rapport("2012K2")
        #expect(efter.rapport.sha256 == före.rapport.sha256)
        #expect(Set(efter.rapport.rader.compactMap { $0.text?.visad }) == ["uppgiften är gallrad", P.skäl])
        let ivo = try await p.prov.kör { installation in
            try await Individrapportläsning(installation)
                .läs(
                    Rapportfråga(nämnd: P.sn, period: Kvartal("2012K2")!, brytdatum: nil, position: nil),
                    läsare: Läsande(kommandorad: "prov", ändamål: .gallring)
                ).json.text
        }
        #expect(ivo.contains("Provsson 2") && !ivo.contains("Provsson 1") && !ivo.contains("19800101-T101"))
        let svar = try await p.prov.kör { try await Verifiering($0).verifiera(nil) }
        #expect(svar.map(\.fel) == [nil])
    }

    @Test("föreslås och godkänns av två, också i var sin import, och samma människa vägras")
    func tvåImporter() async throws {
        let p = try await P()
        #expect(try await p.prov.importera([Rad.godkännGallring(1)]).avvisade.map(\.avvisning.kod) == [.gallringEjForeslagen])
        #expect(try await p.prov.importera([Rad.föreslåGallring(1)]).avvisade.isEmpty)
        #expect(try await p.prov.importera([Rad.godkännGallring(1, av: "import:Anna")]).avvisade.map(\.avvisning.kod) == [.sammaPersonGodkanner])
        #expect(try await p.levandeNycklar().count == 2)
        #expect(try await p.prov.importera([Rad.godkännGallring(1)]).avvisade.isEmpty)
        #expect(try await p.prov.importera([Rad.godkännGallring(1)]).redanKända == 1)
        #expect(try await p.prov.importera([Rad.godkännGallring(1, av: "cilla")]).avvisade.map(\.avvisning.kod) == [.redanGallrad])
        #expect(try await p.levandeNycklar() == ["person/\(P.person(2))"])
    }

    @Test("får aldrig ett beslut till, varken i samma import eller en senare")
    func återkommer() async throws {
        let p = try await P()
        let samma = try await p.prov.importera(
            [Rad.föreslåGallring(1), Rad.godkännGallring(1), Rad.fatta(9, "2024-01-10", person: 1)], fortsätt: true)
        #expect(samma.avvisade.map(\.avvisning.kod) == [.personuppgifterGallrade])
        #expect(try await p.prov.importera([Rad.fatta(9, "2024-01-10", person: 1)]).avvisade.map(\.avvisning.kod) == [.personuppgifterGallrade])
        #expect(try await p.prov.importera([Rad.fatta(9, "2024-01-10", person: 8)]).avvisade.isEmpty)
        #expect(try await p.levandeNycklar() == ["person/\(P.person(2))"])
    }

    @Test("som inte kunde förstöras när det godkändes förstörs av jobbet", arguments: [true, false])
    func avbruten(_ avJobbet: Bool) async throws {
        let p = try await P()
        try await p.hindraFörstöring()
        await #expect { try await p.gallra() } throws: {
            if case Driftfel.nyckelförstöringÅterstår = $0 { true } else { false }
        }
        #expect(try await p.prov.händelser().last?.type == "PersonuppgifterGallrade")
        #expect(try await p.levandeNycklar().count == 2)
        try await p.tillåtFörstöring()
        if avJobbet {
            #expect(try await p.jobb() == 1)
            #expect(try await p.jobb() == 0)
        } else {
            _ = try await p.prov.importera([Rad.skäl(99, "vad som helst")])
            #expect(try await p.levandeNycklar().count == 2, "en avvisad import gör ingenting")
            _ = try await p.prov.importera([Rad.fatta(9, "2024-01-10")])
        }
        #expect(try await p.levandeNycklar() == ["person/\(P.person(2))"])
        #expect(try await p.anspråk(1, 1, 3) == 0)
    }

    @Test("provas utan att något ändras av en import med --prova")
    func prova() async throws {
        let p = try await P()
        let fil = try Provfil([Rad.föreslåGallring(1), Rad.godkännGallring(1)])
        let svar = try await p.prov.kör { try await Importör($0, användare: "prov").importera(fil.namn, fortsätt: false, prova: true) }
        #expect(svar.nya == 2 && !svar.genomförd)
        #expect(try await p.levandeNycklar().count == 2)
        #expect(try await p.anspråk(1, 1, 3) == 2)
    }
}
