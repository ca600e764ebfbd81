/// Varför ett kommando inte kan tas emot: en stabil kod, fältet, lagrummet där en regel i lag ligger bakom, och en mening som säger
/// vad som gäller. Innehåller aldrig personuppgifter och aldrig värdet av ett fritextfält.
public struct Avvisning: Error, Hashable, Sendable {
    public let kod: Kod
    public let fält: String?
    public let lagrum: String?
    public let text: String

    public init(_ kod: Kod, fält: String? = nil, lagrum: String? = nil, _ text: String) {
        self.kod = kod
        self.fält = fält
        self.lagrum = lagrum
        self.text = text
    }

    /// Koden som andra program känner avvisningen vid. Den byter aldrig namn och aldrig mening: den står i svar, i avvisade filer och i andras
    /// program.
    public enum Kod: String, CaseIterable, Sendable {
        // Formen på det som kom in.
        case ejJSON = "ej_json"
        case ejUTF8 = "ej_utf8"
        case radForLang = "rad_for_lang"
        case okantKommando = "okant_kommando"
        case okantFalt = "okant_falt"
        case faltSaknas = "falt_saknas"
        case felTyp = "fel_typ"
        case ogiltigtDatum = "ogiltigt_datum"
        case ogiltigtVarde = "ogiltigt_varde"
        case ogiltigtDnr = "ogiltigt_dnr"
        case textForLang = "text_for_lang"

        // Avbildningen och ett ärendesystems export.
        case avbildningOgiltig = "avbildning_ogiltig"
        case csvOgiltig = "csv_ogiltig"
        case kolumnSaknas = "kolumn_saknas"
        case kolumnEjEntydig = "kolumn_ej_entydig"
        case felAntalKolumner = "fel_antal_kolumner"
        case forMangaPoster = "for_manga_poster"
        case okandKod = "okand_kod"
        case dubblettIKallan = "dubblett_i_kallan"
        case okantBeslutIKallan = "okant_beslut_i_kallan"
        case beslutUtanInsats = "beslut_utan_insats"
        case annanRadAvvisad = "annan_rad_avvisad"
        case andradIKallan = "andrad_i_kallan"

        // Arkivet.
        case mappEjTom = "mapp_ej_tom"
        case kanEjOppnas = "kan_ej_oppnas"
        case namndenFinnsRedan = "namnden_finns_redan"
        case manifestOgiltigt = "manifest_ogiltigt"
        case arkivfilSaknas = "arkivfil_saknas"
        case okandArkivfil = "okand_arkivfil"
        case kontrollsummaAvviker = "kontrollsumma_avviker"
        case arkivradOgiltig = "arkivrad_ogiltig"
        case felOrdning = "fel_ordning"
        case kedjaBruten = "kedja_bruten"
        case sigillAvviker = "sigill_avviker"
        case kvittoSaknas = "kvitto_saknas"
        case olasligHandelse = "olaslig_handelse"
        case annanHuvudnyckel = "annan_huvudnyckel"

        // Identitet och upprepning.
        case kommandoIDAteranvant = "kommando_id_ateranvant"
        case versionskonflikt = "versionskonflikt"
        case kallaRedanKand = "kalla_redan_kand"
        case namndRedanRegistrerad = "namnd_redan_registrerad"
        case okandNamnd = "okand_namnd"
        case ejBehorig = "ej_behorig"
        case beslutFinnsRedan = "beslut_finns_redan"
        case okantBeslut = "okant_beslut"

        case forMangaTraffar = "for_manga_traffar"

