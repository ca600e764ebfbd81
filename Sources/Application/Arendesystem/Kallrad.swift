import Handlaggning

/// Reads the fields of one row of a table by the mapping. Knows where the columns are, by the file's header line.
struct Källrad: Sendable {
    private let tabell: Källtabell
    private let platser: [String: Int]
    private let antal: Int

    /// - Throws: `kolumn_saknas`, `kolumn_ej_entydig`.
    init(_ tabell: Källtabell, rubrik: CSVläsare.Post) throws(Avvisning) {
        self.tabell = tabell
        antal = rubrik.fält.count
        let namn = rubrik.fält.map { tabell.form.teckenkodning.text($0).map(Self.putsad) ?? "" }
        var platser: [String: Int] = [:]
        let namngivna = [tabell.id, tabell.tillhör].compactMap(\.self) + tabell.fält.compactMap(\.hämtning.kolumn) + tabell.bortse.map(\.kolumn)
        for kolumn in Set(namngivna).sorted() {
            let funna = namn.indices.filter { namn[$0] == kolumn }
            guard let plats = funna.first else {
                throw Avvisning(
                    .kolumnSaknas, fält: kolumn,
                    "\(tabell.fil) har ingen kolumn \(kolumn), som avbildningen av \(tabell.slag.rawValue) nämner. "
                        + "Kontrollera rubrikraden, avgransare och teckenkodning.")
            }
            guard funna.count == 1 else {
                throw Avvisning(.kolumnEjEntydig, fält: kolumn, "\(tabell.fil) har kolumnen \(kolumn) mer än en gång.")
            }
            platser[kolumn] = plats
        }
        self.platser = platser
    }

    /// - Throws: `csv_ogiltig`, `fel_antal_kolumner`, `ogiltigt_varde`, `falt_saknas`, `okand_kod`, `ogiltigt_datum`.
    func post(_ rad: CSVläsare.Post) throws(Avvisning) -> Källpost {
        guard rad.ärTydlig else {
            throw Avvisning(
                .csvOgiltig, "Ett citattecken står inne i ett fält. Skriv fältet inom citattecken, och varje citattecken i det två gånger.")
        }
        guard rad.fält.count == antal else {
            throw Avvisning(.felAntalKolumner, "Raden har \(rad.fält.count) kolumner, rubrikraden \(antal).")
        }
        var bortsedd = false
        for regel in tabell.bortse where regel.värden.contains(try värde(rad, regel.kolumn)) { bortsedd = true }
        let id = try kräv(rad, tabell.id)
        let tillhör = try tabell.tillhör.map { kolumn throws(Avvisning) in try kräv(rad, kolumn) }
        var värden: [Källfält: String] = [:]
        if !bortsedd {
            // The mapping's order, save that what a code says of several fields goes before a column of its own.
            for (fält, hämtning) in tabell.fält {
                värden.merge(try hämta(rad, fält, hämtning)) { gammalt, nytt in fält == .insats ? nytt : gammalt }
            }
            if värden[.slut] != nil, tabell.slag == .verkstallighet, värden[.kommando] == nil {
                throw Avvisning(.faltSaknas, fält: "slutorsak", "Raden har ett slutdatum men ingen orsak som säger vad slutet betyder.")
            }
        }
        return Källpost(slag: tabell.slag, rad: rad.rad, id: id, tillhör: tillhör, bortsedd: bortsedd, värden: värden)
    }

    /// What a row that is no record belongs to; nil when not even that can be read.
    func tillhör(_ rad: CSVläsare.Post) -> String? {
        guard rad.ärTydlig, rad.fält.count == antal, let plats = tabell.tillhör.flatMap({ platser[$0] }) else { return nil }
        return tabell.form.teckenkodning.text(rad.fält[plats]).map(Self.putsad)
    }

    private func hämta(_ rad: CSVläsare.Post, _ fält: Källfält, _ hämtning: Hämtning) throws(Avvisning) -> [Källfält: String] {
        switch hämtning {
        case .värde(let post): return post
        case .kolumn(let kolumn):
            let text = try värde(rad, kolumn)
            return text.isEmpty ? [:] : [fält: try Källvärde.prövat(text, fält.form, tabell.form.datumform, kolumn)]
        case .koder(let kolumn, let tabell):
            let text = try värde(rad, kolumn)
            if let post = tabell.poster[text] ?? tabell.annars { return post }
            guard text.isEmpty else {
                throw Avvisning(.okandKod, fält: kolumn, "Koden i kolumnen \(kolumn) finns inte i avbildningens tabell för \(fält.rawValue).")
            }
            return [:]
        }
    }

    private func kräv(_ rad: CSVläsare.Post, _ kolumn: String) throws(Avvisning) -> String {
        let text = try värde(rad, kolumn)
        guard !text.isEmpty else {
            throw Avvisning(.faltSaknas, fält: kolumn, "Kolumnen \(kolumn) är tom: raden kan inte föras till sin post i källan.")
        }
        return text
    }

    private func värde(_ rad: CSVläsare.Post, _ kolumn: String) throws(Avvisning) -> String {
        guard let plats = platser[kolumn], let text = tabell.form.teckenkodning.text(rad.fält[plats]) else {
            throw Avvisning(
                .ogiltigtVarde, fält: kolumn,
                "Kolumnen \(kolumn) är inte text i \(tabell.form.teckenkodning.rawValue). Ange exportens teckenkodning i avbildningen.")
        }
        return Self.putsad(text)
    }

    /// Exports pad their columns.
    private static func putsad(_ text: String) -> String {
        var putsad = text.drop(while: \.isWhitespace)
        while putsad.last?.isWhitespace == true { putsad.removeLast() }
        return String(putsad)
    }
}

/// A column's value in our form.
enum Källvärde {
    static func prövat(_ text: String, _ form: Källfält.Form, _ datumform: Datumform, _ kolumn: String) throws(Avvisning) -> String {
        switch form {
        case .text: return text
        case .datum:
            guard let datum = datumform.datum(text) else {
                throw Avvisning(.ogiltigtDatum, fält: kolumn, "Kolumnen \(kolumn) är inte ett datum som finns, skrivet som \(datumform.rawValue).")
            }
            return datum.description
        case .tal:
            guard let tal = decimaltal(text) else {
                throw Avvisning(.ogiltigtVarde, fält: kolumn, "Kolumnen \(kolumn) är inte ett tal som 12 eller 2,5.")
            }
            return tal
        case .val(let möjliga):
            guard möjliga.contains(text) else {
                let möjliga = möjliga.joined(separator: ", ")
                throw Avvisning(.okandKod, fält: kolumn, "Koden i kolumnen \(kolumn) är okänd. Avbilda den med koder till något av: \(möjliga).")
            }
            return text
        }
    }

    /// `2,50` as `2.5`: JSON's own form, without zeros that say nothing. At most the 15 digits that every reader keeps.
    private static func decimaltal(_ text: String) -> String? {
        let delar = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        let siffror = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard text.utf8.count <= 15, delar.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(siffror.contains) }) else { return nil }
        let hela = delar[0].drop { $0 == "0" }
        var bråk = delar.count == 2 ? delar[1] : ""
        while bråk.last == "0" { bråk.removeLast() }
        return (hela.isEmpty ? "0" : String(hela)) + (bråk.isEmpty ? "" : ".\(bråk)")
    }
}
