@testable import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Testing

@Suite("Avbildningen")
struct AvbildningTests {
    private func fel(_ gammalt: String, _ nytt: String) throws -> Avvisning? {
        let export = try Exportmapp()
        try export.byt(gammalt, mot: nytt, i: "avbildning.json")
        return #expect(throws: Avvisning.self) { try Avbildning(fil: export.sökväg("avbildning.json")) }
    }

    /// What is changed in the example, and the key that the refusal names.
    static let fall: [(gammalt: String, nytt: String, nyckel: String)] = [
        (#""kallsystem": "exempelsystemet","#, "", "kallsystem"),
        (#""namnd": "SN""#, #""namnd": "S N""#, "namnd"),
        (#""teckenkodning": "utf-8""#, #""teckenkodning": "utf8""#, "teckenkodning"),
        (#""avgransare": ";""#, #""avgransare": "|""#, "avgransare"),
        (#""datumform": "datumdel""#, #""datumform": "amerikansk""#, "datumform"),
        (#""M": "man""#, #""M": "karl""#, "koder.kon.tabell.M"),
        (#""annars": "okant""#, #""annars": "vetej""#, "koder.kon.annars"),
        (#""N": "false""#, #""N": "nej""#, "koder.janej.tabell.N"),
        (#""kommando": "inget""#, #""kommando": "Glom""#, "koder.slut.tabell.BYTE.kommando"),
        (#", "orsak": "målet är uppnått""#, "", "koder.slut.tabell.KLAR.orsak"),
        (#""koder": "insatser""#, #""koder": "tjanster""#, "insats.falt.insats.koder"),
        (#""omrade": "IFO", "insats": "bostad""#, #""insats": "bostad""#, "insats.falt.omrade"),
        (#""personnummer": "Personnr","#, "", "beslut.falt"),
        (#""beslutsdatum": "Beslutsdatum","#, "", "insats.falt.beslutsdatum"),
        (#""enhet": "Enhet","#, #""enheten": "Enhet","#, "beslut.falt.enheten"),
        (#""fil": "beslut.csv""#, #""fil": "../beslut.csv""#, "beslut.fil"),
        (#""beslut": "BeslutId","#, "", "insats.beslut"),
        (#", "slutorsak": {"kolumn": "Slutorsak", "koder": "slut"}"#, "", "verkstallighet.falt"),
        (#"{"kolumn": "Slutorsak", "koder": "slut"}"#, #""Slutorsak""#, "verkstallighet.falt.slutorsak"),
        (#""start": "Startdatum", "#, "", "verkstallighet.falt.start"),
        (#""varden": ["Avslag", "Avvisning"]"#, #""varden": []"#, "beslut.bortse[0].varden"),
    ]

    @Test("nämner nyckeln som är fel, och varken mer eller mindre", arguments: fall.indices)
    func nycklar(nummer: Int) throws {
        let fall = Self.fall[nummer]
        let fel = try fel(fall.gammalt, fall.nytt)
        #expect(fel?.kod == .avbildningOgiltig)
        #expect(fel?.fält == fall.nyckel)
        #expect(fel?.text.contains(fall.nyckel) == true)
    }

    @Test("som inte är JSON, eller har samma nyckel två gånger, avvisas med raden")
    func ejJSON() throws {
        #expect(try fel(#""namnd": "SN","#, #""namnd": "SN" "#)?.text.contains("rad 4") == true)
        #expect(try fel(#""namnd": "SN","#, #""namnd": "SN", "namnd": "SN","#)?.kod == .avbildningOgiltig)
    }

    @Test("läser inte fler poster än minnet är tänkt för, alla slag tillsammans")
    func förMånga() throws {
        let export = try Exportmapp()
        let avbildning = try Avbildning(fil: export.sökväg("avbildning.json"))
        #expect(try Källäsning(avbildning, högst: 20, sökväg: export.sökväg).lästa == 14)
        let fel = #expect(throws: Avvisning.self) { try Källäsning(avbildning, högst: 19, sökväg: export.sökväg) }
        #expect(fel?.kod == .forMangaPoster)
    }

    @Test("av en enda fil kan läsa beslut utan egna insatser, och tar då filen själv i stället för mappen")
    func enFil() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        let export = try Exportmapp()
        try export.skriv("allt.csv", "nr,person,kod,datum,igang\n1,P1,KP,20250110,20250201\n2,P2,XX,20250111,\n")
        try export.skriv(
            "en.json",
            """
            {"kallsystem": "litet", "namnd": "SN", "avgransare": ",", "datumform": "AAAAMMDD",
             "koder": {"insats": {"tabell": {"KP": "kontaktperson"}, "annars": "annat"}},
             "beslut": {"fil": "export.csv", "id": "nr", "falt": {"person": "person", "kon": {"varde": "okant"}, "omrade": {"varde": "IFO"},
               "lagrum": {"varde": "SoL2001-4:1"}, "insats": {"kolumn": "kod", "koder": "insats"}, "beslutsdatum": "datum"}},
             "verkstallighet": {"fil": "export.csv", "id": "nr", "beslut": "nr", "falt": {"start": "igang"}}}
            """)
        let avbildning = try Avbildning(fil: export.sökväg("en.json"))
        let fil = export.sökväg("allt.csv")
        let resultat = try await prov.kör { try await Importör($0, användare: "prov").importera(avbildning, fil, fortsätt: false) }
        #expect((resultat.lästa, resultat.nya, resultat.bortsedda) == (2, 3, 0))
        let insatser = try await prov.händelser().compactMap { try JSON(parsing: $0.data)["insats"]?.string }
        #expect(insatser == ["kontaktperson", "annat"])
    }
}
