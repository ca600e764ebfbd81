public import EventStore
public import Handlaggning

/// That somebody is about to be told something of an identified person, as the access log keeps it.
///
/// Källa: lag (2001:454) om behandling av personuppgifter inom socialtjänsten, 10 §, lydelse 2023:821 (dokumentation och kontroll av åtkomst).
public struct Åtkomst: Hashable, Sendable {
    public let nämnd: Tenant
    /// What they are about to see, by its stable name.
    let vad: String
    public let läsare: Läsande
    public let berörda: Berörda

    /// What a role may do, over HTTP or where evb runs.
    public init(nämnd: Tenant, åtgärd: Åtgärd, läsare: Läsande, berörda: Berörda) {
        self.init(nämnd: nämnd, vad: åtgärd.rawValue, läsare: läsare, berörda: berörda)
    }

    /// - Parameter arkiv: what only who runs evb on the server can hand out.
    init(nämnd: Tenant, arkiv: Identifierandearkiv, läsare: Läsande, berörda: Berörda) {
        self.init(nämnd: nämnd, vad: arkiv.rawValue, läsare: läsare, berörda: berörda)
    }

    private init(nämnd: Tenant, vad: String, läsare: Läsande, berörda: Berörda) {
        self.nämnd = nämnd
        self.vad = vad
        self.läsare = läsare
        self.berörda = berörda
    }
}

/// An archive that says who everybody is, or has what opens it. One with neither says it of nobody, and is not noted.
enum Identifierandearkiv: String, Hashable, Sendable {
    case öppnat = "lamna_arkiv_oppnat"
    /// The keys are of use only to who has the master key too.
    case medNycklar = "lamna_arkiv_med_nycklar"

    init?(medNycklar: Bool, öppnad: Bool) {
        guard medNycklar || öppnad else { return nil }
        self = öppnad ? .öppnat : .medNycklar
    }
}

/// Who reads, as what, what for and from where.
public struct Läsande: Hashable, Sendable {
    /// The token's subject; `kommandorad:anna` for who runs evb on the server.
    public let aktör: String
    public let roll: String
    public let enhet: String?
    public let ändamål: Ändamål
    /// The client's address, at most 100 bytes.
    public let från: String
    /// The request's id, Latin letters, digits and `_ . : -`; nil where there is no request.
    public let begäran: String?

    public init(_ behörighet: Behörighet, ändamål: Ändamål, från: String, begäran: String?) {
        aktör = behörighet.subjekt
        roll = behörighet.roll.rawValue
        enhet = behörighet.enhet
        self.ändamål = ändamål
        self.från = från
        self.begäran = begäran
    }

    /// Whoever runs evb on the server.
    ///
    /// - Parameters:
    ///   - användare: as the operating system knows them.
    ///   - ändamål: what they say that they read for.
    public init(kommandorad användare: String, ändamål: Ändamål) {
        aktör = "kommandorad:\(användare)"
        roll = "kommandorad"
        enhet = nil
        self.ändamål = ändamål
        från = "kommandorad"
        begäran = nil
    }
}

/// What somebody reads for: a code, never words of their own, which could themselves tell of somebody.
public enum Ändamål: String, CaseIterable, Hashable, Sendable {
    /// To decide, carry out or follow up.
    case handläggning = "handlaggning"
    /// To report to IVO.
    case rapportering
    /// A court's or an authority's matter.
    case rättsligt = "rattsligt"
    /// The person's own right to know.
    case registerutdrag
    case gallring
    /// To hand over the whole log: to kommunarkivet, or to another system.
    case arkivering
    /// To find out who has read what.
    case logggranskning
    /// To check what has been done.
    case granskning
}

/// Whom a reading is about: ids without names.
public struct Berörda: Hashable, Sendable {
    public let personer: Set<PersonID>
    public let beslut: Set<BeslutID>

    public init(personer: Set<PersonID> = [], beslut: Set<BeslutID> = []) {
        self.personer = personer
        self.beslut = beslut
    }

    var antal: Int { personer.count + beslut.count }
}
