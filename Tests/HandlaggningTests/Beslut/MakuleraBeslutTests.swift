import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att makulera ett beslut")
struct MakuleraBeslutTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    @Test("går i varje läge, en gång; sedan är ingen frist öppen")
    func makulerat() throws {
        let lägen: [[BeslutHändelse]] = [
            [], [.verkställt("2023-02-01")], [.avslutat("2023-02-01")], [.verkställt("2023-02-01"), .avbrutet("2023-03-01")],
        ]
        for händelser in lägen {
            let beslut = Beslut.läge(.nr(1), efter: [fattat] + händelser)
            #expect(try RegistreraHändelse(.nr(1), .makulerat).avgör(beslut, idag("2023-06-01")) == [.makulerat])
            let efter = Beslut.läge(.nr(1), beslut, efter: .makulerat)
            #expect(efter?.makulerat == true)
            #expect(efter?.öppenFrist == nil)
            #expect(efter?.pågår == false)
            #expect(efter?.frister == beslut?.frister)
            #expect(svar(.makulerat, efter)?.kod == .beslutMakulerat)
        }
        #expect(svar(.makulerat, nil)?.kod == .okantBeslut)
    }

    @Test("sedan kan inget mer registreras, rättas, återkallas eller släppas")
    func ingetMer() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.ange(1, skäl: "eftersom kö.")
        try nämnd.registrera(1, .makulerat)
        #expect(avvisad { try nämnd.verkställ(1, "2023-02-01") }?.kod == .beslutMakulerat)
        #expect(avvisad { try nämnd.avsluta(1, "2023-02-01") }?.kod == .beslutMakulerat)
        #expect(avvisad { try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .dag("2023-01-18")) }?.kod == .beslutMakulerat)
        #expect(avvisad { try nämnd.återkalla(1, .skälAngivet) }?.kod == .beslutMakulerat)
        #expect(avvisad { try nämnd.släpp(1, .skälAngivet) }?.kod == .beslutMakulerat)
        #expect(avvisad { try nämnd.ersätt(1, med: 2, "2023-02-01") }?.kod == .beslutMakulerat)
        #expect(avvisad { try nämnd.ersätt(2, med: 1, "2023-02-01") }?.kod == .beslutMakulerat)
        #expect(try nämnd.avliden(1, "2023-03-01") == 1)
    }

    @Test("orapporterat syns det inte; rapporterat blir varje frist en rättelse till IVO, en gång")
    func rapporten() throws {
        #expect(rapport([fattat, .makulerat]).rader.isEmpty)
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2022-10-01")
        try nämnd.verkställ(1, "2022-11-01")
        try nämnd.registrera(1, .avbrutet("2022-12-01"))
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.registrera(1, .makulerat)
        try nämnd.registrera(2, .makulerat)
        try nämnd.öppna("2023K3", "2023-08-31")
        #expect(try nämnd.fastställ("2023K3").rader.map(\.rubrik) == [.rättade, .rättade])
        #expect(try nämnd.meddelaRättelse("2023K3") == 2)
        #expect(try nämnd.genomför("2023K4", "2023-10-31").rader.isEmpty)
    }

    @Test("makuleringen kan återkallas: beslutet är som det var")
    func återkallad() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.ange(1, skäl: "eftersom kö.")
        let innan = nämnd.beslut[.nr(1)]
        try nämnd.registrera(1, .makulerat)
        try nämnd.återkalla(1, .beslutMakulerat)
        #expect(nämnd.beslut[.nr(1)]?.makulerat == false)
        #expect(nämnd.beslut[.nr(1)]?.frister == innan?.frister)
        #expect(avvisad { try nämnd.återkalla(1, .beslutMakulerat) }?.kod == .redanAterkallad)
        try nämnd.registrera(1, .makulerat)
        #expect(nämnd.beslut[.nr(1)]?.historik.last?.nr == 2)
    }

    @Test("det som beslutet trätt i stället för har det aldrig ersatt: den som väntar försvinner inte")
    func ersatta() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-03-01")
        try nämnd.utför(.ersättBeslut(ErsättBeslut(beslut: .nr(1), nytt: .nr(2), datum: dag("2023-03-01"))))
        #expect(nämnd.beslut[.nr(1)]?.öppenFrist == nil)
        #expect(try nämnd.utför(.makuleraBeslut(MakuleraBeslut(beslut: .nr(2), skäl: .skriven("dubblett")))) == 3)
        #expect(nämnd.beslut[.nr(1)]?.öppenFrist?.nummer == .beslut)
        #expect(nämnd.beslut[.nr(1)]?.ersattAv == nil)
        #expect(nämnd.beslut[.nr(2)]?.ersätter == [])
        // Makuleringen kan återkallas, och ersättningen registreras på nytt.
        try nämnd.återkalla(2, .beslutMakulerat)
        try nämnd.utför(.ersättBeslut(ErsättBeslut(beslut: .nr(1), nytt: .nr(2), datum: dag("2023-03-01"))))
        #expect(nämnd.beslut[.nr(2)]?.ersätter == [.nr(1)])
    }

    @Test(
        "båda ändarna av en kedja kan makuleras, i vilken ordning som helst, och en av flera ersatta hindrar inte de andra",
        arguments: [[1, 3], [3, 1]] as [[UInt64]])
    func kedja(_ ordning: [UInt64]) throws {
        var nämnd = Provnämnd()
        for nr: UInt64 in 1...3 { try nämnd.fatta(nr, "2023-01-17") }
        for nr: UInt64 in 1...2 { try nämnd.utför(.ersättBeslut(ErsättBeslut(beslut: .nr(nr), nytt: .nr(3), datum: dag("2023-03-01")))) }
        for nr in ordning { try nämnd.utför(.makuleraBeslut(MakuleraBeslut(beslut: .nr(nr), skäl: .skriven("misstag")))) }
        #expect(nämnd.beslut[.nr(1)]?.makulerat == true && nämnd.beslut[.nr(3)]?.makulerat == true)
        #expect(nämnd.beslut[.nr(1)]?.ersattAv == nil)
        #expect(nämnd.beslut[.nr(2)]?.öppenFrist?.nummer == .beslut)
    }
}
