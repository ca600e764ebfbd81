@testable import Application
import EventStore
import FoundationEssentials
import Handlaggning
import Postgres
import Support
import Synchronization
import Testing

@Suite("Åtkomstloggen")
struct ÅtkomstloggTests {
    static let sn = Tenant(rawValue: "SN")!
    static let granskare = Läsande(kommandorad: "lo", ändamål: .logggranskning)
    static let behörighet = Behörighet(subjekt: "lo", roll: .logggranskare, nämnd: sn, enhet: nil)

    private static func person(_ nummer: Int) -> PersonID { PersonID(Rad.id(nummer, "9"))! }

    private static func läsning(_ nummer: Int, aktör: String = "anna", nämnd: Tenant = sn) -> Åtkomst {
        let behörighet = Behörighet(subjekt: aktör, roll: .handläggare, nämnd: nämnd, enhet: "E1")
        return Åtkomst(
            nämnd: nämnd, åtgärd: .läsaBeslutIdentifierat,
            läsare: Läsande(behörighet, ändamål: .handläggning, från: "192.0.2.1", begäran: "b-\(nummer)"),
            berörda: Berörda(personer: [person(nummer)], beslut: [BeslutID(Rad.id(nummer))!]))
    }

    /// What a search finds, as numbers.
    private static func sök(_ installation: Installation, _ villkor: Åtkomstsökning.Villkor = .init()) async throws -> [Åtkomstrad] {
        let rader = Mutex<[Åtkomstrad]>([])
        try await Åtkomstsökning(installation.läsrum(behörighet)).sök(villkor, läsare: granskare) { rad in rader.withLock { $0.append(rad) } }
        return rader.withLock { $0 }
    }

    @Test("har varje läsning som besvarats, också när tusentals kommer på en gång, i en kedja per nämnd")
    func många() async throws {
        try await Provinstallation().kör { installation async throws in
            let antal = 2_500
            try await withThrowingTaskGroup(of: Void.self) { grupp in
                for nummer in 0..<antal {
                    let nämnd = nummer % 5 == 0 ? Tenant(rawValue: "VN")! : Self.sn
                    grupp.addTask { try await installation.åtkomstlogg.anteckna(Self.läsning(nummer, nämnd: nämnd)) }
                }
                try await grupp.waitForAll()
            }
            let rader = try await Self.sök(installation)
            #expect(rader.map(\.nr) == Array(1...Int64(antal * 4 / 5 + 1)))
            #expect(rader.last?.åtgärd == "lasa_atkomstlogg" && rader.last?.aktör == "kommandorad:lo")
            #expect(try await Åtkomstsökning(installation.läsrum(Self.behörighet)).pröva(läsare: Self.granskare) == nil)
        }
    }

    @Test("antecknar också när alla programmets andra anslutningar väntar")
    func egnaAnslutningar() async throws {
        try await Provinstallation().kör { installation async throws in
            @Sendable func håll(_ kvar: Int) async throws {
                if kvar == 0 { return try await installation.åtkomstlogg.anteckna(Self.läsning(1)) }
                try await installation.pool.withConnection { _ in try await håll(kvar - 1) }
            }
            try await håll(Installation.anslutningar)
            #expect(try await Self.sök(installation).count == 2)
        }
    }

    @Test("söks på person, aktör och dagar, och sökningen står själv i den")
    func sökt() async throws {
        try await Provinstallation().kör { installation async throws in
            for (nummer, aktör) in [(1, "anna"), (2, "bo"), (1, "bo"), (3, "anna")] {
                try await installation.åtkomstlogg.anteckna(Self.läsning(nummer, aktör: aktör))
            }
            #expect(try await Self.sök(installation, .init(person: Self.person(1))).map(\.nr) == [1, 3, 5])
            #expect(try await Self.sök(installation, .init(aktör: "bo")).map(\.nr) == [2, 3])
            #expect(try await Self.sök(installation, .init(person: Self.person(1), aktör: "anna")).map(\.nr) == [1])
            #expect(try await Self.sök(installation, .init(till: Datum("2000-01-01")!)).isEmpty)
            #expect(try await Self.sök(installation, .init(från: Datum("2000-01-01")!, till: Datum("2099-01-01")!)).count == 9)
            let rad = try #require(try await Self.sök(installation).first)
            #expect(rad.enhet == "E1" && rad.ändamål == "handlaggning" && rad.från == "192.0.2.1" && rad.begäran == "b-1" && rad.beslut.count == 1)
        }
    }

