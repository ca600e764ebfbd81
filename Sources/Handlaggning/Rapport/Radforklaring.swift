/// Svaret på «varför står denna rad här?», eller varför fristen inte står i rapporten: reglerna i tur och ordning, med det de vilar på.
public struct Radförklaring: Hashable, Sendable {
    public let underlag: Fristunderlag
    public let omgång: Omgångsuppgifter
    /// Raden i rapporten; nil när fristen inte står där.
    public let rad: Rapportrad?
    public let steg: [Steg]

    /// En regel, vad den ledde till och uträkningen bakom.
    public struct Steg: Hashable, Sendable {
        public let regel: Regel
        public let utfall: String
        public let räkning: String
    }

    /// Reglerna i den ordning de prövas. Namnet är det som andra program känner regeln vid.
    public enum Regel: String, Hashable, Sendable {
        case tidräkning = "tidrakning"
        case rapportering
        case tidigareRapporterad = "tidigare_rapporterad"
        case slutrapporterad
        case rubrik
        case dagar
        case märke = "marke"

        /// Paragrafens roll i katalogen; nil för det som inte är en paragraf utan följer av flera.
        public var roll: Paragraf.Roll? {
            switch self {
            case .tidräkning: .tidräkning
            case .rapportering, .tidigareRapporterad: .rapportering
            case .slutrapporterad: .verkställighetsanmälan
            case .rubrik, .dagar, .märke: nil
            }
        }
    }

    /// - Parameters:
    ///   - underlag: fristen som den är känd vid rapportens position.
    ///   - omgång: omgången vars rapport det gäller.
    ///   - tidigare: nämndens tidigare omgångar.
    public init(_ underlag: Fristunderlag, omgång: Omgångsuppgifter, tidigare: [TidigareOmgång]) {
        let prövning = Radprövning(underlag: underlag, omgång: omgång, tidigareOmgångar: tidigare)
        self.underlag = underlag
        self.omgång = omgång
        rad = prövning.rad
        steg = prövning.förklaring
    }
}

extension Radprövning {
    fileprivate var förklaring: [Radförklaring.Steg] {
        [tidräkning, rapportering, tidigare, slutrapport, rubriken] + dagar + märkena
    }

    private var tidräkning: Radförklaring.Steg {
        let start = underlag.frist.start
        let början = underlag.frist.nummer.art == .beslut ? "Beslutsdagen" : "Avbrottsdagen"
        return .init(
            regel: .tidräkning, utfall: "slutdag \(slutdag(start))",
            räkning: "\(början) \(start) + 3 månader = \(slutdag(start)) (\(slutdag(start).dagar(sedan: start)) dagar). "
                + "Rapporteringsbar från dagen efter, \(rapporteringsbarFrån(start)).")
    }

    private var rapportering: Radförklaring.Steg {
        let (brytdatum, sist) = (omgång.brytdatum, slutdag(underlag.frist.start))
        let räkning =
            switch rapporteringsplikt {
            case .öppen: "Slutdagen \(sist) har passerats på brytdatum \(brytdatum), och fristen är öppen."
            case .slutFörSent(let dag): "Fristen tog slut \(dag), efter slutdagen \(sist) och senast på brytdatum \(brytdatum)."
            case .iTid(let dag): "Fristen tog slut \(dag), senast på slutdagen \(sist): i tid."
            case .inteÄnnu:
                "På brytdatum \(brytdatum) har tre månader inte gått; fristen är rapporteringsbar från \(rapporteringsbarFrån(underlag.frist.start))."
            case .dom: "Insatsen beviljades av domstol. Rapporteringen gäller nämndens beslut."
            case .makulerat: "Beslutet är makulerat: det registrerades av misstag."
            case .avbrottetÅterkallat: "Avbrottet är återkallat: det registrerades av misstag."
            }
        return .init(regel: .rapportering, utfall: sen ? "ska rapporteras" : "ska inte rapporteras", räkning: räkning)
    }

