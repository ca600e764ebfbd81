import Handlaggning
import HTTPTypes

extension Problem {
    /// A refusal, as it is answered: what is wrong with the form is 400, what a rule refuses 422.
    init(avvisning: Avvisning, medVersion: Bool = false) {
        self.init(status: avvisning.kod.status(medVersion: medVersion), kod: avvisning.kod.rawValue, avvisning.text)
        fält = avvisning.fält
        lagrum = avvisning.lagrum
    }
}

extension Avvisning.Kod {
    /// - Parameter medVersion: the one who asked had named the version that the beslut was to have.
    func status(medVersion: Bool) -> HTTPResponse.Status {
        switch self {
        case .ejJSON, .ejUTF8, .radForLang, .okantKommando, .okantFalt, .faltSaknas, .felTyp, .ogiltigtDatum, .ogiltigtVarde, .ogiltigtDnr,
            .textForLang:
            .badRequest
        case .okandNamnd, .okantBeslut, .okandOmgang, .okandPerson, .okandPosition: .notFound
        case .versionskonflikt: medVersion ? .preconditionFailed : .conflict
        case .namndRedanRegistrerad, .beslutFinnsRedan, .kallaRedanKand, .omgangFinnsRedan, .redanFaststalld, .redanAntagen, .redanOverlamnad,
            .redanInskickad, .redanAterkallad, .redanGallrad, .gallringRedanForeslagen, .erbjudandeFinnsRedan, .namndenFinnsRedan:
            .conflict
        case .sammaPersonGodkanner, .ejBehorig: .forbidden
        case .beslutParkerat, .olasligHandelse: .serviceUnavailable
        case .kommandoIDAteranvant, .forMangaTraffar, .avbildningOgiltig, .csvOgiltig, .kolumnSaknas, .kolumnEjEntydig, .felAntalKolumner,
            .forMangaPoster, .okandKod,
            .dubblettIKallan, .okantBeslutIKallan, .beslutUtanInsats, .annanRadAvvisad, .andradIKallan, .mappEjTom, .kanEjOppnas,
            .manifestOgiltigt, .arkivfilSaknas, .okandArkivfil, .kontrollsummaAvviker, .arkivradOgiltig, .felOrdning, .kedjaBruten, .sigillAvviker,
            .kvittoSaknas, .annanHuvudnyckel, .datumIFramtiden, .foreBeslutsdatum, .foreForegaendeHandelse, .gallerTillForeBeslutsdatum,
            .gallerTillForeGallerFran, .okantLagrum, .lagrumEjIKraft, .lagrumEjRapporteringspliktigt, .lagrumEjForInsatsen, .okandInsats,
            .insatsEjIKatalogen, .inriktningBaraIFO, .ingenOppenFrist, .tackatNejAvslutarInte, .ejVerkstallt, .insatsRedanAvslutad,
            .ingetOppetAvbrott, .okantErbjudande, .svarForeErbjudande, .sammaBeslut, .annanPerson, .nyttBeslutErsatt, .lagaKraftForeDomen,
            .senarelagdForeBegaran, .beloppHorEjDit, .beloppUtanforRamen, .beslutMakulerat, .okandHandelse, .kanEjAterkallas, .personKanEjRattas,
            .faltKanEjRattas,
            .tidslinjenHallerInte, .ingenText, .brytdatumEjEfterForegaende, .brytdatumEjForeNasta, .brytdatumUtanforPerioden,
            .senareOmgangFaststalld, .brytdatumEjPasserat, .tidigareOmgangEjFaststalld, .ejFaststalld, .bevarandeBrutet, .textEjSlappt,
            .personuppgiftIAvsnitt, .ejIRapporten, .fristEjEntydig, .artFoljerRubriken, .ejRattelse, .ejAntagen, .foreAntagandet, .ejGallringsbar,
            .oppenFrist, .insatsPagar, .gallringUndantagen, .gallringEjForeslagen, .anteckningEfterForslaget, .personuppgifterGallrade:
            .unprocessableContent
        }
    }
}
