import Application
import EventStore
import Glibc
import HTTP
import Handlaggning
import Journal
import Postgres
import Projections

/// An error as one Swedish sentence that says what and where, with a stable code. Never a value somebody entered.
struct Felmening {
    /// On one line: what the server or the system says may have several.
    let rad: String

    init(_ fel: any Error) {
        let text =
            switch fel {
            case let fel as Avvisning: Felmening.avvisning(fel)
            case let fel as Driftfel: Felmening.drift(fel)
            case let fel as Importera.OgjordImport: "Inget av filen importerades. \(Felmening.drift(fel.orsak))"
            case let fel as Konfigurationsfel: Felmening.konfiguration(fel)
            case let fel as Sigillfel: Felmening.sigill(fel)
            case let fel as Katalogfel: Felmening.katalog(fel)
            case let fel as ClusterError: Felmening.kluster(fel)
            case let fel as MigrationError: Felmening.migrering(fel)
            case let fel as PostgresError: Felmening.databas(fel)
            case let fel as SecretError: Felmening.hemlighet(fel, "Huvudnyckeln", "EVB_HUVUDNYCKEL", kod: "huvudnyckel")
            case Läsmodellfel.förLoggen:
                "Loggen är kortare än det som läsmodellen har följt: händelser är borta. Bygg inte om; kör evb verifiera. (loggen_ar_kortare)"
            case Läsmodellfel.motsägerLoggen(let beslut):
                "Läsmodellen säger annat än loggen om beslutet \(beslut): någon har ändrat i den. Kör evb verifiera, och sedan evb projektion bygg-om. "
                    + "(lasmodell_avviker)"
            case is Läsmodellfel: "Läsmodellen hör inte till loggen. Kör evb projektion bygg-om. (lasmodell_avviker)"
            case let fel as Ombyggnadsfel: Felmening.ombyggnad(fel)
            case let fel as VaultError: Felmening.nyckelvalv(fel)
            case is SealingError:
                "Något som är förseglat i loggen öppnas inte med sin nyckel: det, eller nyckeln, är ändrat eller utbytt. Kör evb verifiera, som säger "
                    + "var. (kan_ej_oppnas)"
            case let fel as Formfel: Felmening.form(fel)
            case let fel as Utfärdarfel: Felmening.utfärdare(fel)
            case let fel as Tokenhämtningsfel: Felmening.token(fel)
            case let fel as Arkivfel: Felmening.arkiv(fel)
            case let fel as Serverfel: Felmening.server(fel)
            case let fel as Identitetsinställningsfel: Felmening.identitet(fel)
            case let fel as Utdata.Skrivfel: "Utdata kunde inte skrivas: \(Felmening.systemfel(fel.kod)). Det som skrevs är inte helt. (utdata)"
            case let fel as OkändFelkod: Felmening.felkod(fel)
            case is CancellationError: "Avbrutet; inget är gjort till hälften. (avbrutet)"
            default: "Oväntat fel: \(fel) (ovantat_fel)"
            }
        rad = text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.joined(separator: " ")
    }

    static func avvisning(_ fel: Avvisning) -> String {
        let lagrum = fel.lagrum.map { ", \($0)" } ?? ""
        return "\(fel.text) (\(fel.kod.rawValue)\(lagrum))"
    }

