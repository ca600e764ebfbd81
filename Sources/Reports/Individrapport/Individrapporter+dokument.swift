import CanonicalJSON
import Handlaggning

extension Individrapporter {
    public var dokument: Dokument {
        Dokument(
            titel: "Individrapporter till IVO \(omgång.etikett)",
            undertitel: [
                "\(huvud.nämnd.namn), \(huvud.nämnd.kommun)",
                läget,
                "Innehåller sekretessbelagda personuppgifter. Förstör utskriften när rapporterna är lämnade.",
            ] + huvud.sigillrader,
            delar: [.rubrik(.ett, "Arbetslista")] + arbetet + [.rubrik(.ett, "Rättelser att meddela IVO")] + rättelserna
                + [.rubrik(.ett, "Slutrapporter att lämna mellan omgångarna")] + slutrapporterna
                + [.rubrik(.ett, "Individrapporter")] + blanketterna)
    }

    private var läget: String {
        let rader = "läget \(omgång.brytdatum) så som det var känt vid position \(huvud.position) i loggen"
        return switch huvud.status {
        case .utkast: "Utkast: \(rader). Vad som är lämnat: så som det är känt \(arbetslista.idag)."
        case .fastställd, .antagen: "Fastställda rader: \(rader). Allt annat: så som det är känt \(arbetslista.idag)."
        }
    }

    private var arbetet: [Dokument.Del] {
        var delar: [Dokument.Del] = [.stycke(perioden)]
        if huvud.status == .utkast {
            delar.append(.anmärkning("Rapporten är inte fastställd. Fastställ den med FaststallRapport innan individrapporterna lämnas."))
        }
        if let annan = ivosTidigarePeriod {
            delar.append(
                .anmärkning(
                    "Brytdatum \(omgång.brytdatum) ligger i IVO:s period för \(annan.ivoKvartal) (\(annan.från)–\(annan.till)): "
                        + "nämnden och IVO räknar kvartalen olika. Kontrollera i vilken period rapporterna ska lämnas."))
        }
        if arbetslista.försenad, !arbetslista.förfaller.isEmpty { delar.append(.anmärkning("IVO:s period är slut: lämna rapporterna nu.")) }
        delar.append(arbetslista.attSända.isEmpty ? .stycke("Det finns inga individrapporter kvar att lämna.") : attSända)
        if !arbetslista.attSända.isEmpty, huvud.status != .utkast {
            delar.append(.stycke("När alla är lämnade, registrera det (byt ÅÅÅÅ-MM-DD mot dagen): \(inskickskommandot.text)"))
        }
        delar.append(arbetslista.sända.isEmpty ? .stycke("Inga individrapporter är lämnade.") : sända)
        return delar
    }

    private var perioden: String {
        guard let period = arbetslista.period else {
            return "IVO:s rapporteringsperiod för \(omgång.period) finns inte i katalogen; se IVO:s webbplats."
        }
        let antal = arbetslista.förfaller.count
        return "IVO:s rapporteringsperiod för \(period.ivoKvartal): \(period.från)–\(period.till). "
            + "Förfallna \(arbetslista.idag): \(antal) \(antal == 1 ? "individrapport" : "individrapporter")."
    }

    /// IVO:s period för kvartalet före, när brytdatum ligger i den: en nämnds kvartal 3 kan vara IVO:s andra.
    private var ivosTidigarePeriod: Rapporteringsperiod? {
        let (år, nummer) = (omgång.period.år, omgång.period.nummer)
        let före = nummer > 1 ? Kvartal(år, nummer - 1) : Kvartal(år - 1, 4)
        return före.flatMap(katalog.rapporteringsperiod).flatMap { $0.från <= omgång.brytdatum && omgång.brytdatum <= $0.till ? $0 : nil }
    }

    private var attSända: Dokument.Del {
        tabell("Individrapporter att sända", "Senast", arbetslista.attSända) { _ in arbetslista.period?.till.description ?? Blankettfält.tomt }
    }

    private var sända: Dokument.Del {
        tabell("Sända individrapporter", "Lämnad", arbetslista.sända) { $0.lämnad.map(lämnad).joined(separator: ", ") }
    }

