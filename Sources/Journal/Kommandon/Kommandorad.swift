public import CanonicalJSON
public import Handlaggning

/// Ett kommando med det som alla kommandon har gemensamt, läst ur ett JSON-objekt.
public struct Kommandorad: Hashable, Sendable {
    /// Nämndens kod: 1–32 tecken A–Z, a–z, 0–9, `-` och `_`.
    public let nämnd: String
    public let kommandoID: ID<Kommando>?
    public let aktör: String?
    public let kommando: Kommando
    /// Hela objektet utom kommandoId i kanonisk form: samma begäran ger samma text.
    public let kanonisk: String

    /// - Parameter objekt: en rad i en importfil eller kroppen i ett anrop.
    /// - Throws: `okant_kommando`, `okant_falt`, `falt_saknas`, `fel_typ`, `ogiltigt_datum`, `ogiltigt_varde`, `text_for_lang`, alla med fält.
    public init(_ objekt: JSON) throws(Avvisning) {
        var fält = try Fältläsare(objekt)
        let namn = try fält.text("kommando")
        nämnd = try fält.nämndskod()
        kommandoID = try fält.valfrittID("kommandoId")
        aktör = try fält.aktör()
        kommando = try Kommandorad.kommando(namn, &fält)
        try fält.klar()
        guard case .object(let medlemmar) = objekt else { preconditionFailure("Fältläsare tar bara emot objekt") }
        kanonisk = JSON.object(medlemmar.filter { $0.key != "kommandoId" }).canonical
    }

    private static func kommando(_ namn: String, _ fält: inout Fältläsare) throws(Avvisning) -> Kommando {
        switch namn {
        case "RegistreraNamnd": .registreraNämnd(try RegistreraNämnd(&fält))
        case "FattaBeslut": .fattaBeslut(try FattaBeslut(&fält))
        case "ErsattBeslut":
            .ersättBeslut(ErsättBeslut(beslut: try fält.id("beslut"), nytt: try fält.id("nytt"), datum: try fält.datum("datum")))
        case "RegistreraDodsfall": .registreraDödsfall(RegistreraDödsfall(person: try fält.id("person"), datum: try fält.datum("datum")))
        case "MakuleraBeslut": .makuleraBeslut(MakuleraBeslut(beslut: try fält.id("beslut"), skäl: try fält.fritext("skal")))
        case "RattaUppgift": .rättaUppgift(try RättaUppgift(&fält))
        case "AterkallaHandelse":
            .återkallaHändelse(ÅterkallaHändelse(beslut: try fält.id("beslut"), val: try fält.händelseval(), skäl: try fält.fritext("skal")))
        case "SlappText": .släppText(SläppText(beslut: try fält.id("beslut"), val: try fält.händelseval()))
        case "SkrivAvsnitt": .skrivAvsnitt(try SkrivAvsnitt(&fält))
        case "OppnaOmgang": .öppnaOmgång(try ÖppnaOmgång(&fält))
        case "FaststallRapport": .fastställRapport(FastställRapport(period: try fält.period()))
        case "RegistreraInskick": .registreraInskick(try RegistreraInskick(&fält))
        case "MeddelaRattelse": .meddelaRättelse(try MeddelaRättelse(&fält))
        case "AntaRapport": .antaRapport(try AntaRapport(&fält))
        case "OverlamnaRapport":
            .överlämnaRapport(ÖverlämnaRapport(period: try fält.period(), mottagare: try fält.val("mottagare"), datum: try fält.datum("datum")))
        case "ForeslaGallring": .föreslåGallring(FöreslåGallring(person: try fält.id("person"), grund: try fält.fritext("grund")))
        case "GodkannGallring": .godkännGallring(GodkännGallring(person: try fält.id("person")))
        default:
            if let händelse = try BeslutHändelse(kommando: namn, &fält) {
                .registreraHändelse(RegistreraHändelse(try fält.id("beslut"), händelse))
            } else {
                throw Avvisning(.okantKommando, fält: "kommando", "Kommandot finns inte. Kontrollera stavningen.")
            }
        }
    }
}

extension Fältläsare {
    /// Vem som handlar. Två som skrivs lika ska vara samma: tecken som inte syns, och bokstäver ur andra alfabet som ser ut som våra, avvisas.
    mutating func aktör() throws(Avvisning) -> String? {
        guard let aktör = try valfriText("aktor", högst: Self.längstaBenämning) else { return nil }
        let tillåtna = aktör.unicodeScalars.allSatisfy { tecken in
            switch tecken {
            case "a"..."z", "A"..."Z", "0"..."9", "À"..."Ö", "Ø"..."ö", "ø"..."ÿ", ".", "_", "-", ":", "@", "+", " ", "'": true
            default: false
            }
        }
        guard tillåtna, aktör.first != " ", aktör.last != " ", !aktör.contains("  ") else {
            throw Avvisning(
                .ogiltigtVarde, fält: "aktor",
                "aktor får innehålla latinska bokstäver, siffror, enkla mellanslag inuti och tecknen . _ - : @ + ', till exempel anna.berg.")
        }
        return aktör
    }

    mutating func nämndskod() throws(Avvisning) -> String {
        let kod = try text("namnd", högst: 32)
        let tillåtna = kod.utf8.allSatisfy { tecken in
            switch tecken {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard tillåtna else {
            throw Avvisning(.ogiltigtVarde, fält: "namnd", "Nämndens kod får innehålla A–Z, a–z, 0–9, bindestreck och understreck, till exempel SN.")
        }
        return kod
    }
}
