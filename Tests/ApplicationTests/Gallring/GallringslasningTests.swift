@testable import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Postgres
import Reports
import Support
import Testing

@Suite("Gallringslistan")
struct GallringsläsningTests {
    private typealias P = Gallringsprovning

    private func lista(_ p: P, _ idag: String? = nil) async throws -> Gallringslista {
        try await p.prov.kör { try await Gallringsläsning($0).lista(P.sn, idag: idag.map { Datum($0)! }) }
    }

    @Test("visar dem vars fem år har gått, den dagen och inte dagen före, utan namn")
    func gränsen() async throws {
        let p = try await P()
        #expect(try await lista(p, "2017-06-01").rader.isEmpty)
        let först = try await lista(p, "2017-06-02")
        #expect(först.rader.map(\.person) == [P.person(1)])
        #expect(först.rader.map(\.antalBeslut) == [2])
        #expect(först.rader.first?.prövning.frist == gallringsfrist(Datum("2012-06-01")!, år: 5))
        #expect(try await lista(p, "2017-06-03").rader.map(\.person) == [P.person(1), P.person(2)])
        #expect(try await lista(p, "2018-12-31").rader.allSatisfy { !$0.prövning.försenad })
        #expect(try await lista(p, "2019-01-01").rader.allSatisfy { $0.prövning.försenad })
        let text = try await lista(p).text + (try await lista(p).json.text)
        for hemligt in P.hemligt { #expect(!text.contains(hemligt)) }
    }

    @Test("visar en enhetschef bara dem vars alla beslut är enhetens, dömda efter alla sina beslut, och antecknar dem")
    func enhetschef() async throws {
        let p = try await P()
        func fatta(_ nummer: Int, enhet: String, person: Int) -> String {
            Rad.fatta(nummer, enhet: enhet, "2012-01-10").replacing(Rad.id(nummer, "9"), with: Rad.id(person, "9"))
        }
        _ = try await p.prov.importera([
            fatta(11, enhet: "E1", person: 11), Rad.avsluta(11, "2012-06-01"), fatta(12, enhet: "E1", person: 12), Rad.avsluta(12, "2012-06-01"),
            fatta(13, enhet: "E2", person: 12), Rad.avsluta(13, "2012-06-01"), fatta(14, enhet: "E1", person: 14), Rad.avsluta(14, "2012-06-01"),
            fatta(15, enhet: "E2", person: 14),
        ])
        try await p.prov.kör { installation async throws in
            func personer(_ roll: Roll, _ enhet: String?) async throws -> Set<PersonID> {
                let läsare = installation.läsare(Behörighet(subjekt: "eva", roll: roll, nämnd: P.sn, enhet: enhet))
                let skäl = Läsningsskäl(ändamål: .gallring, avsändare: nil, begäran: "b-1")
                return Set(try await läsare.gallring(idag: Datum("2020-01-01")!, skäl).rader.map(\.person))
            }
            #expect(try await personer(.enhetschef, "E1") == [P.person(11)])
            #expect(try await personer(.enhetschef, "E2").isEmpty)
            #expect(try await personer(.förvaltningsjurist, nil) == Set([1, 2, 11, 12].map { P.person($0) }))
        }
        let anslutning = try await p.prov.logg.connection()
        let rader = try await anslutning.query(Statement("test_noted", "select atgard, enhet, cardinality(personer) from atkomst.las order by nr"))
        #expect(
            try rader.map { try "\($0[0] as String) \($0[1] as String? ?? "-") \($0[2] as Int32)" }
                == ["lasa_gallringskandidater E1 1", "lasa_gallringskandidater E2 0", "lasa_gallringskandidater - 4"])
        await anslutning.close()
    }

    @Test("följer ett förslag tills det är gjort, och visar inte den som är gallrad, inte den som väntar och inte den vars insats pågår")
    func förslag() async throws {
        let p = try await P()
        _ = try await p.prov.importera([
            Rad.föreslåGallring(1), Rad.fatta(5, "2012-01-10"), Rad.fatta(6, "2012-01-10"), Rad.verkställ(6, "2012-02-01"),
            Rad.fatta(7, "2012-01-10", person: 2), Rad.avsluta(7, "2012-06-03"),
        ])
        #expect(try await lista(p).rader.map(\.läge) == [.föreslagen, .kanFöreslås])
        #expect(try await lista(p).rader.map(\.föreslagenAv) == ["anna", nil])
        _ = try await p.prov.importera([Rad.godkännGallring(1)])
        #expect(try await lista(p).rader.map(\.person) == [P.person(2)])
    }

