import Application
import EventStore
import Foundation
import Handlaggning
import Jobs
import Postgres
import Reports
import Testing

@Suite("Jobbet som öppnar omgångar")
struct OmgångsöppningTests {
    private func jobb(_ prov: Provinstallation, _ dag: String) async throws {
        try await prov.kör { installation in
            let utfall = try await Jobbkörare(installation, nu: Datum(dag)!, namn: "prov").tillsTomt()
            #expect(utfall.retried == 0 && utfall.dead == 0)
        }
    }

    @Test("öppnar de omgångar som har missats, i ordning, hur många som än gör det på en gång")
    func ikapp() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.öppna("2023K3", "2023-08-31"), Rad.fastställ("2023K3")])
        try await withThrowingTaskGroup(of: Void.self) { grupp in
            for _ in 0..<4 { grupp.addTask { try await jobb(prov, "2024-01-02") } }
            try await grupp.waitForAll()
        }
        let väntade = ["2023K4 2023-09-30 jobb:oppna_omgang", "2024K1 2023-12-31 jobb:oppna_omgang"]
        #expect(try await Array(prov.öppnade().dropFirst()) == väntade)
        let utfall = try await prov.superanvändare("select key || ' ' || outcome from jobs.outcome where kind = 'oppna_omgang' order by job_id")
        #expect(utfall == ["SN/2023K4 oppnad", "SN/2024K1 oppnad"])
        let beräknade =
            "select right(stream, 6) from eventlog.event where type = 'RapportBeraknad' and actor like 'jobb:%' order by stream"
        #expect(try await prov.superanvändare(beräknade) == ["2023K4", "2024K1"])
        let längd = try await prov.händelser().count
        try await jobb(prov, "2024-01-02")
        try await jobb(prov, "2024-01-03")
        #expect(try await prov.händelser().count == längd)
        #expect(try await prov.upprepadeJobb() == [])
    }

    @Test(
        "ger också en nämnd utan beslut sin omgång, men ingen för det som var före den",
        arguments: [
            ("2024-01-31", "2023K4 2023-12-31"), ("2024-03-18", "2024K1 2024-03-31"), ("2024-04-30", "2024K1 2024-03-31"),
        ])
    func utanBeslut(_ idag: String, _ väntad: String) async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        try await jobb(prov, idag)
        #expect(try await prov.öppnade() == [väntad + " jobb:oppna_omgang"])
        try await jobb(prov, "2024-05-01")
        #expect(try await prov.rapport(String(väntad.prefix(6))).rapport.rader.isEmpty)
    }

    @Test("öppnar ingen mellan fönstren, och ingen för ett som har stängt", arguments: ["2024-02-01", "2024-03-17", "2024-05-01"])
    func mellanFönster(_ idag: String) async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        try await jobb(prov, idag)
        #expect(try await prov.öppnade() == [])
    }

    @Test("lämnar en nyregistrerad nämnd i fred en vecka, också när fönstret är öppet")
    func nyregistrerad() async throws {
        let tom = try await Provinstallation()
        _ = try await tom.importera([Rad.nämnd])
        let dagar = try await tom.superanvändare(
            "select (recorded_at at time zone 'Europe/Stockholm')::date + n || '' from eventlog.event cross join unnest(array[-20, 0, 6, 7, 60]) n order by n"
        )
        let period = try #require(Kvartal(kring: Datum(dagar[1])!)?.föregående)
        let mapp = FileManager.default.temporaryDirectory.appendingPathComponent("evb-prov-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: mapp, withIntermediateDirectories: true)
        // Something left in the temporary folder is nobody's fault.
        defer { try? FileManager.default.removeItem(at: mapp) }
        try Data(#"{"kalla":"prov","poster":[{"period":"\#(period)","fran":"\#(dagar[0])","till":"\#(dagar[4])"}]}"#.utf8)
            .write(to: mapp.appendingPathComponent("rapporteringsperioder.json"))
        let prov = Provinstallation(tom, miljö: ["EVB_KATALOGER": mapp.path])
        for dag in dagar[1...2] { try await jobb(prov, dag) }
        #expect(try await prov.öppnade() == [])
        try await jobb(prov, dagar[3])
        #expect(try await prov.öppnade() == ["\(period) \(period.sistaDag) jobb:oppna_omgang"])
    }

    @Test("planeras i produktion aldrig från en dag som inte har kommit", arguments: [("produktion", false), ("test", true)])
    func framtiden(_ miljö: String, _ får: Bool) async throws {
        let tom = try await Provinstallation(utanMiljö: true)
        let prov = Provinstallation(tom, miljö: ["EVB_MILJO": miljö])
        try await prov.kör(migrera: true) { _ in }
        _ = try await prov.importera([Rad.nämnd])
        let imorgon = try await prov.superanvändare("select (now() at time zone 'Europe/Stockholm')::date + 1 || ''")[0]
        if får {
            try await jobb(prov, imorgon)
        } else {
            await #expect { try await jobb(prov, imorgon) } throws: { if case Driftfel.framtidaDag = $0 { true } else { false } }
            #expect(try await prov.öppnade() == [])
            try await jobb(prov, "2024-03-18")
            #expect(try await prov.öppnade().count == 1)
        }
    }

    @Test("gör inget när någon redan har öppnat omgången, och fortsätter från den")
    func enMänniskaHann() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.öppna("2023K4", "2023-12-31")])
        try await jobb(prov, "2024-03-17")
        #expect(try await prov.öppnade().count == 1)
        _ = try await prov.importera([Rad.öppna("2024K1", "2024-03-15")])
        try await jobb(prov, "2024-03-20")
        #expect(try await prov.öppnade() == ["2023K4 2023-12-31 import:prov", "2024K1 2024-03-15 import:prov"])
        try await jobb(prov, "2024-06-17")
        #expect(try await prov.öppnade().last == "2024K2 2024-06-30 jobb:oppna_omgang")
    }

    @Test("ett utkast som åter blir som ett tidigare är en ny version, och rapporten säger vilken")
    func samma() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.fatta(2, "2023-01-11"), Rad.öppna("2023K3", "2023-08-31")])
        try await jobb(prov, "2023-09-01")
        #expect(try await prov.rapport("2023K3").huvud.version == 1)
        for (nr, rad) in [Rad.verkställ(2, "2023-02-01"), Rad.återkalla(2, "BeslutVerkstallt")].enumerated() {
            _ = try await prov.importera([rad])
            #expect(try await prov.rapport("2023K3").huvud.version == nr + 2)
            try await jobb(prov, "2023-09-01")
            #expect(try await prov.rapport("2023K3").huvud.version == nr + 2)
        }
        _ = try await prov.importera([Rad.fastställ("2023K3")])
        #expect(try await prov.rapport("2023K3").huvud.version == 3)
    }

    @Test("räknar inte om andra omgångars utkast för att en har beräknats")
    func utkasten() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.öppna("2023K3", "2023-08-31")])
        try await jobb(prov, "2024-01-02")
        #expect(try await prov.antalUtfall("berakna_rapport") == ["3"])
        try await jobb(prov, "2024-01-03")
        #expect(try await prov.antalUtfall("berakna_rapport") == ["3"])
        // Something becomes known: every draft is computed anew, and differs or not.
        _ = try await prov.importera([Rad.fatta(2, "2023-05-10")])
        try await jobb(prov, "2024-01-03")
        #expect(try await prov.antalUtfall("berakna_rapport") == ["6"])
    }
}
