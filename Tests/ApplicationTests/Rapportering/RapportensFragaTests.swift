@testable import Application
import Postgres
import Testing

@Suite("Frågan efter en rapports frister")
struct RapportensFrågaTests {
    @Test("varken kompileras eller delas mellan processer, hur lång den avslutade historien än är")
    func planeras() async throws {
        let inställt: [String] = try await Provinstallation().kör { installation in
            try await installation.pool.withConnection { databas in
                let rad = try databas.query(
                    Statement("plan_settings", "select current_setting('jit'), current_setting('max_parallel_workers_per_gather')"))[0]
                return [try rad[0], try rad[1]]
            }
        }
        #expect(inställt == ["off", "0"])
    }
}
