import Handlaggning
import Journal
import Testing

@Suite("En åtgärd")
struct ÅtgärdTests {
    @Test("är kommandot med samma namn", arguments: exempelkommandon)
    func kommandot(_ exempel: Kommandoexempel) throws {
        #expect(try läs(exempel.helt).get().kommando.åtgärd.rawValue == exempel.namn)
    }

    @Test("finns för varje kommando, och leder till händelser bara då")
    func alla() {
        #expect(Set(Åtgärd.allCases.filter { !$0.händelsetyper.isEmpty }.map(\.rawValue)) == Set(exempelkommandon.map(\.namn)))
    }

    @Test("leder till varje lagrad händelsetyp, och till inga andra")
    func händelserna() {
        #expect(Åtgärd.allCases.reduce(into: Set<String>()) { $0.formUnion($1.händelsetyper) } == Set(Händelse.typer))
    }
}
