import Application
import EventStore
import Postgres
import Projections
import Reports
import Support
import Synchronization
import Testing

@Suite("Ombyggnaden av läsmodellen")
struct OmbyggnadTests {
    private let nämnd = Tenant(rawValue: "SN")!

    private func medHistorik() async throws -> Provinstallation {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Historik(frö: 7, omgångar: 3).rader)
        _ = try await prov.rapport("2022K1")
        return prov
    }

    private func tabeller(_ prov: Provinstallation) async throws -> [String] {
        try await prov.superanvändare("select relname::text from pg_class where relkind = 'r' and relname ~ '^frist_v3_' order by 1")
    }

    private func håller(_ prov: Provinstallation) async throws -> Bool {
        try await prov.kör { [nämnd] in try await Verifiering($0).verifiera(nämnd) }.allSatisfy { $0.fel == nil }
    }

    @Test("av en tom logg går, hur många gånger som helst, och lämnar en enda tabell")
    func tom() async throws {
        let prov = try await Provinstallation()
        for _ in 0..<3 { #expect(try await prov.kör { try await Ombyggnad($0).byggOm().count } == 0) }
        #expect(try await tabeller(prov) == ["frist_v3_4"])
        // And what is written afterwards comes there.
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-10")])
        #expect(try await håller(prov))
    }

    @Test("ger samma rader i samma index som att följa loggen, och rapporterna är desamma")
    func samma() async throws {
        let prov = try await medHistorik()
        func index(_ tabell: String) async throws -> [String] {
            try await prov.superanvändare(
                """
                select regexp_replace(pg_get_indexdef(indexrelid), '^CREATE (UNIQUE )?INDEX \\S+ ON \\S+ ', '') from pg_index
                where indrelid = 'readmodel.\(tabell)'::regclass order by 1
                """)
        }
        let rapport = try await prov.rapport("2022K2")
        let rader = try await prov.superanvändare("select f::text from readmodel.frist_v3_1 f order by 1")
        let indexFöre = try await index("frist_v3_1")
        let framsteg = Mutex<[Int64]>([])
        _ = try await prov.kör { installation in
            try await Ombyggnad(installation).byggOm { lästa, alla in framsteg.withLock { $0 += [lästa, alla] } }.count
        }
        #expect(try await tabeller(prov) == ["frist_v3_2"])
        #expect(try await prov.superanvändare("select f::text from readmodel.frist_v3_2 f order by 1") == rader)
        #expect(try await index("frist_v3_2") == indexFöre)
        #expect(try await prov.rapport("2022K2") == rapport)
        #expect(framsteg.withLock { $0 }.count >= 2)
    }

    @Test("medan en annan pågår vägras")
    func tvåSamtidigt() async throws {
        let prov = try await medHistorik()
        let annan = try await prov.logg.connection()
        try await annan.run(script: "begin; select readmodel.create_build('frist_v3')")
        await #expect(throws: Ombyggnadsfel.pågår) { _ = try await prov.kör { try await Ombyggnad($0).byggOm().count } }
        try await annan.run(script: "rollback")
        #expect(try await prov.kör { try await Ombyggnad($0).byggOm().count } == 1)
        await annan.close()
    }

    @Test("väntar på den som följer loggen, hindrar ingen annan skrivare, och tappar inget av det som skrivs under tiden")
    func skrivareUnderTiden() async throws {
        let prov = try await medHistorik()
        try await prov.hållerKontrollpunkten { släpp in
            async let byggda = prov.kör { try await Ombyggnad($0).byggOm()[0].position }
            try await prov.väntaPåVäxlingen()
            #expect(try await prov.importera([Rad.fatta(901, "2023-01-10")]).nya == 1)
            #expect(try await prov.rapport("2022K1").huvud.position > 0)
            try await släpp()
            let position = try await byggda
            #expect(position.rawValue == Int64(try await prov.händelser().count))
        }
        #expect(try await håller(prov))
        #expect(try await tabeller(prov) == ["frist_v3_2"])
    }

    @Test("avbruten eller med förlorad anslutning lämnar läsmodellen som den var, utan spår", arguments: [true, false])
    func avbruten(_ avbryt: Bool) async throws {
        let prov = try await medHistorik()
        let före = try await prov.superanvändare("select f::text from readmodel.frist_v3_1 f order by 1")
        try await prov.hållerKontrollpunkten { släpp in
            let bygge = Task { try await prov.kör { try await Ombyggnad($0).byggOm().count } }
            try await prov.väntaPåVäxlingen()
            if avbryt {
                bygge.cancel()
            } else {
                // The one that has made the next table, whatever it is doing just now.
                let stängda = try await prov.superanvändare(
                    """
                    select pg_terminate_backend(l.pid)::text from pg_locks l join pg_database d on d.oid = l.database
                    where d.datname = current_database() and l.locktype = 'advisory' and l.granted
                    """)
                try #require(stängda == ["true"])
            }
            await #expect(throws: (any Error).self) { _ = try await bygge.value }
            try await släpp()
        }
        #expect(try await tabeller(prov) == ["frist_v3_1"])
        #expect(try await prov.superanvändare("select f::text from readmodel.frist_v3_1 f order by 1") == före)
        #expect(try await prov.kör { try await Ombyggnad($0).byggOm().count } == 1)
        #expect(try await tabeller(prov) == ["frist_v3_2"])
    }

    @Test("drar inte undan tabellen för den som har börjat läsa: den tas bort nästa gång")
    func läsareUnderTiden() async throws {
        let prov = try await medHistorik()
        let läsare = try await prov.logg.connection()
        try await läsare.run(script: "begin isolation level repeatable read; select * from readmodel.model_v1")
        _ = try await prov.kör { try await Ombyggnad($0).byggOm().count }
        let antal: Int64 = try await läsare.query(.init("kvar", "select count(*) from readmodel.frist_v3_1"))[0][0]
        #expect(antal > 10)
        try await läsare.run(script: "commit")
        await läsare.close()
        _ = try await prov.kör { try await Ombyggnad($0).byggOm().count }
        #expect(try await tabeller(prov) == ["frist_v3_3"])
    }
}

extension Provinstallation {
    /// The first column of a query, as the superuser.
    func superanvändare(_ sql: String) async throws -> [String] {
        let anslutning = try await logg.connection()
        let rader = try await anslutning.query(.init("su \(sql.hashValue)", sql)).map { try $0[0] as String }
        await anslutning.close()
        return rader
    }

    /// Runs `arbete` while somebody is following the log, as a long import would.
    fileprivate func hållerKontrollpunkten(_ arbete: (_ släpp: () async throws -> Void) async throws -> Void) async throws {
        let hållare = try await logg.connection()
        // Idle for as long as the test takes, on however slow a machine.
        try await hållare.run(script: "begin; set local idle_in_transaction_session_timeout = 0; select * from readmodel.checkpoint_v1 for update")
        do { try await arbete { try await hållare.run(script: "rollback") } } catch {
            await hållare.close()
            throw error
        }
        await hållare.close()
    }

    /// Until the new table is full and the switch has been tried; here, for the databases of the other tests have the same tables.
    fileprivate func väntaPåVäxlingen() async throws {
        let anslutning = try await logg.connection()
        try await waitUntil(
            anslutning,
            """
            select exists (select from pg_locks l join pg_database d on d.oid = l.database
                where d.datname = current_database() and l.relation = 'readmodel.checkpoint_v1'::regclass
                  and l.mode = 'ExclusiveLock' and not l.granted)
            """)
        await anslutning.close()
    }
}