    private var tidigare: Radförklaring.Steg {
        let inskick = tidigareInskick.map { "\($0.art.rawValue) i \($0.omgång) (\($0.datum))" }.joined(separator: ", ")
        let tillbaka = underlag.frist.rättelser.filter { $0 < omgång.period }.map(\.description).joined(separator: ", ")
        return .init(
            regel: .tidigareRapporterad, utfall: tidigareRapporterad ? "tidigare rapporterad" : "inte rapporterad förut",
            räkning: (inskick.isEmpty ? "Inget gällande inskick i en omgång före \(omgång.period)." : "Inskick före \(omgång.period): \(inskick).")
                + (tillbaka.isEmpty ? "" : " Rättelse meddelad i \(tillbaka): inskick före den räknas inte."))
    }

    private var slutrapport: Radförklaring.Steg {
        .init(
            regel: .slutrapporterad, utfall: slutrapporterad ? "slutrapporterad" : "inte slutrapporterad",
            räkning: slutrapporterad
                ? "Raden stod stängd i den senaste omgång där den lämnades, eller har visats sedan slutrapporten lämnades."
                : tidigareRapporterad
                    ? "Raden stod inte stängd i den senaste omgång där den lämnades." : "Raden har inte lämnats i någon tidigare omgång.")
    }

    private var rubriken: Radförklaring.Steg {
        let räkning =
            switch rubrik {
            case .rättade?: "Rapporterad tidigare men ska inte rapporteras nu: IVO ska få en rättelse."
            case .r4?: "Ska rapporteras och har inte rapporterats förut: ny rapportering."
            case .r3?: "Rapporterad tidigare och öppen på brytdatum: återrapporteras."
            case .r1?: "Rapporterad tidigare och verkställd senast på brytdatum: återrapporteras som verkställd."
            case .r2?: "Rapporterad tidigare och avslutad senast på brytdatum: återrapporteras som avslutad."
            case nil: sen ? "Redan slutrapporterad: inget mer att rapportera." : "Ska inte rapporteras och har inte rapporterats."
            }
        return .init(regel: .rubrik, utfall: rad.map { "\($0.rubrik.rawValue), \($0.utfall.rawValue)" } ?? "ingen rad", räkning: räkning)
    }

    private var dagar: [Radförklaring.Steg] {
        guard let rad else { return [] }
        let (till, vad) = (rad.slut ?? omgång.brytdatum, rad.slut == nil ? "brytdatum" : "slutet")
        return [
            .init(
                regel: .dagar, utfall: "\(rad.dagarSedanBeslut) dagar sedan beslutet, \(rad.dagarIFrist) i fristen",
                räkning:
                    "\(till) (\(vad)) − \(underlag.beslutsdatum) = \(rad.dagarSedanBeslut); \(till) − \(underlag.frist.start) = \(rad.dagarIFrist).")
        ]
    }

    private var märkena: [Radförklaring.Steg] {
        (rad?.märken ?? []).map { märke in
            .init(regel: .märke, utfall: märke.description, räkning: grund(märke))
        }
    }

    private func grund(_ märke: Märke) -> String {
        switch märke {
        case .skulleHaRapporterats(let period):
            "Rapporteringsbar från \(rapporteringsbarFrån(underlag.frist.start)), senast på brytdatum i \(period), men "
                + (underlag.frist.inskick.contains { $0.omgång < omgång.period } ? "det som har lämnats är tillbakadraget." : "aldrig rapporterad.")
        case .löptUtObekräftat:
            "Beslutet gällde till \(underlag.gällerTill.map(\.description) ?? "–"), före brytdatum \(omgång.brytdatum), och ingen har bekräftat slutet."
        case .skälSaknas: "Fristen är öppen och inget skäl är angett för den."
        case .återöppnad: "Slutrapporterad, men en rättelse har gjort fristen öppen igen."
        case .slutEfterBrytdatum(let dag): "Fristen tog slut \(dag), efter brytdatum \(omgång.brytdatum)."
        case .vistelsekommun: "En vistelsekommun har ombetts verkställa beslutet."
        }
    }
}
