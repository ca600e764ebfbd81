import EventStore
public import Handlaggning
import Journal
import Postgres
public import Reports

extension Läsare {
    /// The nämnd's year, in counts: also for one whose beslut are an enhet's.
    public func kalender(år: Int?, idag: Datum?) async throws -> Kalenderblad {
        try await Kalenderläsning(rum).kalender(nämnd, år: år, idag: idag)
    }

    /// What is to be done, computed by the program since it includes what only the program sees (what the jobs gave up). One who reaches an enhet is
    /// told of the beslut that the database shows them, and of what belongs to no beslut.
    public func påminnelser(idag: Datum?) async throws -> Påminnelselista {
        let lista = try await Påminnelseläsning(installation).lista(nämnd, idag: idag)
        guard behörighet.enhet != nil else { return lista }
        try await följEnheten()
        let (nämnd, beslut) = (nämnd, Set(lista.nämnder.flatMap { $0.påminnelser.alla.compactMap(\.anledning.beslut) }))
        let synliga = try await läs { databas in
            try databas.query(Self.egna, [.text(nämnd.rawValue), .texts(beslut.map { StreamName.beslut($0).rawValue })])
                .compactMap { StreamName(rawValue: try $0[0])?.beslut }
        }
        return lista.om(Set(synliga))
    }

    private static let egna = Statement(
        "own_beslut_of", "select strom from readmodel.beslut_enhet_v1 where namnd = $1 and strom = any ($2)")
}
