import Handlaggning

/// E-posten som meddelar IVO en rättelse. Byggs bara av uppgifter utan identitet och utan fritext: den går okrypterad.
///
/// Källa: IVO, frågor om rapporteringen: rättelse sker med e-post som beskriver vad som blivit fel, utan namn och personnummer.
struct Rättelsebrev: Hashable, Sendable {
    let mottagare = "ejverkstalldabeslut@ivo.se"
    let ämne: String
    let stycken: [String]
}

extension Individrapporter {
    func brev(om rättelse: Individrapporträttelse) -> Rättelsebrev {
        let rad = rättelse.lämnadRad ?? rättelse.rad
        let lämnade = rättelse.inskick.map { "\($0.inskick.datum) (\($0.inskick.art.namn), \($0.kanal.namn))" }.joined(separator: ", ")
        let avbrott = rad.frist.nummer.art == .avbrott ? ", med verkställigheten avbruten \(rad.start)" : ""
        return Rättelsebrev(
            ämne: "Rättelse av individrapport, \(huvud.nämnd.namn), \(huvud.nämnd.kommun)",
            stycken: [
                "\(huvud.nämnd.namn) i \(huvud.nämnd.kommun) har lämnat individrapport om insatsen \(insats(rad)) "
                    + "med beslutsdatum \(rad.beslutsdatum)\(avbrott).",
                "Lämnad: \(lämnade.isEmpty ? Blankettfält.tomt : lämnade).",
                "Beslutet skulle inte ha rapporterats som ej verkställt. \(skälen(rättelse))",
                "Vi ber er rätta uppgifterna. Kontakta oss för vidare uppgifter; personuppgifter lämnas inte i e-post.",
            ])
    }

    private func skälen(_ rättelse: Individrapporträttelse) -> String {
        guard !rättelse.fel.isEmpty else { return "Uppgifterna om beslutet var fel." }
        return rättelse.fel.map { fel in
            switch fel {
            case .makulerat: "Beslutet registrerades av misstag."
            case .avbrottetÅterkallat: "Avbrottet registrerades av misstag."
            case .domstolensBeslut: "Insatsen beviljades av domstol och inte av nämnden."
            case .felBeslutsdatum(let lämnat, let rätt): "Beslutsdatum angavs som \(lämnat) men är \(rätt)."
            case .felAvbrottsdatum(let lämnat, let rätt): "Dagen för avbrottet angavs som \(lämnat) men är \(rätt)."
            case .iTid(.verkställd(let datum)): "Beslutet verkställdes inom tre månader, \(datum)."
            case .iTid(.avslutad(let datum, _, _)): "Beslutet avslutades inom tre månader, \(datum)."
            }
        }.joined(separator: " ")
    }
}