    @Test("öppnar födelsedagen bara för den som ska gallras, och visar undantaget med paragraf")
    func undantag() async throws {
        let p = try await P()
        func fatta(_ nummer: Int, _ personnummer: String) -> String {
            Rad.fatta(nummer, "2012-01-10").replacing("19800101-T\(100 + nummer)", with: personnummer)
        }
        _ = try await p.prov.importera([
            fatta(5, "19800115-T105"), Rad.avsluta(5, "2012-02-01"), fatta(6, "19800116-T106"), Rad.avsluta(6, "2012-02-01"),
            // As corrected: the number that was wrong exempts nobody.
            fatta(7, "19800125-T107"), Rad.rätta(7, "BeslutFattat", "personnummer", #""19800126-T107""#), Rad.avsluta(7, "2012-02-01"),
            Rad.fatta(8, "2012-01-10").replacing(#","personnummer":"19800101-T108""#, with: ""), Rad.avsluta(8, "2012-02-01"),
        ])
        let rader = try await lista(p).rader
        let lägen = Dictionary(uniqueKeysWithValues: rader.map { ($0.person, $0) })
        #expect(lägen[P.person(5)]?.läge == .undantagen)
        #expect(lägen[P.person(5)]?.prövning.undantag.map(\.slag) == [.forskning])
        #expect([6, 7, 8].map { lägen[P.person($0)]?.läge } == [.kanFöreslås, .kanFöreslås, .kanFöreslås])
        #expect(lägen[P.person(8)]?.prövning.födelsedagOkänd == true)
        #expect(try await p.prov.importera([Rad.föreslåGallring(5)]).avvisade.map(\.avvisning.kod) == [.gallringUndantagen])
        #expect(try await p.prov.importera([Rad.föreslåGallring(8)]).avvisade.isEmpty)
    }

    @Test("provar en person: vad som skulle förstöras och om det får göras, före och efter")
    func prov() async throws {
        let p = try await P()
        func prov(_ idag: String? = nil) async throws -> Gallringsprov {
            try await p.prov.kör { try await Gallringsläsning($0).prov(P.sn, P.person(1), idag: idag.map { Datum($0)! }) }
        }
        let före = try await prov()
        #expect(före.rad.avvisning == nil)
        #expect(före.beslut.count == 2 && före.anspråk == 2 && före.nycklar == 1)
        // Two beslut, a reason and a closing text.
        #expect(före.händelser == 4)
        // Both beslut were reported and have ended since: what is to be told IVO can be filled in only while it can be read.
        #expect(före.slutrapporter.map { $0.omgång.description } == ["2012K2", "2012K2"])
        #expect(före.text.contains("VARNING: slutrapporten om beslutet \(Rad.id(1)) är inte lämnad till IVO (omgång 2012K2, slut 2012-06-01)."))
        #expect(före.text.contains("Förstörs: 1 nyckel, och därmed 4 händelsers"))
        #expect(try await prov("2017-06-01").rad.avvisning?.kod == .ejGallringsbar)
        #expect(try await p.levandeNycklar().count == 2)
        try await p.gallra()
        let efter = try await prov()
        #expect(efter.rad.avvisning?.kod == .redanGallrad)
        #expect(efter.anspråk == 0 && efter.nycklar == 0)
        #expect(efter.text.contains("Nyckeln finns inte kvar: ") && !efter.text.contains("Förstörs:") && !efter.text.contains("VARNING"))
        await #expect { try await p.prov.kör { try await Gallringsläsning($0).prov(P.sn, P.person(77)) } } throws: {
            ($0 as? Avvisning)?.kod == .okandPerson
        }
        await #expect { try await p.prov.kör { try await Gallringsläsning($0).lista(Tenant(rawValue: "XX")!) } } throws: {
            ($0 as? Avvisning)?.kod == .okandNamnd
        }
    }
}
