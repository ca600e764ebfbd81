import Application
import Handlaggning
import Postgres
import Support
import Testing

@Suite("Bevarandet vid fastställandet")
struct BevarandeTests {
    private static let tillKvartal2 = [
        Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.öppna("2023K2", "2023-04-30"), Rad.fastställ("2023K2"), Rad.inskick("2023K2", "2023-05-08"),
        Rad.öppna("2023K3", "2023-08-31"),
    ]

    @Test("vägrar när läsmodellen har tappat en rapporterad frist, och namnger den")
    func tappad() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.tillKvartal2)
        _ = try await prov.rapport("2023K3")
        let anslutning = try await prov.logg.connection()
        try await anslutning.run(script: "delete from readmodel.frist_v3_1")
        await anslutning.close()
        let resultat = try await prov.importera([Rad.fastställ("2023K3")])
        #expect(resultat.avvisade.map(\.avvisning.kod) == [.bevarandeBrutet])
        #expect(resultat.avvisade.first?.avvisning.text.contains(Rad.id(1)) == true)
        // The frist is found again when the read model is made anew from the log.
        _ = try await prov.kör { try await Ombyggnad($0).byggOm().count }
        #expect(try await prov.importera([Rad.fastställ("2023K3")]).nya == 1)
    }

    @Test("hindrar inte när en rad som aldrig lämnades visar sig ha verkställts i tid")
    func aldrigLämnad() async throws {
        let prov = try await Provinstallation()
        let rader = [
            Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.öppna("2023K2", "2023-04-30"), Rad.fastställ("2023K2"), Rad.verkställ(1, "2023-02-01"),
            Rad.öppna("2023K3", "2023-08-31"), Rad.fastställ("2023K3"),
        ]
        #expect(try await prov.importera(rader).avvisade == [])
        #expect(try await prov.rapport("2023K3").rapport.rader.isEmpty)
    }
}
