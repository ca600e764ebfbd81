/// Påminnelserna om omgångarna och deras steg.
///
/// En senare fastställd rapport tar över det som en tidigare inte fick lämnat: raderna står i den, och det är den som ska lämnas.
struct Omgångspåminnelser {
    private let läge: Påminnelseläge
    private let katalog: Katalog
    private let idag: Datum
    private let kalender: Omgångskalender
    private let inskick: Inskicksläge?

    /// Dagar före fönstrets sista dag då det påminns om att det stänger.
    static let nivåer = [1, 7, 14]

    init(_ läge: Påminnelseläge, _ katalog: Katalog, idag: Datum) {
        self.läge = läge
        self.katalog = katalog
        self.idag = idag
        kalender = Omgångskalender(nämnd: läge.nämnd, läge.omgångar, katalog, idag: idag)
        inskick = läge.senaste.map { Inskicksläge($0.rapport, $0.frister) }
    }

    var alla: [Påminnelse] {
        saknadeOmgångar + läge.omgångar.alla.flatMap { stegen($0, fönster($0)) } + [sommaren].compactMap(\.self)
    }

    /// Den närmaste sista dagen då raderna ska vara hos IVO: tills dess ska skälen vara angivna.
    var lämnasSenast: Datum? {
        läge.omgångar.alla.filter { $0.fastställdVersion == nil }.compactMap { fönster($0)?.sistaDag }.first { $0 >= idag }
    }

    private func fönster(_ omgång: Omgång) -> Rapporteringsperiod? { kalender.fönstren[omgång.uppgifter.period] }

    private var senastFastställd: Omgång? { läge.omgångar.alla.last { $0.fastställdVersion != nil } }

    /// Fönster som har öppnat utan en omgång, från det efter den senast fastställdas (eller den första omgångens) fram till i dag.
    private var saknadeOmgångar: [Påminnelse] {
        guard let början = (senastFastställd ?? läge.omgångar.alla.first).map(fönster) else {
            // Utan omgångar har ingen missats förrän den första skulle ha öppnats.
            guard let första = Omgångsplan(läge.omgångar, katalog, registrerad: läge.registrerad).nästa(idag) else { return [okänt] }
            return första.öppnas <= idag ? saknad([första.fönster]) : []
        }
        guard let början else { return [okänt] }
        let täckta = kalender.fönstren.täckta
        var obesvarade: [Rapporteringsperiod] = []
        var nästa = katalog.fönster(efter: början)
        while let fönster = nästa, fönster.från <= idag {
            if !täckta.contains(fönster.kvartal) { obesvarade.append(fönster) }
            nästa = katalog.fönster(efter: fönster)
        }
        return saknad(obesvarade) + (nästa == nil ? [okänt] : [])
    }

    private func saknad(_ fönster: [Rapporteringsperiod]) -> [Påminnelse] {
        fönster.filter { $0.från <= idag }.map { Påminnelse(.omgångSaknas(fönster: $0.kvartal), sedan: $0.från, senast: $0.sistaDag) }
    }

    private var okänt: Påminnelse { Påminnelse(.fönsterOkänt, sedan: idag, senast: nil) }

    private func stegen(_ omgång: Omgång, _ fönster: Rapporteringsperiod?) -> [Påminnelse] {
        let period = omgång.uppgifter.period
        guard omgång.fastställdVersion != nil else { return fönster.map { ofastställd(omgång, $0) } ?? [] }
        var påminnelser = fönster.map { överlämningen(omgång, $0) } ?? []
        // Bara den senast fastställda har rader att lämna.
        guard let inskick, inskick.period == period else { return påminnelser }
        if let fönster { påminnelser += lämningen(inskick, fönster) }
        if inskick.rättelserKvar > 0 {
            let sedan = fönster?.från ?? omgång.uppgifter.brytdatum
            påminnelser.append(
                Påminnelse(.rättelseAttMeddela(period, rader: inskick.rättelserKvar), sedan: sedan, senast: fönster?.sistaDag))
        }
        return påminnelser
    }

    private func ofastställd(_ omgång: Omgång, _ fönster: Rapporteringsperiod) -> [Påminnelse] {
        let period = omgång.uppgifter.period
        let stängt = fönster.sistaDag.plus(dagar: 1)
        let rader = omgång.versioner.last.map { $0.rader - $0.rättade }.flatMap { $0 > 0 ? $0 : nil }
        if stängt <= idag { return [Påminnelse(.omgångMissad(period, rader: rader), sedan: stängt, senast: fönster.sistaDag)] }
        let sedan = max(fönster.från, omgång.uppgifter.brytdatum.plus(dagar: 1))
        return (sedan <= idag ? [Påminnelse(.ejFastställd(period), sedan: sedan, senast: fönster.sistaDag)] : [])
            + stängning(period, fönster, rader: nil)
    }

    private func lämningen(_ inskick: Inskicksläge, _ fönster: Rapporteringsperiod) -> [Påminnelse] {
        let (period, kvar) = (inskick.period, inskick.kvar.count)
        guard kvar > 0 else { return [] }
        let stängt = fönster.sistaDag.plus(dagar: 1)
        if stängt <= idag { return [Påminnelse(.fönsterStängt(period, rader: kvar), sedan: stängt, senast: fönster.sistaDag)] }
        guard fönster.från <= idag else { return [] }
        return [Påminnelse(.ejInskickad(period, rader: kvar), sedan: fönster.från, senast: fönster.sistaDag)]
            + stängning(period, fönster, rader: kvar)
    }

    /// Den snävaste gränsen som är nådd.
    private func stängning(_ period: Kvartal, _ fönster: Rapporteringsperiod, rader: Int?) -> [Påminnelse] {
        let kvar = fönster.sistaDag.dagar(sedan: idag)
        guard let nivå = Self.nivåer.first(where: { kvar <= $0 }) else { return [] }
        let sedan = fönster.sistaDag.plus(dagar: -nivå)
        return [Påminnelse(.fönsterStänger(period, nivå: nivå, rader: rader), sedan: sedan, senast: fönster.sistaDag)]
    }

    /// Nämnden tar ställning när IVO har fått sitt, revisorer och fullmäktige när nämnden har gjort det.
    private func överlämningen(_ omgång: Omgång, _ fönster: Rapporteringsperiod) -> [Påminnelse] {
        let period = omgång.uppgifter.period
        guard let antagen = omgång.antagen else {
            let sedan = fönster.sistaDag.plus(dagar: 1)
            return sedan <= idag ? [Påminnelse(.ejAntagen(period), sedan: sedan, senast: kalender.antasSenast(fönster))] : []
        }
        return Mottagare.allCases.filter { omgång.överlämnad[$0] == nil }.map {
            Påminnelse(.ejÖverlämnad(period, $0), sedan: antagen.sammanträdesdatum, senast: kalender.överlämnasSenast(fönster))
        }
    }

    /// Från det att omgången öppnas till fönstrets sista dag.
    private var sommaren: Påminnelse? {
        guard let kvartal = Kvartal(kring: idag) else { return nil }
        let fönster = [kvartal, kvartal.föregående].compactMap(\.self).compactMap(katalog.rapporteringsperiod)
            .first { $0.öppnarOmgång <= idag && idag <= $0.sistaDag }
        guard let fönster, kalender.sommarUtanSammanträde(fönster) else { return nil }
        let nästa = katalog.sammanträden(läge.nämnd).first { $0 > fönster.till }
        return Påminnelse(.sommarUtanSammanträde(fönster.kvartal, nästa: nästa), sedan: fönster.öppnarOmgång, senast: fönster.sistaDag)
    }
}
