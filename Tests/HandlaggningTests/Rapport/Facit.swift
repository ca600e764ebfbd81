import Handlaggning
import HandlaggningSupport

/// Regelverkets tabell en gång till, räknad ur de fastställda rapporterna och inskicken i stället för ur det som fristen själv minns.
struct Facit {
    let beslut: Beslut
    let omgång: Omgångsuppgifter
    /// De tidigare fastställda rapporterna, i periodordning.
    let rapporter: [Rapport]

    var plats: Plats? {
        let start = beslut.uppgifter.beslutsdatum
        let slut = beslut.frister[0].slut.flatMap { $0.datum > omgång.brytdatum ? nil : $0 }
        let rapporteringsbar = start.plus(månader: 3).plus(dagar: 1)
        let iTid = slut.map { $0.datum < rapporteringsbar } ?? false
        let sen = beslut.uppgifter.ursprung == .nämnd && rapporteringsbar <= omgång.brytdatum && !iTid

        let utfall: Utfall =
            switch slut {
            case nil: .öppen
            case .verkställd: .verkställd
            case .avslutad: .avslutad
            }
        if skickade.isEmpty { return sen ? Plats(.r4, utfall) : nil }
        if !sen { return Plats(.rättade, utfall) }
        if utfall != .öppen, final { return nil }
        return Plats(utfall == .öppen ? .r3 : utfall == .verkställd ? .r1 : .r2, utfall)
    }

    /// De tidigare omgångar där fristens individrapport lämnades, och som ingen senare meddelad rättelse har dragit tillbaka.
    private var skickade: [Kvartal] {
        let frist = beslut.frister[0]
        let rättad = frist.rättelser.max()
        return frist.inskick.map(\.omgång).filter { period in
            period < omgång.period && rättad.map { period >= $0 } ?? true
        }
    }

    /// Den senaste av dem: stod raden stängd i den fastställda rapporten?
    private var final: Bool {
        guard let senaste = skickade.max() else { return false }
        return rapporter.first { $0.omgång.period == senaste }?.rader.first { $0.frist.beslut == beslut.id }?.utfall != .öppen
    }
}