    private static func drift(_ fel: Driftfel) -> String {
        switch fel {
        case .nyckeldatabasSaknas:
            "EVB_DATABASE_URL är satt men inte EVB_NYCKEL_URL: personnycklarna ska ligga i en egen databas. (nyckeldatabas_saknas)"
        case .migreringKrävs: "Databasens schema är inte uppdaterat. Kör evb migrera. (migrering_kravs)"
        case .importPågår: "En import eller ombyggnad pågår för nämnden. Försök igen när den är klar. (import_pagar)"
        case .åtkomstEjAntecknad:
            "Läsningen kunde inte antecknas i åtkomstloggen, och det som söktes lämnas därför inte ut. Försök igen. (atkomst_ej_antecknad)"
        case .åtkomstloggAvviker:
            "Åtkomstloggen är ändrad: dess huvud är borttaget eller tillbakaflyttat, så inget kan antecknas efter raderna. Det som söktes lämnas inte ut. "
                + "Spara databasen som den är. (atkomstlogg_avviker)"
        case .okändMiljö: "EVB_MILJO ska vara demo, test eller produktion. (okand_miljo)"
        case .annanMiljö(let databasens, let programmets):
            "Databasen är för \(databasens.rawValue) men det här evb är för \(programmets.rawValue). Sätt EVB_MILJO=\(databasens.rawValue) om det är rätt "
                + "databas. (annan_miljo)"
        case .oskyddadAnslutning(let variabel):
            "\(variabel) går till en annan maskin utan att den bevisar vem den är. Lägg till sslmode=verify-full och sslrootcert. (oskyddad_anslutning)"
        case .framtidaDag(let dag, let idag):
            "\(dag) har inte kommit: i dag är det \(idag). I produktion planeras jobben aldrig från en dag i framtiden. (framtida_dag)"
        case .nyckelförstöringÅterstår:
            "Allt är registrerat, men en gallrad persons nyckel kunde inte förstöras nu. evb jobb gör det. (nyckelforstoring_aterstar)"
        case .nyHuvudnyckelSaknas: "Ge den nya huvudnyckeln i EVB_HUVUDNYCKEL_NY. (ny_huvudnyckel_saknas)"
        case .nyckelbytePågår: "Ett annat evb håller på att byta huvudnyckeln. Försök igen när det är klart. (nyckelbyte_pagar)"
        case .tomFil(let fil): "\(fil) är tom: det finns inget att importera. (tom_fil)"
        case .filfel(let fil, let operation, let kod): "\(fil): \(systemfel(kod)) (filfel, \(operation))"
        case .avvisadeEjSkrivna(let fil, let kod):
            "Det som godtogs är importerat, men de avvisade raderna kunde inte skrivas till \(fil): \(systemfel(kod)). Rätta det och kör samma "
                + "kommando igen: det som är importerat görs inte en gång till. (avvisade_ej_skrivna)"
        case .främmandeSigillnyckel:
            "Loggen är förseglad med en annan nyckel än den här. Använd den nyckeln (EVB_SIGILLNYCKEL eller filen sigillnyckel), eller skriv dess "
                + "öppna del i sigillnycklar-tidigare om den är bytt. (frammande_sigillnyckel)"
        case .sigillnyckel(let fel): hemlighet(fel, "Sigillnyckeln", "EVB_SIGILLNYCKEL", kod: "sigillnyckel")
        case .tidigareSigillnyckel(let källa, let rad):
            "\(källa), rad \(rad): det är inte en öppen sigillnyckel, 64 hexadecimala tecken, eller de är för många. (tidigare_sigillnyckel)"
        }
    }

    private static func server(_ fel: Serverfel) -> String {
        switch fel {
        case .utanförMaskinen(let adress):
            "Utanför den egna datorn (\(adress)) lyssnar evb bara bakom en proxy som avslutar TLS. Är det så, ange --bakom-proxy. (proxy_kravs)"
        case .ogiltigPort(let port): "Porten \(port) finns inte: den ska vara 0–65535. (ogiltig_port)"
        case .kanInteLyssna(let adress, let port, let orsak):
            "Det går inte att lyssna på \(adress):\(port): något annat gör det, eller så är adressen inte den här datorns. (\(orsak), kan_inte_lyssna)"
        }
    }

    private static func identitet(_ fel: Identitetsinställningsfel) -> String {
        switch fel {
        case .saknas(let variabel): "\(variabel) saknas: ange vem som utfärdar inloggningarna. (identitet_saknas)"
        case .utfärdareOgiltig: "EVB_OIDC_ISSUER ska vara en adress med https, eller med http på den egna datorn. (utfardare_ogiltig)"
        case .uppdragsanspråkUpptaget: "EVB_OIDC_UPPDRAG är ett anspråk som betyder något annat. Välj ett eget. (uppdragsansprak_upptaget)"
        }
    }

