public import Handlaggning

/// Det som en eller flera nämnder har att göra, det mest brådskande först. Id:n, perioder och dagar, ingen identitet.
public struct Påminnelselista: Sendable {
    public let idag: Datum
    public let nämnder: [Nämnd]

    /// En nämnds del av listan.
    public struct Nämnd: Hashable, Sendable {
        public let påminnelser: Påminnelser
        /// Dagen då jobbet först såg var och en, efter nyckel; de andra har inget jobb sett ännu.
        public let uppmärksammade: [String: Datum]

        public init(_ påminnelser: Påminnelser, uppmärksammade: [String: Datum] = [:]) {
            self.påminnelser = påminnelser
            self.uppmärksammade = uppmärksammade
        }
    }

    public init(idag: Datum, _ nämnder: [Nämnd]) {
        self.idag = idag
        self.nämnder = nämnder
    }

    /// Det som inte gäller något beslut, och det som gäller ett av `beslut`.
    public func om(_ beslut: Set<BeslutID>) -> Påminnelselista {
        Påminnelselista(idag: idag, nämnder.map { Nämnd($0.påminnelser.om(beslut), uppmärksammade: $0.uppmärksammade) })
    }

    var antal: Int { nämnder.reduce(0) { $0 + $1.påminnelser.alla.count } }
    var larm: Int { nämnder.reduce(0) { $0 + $1.påminnelser.larm.count } }
}

extension Påminnelselista {
    /// Listan för en terminal: «!» är ett larm.
    public var text: String {
        let huvud = "Påminnelser \(idag). Larm: \(larm). Övriga: \(antal - larm)."
        let delar = nämnder.map { nämnd -> String in
            let alla = nämnd.påminnelser.alla
            guard !alla.isEmpty else { return "\(nämnd.påminnelser.nämnd): inget att göra." }
            return (["\(nämnd.påminnelser.nämnd):"] + alla.map(rad)).joined(separator: "\n")
        }
        return ([huvud] + delar).joined(separator: "\n\n") + "\n"
    }

    private func rad(_ påminnelse: Påminnelse) -> String {
        let dagar = påminnelse.dagar(idag)
        let när = dagar.map { $0 < 0 ? "\(antalDagar(-$0)) sen" : $0 == 0 ? "i dag" : "\(antalDagar($0)) kvar" } ?? "–"
        let fyllnad = String(repeating: " ", count: max(0, 15 - när.count))
        return "\(påminnelse.anledning.larm ? "!" : " ") \(när)\(fyllnad)\(påminnelse.anledning.text(senast: påminnelse.senast))"
    }

    /// En rad per påminnelse, att sortera och filtrera i ett kalkylprogram.
    public var tabell: Tabell {
        Tabell(
            rubrik: "Påminnelser \(idag)",
            kolumner: ["Nämnd", "Slag", "Larm", "Period", "Beslut", "Frist", "Sedan", "Senast"].map { Tabell.Kolumn($0) }
                + [Tabell.Kolumn("Dagar kvar", högerställd: true)] + ["Uppmärksammad", "Vad"].map { Tabell.Kolumn($0) },
            rader: nämnder.flatMap { nämnd in
                nämnd.påminnelser.alla.map { p in
                    [
                        nämnd.påminnelser.nämnd, p.anledning.kod, p.anledning.larm ? "ja" : "nej", p.anledning.period?.description ?? "",
                        p.anledning.beslut?.description ?? "", p.anledning.frist.map { "\($0.nummer.art.rawValue) \($0.nummer.nr)" } ?? "",
                        "\(p.sedan)", p.senast?.description ?? "", p.dagar(idag).map(String.init) ?? "",
                        nämnd.uppmärksammade[p.nyckel]?.description ?? "", p.anledning.text(senast: p.senast),
                    ]
                }
            })
    }
}

extension Påminnelse {
    /// Dagar kvar till den sista dagen, negativt när den har passerat.
    func dagar(_ idag: Datum) -> Int? { senast?.dagar(sedan: idag) }
}