    private func tabell(_ rubrik: String, _ sista: String, _ poster: [Arbetslista.Post], _ cell: (Arbetslista.Post) -> String) -> Dokument.Del {
        .tabell(
            Tabell(
                rubrik: rubrik, kolumner: ["Nr", "Art", "Insats", "Beslutsdatum", "Frist", "Räknad från", sista].map { Tabell.Kolumn($0) },
                rader: poster.map { gemensamt($0) + [cell($0)] }))
    }

    private func gemensamt(_ post: Arbetslista.Post) -> [String] {
        [
            "\(post.nr)", post.art.namn, insats(post.rad), post.rad.beslutsdatum.description, post.rad.frist.nummer.namn, post.rad.start.description,
        ]
    }

    private func lämnad(_ lämnad: IndividrapportInskickad) -> String {
        "\(lämnad.inskick.datum) (\(lämnad.inskick.art.namn), \(lämnad.kanal.namn))"
    }

    private var rättelserna: [Dokument.Del] {
        guard !rättelser.isEmpty else { return [.stycke("Det finns inga rättelser att meddela.")] }
        return rättelser.flatMap { rättelse -> [Dokument.Del] in
            let rubrik = Dokument.Del.rubrik(.två, "\(insats(rättelse.rad)) \(rättelse.rad.beslutsdatum), beslut \(rättelse.rad.frist.beslut)")
            if let meddelad = rättelse.meddelad { return [rubrik, .stycke("Meddelad IVO \(meddelad).")] }
            let brev = brev(om: rättelse)
            return [
                rubrik, .rad("E-post till: \(brev.mottagare)"), .rad("Ämne: \(brev.ämne)"), .lista(brev.stycken),
                .anmärkning("Skriv inte namn eller personnummer i brevet."),
                .stycke("När rättelsen är meddelad, registrera det (byt ÅÅÅÅ-MM-DD mot dagen): \(rättelsekommando(rättelse).text)"),
            ]
        }
    }

    private var slutrapporterna: [Dokument.Del] {
        guard !slutrapporter.isEmpty else { return [.stycke("Det finns inga slutrapporter att lämna.")] }
        return slutrapporter.flatMap { slutrapport -> [Dokument.Del] in
            [
                .rubrik(.två, "\(insats(slutrapport.rad)) \(slutrapport.rad.beslutsdatum), beslut \(slutrapport.rad.frist.beslut)"),
                .stycke(
                    "Slutrapport att lämna: \(slutrapport.art.namn) \(slutrapport.slut.datum). Raden stod öppen i \(slutrapport.omgång) "
                        + "(\(slutrapport.rad.frist.nummer.namn), räknad från \(slutrapport.rad.start))."),
                .stycke("När den är lämnad, registrera det (byt ÅÅÅÅ-MM-DD mot dagen): \(slutkommando(slutrapport).text)"),
            ]
        }
    }

    private var blanketterna: [Dokument.Del] {
        guard !individrapporter.isEmpty else { return [.stycke("Det finns inga individrapporter att lämna.")] }
        return individrapporter.enumerated().flatMap { plats, rapport -> [Dokument.Del] in
            let blankett = ifylld(rapport)
            return [.rubrik(.två, "Nr \(plats + 1): \(rapport.art.namn), blankett \(blankett.blankett)")]
                + Blankettfält.alla.flatMap { rader($0, $0.läs(blankett)) }.map { .rad($0) } + blankett.anmärkningar.map { .anmärkning($0) }
        }
    }

    /// Fältet på en egen rad; en post i taget när det kan vara flera.
    private func rader(_ fält: Blankettfält, _ innehåll: Blankettfält.Innehåll) -> [String] {
        switch innehåll {
        case .värde(let värde): ["\(fält.namn): \(värde ?? Blankettfält.tomt)"]
        case .poster(let poster) where poster.isEmpty: ["\(fält.namn): \(Blankettfält.tomt)"]
        case .poster(let poster):
            poster.enumerated().flatMap { nr, post in
                post.map { "\(fält.namn) \(nr + 1), \($0.etikett): \($0.värde ?? Blankettfält.tomt)" }
            }
        }
    }
}
