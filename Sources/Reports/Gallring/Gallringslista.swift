public import CanonicalJSON
public import Handlaggning

/// Personerna vars uppgifter ska gallras, eller är undantagna från det. Id:n, inga namn.
public struct Gallringslista: Hashable, Sendable {
    public let nämnd: String
    public let idag: Datum
    public let position: Int64
    /// De vars tid har gått, den som skulle ha gallrats först först.
    public let rader: [Gallringsrad]

    public init(nämnd: String, idag: Datum, position: Int64, rader: [Gallringsrad]) {
        self.nämnd = nämnd
        self.idag = idag
        self.position = position
        self.rader = rader.sorted {
            ($0.prövning.frist?.senast ?? idag, $0.person) < ($1.prövning.frist?.senast ?? idag, $1.person)
        }
    }

    private func antal(_ läge: Gallringsrad.Läge) -> Int { rader.count { $0.läge == läge } }
    private var försenade: Int { rader.count { $0.prövning.försenad && $0.läge != .undantagen } }

    public var text: String {
        let huvud = "Gallring, \(nämnd), \(idag). Loggens position \(position).\n"
        guard !rader.isEmpty else { return huvud + "Ingens uppgifter ska gallras nu.\n" }
        let summor =
            "Kan föreslås: \(antal(.kanFöreslås)). Föreslagna: \(antal(.föreslagen)). "
            + "Försenade: \(försenade). Undantagna: \(antal(.undantagen)).\n"
        return huvud + summor + "\n" + rader.map(\.text).joined(separator: "\n")
    }

    public var json: JSON {
        [
            "namnd": .string(nämnd), "idag": .string(idag.description), "position": .int(position), "personer": .array(rader.map(\.json)),
            "summor": [
                "kan_foreslas": .int(antal(.kanFöreslås)), "foreslagen": .int(antal(.föreslagen)), "undantagen": .int(antal(.undantagen)),
                "forsenade": .int(försenade),
            ],
        ]
    }
}

extension Gallringsrad {
    private var lägestext: String {
        switch läge {
        case .kanFöreslås: "kan föreslås"
        case .föreslagen: "föreslagen av \(föreslagenAv ?? "okänd"), väntar på en annans godkännande"
        case .undantagen: "undantagen"
        case .gallrad: "gallrad"
        case .ejFörfallen: "ska inte gallras än"
        }
    }

    var text: String {
        let försenad = prövning.försenad && läge != .undantagen && läge != .gallrad
        var rader = ["\(person): \(antalBeslut) beslut, \(lägestext)\(försenad ? ". FÖRSENAD" : "")"]
        if let frist = prövning.frist {
            rader.append("  Sista anteckning \(frist.senasteAnteckning), gallras från \(frist.från), senast \(frist.senast)")
        }
        if !prövning.grund.isEmpty { rader.append("  Grund: \(prövning.grund.joined(separator: ", "))") }
        for undantag in prövning.undantag {
            rader.append("  Undantag: \(undantag.slag.rawValue), \(undantag.paragraf)\(undantag.till.map { ", till \($0)" } ?? "")")
        }
        if prövning.födelsedagOkänd && läge != .gallrad {
            rader.append("  Födelsedagen är okänd: urvalet för forskning är prövat bara mot kommunen.")
        }
        return rader.joined(separator: "\n") + "\n"
    }

    var json: JSON {
        .object([
            .init("person", .string(person.description)), .init("antalBeslut", .int(antalBeslut)), .init("lage", .string(läge.rawValue)),
            .init("senasteAnteckning", .optional(prövning.frist?.senasteAnteckning.description)),
            .init("gallringsbar", .optional(prövning.frist?.från.description)), .init("senast", .optional(prövning.frist?.senast.description)),
            .init("forsenad", .bool(prövning.försenad)), .init("grund", .array(prövning.grund.map(JSON.string))),
            .init(
                "undantag",
                .array(
                    prövning.undantag.map {
                        ["slag": .string($0.slag.rawValue), "paragraf": .string($0.paragraf), "till": .optional($0.till?.description)]
                    })),
            .init("fodelsedagOkand", .bool(prövning.födelsedagOkänd)), .init("foreslagenAv", .optional(föreslagenAv)),
        ])
    }
}
