@testable import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Postgres
import Support
import Testing

@Suite("Ett arkiv som inte är som det skrevs")
struct SkadatArkivTests {
    private static let alla = ["logg.jsonl", "kommandon.jsonl", "ansprak.jsonl", "sigill.jsonl", "nycklar.jsonl", "oppnad.jsonl", "manifest.json"]

    private func arkiv() async throws -> Provarkiv {
        let prov = try await Provinstallation()
        _ = try await prov.importera([
            Rad.nämnd, Rad.fatta(1, "2022-01-10", källa: "K-1"), Rad.skäl(1, "Anledningen är att platser saknas."), Rad.verkställ(1, "2022-06-01"),
        ])
        _ = try await prov.kör { try await Sigillering.försegla(nil, $0).count }
        return try await Provarkiv(av: prov, öppnad: true)
    }

    /// It is refused with exactly this, and nothing is there.
    private func vägras(
        _ arkiv: Provarkiv, _ fil: String, rad: Int? = nil, _ kod: Avvisning.Kod, fält: String? = nil, _ plats: SourceLocation = #_sourceLocation
    ) async throws {
        let mål = try await Provinstallation()
        do {
            try await arkiv.läs(in: mål)
            Issue.record("arkivet lästes in", sourceLocation: plats)
        } catch let fel as Arkivfel {
            #expect(fel.fil == fil && fel.rad == rad && fel.avvisning.kod == kod && fel.avvisning.fält == fält, "\(fel)", sourceLocation: plats)
        }
        #expect(try await mål.antal().prefix(3) == [0, 0, 0], sourceLocation: plats)
    }

    @Test("en ändrad byte hittas i vilken fil den än är", arguments: alla)
    func ändrad(_ fil: String) async throws {
        let arkiv = try await arkiv()
        let hel = try arkiv.byte(fil)
        let mitt = hel.count / 2
        for (plats, byte) in [(mitt, hel[mitt] ^ 1), (0, UInt8(ascii: " ")), (hel.count - 1, UInt8(ascii: " "))] {
            var ändrad = hel
            ändrad[plats] = byte
            try arkiv.ersätt(fil, ändrad)
            let mål = try await Provinstallation()
            await #expect(throws: Arkivfel.self) { try await arkiv.läs(in: mål) }
            #expect(try await mål.antal() == [0, 0, 0, 0])
        }
    }

    @Test("en avhuggen, förlängd eller tömd fil hittas, och en som saknas", arguments: alla)
    func avhuggen(_ fil: String) async throws {
        let arkiv = try await arkiv()
        let hel = try arkiv.byte(fil)
        for byte in [hel.dropLast(), hel + Data("\n".utf8), hel + hel, Data()] {
            try arkiv.ersätt(fil, Data(byte))
            let mål = try await Provinstallation()
            await #expect(throws: Arkivfel.self) { try await arkiv.läs(in: mål) }
        }
        try FileManager.default.removeItem(atPath: "\(arkiv.mapp)/\(fil)")
        try await vägras(arkiv, fil, .arkivfilSaknas)
    }

    @Test("en fil för mycket hittas, också en dold, och en länk följs inte")
    func främmande() async throws {
        for namn in ["anteckning.txt", ".dold", "sigill.jsonl.gammal"] {
            let arkiv = try await arkiv()
            try arkiv.ersätt(namn, Data())
            try await vägras(arkiv, "manifest.json", .okandArkivfil)
        }
        let arkiv = try await arkiv()
        try FileManager.default.moveItem(atPath: "\(arkiv.mapp)/logg.jsonl", toPath: "\(arkiv.mapp).logg")
        defer { unlink("\(arkiv.mapp).logg") }
        try FileManager.default.createSymbolicLink(atPath: "\(arkiv.mapp)/logg.jsonl", withDestinationPath: "\(arkiv.mapp).logg")
        let mål = try await Provinstallation()
        await #expect(throws: Driftfel.self) { try await arkiv.läs(in: mål) }
    }

