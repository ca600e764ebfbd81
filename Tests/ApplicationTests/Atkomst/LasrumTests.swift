@testable import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Journal
import Postgres
import Projections
import Reports
import Support
import Testing

@Suite("Den som läser i ett läsrum")
struct LäsrumTests {
    typealias P = Enhetsprov

    @Test("ser bara den egna nämnden, och den egna enhetens beslut")
    func rader() async throws {
        try await P().prov.kör { installation async throws in
            let väntade: [(Roll, String?, [Int])] = [
                (.handläggare, "E1", [1]), (.handläggare, "E2", [2]), (.handläggare, "*", []), (.handläggare, "E3", []), (.enhetschef, "E1", [1]),
                (.rapportör, nil, [1, 2, 3]), (.nämndsekreterare, nil, [1, 2, 3]), (.förvaltningsjurist, nil, [1, 2, 3]), (.revisor, nil, [1, 2, 3]),
                (.informationsägare, nil, [1, 2, 3]), (.servicekonto, "E2", [2]), (.servicekonto, nil, [1, 2, 3]),
            ]
            for (roll, enhet, beslut) in väntade {
                #expect(try await P.synliga(installation, P.behörighet(roll, enhet: enhet)) == beslut, "\(roll) \(enhet ?? "-")")
            }
            #expect(try await P.synliga(installation, P.behörighet(.handläggare, enhet: "E1", nämnd: Tenant(rawValue: "VN")!)) == [4])
            for roll in [Roll.systemförvaltare, .logggranskare] {
                await #expect { try await P.synliga(installation, P.behörighet(roll)) } throws: {
                    ($0 as? PostgresError)?.sqlState == .insufficientPrivilege
                }
            }
        }
    }

    @Test("ser raderna i läsmodellen på samma sätt, också efter en ombyggnad")
    func läsmodell() async throws {
        try await P().prov.kör { installation async throws in
            for _ in 0..<2 {
                for (roll, enhet, beslut) in [(Roll.handläggare, "E1" as String?, [1]), (.förvaltningsjurist, nil, [1, 2, 3])] {
                    let lista = try await Bevakningsläsning(installation.läsrum(P.behörighet(roll, enhet: enhet))).lista(P.sn)
                    let öppna = try await installation.läsning(P.behörighet(roll, enhet: enhet)) { try Fristläsning.öppna(P.sn, $0).map(\.beslut) }
                    #expect(öppna == beslut.map(P.beslut))
                    #expect(lista.json.canonical.contains(P.beslut(1).description))
                    #expect(lista.json.canonical.contains(P.beslut(2).description) == beslut.contains(2))
                }
                _ = try await Ombyggnad(installation).byggOm()
            }
        }
    }

    @Test("följer beslutets enhet när den rättas, också tillbaka och till ingen")
    func rättad() async throws {
        let p = try await P()
        func enhet() async throws -> [[Int]] {
            try await p.prov.kör { installation async throws in
                try await Läsrum(installation).följ(P.sn)
                return [
                    try await P.synliga(installation, P.behörighet(.handläggare, enhet: "E1")),
                    try await P.synliga(installation, P.behörighet(.handläggare, enhet: "E2")),
                ]
            }
        }
        _ = try await p.prov.importera([Rad.rätta(1, "BeslutFattat", "enhet", "\"E2\"")])
        #expect(try await enhet() == [[], [1, 2]])
        _ = try await p.prov.importera([Rad.rätta(1, "BeslutFattat", "enhet", "\"E1\"")])
        #expect(try await enhet() == [[1], [2]])
        _ = try await p.prov.importera([Rad.rätta(1, "BeslutFattat", "enhet", "null")])
        #expect(try await enhet() == [[], [2]])
        #expect(try await p.prov.kör { try await Verifiering($0).verifiera(P.sn) }.allSatisfy { $0.fel == nil })
    }

    @Test("får ingenting utan inställningar, och inget som rollen saknar")
    func utan() async throws {
        try await P().prov.kör { installation async throws in
            for roll in Roll.allCases {
                for tabell in ["eventlog.event", "eventlog.head", "readmodel.frist_v3_1", "readmodel.beslut_enhet_v1", "atkomst.las"] {
                    do {
                        let antal = try await installation.läspool.withConnection { databas in
                            try await databas.transaction(.readOnlySnapshot) { databas -> Int in
                                try databas.run(script: "set local role \(roll.databasroll)")
                                return try databas.query(Statement("count_\(tabell)", "select count(*) from (select from \(tabell)) t"))[0][0]
                            }
                        }
                        #expect(antal == 0, "\(roll) \(tabell)")
                    } catch let fel as PostgresError where fel.sqlState == .insufficientPrivilege {}
                }
            }
            await #expect {
                try await installation.läsning(P.behörighet(.revisor)) { try $0.run(script: "select sealed from eventlog.event") }
            } throws: { ($0 as? PostgresError)?.sqlState == .insufficientPrivilege }
        }
    }

    @Test("lämnar anslutningen utan roll och utan inställningar, också efter ett fel, ett avbrott och en misslyckad transaktion")
    func ingenLäcka() async throws {
        try await P().prov.kör { installation async throws in
            struct Fel: Error {}
            let behörighet = P.behörighet(.handläggare, enhet: "E1")
            await #expect(throws: Fel.self) { try await installation.läsning(behörighet) { _ in throw Fel() } }
            await #expect(throws: PostgresError.self) { try await installation.läsning(behörighet) { try $0.run(script: "select 1/0") } }
            let avbruten = Task { try await installation.läsning(behörighet) { try $0.run(script: "select pg_sleep(60)") } }
            avbruten.cancel()
            await #expect(throws: (any Error).self) { try await avbruten.value }
            // Caught and read on: the transaction has failed all the same.
            await #expect(throws: PostgresError.self) {
                try await installation.läsning(behörighet) { databas in
                    do { try databas.run(script: "select 1/0") } catch is PostgresError {}
                }
            }
            _ = try await P.synliga(installation, behörighet)
            try await withThrowingTaskGroup(of: Void.self) { grupp in
                for _ in 0..<Installation.läsanslutningar {
                    grupp.addTask {
                        try await installation.läspool.withConnection { databas in
                            let rad = try databas.query(Self.vem)[0]
                            #expect(try rad[0] as Bool && rad[1] as Bool)
                        }
                    }
                }
                try await grupp.waitForAll()
            }
        }
    }

    private static let vem = Statement(
        "who_am_i",
        """
        select current_user = session_user and current_setting('role') = 'none',
            coalesce(current_setting('evb.namnd', true), '') = '' and coalesce(current_setting('evb.enhet', true), '') = ''
        """)

    @Test("får rapporten om rollen når hela nämnden: densamma som programmets, och för revisorn bara texter som får lämnas ut")
    func rapport() async throws {
        let prov = try await P().prov
        let hemligt = "Anledningen är att Prov Provsson, 19800101-T103, saknar plats."
        _ = try await prov.importera([Rad.skäl(3, hemligt), Rad.öppna("2023K3", "2023-08-31")])
        let fråga = Rapportfråga(nämnd: P.sn, period: Kvartal("2023K3")!)
        try await prov.kör { installation async throws in
            let programmets = try await Rapportläsning(installation).rapport(fråga)
            for roll in [Roll.rapportör, .nämndsekreterare, .förvaltningsjurist] {
                let rollens = try await Rapportläsning(installation.läsrum(P.behörighet(roll))).rapport(fråga)
                #expect(rollens.rapport.sha256 == programmets.rapport.sha256 && rollens.sammanhang == programmets.sammanhang)
                let skilda = zip(rollens.rapport.rader, programmets.rapport.rader).filter { $0 != $1 }
                #expect(skilda.map(\.0.frist.beslut) == [P.beslut(3)] && skilda.map(\.0.text?.innehåll) == [.innehållen])
            }
            let revisorns = try await Rapportläsning(installation.läsrum(P.behörighet(.revisor))).rapport(fråga)
            #expect(revisorns.huvud.sha256 == programmets.huvud.sha256 && revisorns.rapport.sha256 == programmets.rapport.sha256)
            let form = { (svar: Rapportsvar) in
                svar.json(Revisorsrapport(svar.rapport, svar.huvud, svar.sammanhang, katalog: installation.katalog)).canonical
            }
            #expect(form(revisorns) == form(programmets))
            // Nobody has released it.
            #expect(programmets.json.canonical.contains("Provsson") && !revisorns.json.canonical.contains("Provsson"))
            await #expect(throws: Avvisning.self) {
                try await Rapportläsning(installation.läsrum(P.behörighet(.handläggare, enhet: "E1"))).rapport(fråga)
            }
            await #expect(throws: Avvisning.self) {
                try await Rapportläsning(installation.läsrum(P.behörighet(.revisor, nämnd: Tenant(rawValue: "VN")!))).rapport(fråga)
            }
        }
    }

    @Test("och bara når en enhet ser inte rapporternas rader i loggen, och får ändå sitt besluts förklaring som den är")
    func rapportensRader() async throws {
        let prov = try await P().prov
        _ = try await prov.importera([
            #"{"kommando":"SkrivAvsnitt","namnd":"SN","period":"2023K2","insats":"kontaktperson","text":"Vi söker fler."}"#,
            Rad.öppna("2023K3", "2023-08-31"),
        ])
        try await prov.kör { installation async throws in
            func typer(_ behörighet: Behörighet) async throws -> Set<String> {
                try await installation.läsning(behörighet) { databas in
                    Set(try LogSession.read(P.sn, after: .zero, limit: 1_000, on: databas).filter { $0.stream.omgång != nil }.map(\.type))
                }
            }
            let alla: Set = ["OmgangOppnad", "RapportBeraknad", "RapportFaststalld", "AvsnittSkrivet"]
            #expect(try await typer(P.behörighet(.förvaltningsjurist)) == alla)
            for roll in [Roll.handläggare, .enhetschef] {
                let behörighet = P.behörighet(roll, enhet: "E1")
                #expect(try await typer(behörighet) == ["OmgangOppnad", "RapportFaststalld"])
                for period in ["2023K2", "2023K3"] {
                    let fråga = Omgångsfråga(period: Kvartal(period)!)
                    let (egen, programmets) = (
                        try await installation.läsare(behörighet).radförklaring(fråga, P.beslut(1)),
                        try await Radläsning(installation).redogörelse(fråga.hos(P.sn), P.beslut(1))
                    )
                    #expect(try egen.json(installation.katalog).canonical == programmets.json(installation.katalog).canonical)
                }
                await #expect(throws: Avvisning.self) {
                    try await installation.läsare(behörighet).radförklaring(Omgångsfråga(period: Kvartal("2023K2")!), P.beslut(2))
                }
            }
        }
    }

    @Test("får ett beslut förklarat när det är deras, från den stund det är det")
    func flyttat() async throws {
        let prov = try await P().prov
        // Followed by nobody yet: the import is as new as can be.
        _ = try await prov.importera([Rad.öppna("2023K3", "2023-08-31")])
        try await prov.kör { installation async throws in
            let mottagare = Kommandomottagare(installation)
            let flytta = Rad.rätta(1, "BeslutFattat", "enhet", "\"E2\"")
            try await P.utför(flytta, som: P.behörighet(.förvaltningsjurist), mottagare)
            let fråga = Omgångsfråga(period: Kvartal("2023K3")!)
            func läs(_ enhet: String) async throws {
                _ = try await installation.läsare(P.behörighet(.handläggare, enhet: enhet)).radförklaring(fråga, P.beslut(1))
            }
            await #expect { try await läs("E1") } throws: { ($0 as? Avvisning)?.kod == .okantBeslut }
            try await läs("E2")
            try await P.utför(Rad.fatta(30, enhet: "E1"), som: P.behörighet(.handläggare, enhet: "E1"), mottagare)
            _ = try await installation.läsare(P.behörighet(.handläggare, enhet: "E1")).radförklaring(fråga, P.beslut(30))
        }
    }

    @Test("får det stora i logg och flöde en bit i taget, och allt av det")
    func bitvis() async throws {
        try await P().prov.kör { installation async throws in
            let stort = String(repeating: "x", count: 1_500_000)
            for nummer in 1...5 {
                let (ström, id) = (StreamName.omgång(Kvartal("2024K1")!), UUIDv7.make())
                let händelse = NewEvent(id: UUIDv7.make(), stream: ström, type: "AvsnittSkrivet", data: #"{"n":\#(nummer),"stort":"\#(stort)"}"#)
                let grupp = AppendGroup(
                    expected: [ström: StreamVersion(rawValue: Int64(nummer - 1))],
                    commands: [
                        NewCommand(
                            id: id, digest: [UInt8](repeating: 1, count: 32), metadata: Metadata(actor: "prov", role: "import", correlation: id),
                            events: [händelse])
                    ])
                _ = try await installation.logg.append(grupp, to: P.sn)
            }
            let läsare = installation.läsare(P.behörighet(.informationsägare))
            let huvud = try await läsare.huvud()
            var (efter, antal): (Position, [Int]) = (Position(rawValue: huvud.rawValue - 5), [])
            while case let flöde = try await läsare.händelser(efter: efter, antal: 500), !flöde.händelser.isEmpty {
                antal.append(flöde.händelser.count)
                efter = flöde.till
            }
            #expect(antal == [2, 2, 1])
            let rader = try await läsare.loggrader(efter: Position(rawValue: huvud.rawValue - 5), till: huvud, antal: 50)
            #expect(rader.count == 2)
        }
    }

    @Test("läser genom samma index som programmet")
    func plan() async throws {
        try await P().prov.kör { installation async throws in
            for (roll, enhet) in [(Roll.förvaltningsjurist, nil as String?), (.handläggare, "E1")] {
                let plan = try await installation.läsning(P.behörighet(roll, enhet: enhet)) { databas -> String in
                    try databas.run(script: "set local enable_seqscan = off")
                    return try Self.frågor.map { try databas.query($0).map { try $0[0] as String }.joined(separator: "\n") }.joined(separator: "\n\n")
                }
                #expect(!plan.contains("Seq Scan"), "\(plan)")
                #expect(
                    plan.contains("versions_are_unique") && plan.contains("positions_are_unique") && plan.contains("frist_v3_1_namnd_idx"), "\(plan)")
                #expect(plan.contains("((stream)::text = 'beslut:x'::text)"), "\(plan)")
            }
        }
    }

    private static let frågor = [
        Statement(
            "explain_stream", "explain select data from eventlog.event where tenant = 'SN' and stream = 'beslut:x' and version > 0 order by version"),
        Statement("explain_tenant", "explain select data from eventlog.event where tenant = 'SN' and position > 3 order by position limit 10"),
        Statement(
            "explain_frist", "explain select beslut from readmodel.frist_v3_1 where namnd = 'SN' and kand_till is null and rapporteras = 'kan'"),
    ]
}
