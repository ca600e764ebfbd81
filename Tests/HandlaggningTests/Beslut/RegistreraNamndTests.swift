import Handlaggning
import Testing

@Suite("Att registrera en nämnd")
struct RegistreraNämndTests {
    let uppgifter = Nämndsuppgifter(namn: "Socialnämnden", kommun: "Botkyrka kommun", kommunkod: "0127")

    @Test("går första gången")
    func första() throws {
        #expect(try RegistreraNämnd(uppgifter: uppgifter).avgör(nil) == [.nämndRegistrerad(uppgifter)])
    }

    @Test("avvisas när nämnden redan finns")
    func andra() {
        let svar = avvisad { try RegistreraNämnd(uppgifter: uppgifter).avgör(uppgifter) }
        #expect(svar?.kod == .namndRedanRegistrerad)
        #expect(svar?.fält == "namnd")
    }
}
