import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att fastställa en rapport")
struct FastställRapportTests {
    let k3 = kvartal("2023K3")

    @Test("beräknar och fastställer på en gång när inget utkast finns")
    func utanUtkast() throws {
        var nämnd = try Botkyrka.kvartal3()
        let beräkning = nämnd.beräkning(k3)
        let händelser = try FastställRapport(period: k3).avgör(
            nämnd.allaOmgångar, nämnd.fastställda, beräkning, nämnd.underlag, släppta: [], nämnd.omständigheter)
        #expect(
            händelser == [
                .rapportBeräknad(RapportBeräknad(version: 1, beräkning: beräkning)),
                .rapportFastställd(RapportFastställd(version: 1, sha256: beräkning.sha256)),
            ])
        try nämnd.fastställ("2023K3")
        #expect(nämnd.fastställd(k3) == beräkning)
    }

    @Test("fastställer utkastet när innehållet är detsamma, annars en ny version")
    func medUtkast() throws {
        var oförändrad = try Botkyrka.kvartal3()
        try oförändrad.beräkna(k3)
        #expect(try oförändrad.utför(.fastställRapport(FastställRapport(period: k3))) == 1)
        #expect(oförändrad.omgångar[k3]?.fastställdVersion == 1)

        var ändrad = try Botkyrka.kvartal3()
        try ändrad.beräkna(k3)
        try ändrad.verkställ(5, "2023-08-31")
        #expect(try ändrad.utför(.fastställRapport(FastställRapport(period: k3))) == 2)
        #expect(ändrad.omgångar[k3]?.fastställdVersion == 2)
        #expect(ändrad.fastställd(k3)?.rapport.nummer(.r4).contains(5) == true)
    }

    @Test("går en gång")
    func enGång() throws {
        var nämnd = try Botkyrka.kvartal3()
        try nämnd.fastställ("2023K3")
        #expect(avvisad { try nämnd.fastställ("2023K3") }?.kod == .redanFaststalld)
    }

    @Test("går först dagen efter brytdatum")
    func brytdatum() throws {
        var nämnd = try Botkyrka.kvartal3()
        nämnd.idag = dag("2023-08-31")
        #expect(avvisad { try nämnd.fastställ("2023K3") }?.kod == .brytdatumEjPasserat)
        nämnd.idag = dag("2023-09-01")
        #expect(avvisad { try nämnd.fastställ("2023K3") } == nil)
    }

    @Test("går i periodordning: varje tidigare omgång först")
    func ordning() throws {
        var nämnd = try Botkyrka.kvartal3()
        try nämnd.öppna("2023K4", "2023-10-31")
        let svar = avvisad { try nämnd.fastställ("2023K4") }
        #expect(svar?.kod == .tidigareOmgangEjFaststalld)
        #expect(svar?.text.contains("2023K3") == true)
        try nämnd.fastställ("2023K3")
        #expect(avvisad { try nämnd.fastställ("2023K4") } == nil)
    }

    @Test("avvisas för en omgång som inte är öppnad")
    func okänd() throws {
        var nämnd = try Botkyrka.kvartal3()
        #expect(avvisad { try nämnd.fastställ("2023K4") }?.kod == .okandOmgang)
    }

    @Test("avvisas när en rapporterad frist saknas i rapporten, och den nämns")
    func bevarandet() throws {
        let nämnd = try Botkyrka.kvartal3()
        let hel = nämnd.beräkning(k3)
        let rapport = Rapport(nämnd: "SN", omgång: hel.rapport.omgång, rader: hel.rapport.rader.filter { $0.frist.beslut != .nr(2) })
        let bruten = Beräkning(rapport: rapport, position: hel.position, sha256: "annan")
        let svar = avvisad {
            try FastställRapport(period: k3).avgör(
                nämnd.allaOmgångar, nämnd.fastställda, bruten, nämnd.underlag, släppta: [], nämnd.omständigheter)
        }
        #expect(svar?.kod == .bevarandeBrutet)
        #expect(svar?.text.contains(BeslutID.nr(2).description) == true)
    }

    @Test("avvisas när en frist som stod öppen i den föregående rapporten saknas i underlaget")
    func underlaget() throws {
        let nämnd = try Botkyrka.kvartal3()
        let kvar = nämnd.underlag.filter { $0.beslut != .nr(3) }
        let rapport = Rapport(nämnd: "SN", omgång: .exempel("2023K3", "2023-08-31"), tidigare: [], underlag: kvar)
        let svar = avvisad {
            try FastställRapport(period: k3).avgör(
                nämnd.allaOmgångar, nämnd.fastställda, Beräkning(rapport: rapport, position: 1, sha256: "a"), kvar, släppta: [], nämnd.omständigheter)
        }
        #expect(svar?.kod == .bevarandeBrutet)
    }

    @Test("saknade skäl hindrar inte: hellre rapporterat utan skäl än inte rapporterat")
    func utanSkäl() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.öppna("2023K2", "2023-04-30")
        #expect(try nämnd.fastställ("2023K2").rader.map(\.märken) == [[.skälSaknas]])
    }

    @Test("det som blir känt sedan ändrar inte den fastställda rapporten")
    func fryst() throws {
        var nämnd = try Botkyrka.kvartal3()
        let rapport = try nämnd.fastställ("2023K3")
        try nämnd.verkställ(5, "2023-08-31")
        try nämnd.fatta(11, "2023-01-02")
        #expect(nämnd.rapport(rapport.omgång) != rapport)
        #expect(nämnd.fastställd(k3)?.rapport == rapport)
    }
}
