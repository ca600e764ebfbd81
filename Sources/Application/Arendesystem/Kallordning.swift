import Handlaggning

/// A command that a record leads to, before it is written out; nil is a role of a record that leads to none.
struct Källkommando: Sendable {
    enum Slag: String, Sendable {
        case fatta = "FattaBeslut"
        case verkställ = "Verkstall"
        case avslutaUtan = "AvslutaUtanVerkstallighet"
        case avsluta = "AvslutaInsats"
        case avbryt = "AvbrytVerkstallighet"
        case återuppta = "AterupptaVerkstallighet"
    }

    let slag: Slag?
    let post: Källpost
    let roll: Källroll
    /// The source's id of the beslut it concerns.
    let beslut: String
    /// The decision of a service; only with `FattaBeslut`.
    var överordnad: Källpost?

    /// What a role usually leads to, for one that leads to nothing now; nil when it could be several.
    var vanligast: Slag? {
        switch (post.slag, roll) {
        case (_, .fatta): .fatta
        case (.verkstallighet, .start): .verkställ
        case (.avslut, _): .avslutaUtan
        case (.avbrott, .start): .avbryt
        case (.avbrott, .slut): .återuppta
        case (.verkstallighet, .slut), (.beslut, _), (.insats, _): nil
        }
    }
}

extension Källbeslut {
    /// The beslut and then what became of it, by date. On one day an end goes before a start (one execution takes over from another), except
    /// that no record ends before it starts.
    var kommandon: [Källkommando] {
        var förlopp = Förlopp(bortsett: bortsedd)
        let händelser = händelser.flatMap(\.händelser).sorted { ($0.datum, $0.fas, $0.post.rad) < ($1.datum, $1.fas, $1.post.rad) }
        let fatta = Källkommando(slag: bortsedd ? nil : .fatta, post: post, roll: .fatta, beslut: post.id, överordnad: överordnad)
        return [fatta] + händelser.map { Källkommando(slag: förlopp.kommando($0), post: $0.post, roll: $0.roll, beslut: post.id) }
    }
}

/// One role of a record of what became of a beslut.
private struct Källhändelse {
    let post: Källpost
    let roll: Källroll
    /// Empty when the record does not say.
    let datum: String
    let fas: Int
}

extension Källpost {
    /// Says nothing that happened: no date.
    var ärTyst: Bool { händelser.allSatisfy(\.datum.isEmpty) }

    fileprivate var händelser: [Källhändelse] {
        let start = self[slag == .avslut ? .datum : .start] ?? ""
        let slut = self[.slut] ?? ""
        let början = Källhändelse(post: self, roll: .start, datum: start, fas: 1)
        if slag == .avslut { return [början] }
        return [början, Källhändelse(post: self, roll: .slut, datum: slut, fas: slut == start ? 2 : 0)]
    }
}

/// Which command an event is depends on those before it: the first start carries the beslut out, one after an interruption resumes it, and one
/// beside another, or an end while another goes on, changes nothing.
private struct Förlopp {
    private enum Läge { case öppet, verkställt, avbrutet, avslutat }

    let bortsett: Bool
    private var läge = Läge.öppet
    private var pågående: Set<String> = []

    init(bortsett: Bool) { self.bortsett = bortsett }

    mutating func kommando(_ händelse: Källhändelse) -> Källkommando.Slag? {
        guard !bortsett, !händelse.post.bortsedd, !händelse.datum.isEmpty else { return nil }
        switch (händelse.post.slag, händelse.roll) {
        case (.verkstallighet, .start):
            pågående.insert(händelse.post.id)
            switch läge {
            case .verkställt: return nil
            case .avbrutet: return nu(.verkställt, .återuppta)
            // After the end of the insats the rules refuse it, and so it is seen.
            case .öppet, .avslutat: return nu(.verkställt, .verkställ)
            }
        case (.verkstallighet, .slut):
            pågående.remove(händelse.post.id)
            guard pågående.isEmpty, let slut = händelse.post[.kommando].flatMap({ Slutkommando(rawValue: $0) }) else { return nil }
            switch slut {
            case .avslutaInsats: return nu(.avslutat, .avsluta)
            case .avbryt: return nu(.avbrutet, .avbryt)
            case .inget: return nil
            }
        case (.avslut, _): return nu(.avslutat, .avslutaUtan)
        case (.avbrott, .slut): return nu(.verkställt, .återuppta)
        case (.avbrott, _): return nu(.avbrutet, .avbryt)
        case (.verkstallighet, .fatta), (.beslut, _), (.insats, _): return nil
        }
    }

    private mutating func nu(_ nytt: Läge, _ kommando: Källkommando.Slag) -> Källkommando.Slag {
        läge = nytt
        return kommando
    }
}
