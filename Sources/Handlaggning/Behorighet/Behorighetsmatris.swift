/// Vem som får vad: en rad för varje åtgärd, en kolumn för varje roll. Det enda stället där det står; databasens rättigheter följer av det.
///
/// - `E`: den egna enhetens beslut (ett servicekonto utan enhet: hela nämndens).
/// - `N`: hela nämndens.
/// - `I`: installationen, inget innehåll.
/// - `·`: nej.
///
/// Källa: lag (2001:454) 10 §, lydelse 2023:821; offentlighets- och sekretesslagen (2009:400) 26 kap. 1 §; kommunallagen (2017:725) 12 kap.
/// 3 och 9 §§ om vad revisorerna prövar och får veta.
public struct Behörighetsmatris: Hashable, Sendable {
    public static let gällande = Behörighetsmatris(läst: text)

    /// Varje par av roll och åtgärd som är tillåtet, i tabellens ordning.
    public static let alla: [(Roll, Åtgärd)] = Åtgärd.allCases.flatMap { åtgärd in
        Roll.allCases.filter { gällande.räckvidd($0, åtgärd) != nil }.map { ($0, åtgärd) }
    }

    private let räckvidder: [Roll: [Åtgärd: Räckvidd]]

    /// Hur långt rollen når med åtgärden; nil när den inte får göra den.
    public func räckvidd(_ roll: Roll, _ åtgärd: Åtgärd) -> Räckvidd? { räckvidder[roll]?[åtgärd] }

    /// Hur många åtgärder rollen har: ett mått på hur mycket den får.
    public func omfång(_ roll: Roll) -> Int { räckvidder[roll]?.count ?? 0 }

    /// Tabellen kommer från programmet självt: en som inte går att läsa är ett programfel, och då får ingen något.
    private init(läst text: String) {
        do { räckvidder = try Matrisläsning(text).räckvidder } catch { preconditionFailure("behörighetsmatrisen: \(error)") }
    }
}

/// Vad en åtgärd når.
public enum Räckvidd: Character, CaseIterable, Hashable, Sendable {
    case enheten = "E"
    case nämnden = "N"
    case installationen = "I"
}

extension Behörighetsmatris {
    static let text = """
        åtgärd                    |  handl  | enhchef | rapport |  sekret |  jurist | revisor |  system |   logg  |  infoäg | service
        # Nämnden börjar använda systemet.
        RegistreraNamnd           |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    N    |    ·    |    ·    |    ·
        # Beslutet och vad som händer med det. Servicekontot för över det som ett ärendesystem vet.
        FattaBeslut               |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    E
        Verkstall                 |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    E
        VerkstallDelvis           |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        AvbrytVerkstallighet      |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    E
        AterupptaVerkstallighet   |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    E
        AngeSkal                  |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        LamnaErbjudande           |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        BesvaraErbjudande         |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        AvslutaUtanVerkstallighet |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    E
        AvslutaInsats             |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    E
        ErsattBeslut              |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        AntecknaUppfoljning       |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        PlaneraVerkstallighet     |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        BegarSenarelaggning       |    E    |    E    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        BegarVistelsekommun       |    E    |    E    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        # En person kan ha beslut i flera enheter: då är det juristen som når dem alla.
        RegistreraDodsfall        |    E    |    E    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        # Domstol och tillsyn.
        Overklaga                 |    E    |    E    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        RegistreraDom             |    ·    |    ·    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        BeslutaInhibition         |    ·    |    ·    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        RegistreraIVOAtgard       |    ·    |    ·    |    N    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        # Det som blivit fel. Ett helt beslut tas inte bort av den som registrerade det.
        RattaUppgift              |    E    |    E    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        AterkallaHandelse         |    E    |    E    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        MakuleraBeslut            |    ·    |    E    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        SlappText                 |    ·    |    ·    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        # Gallring: den som föreslår är aldrig den som godkänner.
        ForeslaGallring           |    ·    |    E    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    N    |    ·
        GodkannGallring           |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    N    |    ·
        # Rapporten: sekreteraren för den till nämnden, rapportören lämnar individrapporterna.
        OppnaOmgang               |    ·    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        SkrivAvsnitt              |    ·    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        FaststallRapport          |    ·    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        AntaRapport               |    ·    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        OverlamnaRapport          |    ·    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        RegistreraInskick         |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        MeddelaRattelse           |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·

        # Att läsa beslut.
        lasa_beslut               |    E    |    E    |    N    |    N    |    N    |    N    |    ·    |    ·    |    N    |    E
        lasa_beslut_identifierat  |    E    |    E    |    N    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        soka                      |    E    |    E    |    N    |    ·    |    N    |    ·    |    ·    |    ·    |    N    |    ·
        lasa_bevakning            |    E    |    E    |    N    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        lasa_radforklaring        |    E    |    E    |    N    |    N    |    N    |    N    |    ·    |    ·    |    ·    |    ·
        lasa_handelser            |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    N    |    E
        # Att läsa rapporter. Den som bara når en enhet skulle få en annan rapport än nämndens.
        lasa_omgangar             |    N    |    N    |    N    |    N    |    N    |    N    |    ·    |    ·    |    N    |    ·
        lasa_kalender             |    N    |    N    |    N    |    N    |    N    |    N    |    ·    |    ·    |    N    |    ·
        lasa_paminnelser          |    E    |    E    |    N    |    N    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        lasa_rapport_namnd        |    ·    |    ·    |    N    |    N    |    N    |    ·    |    ·    |    ·    |    ·    |    ·
        lasa_rapport_ivo          |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·
        lasa_rapport_revisor      |    ·    |    ·    |    ·    |    N    |    N    |    N    |    ·    |    ·    |    ·    |    ·
        lasa_rapport_fullmaktige  |    ·    |    ·    |    N    |    N    |    N    |    N    |    ·    |    ·    |    N    |    ·
        # Att visa att det stämmer, och vem som läst vad.
        lasa_sigill               |    ·    |    ·    |    ·    |    N    |    N    |    N    |    N    |    ·    |    N    |    ·
        lasa_logg                 |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    N    |    ·
        lasa_atkomstlogg          |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    N    |    N    |    ·
        lasa_behorigheter         |    ·    |    ·    |    ·    |    ·    |    ·    |    N    |    N    |    N    |    N    |    ·
        # Uppgifternas liv.
        lamna_registerutdrag      |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    N    |    ·
        lasa_gallringskandidater  |    ·    |    E    |    ·    |    ·    |    N    |    ·    |    ·    |    ·    |    N    |    ·
        # Driften.
        lasa_jobb                 |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    I    |    ·    |    ·    |    ·
        styra_jobb                |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    I    |    ·    |    ·    |    ·
        lasa_halsa                |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    I    |    ·    |    ·    |    ·
        # Ett övervakningsprogram läser mätvärdena med ett servicekonto.
        lasa_matvarden            |    ·    |    ·    |    ·    |    ·    |    ·    |    ·    |    I    |    ·    |    ·    |    I
        """
}
