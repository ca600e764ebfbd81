import Application
import CanonicalJSON
import EventStore
import Foundation
import Journal
import Postgres
import Support
import Synchronization

/// A nämnd with a frozen report at position 7, sealed there and, by a person, at position 9; position 10 is not sealed yet. Beside it what an
/// auditor took out in time: the seals and the report.
struct Förseglad {
    static let nämnd = Tenant(rawValue: "SN")!
    static let rader = [
        Rad.nämnd, Rad.fatta(1, "2023-01-17"), Rad.fatta(2, "2023-02-01"), Rad.skäl(1, "Anledningen är att plats saknas."),
        Rad.öppna("2023K3", "2023-08-31"), Rad.fastställ("2023K3"), Rad.verkställ(1, "2023-09-05"), Rad.verkställ(2, "2023-09-06"),
    ]

    let prov: Provinstallation
    let mapp: Filmapp
    /// As they were before anybody changed anything.
    let sigill: String
    let rapport: String
    let nyckel: String

    init() async throws {
        prov = try await Provinstallation()
        mapp = try Filmapp()
        _ = try await prov.importera(Self.rader)
        _ = try await prov.kör { try await Sigillering.försegla(nil, $0).count }
        _ = try await prov.importera([Rad.fatta(3, "2023-09-07")])
        sigill = try mapp.fil("sigill.jsonl", try await Self.sigill(prov))
        rapport = try mapp.fil("rapport.json", try await prov.rapport("2023K3").json.text)
        nyckel = hex(try await prov.kör { try $0.sigillnycklar.signerare().publicKey })
    }

    /// As the database's superuser, whom no grant and no trigger stops.
    func manipulera(_ sql: String) async throws {
        let anslutning = try await prov.logg.connection()
        let tabeller = ["event", "head", "seal", "command"]
        func utlösare(_ läge: String) -> String { tabeller.map { "alter table eventlog.\($0) \(läge) trigger user;" }.joined() }
        try await anslutning.run(script: utlösare("disable") + sql + ";" + utlösare("enable"))
        await anslutning.close()
    }

    func verifiera(_ prov: Provinstallation? = nil) async throws -> Verifiering.Fel? {
        try await (prov ?? self.prov).kör { try await Verifiering($0).verifiera(Self.nämnd) }.first?.fel
    }

    /// The script, on the log as it is now.
    func skript(_ argument: String...) async throws -> Skript {
        try await Skript.kör([try mapp.fil("logg.jsonl", try await logg())] + argument)
    }

    /// The seals as they are now in the database.
    func sigillNu() async throws -> String { try mapp.fil("sigill-nu.jsonl", try await Self.sigill(prov)) }

    func logg() async throws -> String {
        try await prov.kör { installation in
            let rader = Mutex("")
            try await Loggutskrift(installation).skriv(Self.nämnd) { rad in rader.withLock { $0 += rad.text + "\n" } }
            return rader.withLock { $0 }
        }
    }

    private static func sigill(_ prov: Provinstallation) async throws -> String {
        try await prov.kör { try await Sigilläsning($0).alla(nämnd).map { $0.json.text + "\n" }.joined() }
    }

    /// Every hash from a position on computed anew, and the head with them: a chain that is whole again.
    static func räknaOm(från position: Int) -> String {
        """
        do $omraknad$ declare e eventlog.event; f bytea; begin
            select hash into f from eventlog.event where tenant = 'SN' and position = \(position - 1);
            for e in select * from eventlog.event where tenant = 'SN' and position >= \(position) order by position loop
                f := sha256(f || eventlog.event_bytes(e.tenant, e.position, e.stream, e.version, e.id, e.type, e.type_version, e.valid_date,
                    e.recorded_at, e.actor, e.role, e.unit, e.correlation, e.causation, e.command_id, e.nr, e.data, e.key_id, e.sealed));
                update eventlog.event set hash = f where tenant = 'SN' and position = e.position;
                update eventlog.head set position = e.position, hash = f where tenant = 'SN';
            end loop;
        end $omraknad$
        """
    }

    static let ändraRad3 = "update eventlog.event set data = replace(data, '2023-02-01', '2023-08-01') where tenant = 'SN' and position = 3"
    static let skärAvEfter8 = """
        delete from eventlog.event where position > 8;
        update eventlog.head h set position = 8, hash = e.hash from eventlog.event e where e.tenant = h.tenant and e.position = 8
        """
}
