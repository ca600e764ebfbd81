import CanonicalJSON
import Handlaggning
import HandlaggningSupport
import Journal
import Testing

@Suite("En rapports innehåll")
struct RapportformTests {
    @Test("är den skrivna formen, tecken för tecken, och har den hash som räknats utanför programmet")
    func guld() {
        #expect(exempelrapport.innehåll.canonical == exempelrapportform)
        #expect(exempelrapport.sha256 == exempelrapporthash)
    }

    @Test("läses tillbaka som samma rapport")
    func rundresa() throws {
        #expect(Rapport(innehåll: try JSON(parsing: exempelrapportform)) == exempelrapport)
        var nämnd = try Botkyrka.kvartal3()
        let rapport = try nämnd.fastställ("2023K3")
        let läst = try #require(Rapport(innehåll: try JSON(parsing: rapport.innehåll.canonical)))
        #expect(läst.innehåll == rapport.innehåll)
        #expect(läst.sha256 == rapport.sha256)
        #expect(läst.rader.map(\.frist) == rapport.rader.map(\.frist))
    }

    @Test("beror inte på om en text är öppen, stängd eller gallrad")
    func gallring() {
        let öppnad = exempelrapport.rader.map { rad in rad.text == nil ? rad : rad.med(text: Fritext(hash: rad.text!.hash, innehåll: .gallrat)) }
        #expect(Rapport(nämnd: "SN", omgång: exempelrapport.omgång, rader: öppnad).sha256 == exempelrapporthash)
        let medText = exempelrapport.rader.map { rad in
            rad.text?.hash == skälhash ? rad.med(text: Fritext(hash: skälhash, innehåll: .öppet(text: "hemlig", salt: []))) : rad
        }
        let rapport = Rapport(nämnd: "SN", omgång: exempelrapport.omgång, rader: medText)
        #expect(rapport.sha256 == exempelrapporthash)
        #expect(!rapport.innehåll.canonical.contains("hemlig"))
    }

    @Test("har en annan hash så snart något i den ändras")
    func ändrad() {
        let omgång = exempelrapport.omgång
        let rader = exempelrapport.rader
        let andra = [
            Rapport(nämnd: "ON", omgång: omgång, rader: rader), Rapport(nämnd: "SN", omgång: .exempel("2023K4", "2023-08-31"), rader: rader),
            Rapport(nämnd: "SN", omgång: .exempel("2023K3", "2023-09-01"), rader: rader),
            Rapport(nämnd: "SN", omgång: omgång, rader: rader.reversed()),
            Rapport(nämnd: "SN", omgång: omgång, rader: Array(rader.dropLast())),
            Rapport(nämnd: "SN", omgång: omgång, rader: [rader[0].med(text: Fritext(hash: skälhash, innehåll: .stängt))] + rader.dropFirst()),
        ]
        #expect(Set(andra.map(\.sha256) + [exempelrapporthash]).count == andra.count + 1)
    }

    @Test("räknar raderna under varje rubrik, också de tomma")
    func summor() {
        #expect(exempelrapport.summor.text == #"{"R1":1,"R2":1,"R3":0,"R4":1,"RATTADE":1,"totalt":4}"#)
        #expect(
            Rapport(nämnd: "SN", omgång: exempelrapport.omgång, rader: []).summor.text == #"{"R1":0,"R2":0,"R3":0,"R4":0,"RATTADE":0,"totalt":0}"#)
    }

    @Test("som saknar ett fält, eller har ett oläsligt värde, läses inte alls: hellre ingen rapport än en annan")
    func skadad() throws {
        let hel = try JSON(parsing: exempelrapportform)
        let rader = try #require(hel["rader"]?.array)
        for fält in ["namnd", "period", "etikett", "brytdatum", "rader"] {
            #expect(Rapport(innehåll: hel.satt(fält, nil)) == nil, "\(fält)")
            #expect(Rapport(innehåll: hel.satt(fält, 7)) == nil, "\(fält)")
        }
        func läs(_ rad: Int, _ stig: String, _ värde: JSON?) -> Rapport? {
            var ändrade = rader
            ändrade[rad] = rader[rad].satt(stig, värde)
            return Rapport(innehåll: hel.satt("rader", .array(ändrade)))
        }
        let krav = [
            "rubrik", "utfall", "beslut", "frist", "frist.art", "frist.nr", "frist.start", "lagrum", "omrade", "insats", "beslutsdatum",
            "dagarSedanBeslut", "dagarIFrist", "marken",
        ]
        for stig in krav {
            #expect(läs(2, stig, nil) == nil, "\(stig)")
            #expect(läs(2, stig, true) == nil, "\(stig)")
        }
        for stig in ["frist.slut", "orsak", "skal", "skal.kod", "skal.klass", "skal.text"] {
            #expect(läs(2, stig, 7) == nil, "\(stig)")
        }
        // Skälens och orsakernas koder är katalogens: en rapport läses också sedan en kod strukits.
        for stig in ["frist.slut", "skal", "skal.klass"] { #expect(läs(2, stig, "okänt värde" as JSON) == nil, "\(stig)") }
        #expect(läs(1, "frist.slut", "2023-02-30") == nil)
        #expect(läs(2, "marken", ["nytt_marke"]) == nil)
    }
}