    private static func utfärdare(_ fel: Utfärdarfel) -> String {
        switch fel {
        case .baraIDemo(let miljö):
            "Databasen är till för \(miljö.rawValue). Den egna utfärdaren ger vem som helst vilken roll som helst, och körs bara mot en databas för demo. "
                + "(bara_i_demo)"
        case .utanTLS(let miljö):
            "Databasen är till för \(miljö.rawValue), och EVB_OIDC_ISSUER saknar TLS. Ange en utfärdare med https. (utfardare_utan_tls)"
        }
    }

    private static func token(_ fel: Tokenhämtningsfel) -> String {
        switch fel {
        case .ingenUtfärdare(let port):
            "Ingen utfärdare svarar på den här datorns port \(port). Starta evb utfardare, eller ange --port. (ingen_utfardare)"
        case .nekad: "Utfärdaren nekade begäran. (token_nekad)"
        }
    }

    private static func katalog(_ fel: Katalogfel) -> String {
        let plats = fel.post.map { "\(fel.fil), post \($0)" } ?? fel.fil
        return "Katalogen \(plats): \(katalogmening(fel.orsak)). (katalogfel)"
    }

    private static func katalogmening(_ orsak: Katalogfel.Orsak) -> String {
        switch orsak {
        case .mappenSaknas: "mappen finns inte, eller är ingen mapp"
        case .okändFil: "det finns ingen katalog med det namnet. Rätta filnamnet eller flytta filen"
        case .ingenVanligFil: "det är inte en vanlig fil"
        case .filfel(_, let kod): systemfel(kod)
        case .förStor: "filen är större än 1 MiB"
        case .tom: "filen har inga poster. Ta bort den om inget ska läggas till"
        case .ejJSON(let plats): "filen är inte giltig JSON (byte \(plats))"
        case .ejObjekt: "ett JSON-objekt ({…}) väntades"
        case .fältSaknas(let fält): "fältet \(fält) saknas"
        case .okäntFält(let fält): "fältet \(fält) är okänt. Kontrollera stavningen"
        case .felVärde(let fält): "fältet \(fält) har fel typ eller ett värde som inte finns"
        case .tillFöreFrån: "till ligger före fran"
        case .överlappar: "tiden överlappar en annan post om samma sak. Sätt till i den tidigare posten till dagen före"
        case .okäntLagrum(let kod): "lagrummet \(kod) finns inte i katalogen lagrum"
        case .okändParagraf(let id): "paragrafen \(id) finns inte i katalogen paragrafer"
        case .lägstÖverHögst: "lagst är större än hogst"
        case .tackatNejAvslutarInte: "att tacka nej till ett erbjudande avslutar inte ett beslut. Det är ett skäl, inte en avslutsorsak"
        }
    }

    private static func kluster(_ fel: ClusterError) -> String {
        switch fel {
        case .binariesMissing(let platser):
            "PostgreSQL:s program saknas (sökte i \(platser.joined(separator: ", "))). Installera postgresql-15, eller ange en server i EVB_DATABASE_URL. "
                + "(postgresql_saknas)"
        case .folderUnreachable(let mapp, let användare):
            "Användaren \(användare) når inte mappen \(mapp). Välj en annan mapp med --data. (mapp_onabar)"
        case .noServerUser: "PostgreSQL körs inte som root, och användaren postgres finns inte. Installera postgresql-15. (serveranvandare_saknas)"
        case .foreignSocketFolder(let mapp): "\(mapp) tillhör någon annan eller är öppen för andra. Ta bort den. (frammande_socketmapp)"
        case .busy(let mapp): "Ett annat evb håller på att starta eller stoppa klustret i \(mapp). Försök igen. (kluster_upptaget)"
        case .otherVersion(let data, let program): "Data i mappen är PostgreSQL \(data), men programmen är \(program). (annan_postgresql)"
        case .programFailed, .startFailed, .stopFailed, .system: "Det privata PostgreSQL-klustret svarar inte: \(fel) (kluster_startar_inte)"
        }
    }

