@testable import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Journal
import Postgres
import Support
import Testing

@Suite("Ett arkiv")
struct ArkivTests {
    private static let historik = Historik(frö: 5, omgångar: 2)

    private func medHistorik() async throws -> Provinstallation {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.historik.rader)
        return prov
    }

    @Test("inläst i ett annat evb är samma logg: hash för hash, rapport för rapport, och kommandona är kända")
    func runtTillbaka() async throws {
        let (källa, mål) = (try await medHistorik(), try await Provinstallation())
        let arkiv = try await Provarkiv(av: källa)
        let svar = try await arkiv.läs(in: mål)
        #expect(!svar.prov && svar.obetroddaSigillnycklar.isEmpty)
        #expect(try await mål.sigillrader() == källa.sigillrader())
        #expect(try await mål.sigillrader() == arkiv.rader("sigill.jsonl") && !arkiv.rader("sigill.jsonl").isEmpty)
        #expect(try await mål.loggrader() == källa.loggrader())
        let skrivna = try arkiv.rader("logg.jsonl")
        #expect(try await mål.loggrader() == skrivna)
        #expect(try await mål.antal() == källa.antal())
        #expect(try await mål.kör { try await Verifiering($0).verifiera(provnämnd) }.first?.fel == nil)
        for period in Self.historik.perioder {
            #expect(try await mål.rapport(period) == källa.rapport(period))
            #expect(try await mål.rapport(period).json.text == källa.rapport(period).json.text)
        }
        let igen = try await mål.importera(Self.historik.rader)
        #expect(igen.nya == 0 && igen.redanKända == Self.historik.rader.count && igen.avvisadeAntal == 0)
        // And goes on from there.
        #expect(try await mål.importera([Rad.fatta(900, "2022-01-01")]).nya == 1)
        #expect(try await mål.kör { try await Verifiering($0).verifiera(provnämnd) }.first?.fel == nil)
        // Archived once more from where it was read, all of the log is byte for byte the same.
        let (ettTill, mål2) = (try await Provarkiv(av: källa), try await Provinstallation())
        try await ettTill.läs(in: mål2)
        let tredje = try await Provarkiv(av: mål2)
        for fil in ["logg.jsonl", "kommandon.jsonl", "ansprak.jsonl", "sigill.jsonl", "nycklar.jsonl", "manifest.json"] {
            #expect(try tredje.byte(fil) == arkiv.byte(fil))
        }
    }

    @Test("kan bara läsas av den som skrev det, och säger vad det är")
    func mappen() async throws {
        let arkiv = try await Provarkiv(av: try await medHistorik(), öppnad: true)
        var filer = try FileManager.default.contentsOfDirectory(atPath: arkiv.mapp).sorted()
        #expect(filer == ["ansprak.jsonl", "kommandon.jsonl", "logg.jsonl", "manifest.json", "nycklar.jsonl", "oppnad.jsonl", "sigill.jsonl"])
        filer = filer.map { "\(arkiv.mapp)/\($0)" }
        for fil in filer { #expect(try FileManager.default.attributesOfItem(atPath: fil)[.posixPermissions] as? Int == 0o600) }
        #expect(try FileManager.default.attributesOfItem(atPath: arkiv.mapp)[.posixPermissions] as? Int == 0o700)
        let manifest = try Arkivmanifest(Array(try arkiv.byte("manifest.json")))
        let rader = try arkiv.rader("logg.jsonl").count
        #expect(manifest.klass == "K3" && manifest.huvud.position.rawValue == Int64(rader))
        #expect(try await Arkivmanifest(Array(Provarkiv(av: medHistorik(), medNycklar: false).byte("manifest.json"))).klass == "K2")
    }

    @Test("har identitet och fritext bara öppnad, och den bara när man ber om den")
    func öppnad() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2022-01-10"), Rad.skäl(1, "Anledningen är att Provgården är full.")])
        let (stängt, öppet) = (try await Provarkiv(av: prov), try await Provarkiv(av: prov, öppnad: true))
        let hemligt = ["Provsson", "19800101", "Provgården"]
        for fil in try FileManager.default.contentsOfDirectory(atPath: stängt.mapp) {
            for ord in hemligt { #expect(!String(decoding: try stängt.byte(fil), as: UTF8.self).contains(ord), "\(fil)") }
        }
        let rader = try öppet.rader("oppnad.jsonl").map { try JSON(parsing: $0) }
        #expect(rader.map { $0["position"]?.int } == [2, 3])
        #expect(rader[0]["innehall"]?["namn"]?.string == "Prov Provsson 1")
        #expect(rader[1]["innehall"]?["text"]?.string?.contains("Provgården") == true)
    }

    @Test("som säger vem någon är, eller har nycklarna till det, antecknas om alla innan något skrivs; annars skrivs det inte")
    func antecknas() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2022-01-10"), Rad.fatta(2, "2022-01-11")])
        let databas = try await prov.logg.connection()
        func antecknat() async throws -> [String] {
            try await databas.query(
                .init(
                    "archive_notes",
                    "select concat_ws(' ', atgard, andamal, cardinality(personer), cardinality(beslut)) from atkomst.las order by nr")
            ).map { try $0[0] }
        }
        _ = try await Provarkiv(av: prov, medNycklar: false)
        #expect(try await antecknat() == [])
        _ = try await Provarkiv(av: prov)
        _ = try await Provarkiv(av: prov, öppnad: true)
        #expect(try await antecknat() == ["lamna_arkiv_med_nycklar arkivering 2 2", "lamna_arkiv_oppnat arkivering 2 2"])
        try await databas.run(script: "revoke usage on schema atkomst from evb_runtime")
        await databas.close()
        let oskrivet = Provarkiv()
        await #expect { try await oskrivet.skriv(prov, öppnad: true) } throws: { if case Driftfel.åtkomstEjAntecknad = $0 { true } else { false } }
        #expect(!FileManager.default.fileExists(atPath: oskrivet.mapp))
    }

    @Test("av gallrade uppgifter säger att de är gallrade, och de är det också där det läses in")
    func gallrat() async throws {
        let (prov, mål) = (try await Provinstallation(), try await Provinstallation())
        _ = try await prov.importera([
            Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.skäl(1, "Anledningen är att platser saknas."), Rad.öppna("2023K2", "2023-04-30"),
            Rad.fastställ("2023K2"),
        ])
        let valv = try await prov.nycklar.connection()
        try await valv.run(script: "update vault.key set wrapped = null, master_id = null, destroyed_at = now() where subject like 'person/%'")
        await valv.close()
        let arkiv = try await Provarkiv(av: prov, öppnad: true)
        #expect(try arkiv.rader("oppnad.jsonl").allSatisfy { $0.hasSuffix(#","gallrad":true}"#) })
        try await arkiv.läs(in: mål)
        #expect(try await mål.rapport("2023K2").rapport.rader.map { $0.text?.visad } == ["uppgiften är gallrad"])
        #expect(try await mål.rapport("2023K2") == prov.rapport("2023K2"))
    }

    @Test("förseglat med en nyckel som inte är betrodd där det läses in har kvar sina sigill, som godtas när en människa har skrivit in nyckeln")
    func främmandeSigillnyckel() async throws {
        let (logg, mål) = (try await Förseglad(), try await Provinstallation())
        // Sealed with one key, and since then with another.
        let ny = ["EVB_SIGILLNYCKEL": Data(repeating: 66, count: 32).base64EncodedString(), "EVB_SIGILLNYCKLAR_TIDIGARE": logg.nyckel]
        let källa = Provinstallation(logg.prov, miljö: ny)
        _ = try await källa.kör { try await Sigillering.försegla(nil, $0).count }
        let nycklar = [logg.nyckel, hex(try await källa.kör { try $0.sigillnycklar.signerare().publicKey })]
        let främmande = Provinstallation(mål, miljö: ["EVB_SIGILLNYCKEL": Data(repeating: 7, count: 32).base64EncodedString()])
        let arkiv = try await Provarkiv(av: källa)
        #expect(try await arkiv.läs(in: främmande, prova: true).obetroddaSigillnycklar.map { hex($0) } == nycklar)
        #expect(try await arkiv.läs(in: främmande).obetroddaSigillnycklar.map { hex($0) } == nycklar)
        #expect(try await främmande.sigillrader() == källa.sigillrader())
        #expect(try await främmande.rapport("2023K3").json.text == källa.rapport("2023K3").json.text)
        #expect(try await logg.verifiera(främmande) == .sigillFörfalskat(Position(rawValue: 7), okändNyckel: true))
        await #expect(throws: Sigillfel.loggenMotsägerSigill(provnämnd)) { try await främmande.kör { try await Sigillering.försegla(nil, $0).count } }
        let betrodd = Provinstallation(främmande, miljö: ["EVB_SIGILLNYCKLAR_TIDIGARE": nycklar.joined(separator: "\n")])
        #expect(try await logg.verifiera(betrodd) == nil)
        _ = try await betrodd.importera([Rad.fatta(901, "2023-09-08")])
        _ = try await betrodd.kör { try await Sigillering.försegla(nil, $0).count }
        #expect(try await logg.verifiera(betrodd) == nil)
    }

    @Test("tömt på sina sigill läses in, men inläsningen och verifiera säger hur många fastställda rapporter som inte har något")
    func tömtPåSigill() async throws {
        let (källa, mål) = (try await medHistorik(), try await Provinstallation())
        let arkiv = try await Provarkiv(av: källa)
        try arkiv.skrivOm(.sigill, sigillnycklar: [], [])
        #expect(try await arkiv.läs(in: mål, prova: true).rapporterUtanSigill == 2)
        #expect(try await arkiv.läs(in: mål).rapporterUtanSigill == 2)
        let verifierad = try await mål.kör { try await Verifiering($0).verifiera(provnämnd) }.first
        #expect(verifierad?.fel == nil && verifierad?.sigill == 0 && verifierad?.rapporterUtanSigill == 2)
        let helt = try await Provinstallation()
        #expect(try await Provarkiv(av: källa).läs(in: helt).rapporterUtanSigill == 0)
        #expect(try await helt.kör { try await Verifiering($0).verifiera(provnämnd) }.first?.rapporterUtanSigill == 0)
    }

    @Test("skrivs inte av en logg som motsäger sina sigill")
    func motsägerSigill() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(Förseglad.ändraRad3 + ";" + Förseglad.räknaOm(från: 3))
        await #expect { try await Provarkiv(av: logg.prov) } throws: { ($0 as? Avvisning)?.kod == .sigillAvviker }
    }

    @Test("utan nycklar kan kontrolleras och räknas, men texterna säger att nyckeln saknas")
    func utanNycklar() async throws {
        let (källa, mål) = (try await medHistorik(), try await Provinstallation())
        try await Provarkiv(av: källa, medNycklar: false).läs(in: mål)
        #expect(try await mål.loggrader() == källa.loggrader())
        let verifierad = try await mål.kör { try await Verifiering($0).verifiera(provnämnd) }.first
        #expect(verifierad?.fel == nil && (verifierad?.inlästaUtanNyckel ?? 0) > 1)
        #expect(try await mål.kör { await $0.hälsa() }.delar.first { $0.namn == .nyckeldatabas }?.fel != .felNyckeldatabas)
        await #expect(throws: VaultError.notOfLog(provnämnd)) { try await mål.importera([Rad.fatta(900, "2022-01-01")]) }
        let fråga = Rapportfråga(nämnd: provnämnd, period: Kvartal(Self.historik.perioder[0])!)
        let tal = { (prov: Provinstallation) in
            try await prov.kör { try await Rapportläsning($0).statistik(fråga, tröskel: .ingen) }.json.text
        }
        #expect(try await tal(mål) == tal(källa))
        await #expect { try await mål.rapport(Self.historik.perioder[0]) } throws: {
            if case .unknownKey? = $0 as? VaultError { true } else { false }
        }
        await #expect { try await Provarkiv(av: mål, öppnad: true) } throws: { $0 is VaultError }
    }

    @Test("av en nämnd som inte finns, eller till en mapp som inte är tom, skrivs inte, och inget blir kvar")
    func vägran() async throws {
        let (prov, arkiv) = (try await medHistorik(), Provarkiv())
        await #expect { try await arkiv.skriv(prov, Tenant(rawValue: "XX")!) } throws: { ($0 as? Avvisning)?.kod == .okandNamnd }
        #expect(!FileManager.default.fileExists(atPath: arkiv.mapp))
        try FileManager.default.createDirectory(atPath: arkiv.mapp, withIntermediateDirectories: false)
        try await arkiv.skriv(prov)
        let före = try arkiv.byte("manifest.json")
        await #expect { try await arkiv.skriv(prov) } throws: { ($0 as? Avvisning)?.kod == .mappEjTom }
        #expect(try arkiv.byte("manifest.json") == före)
        let rester = try FileManager.default.contentsOfDirectory(atPath: URL(fileURLWithPath: arkiv.mapp).deletingLastPathComponent().path)
        #expect(!rester.contains { $0.contains(URL(fileURLWithPath: arkiv.mapp).lastPathComponent + ".skrivs") })
    }

    @Test("skrivs inte av en logg vars kedja är bruten")
    func bruten() async throws {
        let (prov, arkiv) = (try await medHistorik(), Provarkiv())
        let superanvändare = try await prov.logg.connection()
        try await superanvändare.run(
            script: "alter table eventlog.event disable trigger user; update eventlog.event set actor = 'annan' where position = 3")
        await superanvändare.close()
        let fel = await #expect(throws: Avvisning.self) { try await arkiv.skriv(prov) }
        #expect(fel?.kod == .kedjaBruten && fel?.text.contains("position 3,") == true)
        #expect(!FileManager.default.fileExists(atPath: arkiv.mapp))
    }

    @Test("läses in en gång, prövas utan att något ändras, och bara under sin huvudnyckel")
    func enGång() async throws {
        let (källa, mål, främmande) = (try await medHistorik(), try await Provinstallation(), try await Provinstallation(huvudnyckel: 1))
        let arkiv = try await Provarkiv(av: källa)
        #expect(try await arkiv.läs(in: mål, prova: true).prov)
        #expect(try await mål.antal() == [0, 0, 0, 0])
        try await arkiv.läs(in: mål)
        await #expect { try await arkiv.läs(in: mål) } throws: { ($0 as? Arkivfel)?.avvisning.kod == .namndenFinnsRedan }
        #expect(try await mål.antal() == källa.antal())
        await #expect { try await arkiv.läs(in: främmande) } throws: {
            ($0 as? Arkivfel)?.avvisning.kod == .annanHuvudnyckel && ($0 as? Arkivfel)?.fil == "nycklar.jsonl" && ($0 as? Arkivfel)?.rad == 1
        }
        #expect(try await främmande.antal() == [0, 0, 0, 0])
    }

    @Test("läses inte in över andra nycklar för samma nämnd, men över sina egna")
    func nycklarna() async throws {
        let (källa, mål, andra) = (try await medHistorik(), try await Provinstallation(), try await Provinstallation())
        let arkiv = try await Provarkiv(av: källa)
        // The keys are there since an attempt that was killed before the log was.
        let egna = try await mål.nycklar.connection()
        let nycklar = try arkiv.rader("nycklar.jsonl").map { try StoredKey(rad: Array($0.utf8)) }
        try await mål.kör { try await $0.valv.restore(to: provnämnd) { try $0(nycklar) } }
        await egna.close()
        try await arkiv.läs(in: mål)
        #expect(try await mål.antal() == källa.antal())
        _ = try await andra.kör { try await $0.valv.lookupKey(provnämnd) }
        await #expect(throws: VaultError.taken) { try await arkiv.läs(in: andra) }
        #expect(try await andra.antal() == [0, 0, 0, 1])
    }
}
