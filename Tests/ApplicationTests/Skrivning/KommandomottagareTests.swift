import Application
import EventStore
import Foundation
import Handlaggning
import Postgres
import Support
import Testing

@Suite("Kommandon ett i taget")
struct KommandomottagareTests {
    @Test("två handläggare på samma beslut på en gång: den enas gäller, den andra får veta vad som hände")
    func tvåHandläggare() async throws {
        try await Mottagning.med(beslut: 1) { här async throws in
            let (spärr, vakt) = (try await här.superanvändare(), try await här.superanvändare())
            try await spärr.run(script: "begin; select eventlog.lock_head('SN')")
            async let båda = här.alla([Rad.verkställ(1, "2023-02-01"), Rad.verkställ(1, "2023-02-02")])
            // Not from the transaction that bars the way: it would see the same activity for ever.
            try await waitUntil(
                vakt, "select count(*) > 0 from pg_stat_activity where datname = $1 and cardinality(pg_blocking_pids(pid)) > 0",
                [.text(här.prov.logg.name)])
            try await spärr.run(script: "commit")
            let svar = await båda
            await spärr.close()
            await vakt.close()
            #expect(svar.compactMap(\.lyckat).count == 1)
            #expect(svar.compactMap(\.avvisning) == [.ingenOppenFrist])
            #expect(try await här.händelser().count == 3)
        }
    }

    @Test("två som har sett samma version: bara den ena skriver, den andra får en versionskonflikt")
    func sammaVersion() async throws {
        try await Mottagning.med(beslut: 1) { här async throws in
            let svar = await här.alla((0..<6).map { Rad.skäl(1, "Plats saknas, \($0).") }, väntad: 1)
            #expect(svar.compactMap(\.lyckat).count == 1)
            #expect(svar.compactMap(\.avvisning) == Array(repeating: .versionskonflikt, count: 5))
            #expect(try await här.händelser().count == 3)
        }
    }

    @Test("en väntad version som inte längre gäller avvisas, också när den gäller i minnet; den som gäller släpps fram")
    func väntad() async throws {
        try await Mottagning.med(beslut: 1) { här async throws in
            try await här.utför(Rad.skäl(1, "Plats saknas."), väntad: 1)
            try await här.utför(Rad.skäl(1, "Plats saknas ännu."), hos: här.annan)
            // The first remembers version 2; the log has 3.
            await #expect { try await här.utför(Rad.verkställ(1, "2023-02-01"), väntad: 2) } throws: { ($0 as? Avvisning)?.kod == .versionskonflikt }
            await #expect { try await här.utför(Rad.verkställ(1, "2023-02-01"), väntad: 9) } throws: { ($0 as? Avvisning)?.kod == .versionskonflikt }
            #expect(try await här.händelser().count == 4)
            #expect(try await här.utför(Rad.verkställ(1, "2023-02-01"), väntad: 3).position.rawValue == 5)
        }
    }

    @Test("samma kommandoId en gång till får det första svaret, också när beslutet har gått vidare, och från många på en gång")
    func sammaID() async throws {
        try await Mottagning.med(beslut: 2) { här async throws in
            let rad = Mottagning.med(id: 1, Rad.verkställ(1, "2023-02-01"))
            let första = try await här.utför(rad, väntad: 1)
            #expect(första.ärNytt && första.position.rawValue == 4)
            try await här.utför(Rad.avbryt(1, "2023-03-01"), väntad: 2)
            for mottagare in [här.mottagare, här.annan] {
                for väntad: Int64? in [nil, 1] {
                    let andra = try await här.utför(rad, väntad: väntad, hos: mottagare)
                    #expect(!andra.ärNytt && andra.position == första.position && andra.kommando == första.kommando)
                }
            }
            let många = await här.alla(Array(repeating: Mottagning.med(id: 2, Rad.verkställ(2, "2023-02-01")), count: 12))
            #expect(många.compactMap { $0.lyckat?.position.rawValue } == Array(repeating: 6, count: 12))
            #expect(många.filter { $0.lyckat?.ärNytt == true }.count == 1)
            #expect(try await här.händelser().count == 6)
        }
    }

    @Test("samma kommandoId med annat innehåll avvisas, på samma beslut och på ett annat, för ett beslut och för en omgång")
    func annatInnehåll() async throws {
        try await Mottagning.med(beslut: 2) { här async throws in
            try await här.utför(Mottagning.med(id: 1, Rad.verkställ(1, "2023-02-01")))
            let andra = [
                Rad.verkställ(1, "2023-02-02"), Rad.verkställ(2, "2023-02-01"), Rad.öppna("2023K1", "2023-03-31"), Rad.fatta(3, "2023-01-10"),
            ]
            for rad in andra {
                await #expect("\(rad)") { try await här.utför(Mottagning.med(id: 1, rad)) } throws: {
                    ($0 as? Avvisning)?.kod == .kommandoIDAteranvant
                }
            }
            #expect(try await här.händelser().count == 4)
        }
    }

    @Test("det som minnet skulle avvisa prövas mot loggen: en annan process kan ha skrivit")
    func prövasPåNytt() async throws {
        try await Mottagning.med(beslut: 1) { här async throws in
            try await här.utför(Rad.verkställ(1, "2023-02-01"))
            await #expect { try await här.utför(Rad.verkställ(1, "2023-02-01")) } throws: { ($0 as? Avvisning)?.kod == .ingenOppenFrist }
            try await här.utför(Rad.återkalla(1, "BeslutVerkstallt"), hos: här.annan)
            #expect(try await här.utför(Rad.verkställ(1, "2023-02-02")).ärNytt)
            // And the other way: what the memory would allow, the log does not.
            try await här.utför(Rad.makulera(1), hos: här.annan)
            await #expect { try await här.utför(Rad.skäl(1, "Plats saknas.")) } throws: { ($0 as? Avvisning)?.kod == .beslutMakulerat }
            #expect(try await här.ärHel())
        }
    }

    @Test("en okänd nämnd lämnar ingen nyckel och ingen logg efter sig")
    func okändNämnd() async throws {
        try await Mottagning.med(beslut: 1) { här async throws in
            for rad in [Rad.verkställ(1, "2023-02-01"), Rad.fatta(7, "2023-02-01"), Rad.öppna("2023K1", "2023-03-31"), Rad.makulera(1)] {
                let fel = rad.replacingOccurrences(of: #""namnd":"SN""#, with: #""namnd":"FEL""#)
                await #expect("\(rad)") { try await här.utför(fel) } throws: { ($0 as? Avvisning)?.kod == .okandNamnd }
            }
            let frågor = [
                (här.prov.logg, "select count(*) from eventlog.head where tenant = 'FEL'"),
                (här.prov.logg, "select count(*) from eventlog.command where tenant = 'FEL'"),
                (här.prov.nycklar, "select count(*) from vault.key where tenant = 'FEL'"),
            ]
            for (databas, sql) in frågor {
                let anslutning = try await databas.connection()
                let antal: Int64 = try await anslutning.query(Statement(sql, sql))[0][0]
                await anslutning.close()
                #expect(antal == 0, "\(sql)")
            }
        }
    }
}
