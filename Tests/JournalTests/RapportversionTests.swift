import CanonicalJSON
import Handlaggning
import HandlaggningSupport
import Journal
import Testing

@Suite("En version läst utan sina rader")
struct RapportversionTests {
    private func beräkning(rader: Int, etikett: String? = nil) -> Beräkning {
        let frister = (1...10).map { nr in Beslut.läge(.nr(nr), efter: [.fattat(.exempel("2023-01-17"))])!.underlag }.flatMap(\.self)
        let omgång = Omgångsuppgifter(period: kvartal("2023K2"), etikett: etikett, brytdatum: dag("2023-05-31"))
        let rapport = Rapport(nämnd: "SN", omgång: omgång, tidigare: [], underlag: frister.prefix(rader))
        return Beräkning(rapport: rapport, position: 123_456_789_012, sha256: rapport.sha256)
    }

    private func läst(_ form: String, formversion: Int16 = 1) -> Rapportversion? {
        Rapportversion(
            början: String(form.prefix(Rapportversion.början)), slut: String(form.suffix(Rapportversion.slut)), formversion: formversion)
    }

    private func form(_ beräkning: Beräkning) -> String {
        Händelse.omgång(.rapportBeräknad(RapportBeräknad(version: 7, beräkning: beräkning))).form.data.canonical
    }

    @Test("är den som hela händelsen säger, utan rader, med en och med fler än vad som läses", arguments: [0, 1, 10])
    func läses(_ rader: Int) {
        let beräkning = beräkning(rader: rader)
        #expect(beräkning.rapport.rader.count == rader)
        #expect(läst(form(beräkning)) == Rapportversion(7, beräkning))
    }

    @Test("tar inte en text som ser ut som summorna för dem")
    func etiketten() {
        let beräkning = beräkning(rader: 1, etikett: #"","summor":{"RATTADE":9,"totalt":9}},"sha256":"0","version":1}"#)
        #expect(läst(form(beräkning)) == Rapportversion(7, beräkning))
    }

    @Test("läses bara ur den form som den känner: annars läses händelsen hel")
    func annanForm() {
        let form = form(beräkning(rader: 10))
        #expect(läst(form, formversion: 2) == nil)
        #expect(läst(String(form.dropFirst())) == nil)
        #expect(läst(String(form.dropLast())) == nil)
        #expect(läst(form.replacing("totalt", with: "alla")) == nil)
        #expect(Händelse.typer.contains(Rapportversion.händelsetyp))
    }
}
