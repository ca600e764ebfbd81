import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Reports
import Testing

@Suite("Skriptet som kontrollerar utan evb")
struct SkriptTests {
    /// Källa: RFC 8032, 7.1 Test Vectors for Ed25519: TEST 1–3 and TEST SHA(abc).
    private static let vektorer = [
        (
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
        (
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
        (
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        ),
    ]

    /// Runs lines of Python with the script's own functions and prints each answer.
    private func fråga(_ rader: [String]) async throws -> [String] {
        let mapp = URL(fileURLWithPath: Skript.fil).deletingLastPathComponent().path
        let program =
            "import sys; sys.dont_write_bytecode = True; sys.path.insert(0, '\(mapp)'); from verifiera_logg import *\n"
            + "v = lambda k, m, s: print(ed25519_verify(bytes.fromhex(k), bytes.fromhex(m), bytes.fromhex(s)))\n" + rader.joined(separator: "\n")
        let svar = try await Skript.kör([], python: ["-c", program])
        #expect(svar.status == 0, "\(svar.fel)")
        return svar.ut.split(separator: "\n").map(String.init)
    }

    @Test("godtar RFC 8032:s exempel, och inget av dem med ett annat meddelande, en annan nyckel eller en ändrad bit")
    func vektorer() async throws {
        let rätt = Self.vektorer.map { "v('\($0)', '\($1)', '\($2)')" }
        #expect(try await fråga(rätt) == Array(repeating: "True", count: 4))
        let (nyckel, meddelande, signatur) = Self.vektorer[1]
        let ändrade = stride(from: 0, to: 512, by: 37).map { bit in
            "s = bytearray.fromhex('\(signatur)'); s[\(bit / 8)] ^= 1 << \(bit % 8); v('\(nyckel)', '\(meddelande)', s.hex())"
        }
        let fel = ["v('\(nyckel)', '73', '\(signatur)')", "v('\(Self.vektorer[0].0)', '\(meddelande)', '\(signatur)')", "v('', '72', '')"]
        #expect(Set(try await fråga(ändrade + fel)) == ["False"])
    }

    @Test("godtar inte S över L, en punkt som inte är kanonisk eller inte finns, eller en nyckel av liten ordning")
    func otillåtna() async throws {
        let (nyckel, meddelande, signatur) = Self.vektorer[1]
        let svar = try await fråga(
            [
                // The same signature with L added to S: the same point, another text.
                "s = bytes.fromhex('\(signatur)'); s = s[:32] + (int.from_bytes(s[32:], 'little') + L).to_bytes(32, 'little')",
                "v('\(nyckel)', '\(meddelande)', s.hex())",
                // y = 1, the neutral element: with S = 0 and R the same, anything would be signed.
                "liten = (1).to_bytes(32, 'little').hex()", "v(liten, '72', liten + '00' * 32)",
                // y = 1 written as p + 1, and x = 0 with a sign.
                "v('\(nyckel)', '72', (P + 1).to_bytes(32, 'little').hex() + '00' * 32)", "print(bool(next_point((P + 1).to_bytes(32, 'little'))))",
                "print(bool(next_point((1 | 1 << 255).to_bytes(32, 'little'))))", "print(bool(next_point((2).to_bytes(32, 'little'))))",
            ].map { $0.replacingOccurrences(of: "next_point", with: "sys.modules['verifiera_logg']._point") })
        #expect(svar == Array(repeating: "False", count: 6))
    }

    @Test(
        "kontrollerar en rapport ensam: ändrade rader, summor, texter, händelse eller sigill hittas",
        arguments: [
            (#""R4":2"#, #""R4":1"#, "raderna eller summorna är ändrade"),
            (#""beslutsdatum":"2023-02-01""#, #""beslutsdatum":"2023-02-02""#, "raderna eller summorna är ändrade"),
            ("att plats saknas", "att pengar saknas", "en text är ändrad"),
            (#""salter":{"#, #""salter":{},"andra":{"#, "en text står utan sitt salt"),
            (#"\"version\":1}"#, #"\"version\":2}"#, "är inte den som är förseglad"),
            (#""version":1,"status""#, #""version":2,"status""#, "rapportens version är inte den som fastställdes"),
            (#""typ":"RapportFaststalld""#, #""typ":"RapportBeraknad""#, "är inte den som är förseglad"),
            (#""signatur":""#, #""signatur":"00"#, "fältet signatur är inte 64 byte"),
            (#"Z","nyckel":"#, #"Z","tid":"2020-01-01T00:00:00.000000Z","nyckel":"#, "samma fält står två gånger"),
            (#""period":"2023K3""#, #""period":"2023K4""#, "den förseglade händelsens strom är inte rapportens"),
            (#""status":"faststalld""#, #""status":"utkast""#, "ett utkast men har ett sigill"),
        ])
    func rapport(_ från: String, _ till: String, _ fel: String) async throws {
        let logg = try await Förseglad()
        let rapport = try String(contentsOfFile: logg.rapport, encoding: .utf8)
        #expect(rapport.contains(från))
        let ändrad = try logg.mapp.fil("andrad.json", rapport.replacingOccurrences(of: från, with: till))
        let svar = try await Skript.kör(["--rapport", ändrad, "--nyckel", logg.nyckel])
        #expect(svar.status == 1 && svar.fel.contains(fel), "\(svar.fel)\(svar.ut)")
        #expect(try await Skript.kör(["--rapport", logg.rapport, "--nyckel", logg.nyckel]).status == 0)
    }

    @Test(
        "godtar ingen annan läsning av loggen: okända fält, dubbla fält, flyttal, en avbruten rad eller en annan nämnds händelser",
        arguments: [
            (#""hash":"#, #""extra":1,"hash":"#, "inte precis de fält"),
            (#"{"namnd":"SN","#, #"{"namnd":"SN","namnd":"SN","#, "samma fält står två gånger"),
            (#""nr":1,"#, #""nr":1.0,"#, "är inget heltal"), (#""nr":1,"#, #""nr":true,"#, "fältet nr har fel slag"),
            (#""enhet":null"#, #""enhet":"""#, "kedjan är bruten"), (#""hash":""#, #""hash":"AB"#, "inte 32 byte"),
        ])
    func strängt(_ från: String, _ till: String, _ fel: String) async throws {
        let logg = try await Förseglad()
        let text = try await logg.logg().replacingOccurrences(of: från, with: till)
        let svar = try await Skript.kör([try logg.mapp.fil("logg.jsonl", text)])
        #expect(svar.status == 1 && svar.fel.contains(fel) && svar.fel.contains("rad 1"), "\(svar.fel)")
    }

    @Test("säger vilken rad som saknas, att filen är avbruten eller tom, och att en fil inte finns")
    func filen() async throws {
        let logg = try await Förseglad()
        let rader = try await logg.logg().split(separator: "\n").map { $0 + "\n" }
        func svar(_ text: String) async throws -> String { try await Skript.kör([try logg.mapp.fil("logg.jsonl", text)]).fel }
        #expect(try await svar(rader.joined()) == "")
        #expect(try await svar((rader[..<4] + rader[5...]).joined()).contains("rad 5, position 5: här står position 6"))
        #expect(try await svar(String(rader.joined().dropLast(5))).contains("filen slutar mitt i raden"))
        #expect(try await svar("").contains("loggen är tom"))
        let finnsInte = try await Skript.kör(["/finns/inte"])
        #expect(finnsInte.status == 2 && finnsInte.fel.hasPrefix("INTE KONTROLLERAT: /finns/inte kan inte läsas"))
        let ingaSigill = try await Skript.kör(["--sigill", try logg.mapp.fil("sigill.jsonl", "")])
        #expect(ingaSigill.status == 1 && ingaSigill.fel.contains("filen har inga sigill"))
    }

    @Test(
        "säger på svenska vad som är fel använt, med status 2",
        arguments: [
            ([], "ange en logg, en rapport eller sigill"), (["--sigill"], "--sigill: kräver ett värde"),
            (["--finns-inte"], "okända argument: --finns-inte"),
        ])
    func användning(_ argument: [String], _ fel: String) async throws {
        let svar = try await Skript.kör(argument)
        #expect(svar.status == 2 && svar.fel.hasPrefix("användning: ") && svar.fel.hasSuffix("verifiera_logg.py: \(fel)\n"), "\(svar.fel)")
    }

    @Test("en rapport i en annan vy bevisar att den fastställdes, och säger att raderna inte är kontrollerade")
    func andraVyer() async throws {
        let logg = try await Förseglad()
        let svar = try await logg.prov.rapport("2023K3")
        let katalog = try await logg.prov.kör { $0.katalog }
        let revisor = svar.json(Revisorsrapport(svar.rapport, svar.huvud, svar.sammanhang, katalog: katalog)).text
        let utskrift = try await Skript.kör(["--rapport", try logg.mapp.fil("revisor.json", revisor), "--nyckel", logg.nyckel])
        #expect(utskrift.status == 0 && utskrift.ut.contains("raderna: den här vyn har inte allt som fastställdes"), "\(utskrift.fel)")
    }
}
