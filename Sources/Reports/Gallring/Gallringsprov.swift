public import CanonicalJSON
public import Handlaggning

/// Vad som skulle förstöras om en persons uppgifter gallrades, och om de får det.
public struct Gallringsprov: Hashable, Sendable {
    public let nämnd: String
    public let position: Int64
    public let rad: Gallringsrad
    public let beslut: [BeslutID]
    /// Händelser med en förseglad del.
    public let händelser: Int
    /// Nycklade hashar som personen och besluten hittas med.
    public let anspråk: Int
    /// Nycklar som finns kvar: en, eller ingen sedan den förstörts.
    public let nycklar: Int
    /// Slutrapporter som återstår att lämna till IVO; inga när ingen nyckel finns kvar. En varning, inget hinder: efter gallringen går
    /// de inte att fylla i.
    public let slutrapporter: [Slutrapport]

    public init(
        nämnd: String, position: Int64, rad: Gallringsrad, beslut: [BeslutID], händelser: Int, anspråk: Int, nycklar: Int,
        slutrapporter: [Slutrapport]
    ) {
        self.nämnd = nämnd
        self.position = position
        self.rad = rad
        self.beslut = beslut
        self.händelser = händelser
        self.anspråk = anspråk
        self.nycklar = nycklar
        self.slutrapporter = nycklar > 0 ? slutrapporter : []
    }

    public var text: String {
        let får = rad.avvisning.map { "Får inte gallras: \($0.text) (\($0.kod.rawValue)\($0.lagrum.map { ", \($0)" } ?? ""))" } ?? "Får gallras."
        let förstörs =
            nycklar > 0
            ? "Förstörs: \(nycklar) nyckel, och därmed \(händelser) händelsers identitet och texter."
            : "Nyckeln finns inte kvar: \(händelser) händelsers identitet och texter går inte att läsa."
        return rad.text + får + "\n\(förstörs) Glöms: \(anspråk) nycklade hashar.\n" + slutrapporter.map { "\($0.varning)\n" }.joined() + "Beslut:\n"
            + beslut.map { "  \($0)\n" }.joined()
    }

    public var json: JSON {
        [
            "namnd": .string(nämnd), "idag": .string(rad.prövning.dag.description), "position": .int(position), "person": rad.json,
            "far": .bool(rad.avvisning == nil), "kod": .optional(rad.avvisning?.kod.rawValue), "text": .optional(rad.avvisning?.text),
            "lagrum": .optional(rad.avvisning?.lagrum), "beslut": .array(beslut.map { .string($0.description) }), "handelser": .int(händelser),
            "ansprak": .int(anspråk), "nycklar": .int(nycklar),
            "slutrapporter": .array(
                slutrapporter.map {
                    [
                        "beslut": .string($0.rad.frist.beslut.description), "omgang": .string($0.omgång.description),
                        "slut": .string($0.slut.datum.description),
                    ]
                }),
        ]
    }
}

extension Slutrapport {
    fileprivate var varning: String {
        "VARNING: slutrapporten om beslutet \(rad.frist.beslut) är inte lämnad till IVO (omgång \(omgång), slut \(slut.datum)). Efter gallringen "
            + "går den inte att fylla i."
    }
}