    @Test("som inte går att skriva vägrar läsningen, och den som står bredvid får sin om felet bara är den enas")
    func vägras() async throws {
        let prov = try await Provinstallation()
        try await prov.kör { installation async throws in
            let fel = Åtkomst(
                nämnd: Self.sn, åtgärd: .söka, läsare: Läsande(Self.behörighet, ändamål: .handläggning, från: "", begäran: nil), berörda: Berörda())
            async let felaktig: Void = installation.åtkomstlogg.anteckna(fel)
            async let riktig: Void = installation.åtkomstlogg.anteckna(Self.läsning(1))
            try await riktig
            do {
                try await felaktig
                Issue.record("ingen adress att läsa från")
            } catch Driftfel.åtkomstEjAntecknad {}
            let databas = try await prov.logg.connection()
            try await databas.run(script: "revoke usage on schema atkomst from evb_runtime")
            await databas.close()
            await #expect { try await installation.åtkomstlogg.anteckna(Self.läsning(2)) } throws: {
                if case Driftfel.åtkomstEjAntecknad = $0 { true } else { false }
            }
        }
    }

    @Test("kan inte ändras av någon, läses bara av granskare och informationsägare, och en ändring av superanvändaren hittas")
    func skyddad() async throws {
        let prov = try await Provinstallation()
        try await prov.kör { installation async throws in
            for nummer in 1...3 { try await installation.åtkomstlogg.anteckna(Self.läsning(nummer)) }
            for roll in Roll.allCases where ![.logggranskare, .informationsägare].contains(roll) {
                let rum = installation.läsrum(Behörighet(subjekt: "x", roll: roll, nämnd: Self.sn, enhet: nil))
                await #expect { try await Åtkomstsökning(rum).sök(.init(), läsare: Self.granskare) { _ in } } throws: {
                    ($0 as? PostgresError)?.sqlState == .insufficientPrivilege
                }
            }
            await #expect(throws: Avvisning.self) { try await Åtkomstsökning(Läsrum(installation)).sök(.init(), läsare: Self.granskare) { _ in } }
            let superanvändare = try await prov.logg.connection()
            for sql in [
                "update atkomst.las set aktor = 'x'", "delete from atkomst.las", "truncate atkomst.las", "delete from atkomst.avsedd",
                "delete from atkomst.huvud", "update atkomst.huvud set nr = 0",
            ] {
                await #expect { try await superanvändare.run(script: sql) } throws: {
                    ($0 as? PostgresError)?.sqlState == SQLState(rawValue: "EV001")
                }
            }
            let pröva = { try await Åtkomstsökning(installation.läsrum(Self.behörighet)).pröva(läsare: Self.granskare) }
            #expect(try await pröva() == nil)
            try await superanvändare.run(
                script: "alter table atkomst.las disable trigger append_only; update atkomst.las set aktor = 'bo' where nr = 2")
            #expect(try await pröva() == 2)
            try await superanvändare.run(script: "update atkomst.las set aktor = 'anna' where nr = 2")
            #expect(try await pröva() == nil)
            try await superanvändare.run(script: "delete from atkomst.las where nr = (select max(nr) from atkomst.las)")
            #expect(try await pröva() != nil)
            await superanvändare.close()
        }
    }

    @Test("får en rad för individrapporterna och för registerutdraget, med vilka personer de gällde")
    func läsningar() async throws {
        let p = try await Enhetsprov()
        try await p.prov.kör { installation async throws in
            let läsare = Läsande(kommandorad: "anna", ändamål: .rapportering)
            _ = try await Individrapportläsning(installation).läs(Rapportfråga(nämnd: Self.sn, period: Kvartal("2023K2")!), läsare: läsare)
            _ = try await Registerutdrag(installation).utdrag(Self.sn, Self.person(3), läsare: läsare)
            let rader = try await Self.sök(installation)
            #expect(rader.map(\.åtgärd) == ["lasa_rapport_ivo", "lamna_registerutdrag", "lasa_atkomstlogg"])
            #expect(Set(rader[0].personer) == Set((1...3).map(Self.person)) && rader[1].personer == [Self.person(3)])
        }
    }
}