    private static func hemlighet(_ fel: SecretError, _ namn: String, _ variabel: String, kod: String) -> String {
        switch fel {
        case .malformed(let fil): "\(fil ?? variabel) är inte 32 byte i base64. (\(kod))"
        case .missing(let fil): "\(namn) \(fil) finns inte. Återställ den, eller ange den i \(variabel). (\(kod))"
        case .exposed(let fil, _): "\(fil) kan läsas av andra. Ge den rättigheten 0600. (\(kod))"
        case .notAFile(let fil): "\(fil) är inte en vanlig fil. (\(kod))"
        case .system(let fil, let operation, let errno):
            "\(namn) \(fil): \(systemfel(errno)). Den kan också anges i \(variabel). (\(kod), \(operation))"
        }
    }

    private static func konfiguration(_ fel: Konfigurationsfel) -> String {
        switch fel {
        case .oläslig(let sökväg): "\(sökväg) finns inte eller kan inte läsas som inställningar. (installningar)"
        case .okänt(let namn, let fil, let rad):
            "\(fil), rad \(rad): \(namn) är ingen inställning. Skriv NAMN=värde med ett av de namn som evb har: "
                + "\(Konfiguration.namn.joined(separator: ", ")). (okand_installning)"
        }
    }

    private static func sigill(_ fel: Sigillfel) -> String {
        switch fel {
        case .loggenMotsägerSigill(let nämnd):
            "\(nämnd): loggen stämmer inte med sina sigill, sina rapporter eller det som har följt den, och förseglas inte. Kör evb verifiera, som "
                + "säger var. (\(fel.code))"
        }
    }

    private static func felkod(_ fel: OkändFelkod) -> String {
        let förslag = fel.närmast.isEmpty ? "" : "Liknande koder: \(fel.närmast.joined(separator: ", ")). "
        return "Koden \(fel.kod) finns inte. \(förslag)Kör evb fel för att se alla. (okand_felkod)"
    }

    private static func ombyggnad(_ fel: Ombyggnadsfel) -> String {
        switch fel {
        case .pågår: "Läsmodellen byggs redan om av någon annan. Vänta tills det är klart. (ombyggnad_pagar)"
        case .loggenÄrKortare(let nämnd, let position):
            "\(nämnd): loggen är kortare än det som läsmodellen har följt: händelser är borta, till och med position \(position). Läsmodellen byggs "
                + "inte om, för den är spåret efter dem. Återställ en säkerhetskopia som har dem. (loggen_ar_kortare)"
        case .upptagen:
            "En import höll läsmodellen hela tiden, och den är oförändrad. Kör evb projektion bygg-om igen när importen är klar. (import_pagar)"
        }
    }

    static func form(_ fel: Formfel) -> String {
        let vilken = "Händelsen\(fel.position.map { " vid position \($0)" } ?? "") (\(fel.typ), version \(fel.version))"
        let vad =
            switch fel.orsak {
            case _ where fel.ärNyare: "är skriven av ett nyare evb. Uppgradera programmet."
            case .okändTyp, .okändVersion: "har en version som aldrig har funnits: loggen är skadad. Kör evb verifiera."
            case .ejJSON: "är inte giltig JSON: loggen är skadad. Kör evb verifiera."
            case .fält(let fält): "kan inte läsas: fältet \(fält) saknas eller är skadat. Kör evb verifiera."
            }
        return "\(vilken) \(vad) (olaslig_handelse)"
    }

    private static func arkiv(_ fel: Arkivfel) -> String {
        let plats = ["\(fel.fil)", fel.rad.map { "rad \($0)" }].compactMap(\.self).joined(separator: ", ")
        return "\(plats): \(avvisning(fel.avvisning)) Inget är inläst."
    }

