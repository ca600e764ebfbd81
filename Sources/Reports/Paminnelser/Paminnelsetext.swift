public import Handlaggning

extension Anledning {
    /// Vad som har hänt och vad som ska göras, i en eller två meningar.
    public func text(senast: Datum?) -> String {
        let senast = senast.map { " senast \($0)" } ?? ""
        return switch self {
        case .omgångSaknas(let fönster):
            "Nämnden har ingen omgång för IVO:s fönster efter \(fönster). Kontrollera att evb jobb körs, eller öppna den med OppnaOmgang."
        case .omgångMissad(let period, let rader):
            "Fönstret har stängt: rapporten för \(period) är inte fastställd"
                + (rader.map { ", och \(oinskickade($0))" } ?? "") + ". Fastställ den och lämna till IVO nu."
        case .fönsterStängt(let period, let rader):
            "Fönstret har stängt: \(oinskickade(rader)) i \(period). Lämna till IVO nu."
        case .fönsterOkänt: "Katalogen vet inte när IVO tar emot rapporterna, så ingen omgång kan öppnas. Fyll på rapporteringsperioder.json."
        case .fönsterStänger(let period, let nivå, let rader):
            "IVO:s fönster för \(period) stänger inom \(antalDagar(nivå)). "
                + (rader.map { "\(antalRader($0)) är kvar att lämna\(senast)." } ?? "Rapporten ska vara fastställd och lämnad\(senast).")
        case .ejFastställd(let period): "Rapporten för \(period) är inte fastställd. Granska utkastet och fastställ den\(senast)."
        case .ejInskickad(let period, let rader): "\(antalRader(rader)) i \(period) är kvar att lämna till IVO, och ska vara där\(senast)."
        case .rättelseAttMeddela(let period, let rader):
            "\(antalRader(rader)) i \(period) skulle inte ha rapporterats. Meddela IVO rättelsen och registrera den med MeddelaRattelse."
        case .slutrapport(let frist, let period):
            "Beslutet \(frist.beslut) är rapporterat och har nu verkställts eller avslutats. "
                + "Lämna slutrapporten så fort som möjligt (omgång \(period))."
        case .ejAntagen(let period): "Rapporten för \(period) är fastställd men inte antagen av nämnden. Ta upp den på ett sammanträde\(senast)."
        case .ejÖverlämnad(let period, .revisorer):
            "Rapporten för \(period) är antagen men inte överlämnad till revisorerna. Överlämna den\(senast)."
        case .ejÖverlämnad(let period, .fullmäktige):
            "Rapporten för \(period) är antagen men inte överlämnad till fullmäktige. Överlämna den\(senast)."
        case .sommarUtanSammanträde(_, let nästa):
            "Nämnden sammanträder inte i sommarens fönster. Rapporten ska till IVO ändå\(senast); "
                + (nästa.map { "nämnden antar den \($0)." } ?? "inget senare sammanträde är angivet.")
        case .skälSaknas(let frist): "Skälet till dröjsmålet saknas för beslutet \(frist.beslut). Ange det med AngeSkal\(senast)."
        case .bevakning(let frist, let nivå): "Beslutet \(frist.beslut) har sin slutdag inom \(antalDagar(nivå)). Verkställ det\(senast)."
        case .rapporteringsbar(let frist): "Beslutet \(frist.beslut) är inte verkställt i tid och ska rapporteras i nästa omgång."
        case .parkerat(let beslut):
            "Beslutet \(beslut) har en händelse som inte går att läsa. Kör evb projektion lista, och prova-om efter en uppgradering."
        case .provetAvviker: "Läsmodellen skiljer sig från loggen. Kör evb verifiera, och sedan evb projektion bygg-om."
        case .förseglingMisslyckad: "Loggen kunde inte förseglas. Kör evb jobb lista och evb verifiera."
        case .jobbUppgivet(let slag):
            "Ett jobb av slaget \(slag) har getts upp. Kör evb jobb lista, och evb jobb kor-om när orsaken är borta."
        }
    }
}

/// «En rad», «12 rader».
private func antalRader(_ antal: Int) -> String { antal == 1 ? "En rad" : "\(antal) rader" }

private func oinskickade(_ antal: Int) -> String { antal == 1 ? "1 rad är inte inskickad" : "\(antal) rader är inte inskickade" }
