import EventStore
import Glibc
import Handlaggning
import Journal
import Postgres

extension Importör {
    /// Imports a case system's export as one transaction, by a mapping.
    ///
    /// Every id and every command's key follows from the system's own ids, so that an export that is longer than the last one adds what is new.
    /// A row that says something else than when it was imported is rejected with `andrad_i_kallan`, and nothing that is registered changes.
    ///
    /// - Parameters:
    ///   - avbildning: what the columns and the codes mean, and whose export it is.
    ///   - sökväg: the folder of the export's files, or the file when the mapping names a single one.
    ///   - fortsätt: as for a file of commands; the rejected rows go to `<fil>.avvisade.csv`.
    ///   - prova: do everything, tell what came of it, and undo it.
    ///   - framsteg: told how many rows are done so far, now and then.
    /// - Throws: `Avvisning` for what makes the export as a whole unreadable; ``Driftfel``; `PostgresError`.
    public func importera(
        _ avbildning: Avbildning, _ sökväg: String, fortsätt: Bool, prova: Bool = false, framsteg: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> Importresultat {
        let sökvägar = try Self.sökvägar(avbildning, sökväg)
        let nämnd = avbildning.nämnd
        // A mistyped code must not leave a key behind.
        guard try await installation.pool.withConnection({ try LogSession.head(of: nämnd, on: $0) }) != nil else {
            throw Nämndsession.oregistrerad(nämnd)
        }
        let identitet = Källidentitet(system: avbildning.källsystem, nyckel: try await installation.valv.lookupKey(nämnd))
        let export = try Ärendeexport(avbildning, sökvägar, identitet, installation.katalog)
        let avvisadfiler = fortsätt && !prova ? sökvägar.mapValues { Avvisadfil($0, slag: "csv") } : [:]
        return try await importera(Array(avvisadfiler.values), fortsätt: fortsätt, prova: prova, framsteg) { databas in
            try Ärendekälla(export, avvisadfiler, databas)
        }
    }

    /// Where each of the mapping's files is.
    private static func sökvägar(_ avbildning: Avbildning, _ sökväg: String) throws -> [String: String] {
        var uppgifter = stat()
        guard stat(sökväg, &uppgifter) == 0 else { throw Driftfel.filfel(fil: sökväg, operation: "stat", kod: errno) }
        if uppgifter.st_mode & S_IFMT == S_IFDIR {
            return Dictionary(uniqueKeysWithValues: avbildning.filer.map { ($0, "\(sökväg)/\($0)") })
        }
        guard let enda = avbildning.filer.first, avbildning.filer.count == 1 else {
            throw Avvisning(.avbildningOgiltig, fält: "fil", "Avbildningen nämner \(avbildning.filer.count) filer. Ange mappen där de ligger.")
        }
        return [enda: sökväg]
    }
}
