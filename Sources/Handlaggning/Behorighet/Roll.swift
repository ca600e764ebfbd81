/// Vad en människa är hos en nämnd, eller vad ett program är som någon där svarar för. En roll ger bara det som ``Behörighetsmatris`` säger.
///
/// Källa: lag (2001:454) om behandling av personuppgifter inom socialtjänsten, 10 §, lydelse 2023:821: behörigheten begränsas till vad var
/// och en behöver för att kunna fullgöra sina arbetsuppgifter.
public enum Roll: String, CaseIterable, Hashable, Sendable {
    /// Handlägger den egna enhetens beslut.
    case handläggare = "handlaggare"
    /// Svarar för enhetens beslut och rättar det som blivit fel i dem.
    case enhetschef
    /// Lämnar individrapporterna till IVO.
    case rapportör = "rapportor"
    /// För rapporten från öppnad omgång till överlämnad. Ser ingen identitet.
    case nämndsekreterare = "namndsekreterare"
    /// Överklaganden, domar och IVO:s åtgärder, och texternas granskning.
    case förvaltningsjurist = "forvaltningsjurist"
    /// Granskar. Ser inga identiteter och inga texter, och skriver inget.
    case revisor
    /// Driver systemet. Ser inget av innehållet.
    case systemförvaltare = "systemforvaltare"
    /// Granskar vem som läst vad. Ser bara åtkomstloggen.
    case logggranskare
    /// Svarar för uppgifterna: gallring, registerutdrag, och vem som får vad.
    case informationsägare = "informationsagare"
    /// Ett program, ett ärendesystem, med en människa som äger det.
    case servicekonto

    /// Om ett uppdrag i rollen gäller en enhet.
    public enum Enhetskrav: Hashable, Sendable {
        /// Rollen når bara en enhets beslut, och uppdraget ska säga vilken.
        case krävs
        /// Uppdraget når en enhet eller, utan enhet, hela nämnden.
        case valfri
        /// Rollen gäller hela nämnden: en enhet i uppdraget skulle se ut som en gräns som inte finns.
        case ingen
    }

    public var enhetskrav: Enhetskrav {
        switch self {
        case .handläggare, .enhetschef: .krävs
        case .servicekonto: .valfri
        case .rapportör, .nämndsekreterare, .förvaltningsjurist, .revisor, .systemförvaltare, .logggranskare, .informationsägare: .ingen
        }
    }

    /// Om samma konto också får ha andra roller. Den som driver systemet gör det med ett eget konto, och ett program är inte en människa.
    public var förenas: Bool {
        switch self {
        case .systemförvaltare, .servicekonto: false
        case .handläggare, .enhetschef, .rapportör, .nämndsekreterare, .förvaltningsjurist, .revisor, .logggranskare, .informationsägare: true
        }
    }

    /// Händelsetyperna, som de lagras, som rollens kommandon kan leda till.
    public var fårTillföra: Set<String> {
        Åtgärd.allCases.filter { Behörighetsmatris.gällande.räckvidd(self, $0) != nil }.reduce(into: []) { $0.formUnion($1.händelsetyper) }
    }
}
