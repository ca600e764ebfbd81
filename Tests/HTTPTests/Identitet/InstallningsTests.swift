import Testing

@testable import HTTP

@Suite("Identitetens inställningar")
struct IdentitetsinställningsTests {
    private func läs(_ miljö: [String: String]) -> Result<Identitetsinställningar, Identitetsinställningsfel> {
        do throws(Identitetsinställningsfel) { return .success(try Identitetsinställningar(miljö: miljö)) } catch { return .failure(error) }
    }

    private func fel(_ miljö: [String: String]) -> Identitetsinställningsfel? {
        if case .failure(let fel) = läs(miljö) { fel } else { nil }
    }

    @Test("säger vad som saknas")
    func saknas() {
        #expect(fel([:]) == .saknas("EVB_OIDC_ISSUER"))
        #expect(fel(["EVB_OIDC_ISSUER": "", "EVB_OIDC_AUDIENCE": "evb"]) == .saknas("EVB_OIDC_ISSUER"))
        #expect(fel(["EVB_OIDC_ISSUER": "https://id.exempel.se"]) == .saknas("EVB_OIDC_AUDIENCE"))
    }

    @Test(
        "godtar en utfärdare med TLS, och utan bara på den här datorn",
        arguments: [
            ("https://id.exempel.se", true), ("https://id.exempel.se/realms/kommunen/", true), ("http://127.0.0.1:8089", true),
            ("http://[::1]:8089", true),
            ("http://localhost:8089/x", true), ("http://id.exempel.se", false), ("http://127.0.0.1.exempel.se", false),
            ("http://127.0.0.1@exempel.se", false),
            ("http://localhost.exempel.se", false), ("https://id.exempel.se?x=1", false), ("https://id.exempel.se#x", false),
            ("https://a:b@id.exempel.se", false),
            ("ftp://id.exempel.se", false), ("id.exempel.se", false), ("https://", false), ("https://id.exempel.se/å", false),
            (" https://id.exempel.se", false),
            ("file:///etc/passwd", false),
        ])
    func utfärdare(_ namn: String, _ godtas: Bool) {
        #expect(fel(["EVB_OIDC_ISSUER": namn, "EVB_OIDC_AUDIENCE": "evb"]) == (godtas ? nil : .utfärdareOgiltig))
    }

    @Test("kan peka ut ett annat anspråk för uppdragen, men inte ett som betyder något annat")
    func uppdrag() throws {
        let grund = ["EVB_OIDC_ISSUER": "https://id.exempel.se", "EVB_OIDC_AUDIENCE": "evb"]
        #expect(try läs(grund).get().uppdragsanspråk == "evb_uppdrag")
        #expect(try läs(grund.merging(["EVB_OIDC_UPPDRAG": "roller"]) { $1 }).get().uppdragsanspråk == "roller")
        #expect(fel(grund.merging(["EVB_OIDC_UPPDRAG": "sub"]) { $1 }) == .uppdragsanspråkUpptaget)
    }

    @Test("läser listor med mellanslag eller komma mellan")
    func listor() throws {
        let grund = [
            "EVB_OIDC_ISSUER": "https://id.exempel.se", "EVB_OIDC_AUDIENCE": "evb", "EVB_OIDC_ACR": "loa3, loa4", "EVB_OIDC_KLIENTER": "a b",
        ]
        #expect(try läs(grund).get().acr == ["loa3", "loa4"])
        #expect(try läs(grund).get().klienter == ["a", "b"])
    }
}
