import CanonicalJSON
import Foundation
import Handlaggning
import Testing

@testable import HTTP

@Suite("Vad en token påstår")
struct AnspråksTests {
    private let inställningar: Identitetsinställningar
    private let nu = Date(timeIntervalSince1970: 1_700_000_000)

    init() throws {
        inställningar = try Identitetsinställningar(miljö: [
            "EVB_OIDC_ISSUER": "https://id.exempel.se/", "EVB_OIDC_AUDIENCE": "evb", "EVB_OIDC_ACR": "loa3, urn:sambi:loa3",
        ])
    }

    private func pröva(_ ändrade: JSON, klienter: String = "") throws -> Result<Inloggad, Identitetsfel> {
        let vanliga = Tokenbegäran(subjekt: "anna.berg", uppdrag: ["SN/handlaggare/E1"]).anspråk(utfärdare: "https://id.exempel.se/", nu: nu)
        guard case .object(let medlemmar) = vanliga, case .object(let nya) = ändrade else { return .failure(.saknas) }
        let namn = Set(nya.map(\.key))
        let anspråk = JSON.object(medlemmar.filter { !namn.contains($0.key) } + nya.filter { !$0.value.isNull })
        let med = try Identitetsinställningar(miljö: [
            "EVB_OIDC_ISSUER": inställningar.utfärdare, "EVB_OIDC_AUDIENCE": "evb", "EVB_OIDC_ACR": "loa3,urn:sambi:loa3",
            "EVB_OIDC_KLIENTER": klienter,
        ])
        do throws(Identitetsfel) {
            return .success(try Anspråksprövning(inställningar: med, nu: nu).pröva(anspråk))
        } catch {
            return .failure(error)
        }
    }

