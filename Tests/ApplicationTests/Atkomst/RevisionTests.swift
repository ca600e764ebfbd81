@testable import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Postgres
import Reports
import Support
import Testing

@Suite("En revisor med eget verktyg")
struct RevisionTests {
    static let sn = Tenant(rawValue: "SN")!

    /// A login of the test's own, with what `evb revisor atkomst` gives it; taken away afterwards. Roles are the server's, not the database's.
    private func med(_ prov: Provinstallation, _ arbete: (String) async throws -> Void) async throws {
        let inloggning = TestCluster.spareLogin()
        let begärd = try #require(Revisorsåtkomst(inloggning: inloggning, nämnd: Self.sn))
        let åtkomst = try await prov.kör { try await begärd.prövad($0) }
        let databas = try await prov.logg.connection()
        // Twice: it does the same.
        try await databas.run(script: åtkomst.sql)
        try await databas.run(script: åtkomst.sql)
        // Somebody else's, which is nothing to this one.
        try await databas.run(script: "insert into revision.inloggning values ('nagon.annan', 'SN'), ('nagon.annan', 'VN')")
        do { try await arbete(inloggning) } catch {
            try await databas.run(script: "drop owned by \"\(inloggning)\"; drop role \"\(inloggning)\"")
            throw error
        }
        try await databas.run(script: åtkomst.återkallelse)
        #expect(try await psql(prov, inloggning, "select * from revision.omgangar").fel.contains("permission denied"))
        try await databas.run(script: "drop owned by \"\(inloggning)\"; drop role \"\(inloggning)\"")
        await databas.close()
    }

