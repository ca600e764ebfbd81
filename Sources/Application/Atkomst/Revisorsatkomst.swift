public import EventStore

/// What the one who looks after the database runs to let a revisor's own login read the views of schema `revision` for a nämnd, or no longer.
/// evb makes no logins: how a revisor proves who they are is the server's business.
public struct Revisorsåtkomst: Hashable, Sendable {
    /// The bound on a revisor's query. The views refuse a session that has lifted it above five minutes.
    static let tidsgräns = "60s"
    /// A tool opens a few.
    static let anslutningar = 5

    private let inloggning: String
    private let nämnd: Tenant

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

    /// Makes the login when there is none, and gives it what it needs. Run twice it does the same.
    public var sql: String {
        """
        -- Kör som databasens förvaltare. \(inloggning) får läsa vyerna i schemat revision för nämnden \(nämnd), och inget annat.
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
        alter role "\(inloggning)" set default_transaction_read_only = on;
        grant evb_revisor_lasare to "\(inloggning)";
        do $$ begin execute format('grant connect on database %I to %I', current_database(), '\(inloggning)'); end $$;
        insert into revision.inloggning (inloggning, namnd) values ('\(inloggning)', '\(nämnd)') on conflict do nothing;
        commit;

        """
    }

    /// Takes the nämnd away from the login, and the views when it was the last.
    public var återkallelse: String {
        """
        -- Kör som databasens förvaltare. \(inloggning) får inte längre läsa något om nämnden \(nämnd).
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
