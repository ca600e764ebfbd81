import Handlaggning

extension Bevakningslista {
    /// Listan för en terminal: summorna överst, sedan en frist per rad med sina varningar under sig. «!» är något att göra, «–» något att veta.
    public var text: String {
        let huvud = [titel, läge, ""] + sammanfattning
        guard !bevakning.rader.isEmpty else { return Self.hela(huvud) }
        let celler = [Self.kolumner] + bevakning.rader.map(celler)
        let bredder = Self.kolumner.indices.map { kolumn in celler.map { $0[kolumn].count }.max() ?? 0 }
        let rader = zip(celler.dropFirst(), bevakning.rader).flatMap { celler, rad in
            [Self.rad(celler, bredder)] + rad.varningar.map { "\(String(repeating: " ", count: bredder[0])) \($0.slag.tecken) \($0.text)" }
        }
        return Self.hela(huvud + ["", Self.rad(Self.kolumner, bredder)] + rader)
    }

    /// Det som kan vara hur långt som helst står sist, så att inget annat hamnar snett.
    private static let kolumner = ["Dagar", "Nivå", "Slutdag", "Rapporteras från", "Frist", "Beslut", "Enhet", "Insats"]

    private func celler(_ rad: Bevakningsrad) -> [String] {
        [
            "\(rad.dagarKvar)", rad.nivå.namn, "\(rad.slutdag)", rad.rapporteras, rad.fristnamn, "\(rad.frist.beslut)", enRad(rad.enhet ?? "–"),
            insatsnamn(rad),
        ]
    }

    /// Dagarna från höger, resten från vänster, utan blanktecken i slutet.
    private static func rad(_ celler: [String], _ bredder: [Int]) -> String {
        zip(celler, bredder).enumerated().map { plats, par in
            let fyllnad = String(repeating: " ", count: par.1 - par.0.count)
            if plats == 0 { return fyllnad + par.0 }
            return plats == celler.count - 1 ? par.0 : par.0 + fyllnad
        }.joined(separator: "  ")
    }

    private static func hela(_ rader: [String]) -> String { rader.joined(separator: "\n") + "\n" }
}

extension Varning.Slag {
    fileprivate var tecken: String {
        switch self {
        case .varning: "!"
        case .upplysning: "–"
        }
    }
}
