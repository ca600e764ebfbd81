public import Handlaggning

/// Ett antal i statistikrapporten med allt som säger vad det räknar: formen som program läser. Det som är nil är inte uppdelat.
public struct Statistikpost: Hashable, Sendable {
    /// `Statistikmått`, eller `personer`.
    public let mått: String
    public var art: FristNummer.Art?
    public var område: Verksamhetsområde?
    public var insats: String?
    public var kön: Kön?
    public var åldersklass: Åldersklass?
    public let tal: Statistiktal

    public var antal: Int? { if case .antal(let antal) = tal { antal } else { nil } }

    /// Varför antalet inte står där: `farre` än tröskeln, eller `dolt` för att ett sådant inte ska gå att räkna ut.
    public var dolt: String? {
        switch tal {
        case .antal: nil
        case .färre: "farre"
        case .dolt: "dolt"
        }
    }
}

extension Statistikrapport {
    public var poster: [Statistikpost] {
        beslut.poster + avbrott.poster + [Statistikpost(mått: "personer", tal: personer)]
            + Kön.allCases.map { Statistikpost(mått: "personer", kön: $0, tal: personerPerKön[$0] ?? .dolt) }
    }

    public var tabell: Tabell {
        Tabell(
            rubrik: "Antal", kolumner: ["matt", "art", "omrade", "insats", "kon", "aldersklass", "antal", "dolt"].map { Tabell.Kolumn($0) },
            rader: poster.map { post in
                [
                    post.mått, post.art?.rawValue ?? "", post.område?.rawValue ?? "", post.insats ?? "", post.kön?.rawValue ?? "",
                    post.åldersklass?.rawValue ?? "", post.antal.map { "\($0)" } ?? "", post.dolt ?? "",
                ]
            })
    }
}

extension Artstatistik {
    public var poster: [Statistikpost] { poster(antal) + delposter }

    /// Måtten i omgången före.
    public var föregåendePoster: [Statistikpost] { föregående.isEmpty ? [] : poster(föregående) }

    private func poster(_ antal: [Statistikmått: Statistiktal]) -> [Statistikpost] {
        Statistikmått.allCases.map { Statistikpost(mått: $0.rawValue, art: art, tal: antal[$0] ?? .dolt) }
    }

    private var delposter: [Statistikpost] {
        Statistikmått.uppdelade.flatMap { mått in
            Kön.allCases.map { Statistikpost(mått: mått.rawValue, art: art, kön: $0, tal: perKön[$0]?[mått] ?? .dolt) }
                + perInsats.map {
                    Statistikpost(mått: mått.rawValue, art: art, område: $0.område, insats: $0.insats, tal: $0.antal[mått] ?? .dolt)
                }
                + Åldersklass.allCases.map {
                    Statistikpost(mått: mått.rawValue, art: art, åldersklass: $0, tal: perÅldersklass[$0]?[mått] ?? .dolt)
                }
        }
    }
}
