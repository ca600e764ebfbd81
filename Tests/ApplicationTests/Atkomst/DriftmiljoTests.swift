@testable import Application
import EventStore
import Postgres
import Support
import Testing

@Suite("Ett evb och en databas")
struct DriftmiljöTests {
    @Test("hör ihop bara om de är för samma sak, och det som sagts en gång ändras inte", arguments: Driftmiljö.allCases)
    func sammaMiljö(_ miljö: Driftmiljö) async throws {
        let prov = try await Provinstallation()
        let annan = Provinstallation(prov, miljö: ["EVB_MILJO": miljö.rawValue])
        if miljö == .test {
            #expect(try await annan.kör { $0.miljö } == .test)
        } else {
            for migrera in [true, false] {
                await #expect { try await annan.kör(migrera: migrera) { $0.miljö } } throws: {
                    if case Driftfel.annanMiljö(databasens: .test, programmets: miljö) = $0 { true } else { false }
                }
            }
        }
        let databas = try await prov.logg.connection()
        await #expect { try await databas.run(script: "update installation.environment set name = 'demo'") } throws: {
            ($0 as? PostgresError)?.sqlState == SQLState(rawValue: "EV001")
        }
        await databas.close()
    }

    @Test("som ingen har sagt vad den är för måste migreras, och är sedan för det som den migrerades för")
    func första() async throws {
        let prov = try await Provinstallation(utanMiljö: true)
        let produktion = Provinstallation(prov, miljö: ["EVB_MILJO": ""])
        await #expect { try await produktion.kör { $0.miljö } } throws: { if case Driftfel.migreringKrävs = $0 { true } else { false } }
        #expect(try await produktion.kör(migrera: true) { $0.miljö } == .produktion)
        await #expect { try await prov.kör { $0.miljö } } throws: { if case Driftfel.annanMiljö = $0 { true } else { false } }
    }

    @Test(
        "på en annan maskin talar med varandra bara när servern bevisar vem den är, utom i test",
        arguments: [
            ("host=db.kommun.se dbname=evb", false), ("host=db.kommun.se sslmode=require", false), ("postgresql://evb@10.0.0.1/evb", false),
            ("host=db.kommun.se sslmode=verify-full", true), ("postgresql://evb@db.kommun.se/evb?sslmode=verify-full", true),
            ("dbname=evb host=", true),
            ("host=/run/postgresql", true), ("host=localhost", true), ("host=127.0.0.1", true), ("host=::1", true),
            ("host=localhost,db.kommun.se", false),
            ("host=localhost hostaddr=10.0.0.1", false), ("host=127.0.0.1.kommun.se", false), ("service=evb", false), ("host=x y", false),
        ])
    func skyddad(_ adress: String, _ skyddad: Bool) {
        func öppna(_ miljö: String, _ logg: String, _ nycklar: String) throws {
            _ = try Inställningar(datamapp: nil, miljö: ["EVB_MILJO": miljö, "EVB_DATABASE_URL": logg, "EVB_NYCKEL_URL": nycklar])
        }
        for (logg, nycklar) in [(adress, "host=/run"), ("host=/run", adress)] {
            if skyddad {
                #expect(throws: Never.self) { try öppna("produktion", logg, nycklar) }
            } else {
                #expect { try öppna("", logg, nycklar) } throws: { if case Driftfel.oskyddadAnslutning = $0 { true } else { false } }
            }
            #expect(throws: Never.self) { try öppna("test", logg, nycklar) }
        }
        #expect { try öppna("prod", adress, adress) } throws: { if case Driftfel.okändMiljö = $0 { true } else { false } }
    }
}
