import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att beräkna en rapport")
struct BeräknaRapportTests {
    let k3 = kvartal("2023K3")

    @Test("ger version 1, och med samma innehåll ingen ny version")
    func sammaInnehåll() throws {
        var nämnd = try Botkyrka.kvartal3()
        #expect(try nämnd.beräkna(k3) == 1)
        try nämnd.ange(5, skäl: "Klienten har fått erbjudande om lägenhet och väntar på att flytta in.")
        #expect(try nämnd.beräkna(k3) == 0)
        #expect(nämnd.omgångar[k3]?.versioner.count == 1)
    }

    @Test("ger version 2 när något nytt blivit känt, och version 1 finns kvar")
    func nyttInnehåll() throws {
        var nämnd = try Botkyrka.kvartal3()
        try nämnd.beräkna(k3)
        let första = nämnd.omgångar[k3]?.versioner
        try nämnd.verkställ(5, "2023-08-31")
        #expect(try nämnd.beräkna(k3) == 1)
        let versioner = try #require(nämnd.omgångar[k3]?.versioner)
        #expect(versioner.count == 2)
        #expect(versioner.first == första?.first)
        #expect(versioner[0].position < versioner[1].position)
        #expect(versioner[0].sha256 != versioner[1].sha256)
        #expect(nämnd.omgångar[k3]?.fastställd == nil)
    }

    @Test("går först dagen efter brytdatum")
    func brytdatum() throws {
        var nämnd = try Botkyrka.kvartal3()
        nämnd.idag = dag("2023-08-31")
        #expect(avvisad { try nämnd.beräkna(k3) }?.kod == .brytdatumEjPasserat)
        nämnd.idag = dag("2023-09-01")
        #expect(try nämnd.beräkna(k3) == 1)
    }

    @Test("avvisas för en omgång som inte är öppnad eller redan är fastställd")
    func fastställd() throws {
        var nämnd = try Botkyrka.kvartal3()
        #expect(avvisad { try nämnd.beräkna(kvartal("2023K4")) }?.kod == .okandOmgang)
        try nämnd.fastställ("2023K3")
        #expect(avvisad { try nämnd.beräkna(k3) }?.kod == .redanFaststalld)
    }
}