    @Test("också med nya kontrollsummor nämns raden som är fel")
    func rader() async throws {
        let arkiv = try await arkiv()
        let logg = try arkiv.rader("logg.jsonl")
        func med(_ rad: Int, _ ändra: (String) -> String) -> [String] { logg.enumerated().map { $0 == rad - 1 ? ändra($1) : $1 } }
        func bytt(_ rad: Int, _ från: String, _ till: String) -> [String] {
            med(rad) { $0.split(separator: från, omittingEmptySubsequences: false).joined(separator: till) }
        }
        let fall: [(rader: [String], rad: Int, kod: Avvisning.Kod, fält: String?)] = [
            (bytt(2, #""typ":"#, #""tjyp":"#), 2, .okantFalt, "tjyp"),
            (bytt(2, #""typversion":1,"#, ""), 2, .faltSaknas, "typversion"),
            (bytt(2, #""nr":1"#, #""nr": 1"#), 2, .arkivradOgiltig, nil),
            (bytt(2, #""nr":1"#, #""nr":"1""#), 2, .ogiltigtVarde, "nr"),
            (bytt(3, #""giltigt":null,"registrerad""#, #""registrerad":null,"giltigt""#), 3, .arkivradOgiltig, nil),
            (bytt(2, "kvinna", "man"), 2, .kedjaBruten, "hash"),
            (bytt(2, #""namnd":"SN""#, #""namnd":"AN""#), 2, .arkivradOgiltig, nil),
            (med(3) { _ in "[]" }, 3, .arkivradOgiltig, nil),
            (med(3) { $0 + "}" }, 3, .ejJSON, nil),
            ([logg[0], logg[2], logg[1], logg[3]], 2, .felOrdning, "position"),
            ([logg[0], logg[1], logg[3]], 3, .felOrdning, "position"),
            (logg + [logg[3]], 5, .felOrdning, "position"),
        ]
        for (rader, rad, kod, fält) in fall {
            try arkiv.skrivOm(.logg, rader)
            try await vägras(arkiv, "logg.jsonl", rad: rad, kod, fält: fält)
        }
        try arkiv.skrivOm(.logg, Array(logg.dropLast()))
        try await vägras(arkiv, "logg.jsonl", rad: 3, .kedjaBruten)
    }

    @Test("ett kommando som saknas, står två gånger eller pekar utanför loggen nämns, och ett anspråk likaså")
    func omkring() async throws {
        let arkiv = try await arkiv()
        let (kommandon, anspråk) = (try arkiv.rader("kommandon.jsonl"), try arkiv.rader("ansprak.jsonl"))
        try arkiv.skrivOm(.kommandon, Array(kommandon.dropFirst()))
        try await vägras(arkiv, "kommandon.jsonl", .kvittoSaknas)
        try arkiv.skrivOm(.kommandon, kommandon + [kommandon[0]])
        try await vägras(arkiv, "kommandon.jsonl", rad: 1, .arkivradOgiltig)
        try arkiv.skrivOm(.kommandon, kommandon.map { $0.split(separator: #""sista":4"#).joined(separator: #""sista":5"#) })
        try await vägras(arkiv, "kommandon.jsonl", rad: 1 + kommandon.firstIndex { $0.contains(#""sista":4"#) }!, .arkivradOgiltig)
        try arkiv.skrivOm(.kommandon, kommandon)
        try arkiv.skrivOm(.anspråk, [#"{"slag":"","digest":"\#(String(repeating: "0", count: 64))","strom":"s"}"#] + anspråk)
        try await vägras(arkiv, "ansprak.jsonl", rad: 1, .arkivradOgiltig)
    }

    @Test("ett sigill som inte är loggens, nyckelns eller manifestets, eller står två gånger, nämns vid sin rad")
    func sigillen() async throws {
        let logg = try await Förseglad()
        let (arkiv, annat) = (try await Provarkiv(av: logg.prov), try await self.arkiv())
        let rader = try arkiv.rader("sigill.jsonl")
        let (sju, nio) = (rader[0], rader[1])
        let egen = try Arkivmanifest(Array(try arkiv.byte("manifest.json"))).sigillnycklar
        let fall: [(rader: [String], rad: Int, kod: Avvisning.Kod, fält: String?)] = [
            ([nio, sju], 2, .felOrdning, "position"),
            ([sju, nio, nio], 3, .felOrdning, "position"),
            ([sju, nio.replacing(#""position":9"#, with: #""position":8"#)], 2, .sigillAvviker, "signatur"),
            // Rightly signed, of another log: the database knows that the hash is not this one's.
            (try annat.rader("sigill.jsonl"), 1, .arkivradOgiltig, nil),
        ]
        for (rader, rad, kod, fält) in fall {
            try arkiv.skrivOm(.sigill, rader)
            try await vägras(arkiv, "sigill.jsonl", rad: rad, kod, fält: fält)
        }
        try arkiv.skrivOm(.sigill, sigillnycklar: [], rader)
        try await vägras(arkiv, "sigill.jsonl", rad: 1, .sigillAvviker, fält: "signatur")
        try arkiv.skrivOm(.sigill, sigillnycklar: egen + [[UInt8](repeating: 1, count: 32)], rader)
        try await vägras(arkiv, "manifest.json", .manifestOgiltigt)
    }

    @Test("en händelse av en nyare version vägras med typ och version, fast dess kedja är hel")
    func nyare() async throws {
        let arkiv = try await arkiv()
        let rader = try arkiv.rader("logg.jsonl")
        var föregående = Chain.start
        let nya = try rader.enumerated().map { nr, rad in
            var typversion = #""typversion":1"#
            if nr == 2 { typversion = #""typversion":2"# }
            let ändrad = rad.split(separator: #""typversion":1"#).joined(separator: typversion)
            let lagrad = try StoredEvent(rad: Array(ändrad.utf8), provnämnd)
            föregående = Chain.hash(previous: föregående, event: lagrad)
            return lagrad.med(hash: föregående)
        }
        try arkiv.skrivOm(.logg, huvud: Head(position: nya[3].position, hash: föregående), nya.map(\.json.text))
        try await vägras(arkiv, "logg.jsonl", rad: 3, .olasligHandelse)
    }
}

extension StoredEvent {
    fileprivate func med(hash: [UInt8]) -> StoredEvent {
        StoredEvent(
            tenant: tenant, position: position, version: version,
            event: NewEvent(id: id, stream: stream, type: type, typeVersion: typeVersion, validDate: validDate, data: data, sealed: sealed),
            recordedAt: recordedAt, metadata: metadata, commandID: commandID, nr: nr, hash: hash)
    }
}
