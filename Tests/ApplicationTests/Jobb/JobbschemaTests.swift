import Application
import Handlaggning
import Testing

@Suite("Det som återkommer")
struct JobbschemaTests {
    /// Computed when something has been recorded, done when somebody has been erased, followed when something is to be found.
    private static let avNågotAnnat = ["berakna_rapport", "forstor_nycklar", "folj_sokregister"]

    @Test("är varje slag av jobb, utom dem som kommer av något annat än en dag")
    func alla() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        try await prov.kör { installation in
            let visade = Set(try await Jobbschema.alla(installation).map(\.slag))
            #expect(visade.union(Self.avNågotAnnat) == Set(Jobbkörare.slag(installation)))
            #expect(visade.isDisjoint(with: Self.avNågotAnnat))
        }
    }
}
