import Handlaggning

/// En individrapport med katalogens namn på koderna: svaren som fälten på blanketten frågar efter.
struct IfylldBlankett: Sendable {
    let rapport: Individrapport
    let katalog: Katalog
    /// Omgångens brytdatum: koderna heter som de heter då.
    let dag: Datum

    /// Det förseglade; «uppgiften är gallrad» när nyckeln är förstörd.
    func identitet(_ uppgift: (Individrapport.Identitet) -> String?) -> String? {
        guard let identitet = rapport.identitet else { return Blankettfält.gallrat }
        return uppgift(identitet)
    }

    func nummer(_ slag: Individnummer.Slag...) -> String? {
        identitet { $0.nummer.flatMap { slag.contains($0.slag) ? $0.text : nil } }
    }

    /// Med blankettens ord; den har inget för ett okänt kön.
    var kön: String? {
        switch rapport.kön {
        case .kvinna: "Kvinna/Flicka"
        case .man: "Man/Pojke"
        case .annat: "Annat"
        case .okänt: nil
        }
    }

    var inriktning: String? {
        rapport.rad.område != .ifo ? nil : identitet { $0.inriktning.map { katalog.inriktning($0, rapport.rad.beslutsdatum)?.namn ?? $0 } }
    }

    var omfattning: String? { identitet { $0.omfattning.map { "\($0.tal) \($0.enhet)" } } }

    var insats: String { katalog.namn(påInsats: rapport.rad.insats, rapport.rad.område, rapport.rad.beslutsdatum) }

    var avbrottsdatum: String? { rapport.rad.frist.nummer.art == .avbrott ? rapport.rad.start.description : nil }

    var skäl: String? { rapport.skäl.map { katalog.namn(påSkäl: $0.kod, dag) } }

    func slut(_ utfall: Utfall) -> String? { rapport.rad.utfall == utfall ? rapport.rad.slut?.description : nil }

    var avslutsorsak: String? { rapport.rad.orsak.map { katalog.namn(påOrsak: $0, rapport.rad.slut ?? dag) } }

    /// I den ordning det hände.
    var rättsligt: [(datum: Datum, text: String)] {
        let alla = rapport.rättsligt.compactMap(rättslig).enumerated()
        return alla.sorted { ($0.element.datum, $0.offset) < ($1.element.datum, $1.offset) }.map(\.element)
    }

    var skyddad: String? { identitet { $0.skyddad ? "JA. Skriv det tydligt i informationsrutan." : "nej" } }

    /// Vilken av IVO:s blanketter raden hör till.
    var blankett: String {
        switch rapport.rad.område {
        case .ifo: "IFO"
        case .äo: "ÄO"
        case .of: katalog.lagrum(rapport.rad.lagrum, rapport.rad.beslutsdatum)?.lag == .lss ? "OF-LSS" : "OF-SoL"
        }
    }

    /// Det som den som skriver in rapporten behöver veta utöver fälten.
    var anmärkningar: [String] {
        var text: [String] = []
        if rapport.bortfallen {
            text.append(
                "Det som har rättats sedan rapporten fastställdes gör att raden inte skulle rapporteras: lämna den inte, om den inte är lämnad.")
        }
        if let lämnat = rapport.lämnatSlut { text.append("Slutrapporten angav \(hur(lämnat)); det har rättats sedan dess. Meddela IVO det rätta.") }
        switch rapport.identitet {
        case nil: text.append("Personens uppgifter är gallrade.")
        case let identitet?:
            if identitet.skyddad { text.append("Personen har skyddade personuppgifter: skriv det tydligt i informationsrutan.") }
            if let senare = identitet.senareNummer { text.append(bytt(senare)) }
            if let siffra = identitet.nummer?.könssiffra, siffra != rapport.kön { text.append(avvikande(siffra)) }
            if let namn = identitet.namn, namn.osäkert {
                text.append("Namnet är registrerat som «\(namn.helt)»; kontrollera vad som är för- och efternamn.")
            }
        }
        if rapport.förhandsbesked { text.append("Beslutet är ett förhandsbesked.") }
        if rapport.ersätterTidigare { text.append("Beslutet ersätter ett tidigare beslut för personen.") }
        text += rapport.slutSedan.map { [sedan($0)] } ?? []
        return text + zip(rapport.rad.märken, rapport.rad.anmärkningar).filter { gäller($0.0) }.map(\.1)
    }

    /// Om radens märke inte motsägs eller redan sägs av det som är känt nu.
    private func gäller(_ märke: Märke) -> Bool {
        switch märke {
        case .skälSaknas: rapport.skäl == nil
        case .slutEfterBrytdatum: rapport.slutSedan == nil
        case .skulleHaRapporterats, .löptUtObekräftat, .återöppnad, .vistelsekommun: true
        }
    }

    private func bytt(_ senare: Individnummer) -> String {
        switch senare.slag {
        case .personnummer: "Ett personnummer är känt, men T-numret har lämnats till IVO och behålls under hela rapporteringstiden."
        case .samordningsnummer: "Ett samordningsnummer är känt, men T-numret har lämnats till IVO och behålls under hela rapporteringstiden."
        case .reservnummer: "Ett annat T-nummer är registrerat, men det som har lämnats till IVO behålls under hela rapporteringstiden."
        }
    }

    private func avvikande(_ siffra: Kön) -> String {
        let läses = siffra == .kvinna ? "jämn, som för en kvinna" : "udda, som för en man"
        return switch rapport.kön {
        case .kvinna, .man: "Numrets könssiffra är \(läses), men ett annat kön är registrerat. Kontrollera numret innan det lämnas första gången."
        case .annat, .okänt: "Numrets könssiffra är \(läses); det gäller bara IVO:s nummer och ändrar inte personens kön."
        }
    }

    private func hur(_ slut: Fristslut) -> String {
        switch slut {
        case .verkställd(let datum): "verkställt \(datum)"
        case .avslutad(let datum, _, _): "avslutat utan verkställighet \(datum)"
        }
    }

    private func sedan(_ slut: Fristslut) -> String {
        let hur = hur(slut).prefix(1).uppercased() + hur(slut).dropFirst()
        let följd = rapport.slutrapporterad.map { "slutrapporten lämnades \($0)" } ?? "en slutrapport ska också lämnas"
        return "\(hur), sedan raden stod öppen på brytdatum: \(följd)."
    }
}
