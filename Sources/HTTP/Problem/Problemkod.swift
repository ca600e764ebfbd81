import HTTPTypes

/// What can be wrong with a request before anything is asked of the nämnd's log: a stable code, and the status it is answered with.
enum Problemkod: String, CaseIterable, Sendable {
    // The address and the method.
    case ogiltigAdress = "ogiltig_adress"
    case okandAdress = "okand_adress"
    case metodenGarInte = "metoden_gar_inte"
    // The head.
    case ogiltigHTTP = "ogiltig_http"
    case huvudetForStort = "huvudet_for_stort"
    case okandParameter = "okand_parameter"
    case parameterTvaGanger = "parameter_tva_ganger"
    case ogiltigParameter = "ogiltig_parameter"
    case ogiltigtHuvud = "ogiltigt_huvud"
    case ogiltigMarkor = "ogiltig_markor"
    case svarsformSaknas = "svarsform_saknas"
    // The body.
    case felInnehallstyp = "fel_innehallstyp"
    case kroppenForStor = "kroppen_for_stor"
    case kroppenForSen = "kroppen_for_sen"
    case kroppenBruten = "kroppen_bruten"
    case kroppSaknas = "kropp_saknas"
    // The command.
    case aktorEjTillaten = "aktor_ej_tillaten"
    case namndMotsagerAdressen = "namnd_motsager_adressen"
    case kommandoIDMotsagerHuvudet = "kommando_id_motsager_huvudet"
    case ifMatchKravs = "if_match_kravs"
    case ifMatchGallerInte = "if_match_galler_inte"
    case andamalSaknas = "andamal_saknas"
    // The jobs.
    case jobbEjUppgivet = "jobb_ej_uppgivet"
    case jobbEjIKon = "jobb_ej_i_kon"
    case okantJobbslag = "okant_jobbslag"
    // The server.
    case forTatt = "for_tatt"
    case upptaget
    case drojer = "lasmodellen_drojer"
    case importPagar = "import_pagar"
    case databasOnabar = "databas_onabar"
    case utfallOkant = "utfall_okant"
    case avbrutet
    case atkomstEjAntecknad = "atkomst_ej_antecknad"
    case ejBehorig = "ej_behorig"
    case lasmodellAvviker = "lasmodell_avviker"
    case olasligHandelse = "olaslig_handelse"
    case nyckelfel
    case driftfel
    case ovantatFel = "ovantat_fel"

    var status: HTTPResponse.Status {
        switch self {
        case .ogiltigAdress, .ogiltigHTTP, .okandParameter, .parameterTvaGanger, .ogiltigParameter, .ogiltigtHuvud, .ogiltigMarkor, .kroppenBruten,
            .kroppSaknas, .aktorEjTillaten, .andamalSaknas:
            .badRequest
        case .ejBehorig: .forbidden
        case .okandAdress, .okantJobbslag: .notFound
        case .jobbEjUppgivet, .jobbEjIKon: .conflict
        // Each part can be read; together they say nothing that can be done.
        case .namndMotsagerAdressen, .kommandoIDMotsagerHuvudet, .ifMatchGallerInte: .unprocessableContent
        case .metodenGarInte: .methodNotAllowed
        case .svarsformSaknas: .notAcceptable
        case .kroppenForSen: .requestTimeout
        case .kroppenForStor: .contentTooLarge
        case .felInnehallstyp: .unsupportedMediaType
        case .ifMatchKravs: .preconditionRequired
        case .forTatt: .tooManyRequests
        case .huvudetForStort: .requestHeaderFieldsTooLarge
        case .upptaget, .drojer, .importPagar, .databasOnabar, .utfallOkant, .avbrutet, .atkomstEjAntecknad: .serviceUnavailable
        case .lasmodellAvviker, .olasligHandelse, .nyckelfel, .driftfel, .ovantatFel: .internalServerError
        }
    }
}
