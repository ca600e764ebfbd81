/// Nämndens påminnelser en dag: en ren funktion av läget och dagen.
public struct Påminnelser: Hashable, Sendable {
    public let nämnd: String
    public let idag: Datum
    /// Larmen först, sedan det som senast ska vara gjort först.
    public let alla: [Påminnelse]

    public init(_ läge: Påminnelseläge, _ katalog: Katalog, idag: Datum) {
        nämnd = läge.nämnd
        self.idag = idag
        let omgångarnas = Omgångspåminnelser(läge, katalog, idag: idag)
        let fristernas = Fristpåminnelser(läge, idag: idag, skälSenast: omgångarnas.lämnasSenast)
        let alla = omgångarnas.alla + fristernas.alla + Self.driftens(läge)
        self.alla = alla.sorted { $0.ordning < $1.ordning }
    }

    public var larm: [Påminnelse] { alla.filter(\.anledning.larm) }

    /// De som inte gäller något beslut, och de som gäller ett av `beslut`.
    public func om(_ beslut: Set<BeslutID>) -> Påminnelser {
        Påminnelser(nämnd: nämnd, idag: idag, alla: alla.filter { $0.anledning.beslut.map(beslut.contains) ?? true })
    }

    private init(nämnd: String, idag: Datum, alla: [Påminnelse]) {
        self.nämnd = nämnd
        self.idag = idag
        self.alla = alla
    }

    private static func driftens(_ läge: Påminnelseläge) -> [Påminnelse] {
        läge.parkerade.map { Påminnelse(.parkerat($0), sedan: $1, senast: nil) }
            + läge.uppgivnaJobb.map { Påminnelse(.jobbUppgivet(slag: $0), sedan: $1, senast: nil) }
            + [
                läge.provetAvviker.map { Påminnelse(.provetAvviker, sedan: $0, senast: nil) },
                läge.förseglingMisslyckad.map { Påminnelse(.förseglingMisslyckad, sedan: $0, senast: nil) },
            ].compactMap(\.self)
    }
}

extension Påminnelse {
    /// Mest bråttom först. Det som ska göras «så fort som möjligt» har den dag det blev möjligt som sin sista.
    fileprivate var ordning: (Int, Int32, String) { (anledning.larm ? 0 : 1, (senast?.dagarSedan1970 ?? .max), nyckel) }
}
