import Handlaggning
import HandlaggningSupport
import Reports
import Testing

@Suite("Skillnaden mellan två rapporter")
struct RapportskillnadTests {
    private func nr(_ nummer: UInt64, _ rad: Rapportrad) -> Rapportrad {
        Rapportrad(
            rubrik: rad.rubrik, utfall: rad.utfall, frist: FristID(beslut: .nr(nummer), nummer: .beslut), start: rad.start, slut: rad.slut,
            område: rad.område, lagrum: rad.lagrum, insats: rad.insats, beslutsdatum: rad.beslutsdatum, dagarSedanBeslut: rad.dagarSedanBeslut,
            dagarIFrist: rad.dagarIFrist, skäl: rad.skäl, orsak: rad.orsak, text: rad.text, märken: rad.märken)
    }

    private func meningar(_ från: [Rapportrad], _ till: [Rapportrad]) -> [String] {
        Rapportskillnad(från: rapport(från), till: rapport(till)).skillnader.map { $0.mening(.program) }
    }

    @Test("mellan en rapport och den själv är ingen, också när texten är öppnad i bara den ena")
    func ingen() {
        let stängd = Fritext(hash: Fritext.skriven("kö").hash, innehåll: .stängt)
        let skillnad = Rapportskillnad(
            från: rapport([rad(.r4, .öppen, text: .skriven("kö"))]), till: rapport([rad(.r4, .öppen, text: stängd)]))
        #expect(skillnad.tom)
    }

    @Test("är en rad som tillkommit eller inte längre står där")
    func raderna() {
        #expect(
            meningar([nr(2, rad(.r4, .öppen))], [nr(1, rad(.r3, .öppen))]) == [
                "Beslut om kontaktperson 2023-01-17 har kommit till: R3, inte verkställt.",
                "Beslut om kontaktperson 2023-01-17 ska inte längre stå i rapporten; det stod som R4, inte verkställt.",
            ])
    }

    @Test("säger vilka uppgifter som har fått ett annat värde, och vilket de hade, men inte texters ord")
    func uppgifterna() throws {
        let (förr, nu) = (rad(.r4, .öppen, text: .skriven("hemligt"), märken: [.skälSaknas]), rad(.r4, .verkställd))
        #expect(
            meningar([förr], [nu]) == [
                "Beslut om kontaktperson 2023-01-17 är ändrat: utfallet var inte verkställt och är verkställt; fristens slut var tomt och är "
                    + "2023-06-01; texten finns inte längre; anmärkningarna är andra."
            ])
        #expect(meningar([nu], [rad(.r4, .verkställd, text: .skriven("hemligt"))])[0].hasSuffix("är ändrat: en text har kommit till."))
        guard case .ändrad(_, _, let uppgifter)? = Rapportskillnad(från: rapport([förr]), till: rapport([nu])).skillnader.first else {
            return #expect(Bool(false), "raden är ändrad")
        }
        #expect(uppgifter.map(\.uppgift) == [.utfall, .slut, .text, .märken])
        #expect(uppgifter.contains(Uppgiftsskillnad(.utfall, från: "oppen", till: "verkstalld")))
    }

    @Test("står i rapportens ordning")
    func ordningen() {
        let till = [nr(3, rad(.r4, .öppen)), nr(2, rad(.r2, .avslutad)), nr(4, rad(.rättade, .öppen)), nr(1, rad(.r4, .öppen, insats: "bostad"))]
        #expect(
            Rapportskillnad(från: rapport([]), till: rapport(till)).skillnader.map(\.rad.frist.beslut) == [.nr(2), .nr(1), .nr(3), .nr(4)])
    }
}
