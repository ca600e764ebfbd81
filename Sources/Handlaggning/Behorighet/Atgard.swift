/// Allt som någon kan be om: varje kommando, med det namn det har i en importfil och över HTTP, och varje sätt att läsa.
public enum Åtgärd: String, CaseIterable, Hashable, Sendable {
    case registreraNämnd = "RegistreraNamnd"
    case fattaBeslut = "FattaBeslut"
    case verkställ = "Verkstall"
    case verkställDelvis = "VerkstallDelvis"
    case avbrytVerkställighet = "AvbrytVerkstallighet"
    case återupptaVerkställighet = "AterupptaVerkstallighet"
    case angeSkäl = "AngeSkal"
    case lämnaErbjudande = "LamnaErbjudande"
    case besvaraErbjudande = "BesvaraErbjudande"
    case avslutaUtanVerkställighet = "AvslutaUtanVerkstallighet"
    case avslutaInsats = "AvslutaInsats"
    case ersättBeslut = "ErsattBeslut"
    case registreraDödsfall = "RegistreraDodsfall"
    case antecknaUppföljning = "AntecknaUppfoljning"
    case planeraVerkställighet = "PlaneraVerkstallighet"
    case överklaga = "Overklaga"
    case registreraDom = "RegistreraDom"
    case beslutaInhibition = "BeslutaInhibition"
    case begärSenareläggning = "BegarSenarelaggning"
    case begärVistelsekommun = "BegarVistelsekommun"
    case registreraIVOÅtgärd = "RegistreraIVOAtgard"
    case rättaUppgift = "RattaUppgift"
    case återkallaHändelse = "AterkallaHandelse"
    case makuleraBeslut = "MakuleraBeslut"
    case släppText = "SlappText"
    case föreslåGallring = "ForeslaGallring"
    case godkännGallring = "GodkannGallring"
    case öppnaOmgång = "OppnaOmgang"
    case fastställRapport = "FaststallRapport"
    case registreraInskick = "RegistreraInskick"
    case meddelaRättelse = "MeddelaRattelse"
    case skrivAvsnitt = "SkrivAvsnitt"
    case antaRapport = "AntaRapport"
    case överlämnaRapport = "OverlamnaRapport"

    /// Beslutet och dess händelser, utan identitet och utan texter.
    case läsaBeslut = "lasa_beslut"
    /// Beslutet med identitet och texter.
    case läsaBeslutIdentifierat = "lasa_beslut_identifierat"
    case läsaBevakning = "lasa_bevakning"
    case läsaOmgångar = "lasa_omgangar"
    /// Rapporten i nämndens form: rader med skäl, utan identitet.
    case läsaRapportNämnd = "lasa_rapport_namnd"
    /// Individrapporterna, med identitet.
    case läsaRapportIVO = "lasa_rapport_ivo"
    case läsaRapportRevisor = "lasa_rapport_revisor"
    /// Bara antal.
    case läsaRapportFullmäktige = "lasa_rapport_fullmaktige"
    /// «Varför står denna rad här?», utan identitet och utan texter.
    case läsaRadförklaring = "lasa_radforklaring"
    /// Hela loggen, med det förseglade som chiffertext: det som behövs för att kontrollera kedjan utan evb.
    case läsaLogg = "lasa_logg"
    case läsaSigill = "lasa_sigill"
    case läsaKalender = "lasa_kalender"
    case läsaPåminnelser = "lasa_paminnelser"
    /// Flödet av händelser för andra system, utan identitet och utan texter.
    case läsaHändelser = "lasa_handelser"
    /// Hitta en persons beslut på namn, personnummer eller ärendenummer.
    case söka = "soka"
    case läsaÅtkomstlogg = "lasa_atkomstlogg"
    case lämnaRegisterutdrag = "lamna_registerutdrag"
    case läsaGallringskandidater = "lasa_gallringskandidater"
    /// Vem som får vad: den här matrisen.
    case läsaBehörigheter = "lasa_behorigheter"
    case läsaJobb = "lasa_jobb"
    /// Köra om, avbryta och pausa jobb.
    case styraJobb = "styra_jobb"
    /// Hur installationens delar mår, var för sig.
    case läsaHälsa = "lasa_halsa"
    case läsaMätvärden = "lasa_matvarden"

    /// Gäller installationen och inget som hör till en nämnd.
    public var gällerInstallationen: Bool { Self.installationens.contains(self) }

    /// Svaret pekar ut en människa: läsningen antecknas i åtkomstloggen innan den besvaras.
    public var visarIdentitet: Bool { Self.identifierande.contains(self) }

    private static let installationens: Set<Åtgärd> = [.läsaJobb, .styraJobb, .läsaHälsa, .läsaMätvärden]
    private static let identifierande: Set<Åtgärd> = [
        .läsaBeslutIdentifierat, .läsaRapportIVO, .söka, .lämnaRegisterutdrag, .läsaGallringskandidater,
    ]
}
