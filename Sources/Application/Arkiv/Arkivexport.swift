import CanonicalJSON
public import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// Writes a nämnd's whole log to a folder: for kommunarkivet, for leaving evb, and as evidence that can be checked without it.
///
/// All of it is from one snapshot of the log; whole or not at all. The keys are read after the snapshot is taken: a key is durable before the
/// first event that uses it, so each that is needed is there, and one that is destroyed meanwhile is destroyed in the archive too.
///
/// One that says who somebody is, or has what opens it, is noted in the access log about everybody in it, before anything is written.
public struct Arkivexport: Sendable {
    private let installation: Installation
    private let program: String

    /// - Parameters:
    ///   - installation: whose databases are read; nothing in them changes.
    ///   - program: the version that the manifest names.
    public init(_ installation: Installation, program: String) {
        self.installation = installation
        self.program = program
    }

    /// - Parameters:
    ///   - nämnd: whose log.
    ///   - till: a folder that does not exist, or is empty.
    ///   - medNycklar: with the keys, as they are under the master key.
    ///   - öppnad: with all that is sealed opened.
    ///   - läsare: who asks for it, for the access log.
    ///   - framsteg: told how many events are written so far, now and then.
    /// - Throws: `Avvisning` (`okand_namnd`, `mapp_ej_tom`, `kedja_bruten`, `sigill_avviker`, `kan_ej_oppnas`), ``Driftfel``
    ///   (`åtkomstEjAntecknad`: then nothing is written), `VaultError`, `PostgresError`.
    public func exportera(
        _ nämnd: Tenant, till: String, medNycklar: Bool, öppnad: Bool, läsare: Läsande, framsteg: @escaping @Sendable (Int64) -> Void = { _ in }
    ) async throws -> Arkivmanifest {
        let mapp = try Arkivmapp(till)
        let manifest = try await installation.pool.withConnection { databas in
            try await databas.transaction(.readOnlySnapshot) { databas in
                guard let huvud = try LogSession.head(of: nämnd, on: databas) else { throw Nämndsession.oregistrerad(nämnd) }
                if let arkiv = Identifierandearkiv(medNycklar: medNycklar, öppnad: öppnad) {
                    try await anteckna(arkiv, nämnd, läsare, databas)
                }
                let tider: (PostgresTimestamp, PostgresTimestamp)
                var filer: [Arkivmanifest.Fil]
                (tider, filer) = try await loggen(nämnd, huvud, mapp, öppnad: öppnad, framsteg, databas)
                filer += try detOmkring(nämnd, mapp, databas)
                let sigillen: Arkivmanifest.Fil
                let sigillnycklar: [[UInt8]]
                (sigillen, sigillnycklar) = try sigill(nämnd, mapp, databas)
                filer.append(sigillen)
                if medNycklar { filer.append(try await nycklarna(nämnd, mapp)) }
                return Arkivmanifest(
                    program: program, nämnd: nämnd, huvud: huvud, första: tider.0, sista: tider.1, sigillnycklar: sigillnycklar,
                    filer: Arkivdel.allCases.compactMap { del in filer.first { $0.del == del } })
            }
        }
        try mapp.behåll(manifest)
        return manifest
    }

    /// Of everybody in the log, also those who are erased: who did what when is handed out of them too. Some thousand at a time, a row each, so
    /// that a row has a bound whatever the nämnd; one row at least.
    private func anteckna(_ arkiv: Identifierandearkiv, _ nämnd: Tenant, _ läsare: Läsande, _ databas: isolated Connection) async throws {
        var efter: Int64 = 0
        var fler = true
        while fler {
            let rader = try databas.query(Self.fattade, [.text(nämnd.rawValue), .int8(efter), .int4(Int32(Self.antecknasÅtGången))])
            fler = rader.count == Self.antecknasÅtGången
            guard efter == 0 || !rader.isEmpty else { return }
            var (personer, beslut): (Set<PersonID>, Set<BeslutID>) = ([], [])
            for rad in rader {
                efter = try rad[0]
                // What is no beslut of a person's is a log that has been tampered with, and is found on its way out.
                if let ett = StreamName(rawValue: try rad[1])?.beslut { beslut.insert(ett) }
                if let en = PersonID(try rad[2] as String? ?? "") { personer.insert(en) }
            }
            try await installation.åtkomstlogg.anteckna(
                Åtkomst(nämnd: nämnd, arkiv: arkiv, läsare: läsare, berörda: Berörda(personer: personer, beslut: beslut)))
        }
    }

    /// Half as many as ids in one commit: a person and a beslut each.
    static let antecknasÅtGången = Åtkomstlogg.flestBerörda / 2

    private static let fattade = Statement(
        "archive_subjects",
        """
        select position, stream, data::jsonb ->> 'person' from eventlog.event
        where tenant = $1 and position > $2 and type = 'BeslutFattat' order by position limit $3
        """)