    private static func nyckelvalv(_ fel: VaultError) -> String {
        switch fel {
        case .wrongMasterKey:
            "Huvudnyckeln hör inte till den här nyckeldatabasen. Lägg tillbaka den rätta (EVB_HUVUDNYCKEL, eller filen huvudnyckel i datamappen); "
                + "efter ett avbrutet byte kan den rätta vara huvudnyckel.ny eller EVB_HUVUDNYCKEL_NY. (fel_huvudnyckel)"
        case .unknownKey(let id):
            "Texterna kan inte läsas här: nyckeln \(id) har aldrig funnits i nyckeldatabasen. Antingen hör den inte till loggen, eller så "
                + "lästes loggen in ur ett arkiv utan nycklar. (fel_nyckeldatabas)"
        case .notOfLog(let nämnd):
            "\(nämnd): nyckeldatabasen saknar nycklar som loggen är skriven med, och inget skrivs eller söks. Kontrollera EVB_NYCKEL_URL, eller "
                + "återställ nyckeldatabasens säkerhetskopia. En logg ur ett arkiv utan nycklar kan bara läsas. (fel_nyckeldatabas)"
        case .taken: "Nyckeldatabasen har redan andra nycklar för nämnden. Läs in arkivet i en nyckeldatabas utan dem. (nyckel_finns_redan)"
        case .otherRotation:
            "Huvudnyckeln håller på att bytas mot en annan än den här nya. Återställ den nya som bytet började med. (annat_nyckelbyte)"
        case .unstable: "En nyckel försvann ur nyckeldatabasen medan den användes. (fel_nyckeldatabas)"
        }
    }

    private static func migrering(_ fel: MigrationError) -> String {
        switch fel {
        case .altered(let namn): "Steget \(namn) har ändrats sedan det kördes. Använd det evb som databasen migrerades med. (andrad_migrering)"
        case .newerDatabase: "Databasen har migrerats av ett nyare evb. Uppgradera programmet. (nyare_databas)"
        case .serverTooOld: "PostgreSQL är för gammalt; evb kräver version 15 eller senare. (for_gammal_server)"
        case .readOnly: "Databasen är skrivskyddad och kan inte migreras. (skrivskyddad)"
        case .lockTimeout: "En annan migrering pågår. Försök igen. (migrering_pagar)"
        case .outOfOrder, .failed: "Migreringen misslyckades: \(fel) (migrering_misslyckades)"
        }
    }

    private static func databas(_ fel: PostgresError) -> String {
        switch fel.sqlState {
        case .readOnlyTransaction?: return "Databasen är skrivskyddad. (skrivskyddad)"
        case .insufficientPrivilege?: return "Databasrollen saknar rättighet: \(fel) (rattighet_saknas)"
        case .undefinedTable?, .undefinedSchema?, .undefinedFunction?:
            return "Databasens schema saknas eller är för gammalt. Kör evb migrera. (migrering_kravs)"
        case .uniqueViolation? where "\(fel)".contains(Fristprojektion.namn + "_"):
            return "Läsmodellen hör inte till loggen. Kör evb projektion bygg-om. (lasmodell_avviker)"
        case .lockNotAvailable?: return "En import eller ombyggnad pågår för nämnden. Försök igen när den är klar. (import_pagar)"
        default:
            if fel.wasInFlight {
                return
                    "Anslutningen till databasen bröts. Kör samma kommando igen när den är tillbaka: det som redan är gjort görs inte en gång till. "
                    + "(\(fel.sqlState.map { "\($0), " } ?? "")anslutning_bruten)"
            }
            return fel.isConnectionLost ? "Databasen kan inte nås: \(fel) (databas_onabar)" : "Databasfel: \(fel) (databasfel)"
        }
    }

    private static func systemfel(_ kod: Int32) -> String {
        switch kod {
        case 2: "filen finns inte"
        case 17: "filen finns redan"
        case 13: "filen får inte läsas eller skrivas"
        case 21: "det är en mapp, inte en fil"
        case EMSGSIZE: "en rad tar aldrig slut, så det är ingen fil med kommandon"
        case 20: "något på vägen dit är en fil, inte en mapp"
        case 28: "disken är full"
        case 40: "det är en symbolisk länk"
        default: "systemfel \(kod)"
        }
    }
}
