import Application
import EventStore
import Foundation
import Handlaggning
import Jobs
import Postgres
import Support
import Testing

@Suite("Jobb som har getts upp eller pausats")
struct UppgivnaJobbTests {
    private static let rader = [Rad.nämnd, Rad.öppna("2023K4", "2023-12-31")]

    private func jobb(_ prov: Provinstallation, _ dag: String) async throws {
        try await prov.kör { _ = try await Jobbkörare($0, nu: Datum(dag)!, namn: "prov").tillsTomt() }
    }

    /// A job that was planned on a day, and has been given up after all its attempts.
    private func uppgivet(_ prov: Provinstallation, _ slag: String, _ nyckel: String, _ uppdrag: String) async throws {
        let superanvändare = try await prov.logg.connection()
        try await superanvändare.run(
            script: """
                insert into jobs.slot (kind, period) values ('\(slag)', '\(nyckel)');
                insert into jobs.job (kind, key, payload, max_attempts, attempt, run_at, state, error, started_at)
                values ('\(slag)', '\(nyckel)', '\(uppdrag)', 10, 10, clock_timestamp(), 'dead', 'fel', now())
                """)
        await superanvändare.close()
    }

    private func uppgivna(_ prov: Provinstallation) async throws -> [String] { try await prov.kör { try await Jobbkörare.uppgivna($0) } }

    @Test("larmar, och omgången öppnas ändå nästa dag")
    func omgången() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.rader)
        try await uppgivet(prov, "oppna_omgang", "SN/2024K1", #"{"idag":"2024-03-18","namnd":"SN","period":"2024K1"}"#)
        for _ in 0..<2 { try await jobb(prov, "2024-03-18") }
        #expect(try await prov.öppnade().count == 1)
        #expect(try await prov.påmindes("jobb_uppgivet/%").count == 1)
        #expect(try await uppgivna(prov) == ["oppna_omgang"])
        try await jobb(prov, "2024-03-19")
        #expect(try await prov.öppnade().last == "2024K1 2024-03-31 jobb:oppna_omgang")
        #expect(try await prov.påmindes("jobb_uppgivet/oppna_omgang") == ["2024-03-18–2024-03-19"])
        #expect(try await uppgivna(prov) == [])
    }

    @Test("larmar, och utkastet beräknas ändå nästa dag")
    func utkastet() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.rader)
        try await uppgivet(prov, "berakna_rapport", "SN/2023K4/2", #"{"idag":"2024-01-02","namnd":"SN","period":"2023K4"}"#)
        try await jobb(prov, "2024-01-02")
        #expect(try await prov.antalUtfall("berakna_rapport") == ["0"])
        try await jobb(prov, "2024-01-03")
        #expect(try await prov.antalUtfall("berakna_rapport") == ["1"])
        #expect(try await prov.påmindes("jobb_uppgivet/berakna_rapport") == ["2024-01-02–2024-01-03"])
    }

    @Test("blir inte fler, hur ofta det än planeras, och är inget larm när samma slag har gjorts sedan")
    func sökregistret() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.rader + [Rad.fatta(1, "2023-01-10")])
        let superanvändare = try await prov.logg.connection()
        // What beslut are found by cannot be written.
        try await superanvändare.run(
            script: """
                create function stopp() returns trigger language plpgsql as $$ begin raise 'stopp'; end $$;
                create trigger stopp before insert on lookup.entry for each row execute function stopp();
                """)
        try await jobb(prov, "2024-01-02")
        try await superanvändare.run(script: "update jobs.job set state = 'dead' where kind = 'folj_sokregister'")
        for dag in ["2024-01-02", "2024-01-03"] {
            for _ in 0..<2 { try await jobb(prov, dag) }
            #expect(try await prov.superanvändare("select key from jobs.job where kind = 'folj_sokregister'") == ["SN"], "\(dag)")
            try await superanvändare.run(script: "update jobs.job set state = 'dead' where kind = 'folj_sokregister'")
        }
        #expect(try await uppgivna(prov) == ["folj_sokregister"])
        try await superanvändare.run(script: "drop function stopp cascade")
        await superanvändare.close()
        try await jobb(prov, "2024-01-04")
        #expect(try await uppgivna(prov) == [])
    }

    @Test("är inget larm när installationens eget har gjorts sedan, under en annan dag; en nämnds har inte gjorts för att en annans har det")
    func installationens() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.nämnd.replacing(#""SN""#, with: #""VN""#)])
        try await uppgivet(prov, "rensa", "2024-01-02", #"{"idag":"2024-01-02"}"#)
        try await uppgivet(prov, "forsegla", "VN/2024-01-01", #"{"namnd":"VN"}"#)
        #expect(try await uppgivna(prov) == ["forsegla", "rensa"])
        _ = try await prov.superanvändare("insert into jobs.slot (kind, period) values ('forsegla', 'VN/2024-01-03') returning period")
        try await jobb(prov, "2024-01-03")
        #expect(try await prov.antalUtfall("forsegla") == ["1"])
        #expect(try await uppgivna(prov) == ["forsegla"])
    }

    @Test("hindrar inte att det påminns och räknas medan de är pausade; när omgången öppnas påminns det på nytt samma dag")
    func pausat() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.rader)
        #expect(try await prov.kör { try await Jobbstyrning.pausa("oppna_omgang", $0) })
        try await jobb(prov, "2024-04-01")
        #expect(try await prov.öppnade().count == 1)
        #expect(try await prov.antalUtfall("berakna_rapport") == ["1"])
        #expect(try await prov.påmindes("omgang_saknas/2024K1") == ["2024-04-01–"])
        #expect(try await prov.kör { try await Jobbstyrning.återuppta("oppna_omgang", $0) })
        try await jobb(prov, "2024-04-01")
        #expect(try await prov.öppnade().count == 2)
        #expect(try await prov.påmindes("omgang_saknas/2024K1") == ["2024-04-01–2024-04-01"])
    }

    @Test("hindrar inte heller när det inte har kommit någonvart på länge")
    func gammalt() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.rader)
        let superanvändare = try await prov.logg.connection()
        func vänta(_ sedan: String) async throws {
            try await superanvändare.run(
                script: """
                    insert into jobs.slot (kind, period) values ('oppna_omgang', 'SN/2024K1') on conflict do nothing;
                    delete from jobs.job where kind = 'oppna_omgang';
                    insert into jobs.job (kind, key, payload, max_attempts, attempt, run_at, state, error, created_at)
                    values ('oppna_omgang', 'SN/2024K1', '{}', 10, 3, now() + interval '1 hour', 'delayed', 'fel', now() - interval '\(sedan)')
                    """)
        }
        try await vänta("1 minute")
        try await jobb(prov, "2024-04-01")
        #expect(try await prov.antalUtfall("paminn") == ["0"])
        try await vänta("31 minutes")
        try await jobb(prov, "2024-04-01")
        #expect(try await prov.antalUtfall("paminn") == ["1"])
        await superanvändare.close()
    }
}
