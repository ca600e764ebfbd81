public import EventStore
import Postgres

/// What the one who looks after the database runs to let a revisor's own login read the views of schema `revision` for a nämnd, or no longer.
/// evb makes no logins: how a revisor proves who they are is the server's business.
public struct Revisorsåtkomst: Hashable, Sendable {
    /// The bound on a revisor's query. The views refuse a session that has lifted it above five minutes.
    static let tidsgräns = "60s"
    /// A person reads for a while; one that is forgotten holds neither a connection nor a lock for long.
    static let vila = "5min"
    /// A transaction that nobody goes on with holds back what the database clears away, and any lock it has taken.
    static let vilaITransaktion = "1min"
    /// A tool opens a few.
    static let anslutningar = 5

    private let inloggning: String
    private let nämnd: Tenant
    /// The keys' database, when the program has been asked for it: it may be on the same server.
    private var nyckeldatabas: String?

    /// - Parameters:
    ///   - inloggning: the name of the PostgreSQL role: a small letter, then small letters, digits, `_ . -`, in all at most 63; nil for another,
    ///     and for evb's own roles and the server's.
    ///   - nämnd: the one whose views the login may read.
    public init?(inloggning: String, nämnd: Tenant) {
        let tecken = Array(inloggning.utf8)
        let giltig = tecken.allSatisfy { tecken in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(tecken) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(tecken)
                || [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-")].contains(tecken)
        }
        guard giltig, let första = tecken.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(första), tecken.count <= 63,
            !["evb_", "pg_"].contains(where: inloggning.hasPrefix), !["postgres", "public", "none"].contains(inloggning)
        else { return nil }
        self.inloggning = inloggning
        self.nämnd = nämnd
    }

    /// The same for an evb at work, whose nämnd it must be and whose keys nobody else is to reach.
    ///
    /// - Throws: `Avvisning` (`okand_namnd`), `PostgresError`.
    public func prövad(_ installation: Installation) async throws -> Revisorsåtkomst {
        guard try await installation.pool.withConnection({ [nämnd] in try LogSession.head(of: nämnd, on: $0) }) != nil else {
            throw Nämndsession.oregistrerad(nämnd)
        }
        var prövad = self
        prövad.nyckeldatabas = try await installation.nyckelpool.withConnection { try $0.query(Self.databasnamn)[0][0] }
        return prövad
    }

    private static let databasnamn = Statement("database_name", "select current_database()::text")

    /// Makes the login when there is none, and gives it what it needs. Run twice it does the same.
    public var sql: String {
        """
        -- Kör som superanvändare i loggens databas. \(inloggning) får läsa vyerna i schemat revision för nämnden \(nämnd), och inga andra uppgifter.
        -- Ingen får därefter ansluta till loggens databas, eller nycklarnas, bara för att alla får det. Den som behöver det och inte är evb:s egen
        -- ges det för sig: grant connect on database … to …
        begin;
        do $$
        begin
            if not exists (select from pg_roles where rolname = '\(inloggning)') then
                -- Hur inloggningen bevisas (SCRAM, certifikat, Kerberos) ställs in i servern.
                create role "\(inloggning)" login;
            end if;
        end $$;
        alter role "\(inloggning)" inherit connection limit \(Self.anslutningar);
        alter role "\(inloggning)" set statement_timeout = '\(Self.tidsgräns)';
        alter role "\(inloggning)" set idle_session_timeout = '\(Self.vila)';
        alter role "\(inloggning)" set idle_in_transaction_session_timeout = '\(Self.vilaITransaktion)';
        alter role "\(inloggning)" set default_transaction_read_only = on;
        grant evb_revisor_lasare to "\(inloggning)";
        do $$
        declare
            v_databas name;
            v_roll name;
        begin
            -- Nycklarnas databas är med när den finns på den här servern. Finns där en annan med samma namn: ta bort namnet.
            for v_databas in select datname from pg_database where datname in (\(databaser)) loop
                for v_roll in select rolname from pg_roles where rolname in ('evb_agare', 'evb_login') loop
                    execute format('grant connect on database %I to %I', v_databas, v_roll);
                end loop;
                execute format('revoke connect, temporary on database %I from public', v_databas);
            end loop;
            execute format('grant connect on database %I to %I', current_database(), '\(inloggning)');
        end $$;
        insert into revision.inloggning (inloggning, namnd) values ('\(inloggning)', '\(nämnd)') on conflict do nothing;
        commit;

        """
    }

    /// A name may hold anything, also what ends a text.
    private var databaser: String {
        (["current_database()"] + [nyckeldatabas].compactMap(\.self).map { "'\($0.replacing("'", with: "''"))'" }).joined(separator: ", ")
    }

    /// Takes the nämnd away from the login, and the views when it was the last.
    public var återkallelse: String {
        """
        -- Kör som superanvändare i loggens databas. \(inloggning) får inte längre läsa något om nämnden \(nämnd).
        begin;
        delete from revision.inloggning where inloggning = '\(inloggning)' and namnd = '\(nämnd)';
        do $$
        begin
            if not exists (select from revision.inloggning where inloggning = '\(inloggning)') then
                revoke evb_revisor_lasare from "\(inloggning)";
                execute format('revoke connect on database %I from %I', current_database(), '\(inloggning)');
            end if;
        end $$;
        commit;

        """
    }
}
