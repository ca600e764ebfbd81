import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import HandlaggningSupport
@testable import Journal
import Testing

/// Former/<Typ>.<version>.jsonl: det som en gång lagrats, tecken för tecken. En fil som finns skrivs aldrig om; `Former/SUMMOR` säger vad var
/// och en är. En ny typ eller version får sin fil med `EVB_SKRIV_GOLDEN=1 swift test --filter FormversionTests`.
@Suite("En forms version", .serialized)
struct FormversionTests {
    private static let mapp = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Former").standardized

    @Test("har varje typs lagrade tecken i en fil, som aldrig ändras, och läses därur", arguments: Händelse.typer)
    func lagrad(_ typ: String) throws {
        for version in 1...Formregister.programmets.aktuell(typ) {
            let fil = Self.mapp.appendingPathComponent("\(typ).\(version).jsonl")
            let exempel = exempelhändelser.filter { $0.typ == typ }
            if version == Formregister.programmets.aktuell(typ) {
                let rader = exempel.map { $0.lagrad.canonical + "\n" }.joined()
                try Self.skrivOmSaknas(fil, rader)
                #expect(try String(contentsOf: fil, encoding: .utf8) == rader, "formen har ändrats: ge den en ny version i stället")
            }
            for rad in try String(contentsOf: fil, encoding: .utf8).split(separator: "\n") {
                let lagrad = try JSON(parsing: String(rad))
                let data = try JSON(parsing: try #require(lagrad["data"]?.string))
                let skyddat = try lagrad["skyddat"]?.string.map { Skyddat.öppet(try JSON(parsing: $0)) } ?? .inget
                let händelse = try Händelse(typ: typ, version: version, data: data, skyddat: skyddat)
                #expect(exempel.contains { $0.händelse == händelse })
                // Också utan nycklar.
                _ = try Händelse(typ: typ, version: version, data: data, skyddat: skyddat == .inget ? .inget : .stängt)
            }
        }
    }

    @Test("och filerna är de som summorna säger, varken fler eller färre")
    func summor() throws {
        let summor = Self.mapp.appendingPathComponent("SUMMOR")
        let filer = try FileManager.default.contentsOfDirectory(atPath: Self.mapp.path).filter { $0.hasSuffix(".jsonl") }.sorted()
        var kända: [String: String] = [:]
        // Not there before the first was written.
        for rad in (try? String(contentsOf: summor, encoding: .utf8))?.split(separator: "\n") ?? [] {
            let delar = rad.split(separator: " ").map(String.init)
            kända[try #require(delar.last)] = delar.first
        }
        if ProcessInfo.processInfo.environment["EVB_SKRIV_GOLDEN"] != nil {
            for fil in filer where kända[fil] == nil { kända[fil] = try Self.summa(fil) }
            try Data(kända.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }.joined().utf8).write(to: summor)
        }
        #expect(kända.keys.sorted() == filer)
        for fil in filer { #expect(try Self.summa(fil) == kända[fil], "\(fil) har ändrats: det som en gång lagrats ändras aldrig") }
        #expect(filer.count == Händelse.typer.map { Int(Formregister.programmets.aktuell($0)) }.reduce(0, +))
    }

    private static func summa(_ fil: String) throws -> String { hex(sha256(Array(try Data(contentsOf: mapp.appendingPathComponent(fil))))) }

    private static func skrivOmSaknas(_ fil: URL, _ text: String) throws {
        guard ProcessInfo.processInfo.environment["EVB_SKRIV_GOLDEN"] != nil, !FileManager.default.fileExists(atPath: fil.path) else { return }
        try Data(text.utf8).write(to: fil)
    }

    // Två äldre versioner av en form som aldrig funnits: dagen hette `dag`, och dessförinnan stod den i tre tal.
    private static let påhittade = Formregister([
        Formsteg("BeslutVerkstallt", från: 2, data: { .object([.init("datum", $0["dag"] ?? .null)]) }),
        Formsteg("BeslutVerkstallt", från: 1) { gammal in
            guard let år = gammal["ar"]?.int, let månad = gammal["manad"]?.int, let dag = gammal["dag"]?.int else { return gammal }
            return ["dag": .string("\(Datum(år, månad, dag)!)")]
        },
        Formsteg("AvsnittSkrivet", från: 1, öppnat: { .object([.init("text", $0["ord"] ?? .null), .init("salt", $0["salt"] ?? .null)]) }),
    ])

    private func läs(_ version: Int16, _ data: JSON) throws -> Händelse {
        try Händelse(typ: "BeslutVerkstallt", version: version, data: data, skyddat: .inget, register: Self.påhittade)
    }

    @Test("en äldre form blir nästa, steg för steg, och läses som samma händelse")
    func stegen() throws {
        let händelse = Händelse.beslut(.verkställt("2023-06-01"))
        #expect(try läs(3, ["datum": "2023-06-01"]) == händelse)
        #expect(try läs(2, ["dag": "2023-06-01"]) == händelse)
        #expect(try läs(1, ["ar": 2023, "manad": 6, "dag": 1]) == händelse)
        #expect(Self.påhittade.aktuell("BeslutVerkstallt") == 3 && Self.påhittade.aktuell("BeslutFattat") == 1)
    }

    @Test("ett steg som inte finner sitt fält lämnar det till läsaren, som nämner det")
    func skadad() {
        let fel = #expect(throws: Formfel.self) { try läs(1, ["ar": 2023]) }
        #expect(fel?.fält == "datum" && fel?.version == 1)
    }

    @Test("det förseglade görs om när det är öppnat, och väntar annars")
    func förseglat() throws {
        let data: JSON = ["insats": "bostad", "text": .string(skälhash)]
        func text(_ skyddat: Skyddat) throws -> Fritext? {
            let läst = try Händelse(typ: "AvsnittSkrivet", version: 1, data: data, skyddat: skyddat, register: Self.påhittade)
            guard case .omgång(.avsnittSkrivet(let avsnitt)) = läst else { return nil }
            return avsnitt.text
        }
        #expect(try text(.öppet(["ord": "eftersom ingen familj har hittats.", "salt": .string(hex(känt))])) == skältext)
        #expect(try text(.stängt)?.innehåll == .stängt)
        #expect(try text(.gallrat)?.innehåll == .gallrat)
    }

    @Test("en nyare läses inte, och sägs vara nyare", arguments: [4, 300] as [Int16])
    func nyare(_ version: Int16) {
        let fel = #expect(throws: Formfel.self) { try läs(version, ["datum": "2023-06-01"]) }
        #expect(fel == Formfel(typ: "BeslutVerkstallt", version: version, orsak: .okändVersion(aktuell: 3)))
        #expect(fel?.ärNyare == true)
        #expect(#expect(throws: Formfel.self) { try läs(0, [:]) }?.ärNyare == false)
    }
}

extension Exempelhändelse {
    fileprivate var lagrad: JSON { ["data": .string(data), "giltigt": .optional(giltigt), "skyddat": .optional(skyddat)] }
}