        // Beslutet.
        case datumIFramtiden = "datum_i_framtiden"
        case foreBeslutsdatum = "fore_beslutsdatum"
        case foreForegaendeHandelse = "fore_foregaende_handelse"
        case gallerTillForeBeslutsdatum = "galler_till_fore_beslutsdatum"
        case gallerTillForeGallerFran = "galler_till_fore_galler_fran"
        case okantLagrum = "okant_lagrum"
        case lagrumEjIKraft = "lagrum_ej_i_kraft"
        case lagrumEjRapporteringspliktigt = "lagrum_ej_rapporteringspliktigt"
        case lagrumEjForInsatsen = "lagrum_ej_for_insatsen"
        case okandInsats = "okand_insats"
        case insatsEjIKatalogen = "insats_ej_i_katalogen"
        case inriktningBaraIFO = "inriktning_bara_ifo"
        case ingenOppenFrist = "ingen_oppen_frist"
        case tackatNejAvslutarInte = "tackat_nej_avslutar_inte"
        case ejVerkstallt = "ej_verkstallt"
        case insatsRedanAvslutad = "insats_redan_avslutad"
        case ingetOppetAvbrott = "inget_oppet_avbrott"
        case okantErbjudande = "okant_erbjudande"
        case erbjudandeFinnsRedan = "erbjudande_finns_redan"
        case svarForeErbjudande = "svar_fore_erbjudande"
        case sammaBeslut = "samma_beslut"
        case annanPerson = "annan_person"
        case nyttBeslutErsatt = "nytt_beslut_ersatt"
        case okandPerson = "okand_person"
        case lagaKraftForeDomen = "laga_kraft_fore_domen"
        case senarelagdForeBegaran = "senarelagd_fore_begaran"
        case beloppHorEjDit = "belopp_hor_ej_dit"
        case beloppUtanforRamen = "belopp_utanfor_ramen"

        // Rättelser.
        case beslutMakulerat = "beslut_makulerat"
        case okandHandelse = "okand_handelse"
        case redanAterkallad = "redan_aterkallad"
        case kanEjAterkallas = "kan_ej_aterkallas"
        case personKanEjRattas = "person_kan_ej_rattas"
        case faltKanEjRattas = "falt_kan_ej_rattas"
        case tidslinjenHallerInte = "tidslinjen_haller_inte"
        case ingenText = "ingen_text"

        // Omgången.
        case omgangFinnsRedan = "omgang_finns_redan"
        case okandOmgang = "okand_omgang"
        case okandPosition = "okand_position"
        case brytdatumEjEfterForegaende = "brytdatum_ej_efter_foregaende"
        case brytdatumEjForeNasta = "brytdatum_ej_fore_nasta"
        case brytdatumUtanforPerioden = "brytdatum_utanfor_perioden"
        case senareOmgangFaststalld = "senare_omgang_faststalld"
        case brytdatumEjPasserat = "brytdatum_ej_passerat"
        case tidigareOmgangEjFaststalld = "tidigare_omgang_ej_faststalld"
        case redanFaststalld = "redan_faststalld"
        case ejFaststalld = "ej_faststalld"
        case bevarandeBrutet = "bevarande_brutet"
        case beslutParkerat = "beslut_parkerat"
        case textEjSlappt = "text_ej_slappt"
        case personuppgiftIAvsnitt = "personuppgift_i_avsnitt"
        case ejIRapporten = "ej_i_rapporten"
        case fristEjEntydig = "frist_ej_entydig"
        case artFoljerRubriken = "art_foljer_rubriken"
        case redanInskickad = "redan_inskickad"
        case ejRattelse = "ej_rattelse"
        case redanAntagen = "redan_antagen"
        case ejAntagen = "ej_antagen"
        case redanOverlamnad = "redan_overlamnad"
        case foreAntagandet = "fore_antagandet"

        // Gallringen.
        case ejGallringsbar = "ej_gallringsbar"
        case oppenFrist = "oppen_frist"
        case insatsPagar = "insats_pagar"
        case gallringUndantagen = "gallring_undantagen"
        case gallringEjForeslagen = "gallring_ej_foreslagen"
        case gallringRedanForeslagen = "gallring_redan_foreslagen"
        case anteckningEfterForslaget = "anteckning_efter_forslaget"
        case sammaPersonGodkanner = "samma_person_godkanner"
        case redanGallrad = "redan_gallrad"
        case personuppgifterGallrade = "personuppgifter_gallrade"
    }
}
