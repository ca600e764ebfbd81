import Handlaggning
import HandlaggningSupport

/// Regelverkets tabell en gång till, skriven efter texten: ur strömmen, de fastställda rapporterna och inskicken i stället för ur kärnans
/// läge. `e` är slutet på brytdatum, `s` starten.
struct Facit {
    let beslut: BeslutID
    let linje: Facitlinje
    let omgång: Omgångsuppgifter
    /// De tidigare omgångarna och deras fastställda rapporter, i periodordning.
    let rapporter: [FastställdRapport]

    struct Rad: Hashable {
        let frist: FristID
        let rubrik: Rubrik
        let utfall: Utfall
        let start: Datum
        let slut: Datum?
        let märken: Set<Märke>
    }

    var rader: [Rad] { linje.frister.compactMap(rad) }

    private func rad(_ frist: Facitlinje.Frist) -> Rad? {
        let e = frist.slut.flatMap { $0 <= omgång.brytdatum ? $0 : nil }
        let utfall = e == nil ? Utfall.öppen : frist.utfall
        let slutdag = frist.start.plus(månader: 3)
        let rapporteras = !linje.makulerat && linje.ursprung != .dom && !frist.återkallad
        let sen = rapporteras && slutdag.plus(dagar: 1) <= omgång.brytdatum && (e.map { $0 > slutdag } ?? true)
        let skickat = gällande(frist)
        let final = slutrapporterad(frist, skickat)

        var märken: Set<Märke> = linje.vistelsekommun ? [.vistelsekommun] : []
        let rubrik: Rubrik
        switch (skickat.isEmpty, sen, utfall) {
        case (true, false, _): return nil
        case (false, false, _): rubrik = .rättade
        case (true, true, _):
            rubrik = .r4
            let missad = rapporter.first { slutdag.plus(dagar: 1) <= $0.rapport.omgång.brytdatum }
            if let missad { märken.insert(.skulleHaRapporterats(missad.rapport.omgång.period)) }
        case (false, true, .öppen):
            rubrik = .r3
            if final { märken.insert(.återöppnad) }
        case (false, true, .verkställd), (false, true, .avslutad):
            if final || visadEfterSlutrapport(frist, skickat) { return nil }
            rubrik = utfall == .verkställd ? .r1 : .r2
        }
        if utfall == .öppen, rubrik != .rättade {
            if let till = linje.gällerTill, till < omgång.brytdatum { märken.insert(.löptUtObekräftat) }
            if !frist.harSkäl { märken.insert(.skälSaknas) }
            if let slut = frist.slut { märken.insert(.slutEfterBrytdatum(slut)) }
        }
        return Rad(frist: FristID(beslut: beslut, nummer: frist.nummer), rubrik: rubrik, utfall: utfall, start: frist.start, slut: e, märken: märken)
    }

    /// Inskicken i tidigare omgångar som ingen rättelse har dragit tillbaka: den gäller från omgången efter sin egen, för dem före den.
    private func gällande(_ frist: Facitlinje.Frist) -> [(omgång: Kvartal, art: Inskick.Art)] {
        frist.skickat.filter { inskick in
            inskick.omgång < omgång.period && !frist.rättad.contains { $0 < omgång.period && inskick.omgång < $0 }
        }
    }

    /// Stod raden stängd i den fastställda rapporten för den senaste omgång där den skickades?
    private func slutrapporterad(_ frist: Facitlinje.Frist, _ skickat: [(omgång: Kvartal, art: Inskick.Art)]) -> Bool {
        guard let senaste = skickat.map(\.omgång).max() else { return false }
        return stod(frist, i: senaste) != .öppen
    }

    /// En slutrapport mellan omgångarna gör inte fristen slutrapporterad: nästa rapport visar den stängd en gång till, men bara en gång.
    private func visadEfterSlutrapport(_ frist: Facitlinje.Frist, _ skickat: [(omgång: Kvartal, art: Inskick.Art)]) -> Bool {
        let art: Inskick.Art = frist.utfall == .verkställd ? .verkstalld : .avslutad
        guard let slutrapport = skickat.last(where: { $0.art == art && stod(frist, i: $0.omgång) == .öppen }),
            !skickat.contains(where: { $0.omgång > slutrapport.omgång && stod(frist, i: $0.omgång) == .öppen })
        else { return false }
        // Det senaste som visats gäller; bland de rättade har den inte visats som det den är.
        let visade = rapporter.filter { $0.rapport.omgång.period > slutrapport.omgång }.sorted { $0.rapport.omgång.period < $1.rapport.omgång.period }
            .compactMap { $0.rader[FristID(beslut: beslut, nummer: frist.nummer)] }.filter { $0.rubrik != .rättade }
        return visade.last?.utfall == frist.utfall
    }

    private func stod(_ frist: Facitlinje.Frist, i period: Kvartal) -> Utfall? {
        rapporter.first { $0.rapport.omgång.period == period }?.rader[FristID(beslut: beslut, nummer: frist.nummer)]?.utfall
    }
}

/// En fastställd rapport med raderna uppslagna efter frist.
struct FastställdRapport {
    let rapport: Rapport
    let rader: [FristID: Rapportrad]

    init(_ rapport: Rapport) {
        self.rapport = rapport
        rader = Dictionary(rapport.rader.map { ($0.frist, $0) }) { första, _ in första }
    }
}

extension Facit.Rad {
    init(_ rad: Rapportrad) {
        self.init(frist: rad.frist, rubrik: rad.rubrik, utfall: rad.utfall, start: rad.start, slut: rad.slut, märken: Set(rad.märken))
    }
}
