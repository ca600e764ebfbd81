import Handlaggning

/// Lines of an import file, as a case system would write them.
enum Rad {
    static let nämnd = #"{"kommando":"RegistreraNamnd","namnd":"SN","namn":"Socialnämnden","kommun":"Provkommun","kommunkod":"9999"}"#

    static func id(_ nummer: Int, _ slag: String = "8") -> String {
        let siffror = String(nummer)
        return "018f3c6e-0000-7000-\(slag)000-" + String(repeating: "0", count: 12 - siffror.count) + siffror
    }

    static func fatta(
        _ nummer: Int, _ datum: String, insats: String = "kontaktperson", person: Int? = nil, ursprung: String = "namnd", källa: String? = nil
    ) -> String {
        let källa = källa.map { #","kalla":{"system":"prov","id":"\#($0)"}"# } ?? ""
        return #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"\#(id(nummer))","person":{"id":"\#(id(person ?? nummer, "9"))","kon":"kvinna","#
            + #""personnummer":"19800101-T\#(100 + nummer % 900)","namn":"Prov Provsson \#(nummer)"},"omrade":"IFO","lagrum":"SoL2001-4:1","#
            + #""insats":"\#(insats)","beslutsdatum":"\#(datum)","ursprung":"\#(ursprung)"\#(källa)}"#
    }

    static func verkställ(_ nummer: Int, _ datum: String) -> String {
        #"{"kommando":"Verkstall","namnd":"SN","beslut":"\#(id(nummer))","datum":"\#(datum)"}"#
    }

    static func avsluta(_ nummer: Int, _ datum: String, text: String? = nil) -> String {
        let text = text.map { #","text":"\#($0)""# } ?? ""
        return #"{"kommando":"AvslutaUtanVerkstallighet","namnd":"SN","beslut":"\#(id(nummer))","datum":"\#(datum)","orsak":"behov_upphort"\#(text)}"#
    }

    static func skäl(_ nummer: Int, _ text: String) -> String {
        #"{"kommando":"AngeSkal","namnd":"SN","beslut":"\#(id(nummer))","kod":"resursbrist","klass":"strukturell","text":"\#(text)"}"#
    }

    static func öppna(_ period: String, _ brytdatum: String) -> String {
        #"{"kommando":"OppnaOmgang","namnd":"SN","period":"\#(period)","brytdatum":"\#(brytdatum)"}"#
    }

    static func fastställ(_ period: String) -> String { #"{"kommando":"FaststallRapport","namnd":"SN","period":"\#(period)"}"# }

    static func inskick(_ period: String, _ datum: String, frister: String = "\"alla\"") -> String {
        #"{"kommando":"RegistreraInskick","namnd":"SN","period":"\#(period)","datum":"\#(datum)","kanal":"etjanst","frister":\#(frister)}"#
    }

    /// Ett kommando på ett beslut, med de fält som kommandot har därutöver.
    static func om(_ nummer: Int, _ kommando: String, _ fält: String = "") -> String {
        #"{"kommando":"\#(kommando)","namnd":"SN","beslut":"\#(id(nummer))"\#(fält.isEmpty ? "" : ",")\#(fält)}"#
    }

    static func släpp(_ nummer: Int, _ typ: String) -> String { om(nummer, "SlappText", #""handelse":{"typ":"\#(typ)"}"#) }

    /// - Parameter värde: as JSON.
    static func rätta(_ nummer: Int, _ typ: String, nr: Int? = nil, _ fält: String, _ värde: String) -> String {
        let nr = nr.map { #","nr":\#($0)"# } ?? ""
        return om(nummer, "RattaUppgift", #""handelse":{"typ":"\#(typ)"\#(nr)},"falt":"\#(fält)","varde":\#(värde),"skal":"skrivfel""#)
    }

    static func återkalla(_ nummer: Int, _ typ: String, nr: Int? = nil) -> String {
        let nr = nr.map { #","nr":\#($0)"# } ?? ""
        return om(nummer, "AterkallaHandelse", #""handelse":{"typ":"\#(typ)"\#(nr)},"skal":"fel beslut""#)
    }

    static func avbryt(_ nummer: Int, _ datum: String) -> String {
        om(nummer, "AvbrytVerkstallighet", #""datum":"\#(datum)","orsak":"personal saknas""#)
    }
    static func återuppta(_ nummer: Int, _ datum: String) -> String { om(nummer, "AterupptaVerkstallighet", #""datum":"\#(datum)""#) }
    static func ersätt(_ nummer: Int, _ nytt: Int, _ datum: String) -> String {
        om(nummer, "ErsattBeslut", #""nytt":"\#(id(nytt))","datum":"\#(datum)""#)
    }
    static func makulera(_ nummer: Int) -> String { om(nummer, "MakuleraBeslut", #""skal":"dubblett""#) }

    static func dödsfall(person: Int, _ datum: String) -> String {
        #"{"kommando":"RegistreraDodsfall","namnd":"SN","person":"\#(id(person, "9"))","datum":"\#(datum)"}"#
    }
}