    @Test("ser omgångar, rader, avvikelser, missade omgångar, kedja och sigill för sin nämnd, och inget annat, med psql")
    func vyer() async throws {
        let p = try await Enhetsprov()
        _ = try await p.prov.importera([
            Rad.avsluta(2, "2023-04-20"), Rad.öppna("2023K4", "2023-10-31"),
        ])
        try await p.prov.kör { try await Läsrum($0).följ(Self.sn) }
        try await med(
            p.prov,
            { inloggning in
                func svar(_ sql: String) async throws -> [String] {
                    let svar = try await psql(p.prov, inloggning, sql)
                    #expect(svar.fel.isEmpty, "\(svar.fel)")
                    return svar.ut.split(separator: "\n").map(String.init)
                }
                #expect(
                    try await svar("select namnd, period, version, brytdatum, faststalld is not null, antagen from revision.omgangar order by period")
                        == ["SN|2023K2|1|2023-04-30|t|", "SN|2023K4||2023-10-31|f|"])
                let rapport = try await p.prov.rapport("2023K2")
                #expect(
                    try await svar(
                        "select count(*), count(distinct beslut), min(skal_kod), max(skal_klass) from revision.rader where period = '2023K2'")
                        == ["\(rapport.rapport.rader.count)|3|resursbrist|strukturell"])
                #expect(
                    try await svar("select beslut, slut_da is null, slut_nu, orsak_nu from revision.avvikelser")
                        == ["\(Rad.id(2))|t|2023-04-20|behov_upphort"])
                #expect(try await svar("select period, vad from revision.missade_omgangar order by 1") == ["2023K2|ej_lamnad", "2023K3|ej_oppnad"])
                let händelser = try await p.prov.händelser()
                #expect(try await svar("select count(*), max(position) from revision.kedja") == ["\(händelser.count)|\(händelser.count)"])
                #expect(try await svar("select count(*) from revision.sigill s join revision.kedja k using (namnd, position, hash)") == ["1"])
                #expect(try await svar("select distinct namnd from revision.kedja") == ["SN"])
                // Every view and every column says what it is.
                #expect(
                    try await svar(
                        """
                        select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                        where n.nspname = 'revision' and c.relkind = 'v' and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)
                        """) == ["0"])
                let allt = try await svar("select * from revision.rader; select * from revision.avvikelser; select * from revision.kedja").joined()
                for hemligt in ["Provsson", "19800101", "Anledningen", Rad.id(1, "9")] { #expect(!allt.contains(hemligt)) }
            })
    }

    @Test("läser om rubrikerna det som rapporten skriver över raderna")
    func rubrikerna() async throws {
        let prov = try await Provinstallation()
        let databas = try await prov.logg.connection()
        let kommentar: String = try await databas.query(
            .init(
                "comment_on_headings",
                """
                select col_description(attrelid, attnum) from pg_attribute where attrelid = 'revision.rader'::regclass and attname = 'rubrik'
                """))[0][0]
        await databas.close()
        for rubrik in Rubrik.allCases {
            let text = rubrik.text(Kvartal("2023K3")!).replacing(" under kvartal 3", with: "")
            #expect(kommentar.contains("\(rubrik.rawValue): \(text)."))
        }
    }

    @Test("ser inte ett kvartal som missat när det inte fanns något att rapportera")
    func ingetAttRapportera() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.öppna("2023K1", "2023-01-31"), Rad.fastställ("2023K1"), Rad.öppna("2023K2", "2023-04-30")])
        try await med(
            prov,
            { inloggning in
                let svar = try await psql(prov, inloggning, "select count(*) from revision.omgangar; select count(*) from revision.missade_omgangar")
                #expect(svar.ut == "2\n0\n" && svar.fel.isEmpty, "\(svar)")
            })
    }

    @Test(
        "når inget utom vyerna, kan inte bli en annan, och får inte fråga utan tidsgräns",
        arguments: [
            ("select * from eventlog.event", "permission denied"), ("select * from readmodel.frist_v3_1", "permission denied"),
            ("select * from revision.inloggning", "permission denied"),
            ("begin read write; insert into revision.inloggning values ('x', 'VN')", "permission denied"),
            ("set role evb_revisor", "permission denied"), ("set role evb_runtime", "permission denied"),
            ("select * from atkomst.las", "permission denied"), ("select eventlog.unit_of('SN', 'x')", "permission denied"),
            ("begin read write; create temporary table t (i int)", "permission denied to create temporary tables"),
            ("begin read write; create view public.mine as select 1", "permission denied"),
            ("set statement_timeout = 0; select * from revision.rader", "tidsgräns"),
            ("set statement_timeout = '1h'; select * from revision.kedja", "tidsgräns"),
        ])
    func inget(_ sql: String, _ väntat: String) async throws {
        // With something to read: of an empty log nothing is asked, not even for how long.
        let prov = try await Enhetsprov().prov
        try await med(
            prov,
            { inloggning in
                let svar = try await psql(prov, inloggning, sql)
                #expect(svar.fel.contains(väntat), "\(svar.fel)\(svar.ut)")
            })
    }

    @Test("når inte nycklarnas databas, och en inloggning som glöms bort håller ingenting länge")
    func nycklarna() async throws {
        let prov = try await Enhetsprov().prov
        try await med(
            prov,
            { inloggning in
                let svar = try await psql(prov, inloggning, "show idle_session_timeout; show idle_in_transaction_session_timeout")
                #expect(svar.ut == "5min\n1min\n" && svar.fel.isEmpty, "\(svar)")
                let nyckel = try await psql(prov, inloggning, "select 1", databas: prov.nycklar)
                #expect(nyckel.fel.contains("permission denied for database") && nyckel.ut.isEmpty, "\(nyckel)")
                // evb's own login may still connect to both.
                #expect(try await psql(prov, "evb_login", "select 1").ut == "1\n")
                #expect(try await psql(prov, "evb_login", "select 1", databas: prov.nycklar).ut == "1\n")
            })
        let begärd = try #require(Revisorsåtkomst(inloggning: "karin", nämnd: Tenant(rawValue: "XX")!))
        await #expect { try await prov.kör { try await begärd.prövad($0) } } throws: { ($0 as? Avvisning)?.kod == .okandNamnd }
    }

    @Test("som inte har fått någon nämnd, eller en annan, ser inga rader också om den sätter evb:s inställningar")
    func utanNämnd() async throws {
        let p = try await Enhetsprov()
        try await med(
            p.prov,
            { inloggning in
                try await med(p.prov, "update revision.inloggning set namnd = 'VN' where inloggning = '\(inloggning)'")
                let svar = try await psql(
                    p.prov, inloggning, "set evb.namnd = 'SN'; set evb.enhet = '*'; select count(*) from revision.kedja where namnd = 'SN'")
                #expect(svar.ut.contains("0\n") && svar.fel.isEmpty, "\(svar)")
                try await med(p.prov, "delete from revision.inloggning where inloggning = '\(inloggning)'")
            })
    }

    @Test("har en inloggning med ett namn som inte kan vara något annat än ett namn")
    func namn() {
        for giltigt in ["anna", "anna.a-1_x"] { #expect(Revisorsåtkomst(inloggning: giltigt, nämnd: Self.sn) != nil) }
        for ogiltigt in ["", "Anna", "a\"b", "a'b", "a;b", "a b", "evb_login", "pg_x", "postgres", "1a", String(repeating: "a", count: 64), "åsa"] {
            #expect(Revisorsåtkomst(inloggning: ogiltigt, nämnd: Self.sn) == nil, "\(ogiltigt)")
        }
    }

    private func med(_ prov: Provinstallation, _ sql: String) async throws {
        let databas = try await prov.logg.connection()
        try await databas.run(script: sql)
        await databas.close()
    }

    /// As the login itself.
    private func psql(
        _ prov: Provinstallation, _ inloggning: String, _ sql: String, databas: TestDatabase? = nil
    ) async throws -> (ut: String, fel: String) {
        let (process, ut, fel) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/psql")
        process.arguments = [
            "-X", "-q", "-A", "-t", "-d", (databas ?? prov.logg).conninfo(user: inloggning), "-c", sql,
        ]
        (process.standardOutput, process.standardError) = (ut, fel)
        try await withCheckedThrowingContinuation { (klar: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in klar.resume() }
            do { try process.run() } catch { klar.resume(throwing: error) }
        }
        return (
            String(decoding: ut.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self),
            String(decoding: fel.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        )
    }
}
