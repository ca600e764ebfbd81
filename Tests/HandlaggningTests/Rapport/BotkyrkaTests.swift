import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Botkyrkas rapport för kvartal 3 2023")
struct BotkyrkaTests {
    @Test("har de tio raderna under rätt rubrik, som mängder")
    func tioRader() throws {
        var nämnd = try Botkyrka.kvartal3()
        let rapport = try nämnd.fastställ("2023K3")
        #expect(Set(rapport.nummer(.r1)) == [1, 2])
        #expect(Set(rapport.nummer(.r2)) == [3, 4])
        #expect(rapport.nummer(.r3) == [])
        #expect(Set(rapport.nummer(.r4)) == [5, 6, 7, 8, 9, 10])
        #expect(rapport.nummer(.rättade) == [])
        #expect(rapport.rader.count == 10)
        let nya = Dictionary(uniqueKeysWithValues: rapport.rader(under: .r4).map { ($0.frist.beslut.låg & 0xFF, $0.utfall) })
        #expect(nya == [5: .öppen, 6: .öppen, 7: .öppen, 8: .avslutad, 9: .avslutad, 10: .avslutad])
        // Ingen av de nya var rapporteringsbar på kvartal 2:s brytdatum, och varje öppen har sitt skäl.
        #expect(rapport.rader.allSatisfy { $0.märken.isEmpty })
    }

    @Test("slutdagarna är de som står i källan")
    func slutdagar() {
        let källan: [UInt64: String] = [
            1: "2023-03-28", 2: "2023-04-17", 3: "2023-04-16", 4: "2023-03-29", 5: "2023-07-13", 6: "2023-07-12", 7: "2023-06-22", 8: "2023-05-23",
            9: "2023-06-24", 10: "2023-07-13",
        ]
        for (nr, _, datum) in Botkyrka.beslut { #expect(slutdag(dag(datum)).description == källan[nr]) }
    }

    @Test("kvartal 2 hade de fyra första som nya och inga andra")
    func kvartal2() throws {
        let nämnd = try Botkyrka.kvartal3()
        let rapport = try #require(nämnd.fastställd(kvartal("2023K2"))?.rapport)
        #expect(Set(rapport.nummer(.r4)) == [1, 2, 3, 4])
        #expect(rapport.rader.count == 4)
    }

    @Test(
        "brytdatum 2023-07-13 har inte B05 och B10, 2023-07-14 har dem",
        arguments: [
            ("2023-07-13", [6, 7, 8, 9]), ("2023-07-14", [5, 6, 7, 8, 9, 10]),
        ] as [(String, Set<UInt64>)])
    func brytdatum(_ brytdatum: String, _ nya: Set<UInt64>) throws {
        var nämnd = try Botkyrka.kvartal3(brytdatum)
        #expect(Set(try nämnd.fastställ("2023K3").nummer(.r4)) == nya)
    }

    @Test("varje brytdatum från 2023-07-14 till sammanträdet 2023-09-19 ger samma sex nya")
    func spannet() throws {
        let nämnd = try Botkyrka.kvartal3()
        for dagar in 0...dag("2023-09-19").dagar(sedan: dag("2023-07-14")) {
            let omgång = Omgångsuppgifter(period: kvartal("2023K3"), etikett: nil, brytdatum: dag("2023-07-14").plus(dagar: dagar))
            #expect(Set(nämnd.rapport(omgång).nummer(.r4)) == [5, 6, 7, 8, 9, 10])
        }
    }

    @Test("kvartal 4 återrapporterar de tre öppna och aldrig mer någon av de andra")
    func kvartal4() throws {
        var nämnd = try Botkyrka.kvartal3()
        try nämnd.fastställ("2023K3")
        try nämnd.skicka("2023K3")
        let rapport = try nämnd.genomför("2023K4", "2023-10-31")
        #expect(Set(rapport.nummer(.r3)) == [5, 6, 7])
        #expect(rapport.rader.count == 3)
        #expect(try nämnd.genomför("2024K1", "2024-01-31").rader.count == 3)
    }

    /// «Slutdag under juli–september» hittar tre av de sex: det är läget på brytdatum som avgör, inte ett fönster.
    @Test("kalenderkvartalet väljer inte de sex nya")
    func kalenderkvartalet() throws {
        var nämnd = try Botkyrka.kvartal3()
        let rapport = try nämnd.fastställ("2023K3")
        let juliSeptember = dag("2023-07-01")...dag("2023-09-30")
        let iFönstret = Botkyrka.beslut.filter { juliSeptember.contains(slutdag(dag($0.2))) }.map(\.0)
        #expect(Set(iFönstret) == [5, 6, 10])
        #expect(Set(rapport.nummer(.r4)) != Set(iFönstret))
        #expect(rapport.rader(under: .r4).filter { $0.utfall == .öppen }.count == 3)
    }

    @Test("ett beslut av 2023-02-23 som registreras efter att kvartal 2 fastställts blir nytt i kvartal 3")
    func sentRegistrerat() throws {
        var nämnd = try Botkyrka.kvartal3()
        try nämnd.fatta(11, .exempel("2023-02-23", insats: "kontaktfamilj"))
        let rapport = try nämnd.fastställ("2023K3")
        let rad = try #require(rapport.rader.first { $0.frist.beslut == .nr(11) })
        #expect(rad.rubrik == .r4)
        // Det var rapporteringsbart först 2023-05-24, efter kvartal 2:s brytdatum.
        #expect(rad.märken == [.skälSaknas])
    }
}