    /// The events, each checked against the chain on its way out: an archive of a broken log would only be refused where it is read.
    private func loggen(
        _ nämnd: Tenant, _ huvud: Head, _ mapp: Arkivmapp, öppnad: Bool, _ framsteg: @Sendable (Int64) -> Void, _ databas: isolated Connection
    ) async throws -> ((PostgresTimestamp, PostgresTimestamp), [Arkivmanifest.Fil]) {
        let logg = try Arkivfil(mapp.tillfällig, .logg)
        let öppnade = öppnad ? try Arkivfil(mapp.tillfällig, .öppnad) : nil
        var kedja = ChainVerifier()
        var tider: (PostgresTimestamp, PostgresTimestamp)?
        while case let händelser = try LogSession.read(nämnd, after: kedja.last.position, limit: Loggutskrift.sats, on: databas),
            let sista = händelser.last
        {
            for lagrad in händelser {
                do throws(ChainVerifier.Fault) { try kedja.feed(lagrad) } catch { throw Self.bruten(error.position) }
                try logg.skriv(lagrad.json)
            }
            if let öppnade { try await skrivÖppnade(händelser, öppnade) }
            tider = (tider?.0 ?? händelser[0].recordedAt, sista.recordedAt)
            framsteg(sista.position.rawValue)
        }
        do throws(ChainVerifier.Fault) { try kedja.finish(head: huvud) } catch { throw Self.bruten(error.position) }
        guard let tider else { throw Self.bruten(Position(rawValue: 1)) }
        return (tider, [try logg.klar()] + [try öppnade?.klar()].compactMap(\.self))
    }

    private func skrivÖppnade(_ händelser: [StoredEvent], _ fil: Arkivfil) async throws {
        let förseglade = händelser.filter { $0.sealed != nil }
        let nycklar = try await installation.valv.keys(Array(Set(förseglade.compactMap(\.sealed?.keyID))))
        for lagrad in förseglade {
            let vilken: [JSON.Member] = [.init("position", .int(lagrad.position.rawValue)), .init("id", .uuid(lagrad.id))]
            let skyddat: Skyddat
            do {
                skyddat = try Försegling.öppna(lagrad, nyckel: lagrad.sealed.flatMap { nycklar[$0.keyID] })
            } catch is SealingError {
                throw Avvisning(.kanEjOppnas, "Det förseglade vid position \(lagrad.position) kan inte öppnas med sin nyckel. Kör evb verifiera.")
            }
            switch skyddat {
            case .öppet(let innehåll): try fil.skriv(.object(vilken + [.init("innehall", innehåll)]))
            case .gallrat: try fil.skriv(.object(vilken + [.init("gallrad", .bool(true))]))
            case .inget, .stängt: break
            }
        }
    }

    /// What belongs to the log and is not in its chain.
    private func detOmkring(_ nämnd: Tenant, _ mapp: Arkivmapp, _ databas: isolated Connection) throws -> [Arkivmanifest.Fil] {
        let (kommandon, anspråk) = (try Arkivfil(mapp.tillfällig, .kommandon), try Arkivfil(mapp.tillfällig, .anspråk))
        try LogSession.commands(of: nämnd, on: databas) { try kommandon.skriv($0.json) }
        try LogSession.claims(of: nämnd, on: databas) { try anspråk.skriv($0.json) }
        return [try kommandon.klar(), try anspråk.klar()]
    }

    /// The seals and the public keys they were made with. Seals that do not fit the log are not archived: they would only be refused where it
    /// is read. Whose a key is, is not asked here.
    private func sigill(
        _ nämnd: Tenant, _ mapp: Arkivmapp, _ databas: isolated Connection
    ) throws -> (Arkivmanifest.Fil, nycklar: [[UInt8]]) {
        guard try Sigillprov(betrodda: nil).pröva(nämnd, databas).fel == nil else {
            throw Avvisning(
                .sigillAvviker,
                "Loggen stämmer inte med sina sigill, sina rapporter eller det som har följt den, och arkiveras inte. Kör evb verifiera, som säger var."
            )
        }
        let fil = try Arkivfil(mapp.tillfällig, .sigill)
        var nycklar: [[UInt8]] = []
        for ett in try Sigilläsning.alla(nämnd, databas) {
            try fil.skriv(ett.json)
            if !nycklar.contains(ett.publicKey) { nycklar.append(ett.publicKey) }
        }
        return (try fil.klar(), nycklar)
    }

    private func nycklarna(_ nämnd: Tenant, _ mapp: Arkivmapp) async throws -> Arkivmanifest.Fil {
        let fil = try Arkivfil(mapp.tillfällig, .nycklar)
        try await installation.valv.stored(of: nämnd) { try fil.skriv($0.json) }
        return try fil.klar()
    }

    private static func bruten(_ position: Position) -> Avvisning {
        Avvisning(.kedjaBruten, "Loggens kedja är bruten vid position \(position), och en bruten logg arkiveras inte. Kör evb verifiera.")
    }
}
