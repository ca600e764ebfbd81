import Application
import EventStore
import Foundation
import Handlaggning
import Postgres
import Support
import Testing

@Suite("Många kommandon på en gång", .serialized)
struct MångaTests {
    @Test("64 på en nämnd: alla utförs, var och en får sitt svar, och loggen är hel")
    func enNämnd() async throws {
        try await Mottagning.med(beslut: 64) { här async throws in
            let rader = (1...64).map { Mottagning.med(id: $0, Rad.verkställ($0, "2023-02-01")) }
            try await alltStår(rader, await här.alla(rader), här)
            #expect(try await här.händelser().count == 129)
        }
    }

    @Test("64 på ett beslut: var och en utförs eller får en versionskonflikt, och bara det som sades vara utfört står där")
    func ettBeslut() async throws {
        try await Mottagning.med(beslut: 1) { här async throws in
            let rader = (1...64).map { Mottagning.med(id: $0, Rad.skäl(1, "Plats saknas, \($0).")) }
            let svar = await här.alla(rader)
            #expect(svar.allSatisfy { $0.lyckat != nil || $0.avvisning == .versionskonflikt })
            let utförda = svar.compactMap(\.lyckat)
            #expect(!utförda.isEmpty && utförda.allSatisfy(\.ärNytt))
            let läge = try await här.läge()
            #expect(läge.count == 2 + utförda.count)
            for kvitto in utförda { #expect(läge[kvitto.kommando] == [kvitto.position.rawValue]) }
            // Whoever was refused asks again, and is heard.
            for (rad, svar) in zip(rader, svar) where svar.lyckat == nil { #expect(try await här.utför(rad).ärNytt) }
            #expect(try await här.läge().count == 66)
            #expect(try await här.ärHel())
        }
    }

    @Test("kommandon som ser längre än ett beslut, bredvid sådana som inte gör det: alla utförs, och rapporten är loggens")
    func bredvid() async throws {
        try await Mottagning.med(beslut: 40) { här async throws in
            try await här.utför(Rad.öppna("2023K2", "2023-06-30"))
            try await här.utför(Rad.fatta(41, "2023-01-20", person: 31))
            let enkla = (1...30).map { Mottagning.med(id: $0, Rad.verkställ($0, "2023-02-01")) }
            let vida = [Rad.ersätt(31, 41, "2023-02-01"), Rad.makulera(33), Rad.dödsfall(person: 34, "2023-02-01"), Rad.fastställ("2023K2")]
                .enumerated().map { Mottagning.med(id: 100 + $0, $1) }
            let rader = enkla + vida
            try await alltStår(rader, await här.alla(rader), här)
            // A round's command beside those on the beslut it counts.
            let sedan =
                (35...40).map { Mottagning.med(id: $0, Rad.verkställ($0, "2023-05-01")) }
                + [Mottagning.med(id: 200, Rad.öppna("2023K3", "2023-09-30")), Mottagning.med(id: 201, Rad.inskick("2023K2", "2023-07-20"))]
            try await alltStår(sedan, await här.alla(sedan), här)
        }
    }

    @Test("databasens anslutningar bryts om och om igen under 32 anropare: vart och ett av svaren är slutgiltigt och loggen säger detsamma")
    func brutna() async throws {
        try await Mottagning.med(beslut: 32) { här async throws in
            let superanvändare = try await här.superanvändare()
            let bryt = Task {
                var brutna: Int64 = 0
                for antal in stride(from: 60, through: 180, by: 10) {
                    try await waitUntil(
                        superanvändare, "select coalesce(max(position), 0) >= $1 from eventlog.head where tenant = 'SN'", [.int8(Int64(antal))])
                    brutna += try await superanvändare.query(Self.bryt, [.text(här.prov.logg.name)])[0][0] as Int64
                }
                return brutna
            }
            var bekräftade: [UUID: Int64] = [:]
            for varv in 0..<5 {
                let rader = (1...32).map { Mottagning.med(id: varv * 100 + $0, Rad.skäl($0, "Plats saknas, \(varv).")) }
                let svar = await här.alla(rader)
                let läge = try await här.läge()
                for (nummer, (rad, svar)) in zip(rader, svar).enumerated() {
                    let id = Mottagning.kommandoID(varv * 100 + nummer + 1)
                    switch svar {
                    case .success(let kvitto): bekräftade[kvitto.kommando] = kvitto.position.rawValue
                    // Lost while it was read or before anything was sent: nothing was appended, and then it is asked for again.
                    case .failure(let fel):
                        #expect((fel as? PostgresError)?.isConnectionLost == true, "\(fel)")
                        #expect(läge[id] == nil)
                        bekräftade[id] = try await omigen(rad, här).position.rawValue
                    }
                }
            }
            #expect(try await bryt.value > 0)
            await superanvändare.close()
            let läge = try await här.läge()
            #expect(bekräftade.count == 160 && läge.count == 33 + 160)
            for (id, position) in bekräftade { #expect(läge[id] == [position]) }
            #expect(try await här.ärHel())
        }
    }

    /// Each was carried out, where it was said, once.
    private func alltStår(_ rader: [String], _ svar: [Result<Kommandokvitto, any Error>], _ här: Mottagning) async throws {
        let läge = try await här.läge()
        for (rad, svar) in zip(rader, svar) {
            let kvitto = try svar.get()
            #expect(kvitto.ärNytt, "\(rad)")
            #expect(läge[kvitto.kommando]?.last == kvitto.position.rawValue, "\(rad)")
        }
        #expect(try await här.ärHel())
    }

    /// The connections may be broken again meanwhile.
    private func omigen(_ rad: String, _ här: Mottagning) async throws -> Kommandokvitto {
        for _ in 0..<20 {
            do { return try await här.utför(rad) } catch let fel as PostgresError where fel.isConnectionLost { continue }
        }
        return try await här.utför(rad)
    }

    private static let bryt = Statement(
        "bryt", "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = $1 and application_name = 'evb'")
}
