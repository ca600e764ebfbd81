import Handlaggning

/// What an export can say, named as in the mapping. Most are a command's fields of the same name.
enum Källfält: String, CaseIterable, Sendable {
    // A beslut: in the rows of decisions or of services, whichever says it; a service's own word goes first.
    case personnummer, person, namn, skyddad, kon, omrade, inriktning, lagrum, insats, beslutsdatum, gallerFran, gallerTill, omfattning,
        omfattningEnhet, forhandsbesked, ursprung, enhet, handlaggare, berorBarn, dnr
    // What became of it.
    case start, slut, slutorsak, datum, orsak, text
    /// The command that an end of an execution leads to; only a code table says it, as `kommando`.
    case kommando

    /// How a value is checked.
    enum Form: Sendable {
        case text, datum, tal
        case val([String])
    }

    var form: Form {
        switch self {
        case .personnummer, .person, .namn, .inriktning, .lagrum, .insats, .omfattningEnhet, .enhet, .handlaggare, .dnr, .slutorsak, .orsak, .text:
            .text
        case .beslutsdatum, .gallerFran, .gallerTill, .start, .slut, .datum: .datum
        case .omfattning: .tal
        case .skyddad, .forhandsbesked, .berorBarn: .val(["true", "false"])
        case .kon: .val(Kön.allCases.map(\.rawValue))
        case .omrade: .val(Verksamhetsområde.allCases.map(\.rawValue))
        case .ursprung: .val(Ursprung.allCases.map(\.rawValue))
        case .kommando: .val(Slutkommando.allCases.map(\.rawValue))
        }
    }

    /// What the command calls it.
    var kommandofält: String {
        switch self {
        case .personnummer, .namn, .skyddad, .kon: "person.\(rawValue)"
        case .person: "person.id"
        case .omfattning: "omfattning.tal"
        case .omfattningEnhet: "omfattning.enhet"
        case .omrade, .inriktning, .lagrum, .insats, .beslutsdatum, .gallerFran, .gallerTill, .forhandsbesked, .ursprung, .enhet, .handlaggare,
            .berorBarn, .dnr, .start, .slut, .slutorsak, .datum, .orsak, .text, .kommando:
            rawValue
        }
    }

    static let omBeslutet: [Källfält] = [
        .personnummer, .person, .namn, .skyddad, .kon, .omrade, .inriktning, .lagrum, .insats, .beslutsdatum, .gallerFran, .gallerTill, .omfattning,
        .omfattningEnhet, .forhandsbesked, .ursprung, .enhet, .handlaggare, .berorBarn, .dnr,
    ]
}

/// What the end of an execution is, by the mapping's code table.
enum Slutkommando: String, CaseIterable, Sendable {
    case avslutaInsats = "AvslutaInsats"
    case avbryt = "AvbrytVerkstallighet"
    /// Nothing to record: a change of provider, for example.
    case inget = "inget"
}

/// The kinds of records of an export.
enum Källslag: String, CaseIterable, Sendable {
    case beslut, insats, verkstallighet, avslut, avbrott

    var fält: [Källfält] {
        switch self {
        case .beslut, .insats: Källfält.omBeslutet
        case .verkstallighet: [.start, .slut, .slutorsak]
        case .avslut: [.datum, .orsak, .text]
        case .avbrott: [.start, .slut, .orsak]
        }
    }

    /// Those that the mapping must say where to find. Those of decisions and services are checked together.
    var krävda: [Källfält] {
        switch self {
        case .beslut, .insats: []
        case .verkstallighet: [.start]
        case .avslut: [.datum, .orsak]
        case .avbrott: [.start, .orsak]
        }
    }
}
