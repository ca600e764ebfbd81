public import EventStore
public import Handlaggning

/// A role that somebody has in a nämnd, written `SN/revisor` or, for a role that reaches a unit, `SN/handlaggare/E1`.
public struct Uppdrag: Hashable, Sendable, CustomStringConvertible {
    public let nämnd: Tenant
    public let roll: Roll
    /// Whose beslut the role reaches; nil for all of the nämnd.
    public let enhet: String?

    /// - Returns: nil for a nämnd, role or unit that cannot be, for a unit where the role has none, and for the lack of one where it must.
    public init?(_ text: String) {
        let delar = text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard delar.count >= 2, let nämnd = Tenant(rawValue: delar[0]), let roll = Roll(rawValue: delar[1]) else { return nil }
        let enhet = delar.count == 3 ? delar[2] : nil
        switch roll.enhetskrav {
        case .krävs: if enhet == nil { return nil }
        case .valfri: break
        case .ingen: if enhet != nil { return nil }
        }
        if let enhet, !Uppdrag.kanVaraEnhet(enhet) { return nil }
        self.nämnd = nämnd
        self.roll = roll
        self.enhet = enhet
    }

    public var description: String { ([nämnd.rawValue, roll.rawValue] + [enhet].compactMap(\.self)).joined(separator: "/") }

    /// As long as a unit may be in FattaBeslut, and without what cannot be seen.
    private static func kanVaraEnhet(_ enhet: String) -> Bool {
        (1...längstaEnhet).contains(enhet.unicodeScalars.count) && enhet.first != " " && enhet.last != " "
            && enhet.unicodeScalars.allSatisfy { tecken in
                tecken.properties.isAlphabetic || (" "..."~").contains(tecken)
            }
    }

    private static let längstaEnhet = 50
}

extension Uppdrag: Comparable {
    /// The least powerful first, so that who has several acts under no more than is needed.
    public static func < (vänster: Uppdrag, höger: Uppdrag) -> Bool { vänster.ordning < höger.ordning }

    /// A unit is less than all of the nämnd.
    private var ordning: (Int, String, String, Int, String) {
        (Behörighetsmatris.gällande.omfång(roll), roll.rawValue, nämnd.rawValue, enhet == nil ? 1 : 0, enhet ?? "")
    }
}
