import CanonicalJSON
import Handlaggning
import HandlaggningSupport
@testable import Journal
import Testing

@Suite("Det förseglade i en händelse")
struct SkyddatTests {
    let skäl: JSON = ["kod": "uppdragstagare_saknas", "klass": "strukturell", "text": .string(skälhash)]

    func text(_ skyddat: Skyddat) throws -> Fritext? {
        guard case .beslut(.skälAngivet(let angivet)) = try Händelse(typ: "SkalAngivet", version: 1, data: skäl, skyddat: skyddat) else { return nil }
        return angivet.skäl.text
    }

    @Test("en text är sin hash tills den öppnas, och när den gallrats")
    func lägen() throws {
        #expect(try text(.stängt) == Fritext(hash: skälhash, innehåll: .stängt))
        #expect(try text(.gallrat) == Fritext(hash: skälhash, innehåll: .gallrat))
        let öppet: JSON = ["text": "eftersom ingen familj har hittats.", "salt": "000102030405060708090a0b0c0d0e0f"]
        #expect(try text(.öppet(öppet)) == Fritext(hash: skälhash, innehåll: .öppet(text: "eftersom ingen familj har hittats.", salt: känt)))
        #expect(skältext.hash == skälhash)
    }

    @Test(
        "en text som inte stämmer med sin hash visas aldrig",
        arguments: [
            ["text": "eftersom ingen familj har hittats!", "salt": "000102030405060708090a0b0c0d0e0f"],
            ["text": "eftersom ingen familj har hittats.", "salt": "100102030405060708090a0b0c0d0e0f"],
            ["text": "eftersom ingen familj har hittats.", "salt": "000102030405060708090a0b0c0d0e0"],
            ["text": "eftersom ingen familj har hittats.", "salt": "zz"], ["text": "eftersom ingen familj har hittats."],
            ["salt": "000102030405060708090a0b0c0d0e0f"], ["text": 7, "salt": ""], [:],
        ] as [JSON])
    func hash(_ öppet: JSON) {
        let fel = #expect(throws: Formfel.self) { try text(.öppet(öppet)) }
        #expect(fel?.fält == "text")
    }

    @Test("en text utan något förseglat alls är ett fel i loggen")
    func inget() { #expect(#expect(throws: Formfel.self) { try text(.inget) }?.fält == "text") }

    @Test("ett avslut utan text läses oavsett vad som är förseglat", arguments: [Skyddat.inget, .stängt, .gallrat])
    func utanText(_ skyddat: Skyddat) throws {
        let händelse = try Händelse(
            typ: "BeslutAvslutatUtanVerkstallighet", version: 1, data: ["datum": "2023-06-05", "orsak": "lopt_ut"], skyddat: skyddat)
        #expect(händelse == .beslut(.avslutat("2023-06-05", .löptUt)))
    }

    @Test("identiteten finns bara när den öppnats", arguments: [Skyddat.inget, .stängt, .gallrat])
    func identitet(_ skyddat: Skyddat) throws {
        for exempel in exempelhändelser where exempel.typ == "BeslutFattat" {
            guard case .beslut(.beslutFattat(let hel)) = exempel.händelse else { continue }
            let läst = try Händelse(typ: exempel.typ, version: 1, data: try JSON(parsing: exempel.data), skyddat: skyddat)
            #expect(läst == .beslut(.beslutFattat(BeslutFattat(uppgifter: hel.uppgifter, skyddat: nil))))
        }
    }

    @Test(
        "en skadad öppnad identitet är ett fel, inte en tom",
        arguments: [[:], ["skyddad": "ja"], ["skyddad": true, "kalla": ["system": "x"]]] as [JSON])
    func skadadIdentitet(_ öppet: JSON) throws {
        let data = try JSON(parsing: try #require(exempelhändelser.first { $0.typ == "BeslutFattat" }).data)
        #expect(throws: Formfel.self) { try Händelse(typ: "BeslutFattat", version: 1, data: data, skyddat: .öppet(öppet)) }
    }
}