    @Test(
        "om en annan utfärdare, också en med nästan samma namn, gäller inte här",
        arguments: [
            "https://id.exempel.se", "https://ID.exempel.se/", "http://id.exempel.se/", "https://id.exempel.se/x", "", nil,
        ])
    func utfärdare(_ namn: String?) throws { #expect(try pröva(["iss": .optional(namn)]).fel == .ogiltig(.utfärdare)) }

    @Test("ska vara för oss, och det ska framgå för vilket program när det också är för andra")
    func mottagare() throws {
        for aud in [JSON.string("annat"), ["annat"], [], .null, 7, ["evb", 7], .array(Array(repeating: "evb", count: 21)), "EVB", "evb "] {
            #expect(try pröva(["aud": aud]).fel == .ogiltig(.mottagare), "\(aud)")
        }
        #expect(try pröva(["aud": ["evb"]]).fel == nil)
        #expect(try pröva(["aud": ["annat", "evb"], "azp": "portal"]).fel == nil)
        #expect(try pröva(["aud": ["annat", "evb"], "azp": .null]).fel == .ogiltig(.mottagare))
        #expect(try pröva(["azp": 7]).fel == .ogiltig(.mottagare))
        #expect(try pröva(["azp": "annan"], klienter: "portal evb-klient").fel == .ogiltig(.mottagare))
        #expect(try pröva(["azp": .null], klienter: "portal").fel == .ogiltig(.mottagare))
        #expect(try pröva(["azp": "portal"], klienter: "portal evb-klient").fel == nil)
    }

    @Test("gäller från och till, på en minut när, och inte längre än två timmar")
    func tider() throws {
        let t = 1_700_000_000
        #expect(try pröva(["iat": .int(t - 3_700), "exp": .int(t - 60)]).fel == .utgången)
        #expect(try pröva(["iat": .int(t - 3_700), "exp": .int(t - 59)]).fel == nil)
        #expect(try pröva(["nbf": .int(t + 61)]).fel == .ogiltig(.tider))
        #expect(try pröva(["nbf": .int(t + 60)]).fel == nil)
        #expect(try pröva(["nbf": .null]).fel == nil)
        #expect(try pröva(["iat": .int(t + 61), "exp": .int(t + 600)]).fel == .ogiltig(.tider))
        #expect(try pröva(["iat": .int(t), "exp": .int(t + 7_200)]).fel == nil)
        #expect(try pröva(["iat": .int(t), "exp": .int(t + 7_201)]).fel == .ogiltig(.livslängd))
        #expect(try pröva(["iat": .int(t), "exp": .int(t)]).fel == .ogiltig(.tider))
        for (namn, värde) in [
            ("exp", JSON.null), ("iat", .null), ("exp", "1700003600"), ("iat", .int(-1)), ("nbf", "nu"), ("exp", .int(999_999_999_999)),
        ] {
            #expect(try pröva(.object([.init(namn, värde)])).fel == .ogiltig(.tider), "\(namn)")
        }
    }

    @Test("är någon som kan stå i loggen, och ingen som evb självt är")
    func subjekt() throws {
        for sub in [
            JSON.null, "", 7, "anna berg", " anna", "anna\u{200B}", "аnna" /* kyrilliskt */, "anna\u{30A}", "jobb:berakna", "import:anna",
            "Import:anna",
            "JOBB:x", "kommandorad:anna", .string(String(repeating: "a", count: 101)), "anna/berg", "anna\nberg",
        ] {
            #expect(try pröva(["sub": sub]).fel == .ogiltig(.subjekt), "\(sub)")
        }
        for sub in ["anna.berg", "Åsa-Märta_1", "anna+evb@exempel.se", "o'neil", "f:1:anna", String(repeating: "a", count: 100)] {
            #expect(try pröva(["sub": .string(sub)]).get().subjekt == sub)
        }
    }

    @Test(
        "utan flera faktorer räcker inte",
        arguments: [
            (nil, nil, false), (nil, ["pwd"], false), (nil, ["otp"], false), (nil, ["pwd", "pin"], false), (nil, ["otp", "hwk"], false),
            (nil, ["rba", "user", "geo"], false), (nil, [], false), ("loa2", ["pwd"], false), ("LOA3", nil, false), ("", nil, false),
            (nil, ["mfa"], true), (nil, ["pwd", "otp"], true), (nil, ["sc", "pin"], true), (nil, ["fpt", "hwk"], true), ("loa3", nil, true),
            ("urn:sambi:loa3", ["pwd"], true), ("loa2", ["mfa"], true),
        ] as [(String?, [String]?, Bool)])
    func faktorer(_ acr: String?, _ amr: [String]?, _ räcker: Bool) throws {
        let fel = try pröva(["acr": .optional(acr), "amr": amr.map { .array($0.map { .string($0) }) } ?? .null]).fel
        #expect(fel == (räcker ? nil : .mfaKrävs))
    }

    @Test("om flera faktorer ska vara en lista")
    func faktorernasForm() throws {
        #expect(try pröva(["amr": "mfa"]).fel == .mfaKrävs)
        #expect(try pröva(["amr": ["mfa": true]]).fel == .mfaKrävs)
        #expect(try pröva(["amr": [7]]).fel == .mfaKrävs)
        #expect(try pröva(["acr": ["loa3"], "amr": .null]).fel == .mfaKrävs)
    }

    @Test(
        "om uppdrag ska gå att läsa, vartenda ett",
        arguments: [
            "SN/handlaggare", "SN/okand", "SN", "", "SN/", "/revisor", "SN/revisor/E1", "SN/Revisor", "SN/handläggare/E1", "SN/handlaggare/",
            "SN/handlaggare/ E1", "SN/handlaggare/E\u{202E}1", "S N/revisor", "SN/revisor ", "SN/systemforvaltare/E1", "import/x",
        ])
    func uppdrag(_ text: String) throws {
        #expect(try pröva(["evb_uppdrag": ["SN/revisor", .string(text)]]).fel == .uppdragOgiltiga)
    }

    @Test("om uppdrag är en lista av text, och inte hur lång som helst")
    func uppdragslistan() throws {
        for värde in [JSON.string("SN/revisor"), [7], ["SN": "revisor"], true, .array((0...50).map { .string("SN/handlaggare/E\($0)") })] {
            #expect(try pröva(["evb_uppdrag": värde]).fel == .uppdragOgiltiga)
        }
        #expect(try pröva(["evb_uppdrag": .null]).get().uppdrag.isEmpty)
        #expect(try pröva(["evb_uppdrag": []]).get().uppdrag.isEmpty)
        #expect(try pröva(["evb_uppdrag": ["SN/revisor", "SN/revisor"]]).get().uppdrag.count == 1)
        #expect(try pröva(["evb_uppdrag": ["SN/handlaggare/Enhet 1/Väst"]]).get().uppdrag.first?.enhet == "Enhet 1/Väst")
    }

    @Test("ger inte den som driver systemet något mer än det")
    func drift() throws {
        #expect(try pröva(["evb_uppdrag": ["SN/systemforvaltare", "SN/handlaggare/E1"]]).fel == .uppdragOgiltiga)
        #expect(try pröva(["evb_uppdrag": ["SN/systemforvaltare", "AN/systemforvaltare"]]).fel == nil)
    }

    @Test("om ett program kräver en ägare, och ger det bara det program får")
    func program() throws {
        func konto(_ ändrade: [JSON.Member]) throws -> Result<Inloggad, Identitetsfel> {
            try pröva(.object([.init("amr", .null), .init("evb_uppdrag", ["SN/servicekonto/E1"]), .init("evb_servicekonto", true)] + ändrade))
        }
        let inloggad = try konto([.init("evb_agare", "anna.berg"), .init("sub", "arendesystem")]).get()
        #expect(inloggad.ägare == "anna.berg")
        #expect(inloggad.uppdrag.map(\.roll) == [.servicekonto])
        #expect(try konto([]).fel == .ogiltig(.servicekonto))
        #expect(try konto([.init("evb_agare", "anna.berg")]).fel == .ogiltig(.servicekonto), "sin egen ägare")
        #expect(try konto([.init("evb_agare", "")]).fel == .ogiltig(.servicekonto))
        #expect(try pröva(["evb_servicekonto": "true", "evb_agare": "x"]).fel == .ogiltig(.servicekonto))
        #expect(try pröva(["evb_servicekonto": true, "evb_agare": "erik.alm"]).fel == .ogiltig(.servicekonto), "en handläggares uppdrag")
        #expect(try pröva(["evb_uppdrag": ["SN/servicekonto"]]).fel == .ogiltig(.servicekonto), "en människa som program")
    }
}
