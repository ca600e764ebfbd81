import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// Finds a person's beslut inside case handling, by what the law allows and by nothing else.
///
/// What is asked is never logged, and stands in no URL. What is found is opened and compared once more with what was asked, so that an old copy of
/// the register, or a stale one, finds nobody.
///
/// Källa: förordning (2001:637) om behandling av personuppgifter inom socialtjänsten, 15 §; offentlighets- och sekretesslagen (2009:400) 21 kap. 3 §.
public struct Sök: Sendable {
    /// The most beslut that one search opens. A name that more have is no way to find somebody.
    static let flest = 500

    private let installation: Installation

    public init(_ installation: Installation) { self.installation = installation }

    /// Noted in the access log before it is answered, also when nobody or too many were found: that too is an answer.
    ///
    /// - Parameters:
    ///   - fråga: what is searched for.
    ///   - behörighet: who asks; a role with a unit finds that unit's beslut only.
    ///   - läsare: the same, with their purpose and where they are.
    /// - Throws: `Avvisning` (`okand_namnd`, `for_manga_traffar`), `Driftfel.åtkomstEjAntecknad`, ``Sökfel``, `VaultError`, `PostgresError`. No
    ///   error tells what was asked for.
    public func sök(_ fråga: Sökfråga, _ behörighet: Behörighet, läsare: Läsande) async throws -> Sökresultat {
        let svar: Sökresultat
        do { svar = try await läs(fråga, behörighet) } catch let avvisning as Avvisning where avvisning.kod == .forMangaTraffar {
            try await anteckna(Berörda(), behörighet, läsare)
            throw avvisning
        }
        try await anteckna(Berörda(personer: Set(svar.träffar.map(\.person)), beslut: Set(svar.träffar.map(\.beslut))), behörighet, läsare)
        return svar
    }

    private func anteckna(_ berörda: Berörda, _ behörighet: Behörighet, _ läsare: Läsande) async throws {
        try await installation.åtkomstlogg.anteckna(Åtkomst(nämnd: behörighet.nämnd, åtgärd: .söka, läsare: läsare, berörda: berörda))
    }

    private func läs(_ fråga: Sökfråga, _ behörighet: Behörighet) async throws -> Sökresultat {
        let nämnd = behörighet.nämnd
        try await installation.läsrum(behörighet).följ(nämnd)
        try await Sökregister(installation).följFörSökande(nämnd)
        let nyckel = try await installation.valv.lookupKey(nämnd)
        // The register is the program's own; what it leads to is read as who asks.
        let funna = try await installation.pool.withConnection { try slåUpp(fråga, nyckel, behörighet, $0) }
        return try await installation.läsning(behörighet) { databas in
            let strömmar = try LogSession.read(funna.map { .beslut($0) }, of: nämnd, on: databas)
            let nycklar = try await installation.valv.keys(ÖppnatBeslut.nyckelnamn(strömmar.values.joined()))
            let träffar = try funna.compactMap { id in
                try ÖppnatBeslut(id, strömmar[.beslut(id)] ?? [], nycklar).flatMap { träff($0, fråga, behörighet) }
            }
            return Sökresultat(
                träffar: träffar.sorted { ($1.beslutsdatum, $0.beslut) < ($0.beslutsdatum, $1.beslut) },
                position: try LogSession.head(of: nämnd, on: databas)?.position ?? .zero)
        }
    }

    private func slåUpp(
        _ fråga: Sökfråga, _ nyckel: SealingKey, _ behörighet: Behörighet, _ databas: isolated Connection
    ) throws -> [BeslutID] {
        let nycklar = fråga.nycklar
        guard let slag = nycklar.first?.slag else { return [] }
        let rader = try databas.query(
            Self.uppslag,
            [
                .text(behörighet.nämnd.rawValue), .text(slag.rawValue), .byteStrings(nycklar.map { $0.digest(nyckel) }),
                .int8(Int64(fråga.kräverAlla ? nycklar.count : 1)), .int8(Int64(Self.flest + 1)),
                .text(optional: behörighet.enhet),
            ])
        guard rader.count <= Self.flest else {
            throw Avvisning(
                .forMangaTraffar, fält: fråga.fält, "Sökningen ger fler än \(Self.flest) träffar. Sök på personnummer eller arendenummer i stället.")
        }
        return try rader.map { BeslutID(try $0[0] as UUID) }
    }

    /// - Returns: nil when it is not what was asked for after all, or not for who asks.
    private func träff(_ öppnat: ÖppnatBeslut, _ fråga: Sökfråga, _ behörighet: Behörighet) -> Sökresultat.Träff? {
        guard let skyddat = öppnat.skyddat else { return nil }
        let uppgifter = öppnat.läge.uppgifter
        guard behörighet.enhet == nil || uppgifter.enhet == behörighet.enhet else { return nil }
        let (sökta, har) = (fråga.nycklar, Söknyckel.alla(skyddat))
        guard fråga.kräverAlla ? sökta.isSubset(of: har) : !sökta.isDisjoint(with: har) else { return nil }
        let person = skyddat.person
        let fårSe = Behörighetsmatris.gällande.räckvidd(behörighet.roll, .läsaBeslutIdentifierat) != nil
        return Sökresultat.Träff(
            beslut: öppnat.läge.id, person: uppgifter.person,
            identitet: fårSe && !person.skyddad ? Sökresultat.Identitet(namn: person.namn, personnummer: person.personnummer) : nil,
            skyddad: person.skyddad, insats: uppgifter.insats, beslutsdatum: uppgifter.beslutsdatum, enhet: uppgifter.enhet,
            öppet: öppnat.läge.öppenFrist != nil)
    }

    private static let uppslag = Statement(
        "lookup_find",
        """
        select e.beslut from unnest($3) as wanted (digest)
        cross join lateral (
            select beslut from lookup.entry where namnd = $1 and kind = $2 and entry.digest = wanted.digest offset 0) e
        where $6::text is null or exists (
            select from readmodel.beslut_enhet_v1 b where b.namnd = $1 and b.strom = 'beslut:' || e.beslut::text and b.enhet = $6)
        group by e.beslut having count(*) >= $4 order by e.beslut limit $5
        """)
}
