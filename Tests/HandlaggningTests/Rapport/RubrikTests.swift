import Handlaggning
import HandlaggningSupport
import Testing

/// Ett beslut av 2023-01-17: slutdag 2023-04-17, rapporteringsbart från 2023-04-18. Brytdatum 2023-08-31.
@Suite("Rubriken för en frist")
struct RubrikTests {
    static let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))
    static let ny = BeslutHändelse.inskickat("2023K2", .ny, stängd: false)

    struct Fall: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let händelser: [BeslutHändelse]
        let plats: Plats?

        init(_ namn: String, _ händelser: [BeslutHändelse], _ plats: Plats?) {
            (testDescription, self.händelser, self.plats) = (namn, [fattat] + händelser, plats)
        }
    }

    static let aldrigRapporterad: [Fall] = [
        Fall("öppen", [], Plats(.r4, .öppen)),
        Fall("verkställd på slutdagen", [.verkställt("2023-04-17")], nil),
        Fall("verkställd dagen efter slutdagen", [.verkställt("2023-04-18")], Plats(.r4, .verkställd)),
        Fall("verkställd på beslutsdagen", [.verkställt("2023-01-17")], nil),
        Fall("verkställd på brytdatum", [.verkställt("2023-08-31")], Plats(.r4, .verkställd)),
        Fall("verkställd dagen efter brytdatum", [.verkställt("2023-09-01")], Plats(.r4, .öppen)),
        Fall("avslutad på slutdagen", [.avslutat("2023-04-17")], nil),
        Fall("avslutad dagen efter slutdagen", [.avslutat("2023-04-18")], Plats(.r4, .avslutad)),
        Fall("avslutad på brytdatum", [.avslutat("2023-08-31")], Plats(.r4, .avslutad)),
        Fall("avslutad dagen efter brytdatum", [.avslutat("2023-09-01")], Plats(.r4, .öppen)),
        Fall("inskickad först i samma omgång", [.inskickat("2023K3", .ny, stängd: false)], Plats(.r4, .öppen)),
        Fall("inskickad först i en senare omgång", [.inskickat("2023K4", .ny, stängd: false)], Plats(.r4, .öppen)),
    ]

    static let rapporteradÖppen: [Fall] = [
        Fall("öppen", [ny], Plats(.r3, .öppen)),
        Fall("verkställd", [ny, .verkställt("2023-06-01")], Plats(.r1, .verkställd)),
        Fall("verkställd på brytdatum", [ny, .verkställt("2023-08-31")], Plats(.r1, .verkställd)),
        Fall("verkställd dagen efter brytdatum", [ny, .verkställt("2023-09-01")], Plats(.r3, .öppen)),
        Fall("avslutad", [ny, .avslutat("2023-06-01")], Plats(.r2, .avslutad)),
        Fall("avslutad dagen efter brytdatum", [ny, .avslutat("2023-09-01")], Plats(.r3, .öppen)),
        Fall("visar sig vara verkställd i tid", [ny, .verkställt("2023-04-17")], Plats(.rättade, .verkställd)),
        Fall("visar sig vara avslutad i tid", [ny, .avslutat("2023-04-17")], Plats(.rättade, .avslutad)),
        Fall("rapporterad för flera omgångar sedan", [.inskickat("2022K1", .ny, stängd: false)], Plats(.r3, .öppen)),
        Fall(
            "slutrapporterad mellan omgångarna", [ny, .verkställt("2023-06-01"), .inskickat("2023K2", .verkstalld, stängd: false)],
            Plats(.r1, .verkställd)),
    ]

    static let rapporteradStängd: [Fall] = [
        Fall("stod som verkställd", [.verkställt("2023-04-20"), .inskickat("2023K2", .verkstalld, stängd: true)], nil),
        Fall("stod som avslutad", [.avslutat("2023-04-20"), .inskickat("2023K2", .avslutad, stängd: true)], nil),
        Fall(
            "stod öppen i den första omgången och stängd i den senaste",
            [.inskickat("2023K1", .ny, stängd: false), .verkställt("2023-04-20"), .inskickat("2023K2", .verkstalld, stängd: true)], nil),
        Fall(
            "inskicken registrerades i omvänd ordning",
            [.verkställt("2023-04-20"), .inskickat("2023K2", .verkstalld, stängd: true), .inskickat("2023K1", .ny, stängd: false)], nil),
        Fall("stängd enligt rapporten men öppen igen", [.inskickat("2023K2", .verkstalld, stängd: true)], Plats(.r3, .öppen)),
        Fall(
            "stod stängd, men visar sig ha verkställts i tid", [.verkställt("2023-04-17"), .inskickat("2023K2", .verkstalld, stängd: true)],
            Plats(.rättade, .verkställd)),
    ]

    @Test("som aldrig har rapporterats", arguments: aldrigRapporterad)
    func aldrig(_ fall: Fall) { #expect(rapport(fall.händelser).plats == fall.plats) }

    @Test("som har rapporterats öppen", arguments: rapporteradÖppen)
    func öppen(_ fall: Fall) { #expect(rapport(fall.händelser).plats == fall.plats) }

    @Test("som har rapporterats stängd", arguments: rapporteradStängd)
    func stängd(_ fall: Fall) { #expect(rapport(fall.händelser).plats == fall.plats) }

    @Test("den blir rapporteringsbar dagen efter slutdagen, inte på den")
    func rapporteringsbar() {
        #expect(rapport([Self.fattat], brytdatum: "2023-04-17").plats == nil)
        #expect(rapport([Self.fattat], brytdatum: "2023-04-18").plats == Plats(.r4, .öppen))
    }

    @Test("en domstols avgörande rapporteras aldrig, inte öppet och inte stängt för sent")
    func dom() {
        let dom = BeslutHändelse.fattat(.exempel("2023-01-17", ursprung: .dom))
        #expect(rapport([dom]).rader.isEmpty)
        #expect(rapport([dom, .verkställt("2023-06-01")]).rader.isEmpty)
        #expect(rapport([dom, .avslutat("2023-06-01")]).rader.isEmpty)
    }

    @Test("ett rättat inskick räknas inte: fristen är ny igen om den är sen")
    func rättat() {
        let rättelse = BeslutHändelse.rättelseMeddelad(RättelseMeddelad(frist: .beslut, omgång: kvartal("2023K3"), datum: dag("2023-09-10")))
        #expect(rapport([Self.fattat, Self.ny, rättelse], period: "2023K4", brytdatum: "2023-10-31").plats == Plats(.r4, .öppen))
        let nyttInskick = BeslutHändelse.inskickat("2023K4", .ny, stängd: false)
        let senare = rapport([Self.fattat, Self.ny, rättelse, nyttInskick], period: "2024K1", brytdatum: "2024-01-31")
        #expect(senare.plats == Plats(.r3, .öppen))
    }
}
