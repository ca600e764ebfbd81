/// Om någon rapport kan visa en frist, sådan den är känd. Det avgör vad en rapport behöver läsa: det som är öppet, inte det som har varit.
public enum Visbarhet: String, CaseIterable, Sendable {
    /// Ingen rapport kan: fristen är aldrig lämnad, och den tog slut i tid, hör till en dom eller är registrerad av misstag.
    case aldrig
    case kan
    /// Slutrapporten är lämnad. Är fristen känd så när en senare omgång beräknas, och slut på båda dagarna, visar ingen omgång därefter den.
    case slutlämnad = "slutlamnad"
}

extension Fristunderlag {
    /// Hellre `kan` än fel: en frist för mycket i underlaget ändrar ingen rapport, en för lite gör den fel.
    public var visbarhet: Visbarhet {
        let orapporterbar = makulerat || frist.återkallad || ursprung == .dom
        // Före slutet är fristen inte rapporteringsbar ännu, efter det tog den slut i tid.
        let iTid = frist.slut.map { $0.datum <= slutdag(frist.start) } ?? false
        guard let senaste = frist.inskick.map(\.omgång).max() else { return orapporterbar || iTid ? .aldrig : .kan }
        guard !orapporterbar, !iTid, frist.rättelser.isEmpty, let slut = frist.slut else { return .kan }
        // Antingen stod raden stängd i den senaste omgången, eller så lämnades slutrapporten därefter på en rad som stod öppen.
        let stängd = frist.inskick.contains { $0.omgång == senaste && ($0.stängd || $0.art == slut.slutrapportsart) }
        return stängd ? .slutlämnad : .kan
    }
}
