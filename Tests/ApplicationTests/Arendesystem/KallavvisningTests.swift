import Application
import EventStore
import Foundation
import Handlaggning
import Testing

@Suite("En rad i en export som inte kan bli ett kommando")
struct KällavvisningTests {
    /// What is changed in the example, and where it is then rejected with which code.
    static let fall: [(fil: String, gammalt: String, nytt: String, rad: Int, kod: Avvisning.Kod)] = [
        ("beslut.csv", "Örjan Exempelsson;M;N", "Örjan Exempelsson;M;kanske", 3, .okandKod),
        ("beslut.csv", "M;N;2025-03-10T00:00:00Z", "M;N;2025-02-30T00:00:00Z", 3, .ogiltigtDatum),
        ("beslut.csv", "M;N;2025-03-10T00:00:00Z;", "M;N;", 3, .felAntalKolumner),
        ("beslut.csv", "B-1002;", ";", 3, .faltSaknas),
        ("beslut.csv", "Örjan Exempelsson;M", "Örjan \"Exempelsson;M", 3, .csvOgiltig),
        ("beslut.csv", "B-1004;19900101-T134", "B-1001;19900101-T134", 5, .dubblettIKallan),
        ("beslut.csv", "Sixten Provsson;M;N;2025-04-02T00:00:00Z;Avslag", "Sixten Provsson;M;N;2025-04-02T00:00:00Z;Bifall", 6, .beslutUtanInsats),
        ("insatser.csv", "I-2001;B-1001;KTP", "I-2001;B-1001;ABC", 2, .okandKod),
        ("insatser.csv", "8,5;timmar", "åtta;timmar", 2, .ogiltigtVarde),
        ("insatser.csv", "I-2001;B-1001", "I-2001;B-9999", 2, .okantBeslutIKallan),
        ("verkstalligheter.csv", "V-3003;I-2002", "V-3003;I-9999", 4, .okantBeslutIKallan),
        ("verkstalligheter.csv", "00Z;BYTE", "00Z;", 2, .faltSaknas),
        ("verkstalligheter.csv", "V-3003;I-2002;2025-07-01", "V-3003;I-2002;2025-01-01", 4, .foreBeslutsdatum),
        ("beslut.csv", "19760912-T112", "760912-1234", 3, .ogiltigtVarde),
    ]

    @Test("avvisas på sin rad med sin kod, utan att någon uppgift om personen följer med", arguments: fall.indices)
    func avvisas(nummer: Int) async throws {
        let fall = Self.fall[nummer]
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        let export = try Exportmapp()
        if fall.kod == .dubblettIKallan { try export.byt("Avslag", mot: "Bifall", i: "beslut.csv") }
        if fall.kod == .beslutUtanInsats {
            try export.lägg("B-1005;19900101-T134;Sixten Ny;M;N;2025-04-02T00:00:00Z;Bifall;E;2025-0301", i: "beslut.csv")
        }
        try export.byt(fall.gammalt, mot: fall.nytt, i: fall.fil)
        let resultat = try await export.importera(prov, fortsätt: true)
        let funnen = resultat.avvisade.contains { ($0.fil, $0.rad, $0.avvisning.kod) == (fall.fil, fall.rad, fall.kod) }
        #expect(funnen, "\(resultat.avvisade)")
        for avvisad in resultat.avvisade {
            for hemligt in ["Exempelsson", "19760912", "760912", "kanske", "åtta", "havet"] { #expect(!avvisad.avvisning.text.contains(hemligt)) }
        }
    }

    @Test("hindrar att nästa start tas för den första: det som hänt med beslutet läses in helt eller inte")
    func ofullständigt() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        let export = try Exportmapp()
        try export.byt("00Z;BYTE", mot: "00Z;OKÄND", i: "verkstalligheter.csv")
        let resultat = try await export.importera(prov, fortsätt: true)
        #expect(resultat.avvisade.map(\.avvisning.kod) == [.okandKod, .annanRadAvvisad])
        #expect(resultat.avvisade.map(\.rad) == [2, 3])
        #expect(try await prov.händelser().filter { $0.type == "BeslutVerkstallt" }.count == 1)
        try export.byt("00Z;OKÄND", mot: "00Z;BYTE", i: "verkstalligheter.csv")
        let rättad = try await export.importera(prov)
        #expect((rättad.nya, rättad.redanKända, rättad.avvisadeAntal) == (1, 7, 0))
    }

    @Test("och likadana rader med samma id räknas, men läses en gång")
    func likadana() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        let export = try Exportmapp()
        try export.lägg("V-3003;I-2002;2025-07-01T00:00:00Z;;", i: "verkstalligheter.csv")
        let resultat = try await export.importera(prov)
        #expect((resultat.nya, resultat.likadana, resultat.avvisadeAntal) == (8, 1, 0))
    }

    @Test("gäller hela filen när en kolumn saknas eller finns två gånger, ett citattecken aldrig avslutas, eller filen är tom")
    func helaFilen() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        let fall: [(String, String, Avvisning.Kod)] = [
            ("Startdatum;Slut", "Börjar;Slut", .kolumnSaknas), ("Startdatum;Slutdatum", "Startdatum;Startdatum;Slutdatum", .kolumnEjEntydig),
            ("V-3004;I-2003", "V-3004;\"I-2003", .csvOgiltig),
        ]
        for (gammalt, nytt, kod) in fall {
            let export = try Exportmapp()
            try export.byt(gammalt, mot: nytt, i: "verkstalligheter.csv")
            let fel = await #expect(throws: Avvisning.self) { try await export.importera(prov, fortsätt: true) }
            #expect(fel?.kod == kod)
            #expect(fel?.text.contains("verkstalligheter.csv") == true)
        }
        let tom = try Exportmapp()
        try tom.skriv("verkstalligheter.csv", "")
        await #expect(throws: Driftfel.self) { try await tom.importera(prov) }
        #expect(try await prov.händelser().count == 1)
    }
}
