import Application
import ArgumentParser
import EventStore
import Glibc
import Handlaggning
import Logging
import UnixSignals

/// The options that every command has.
struct Gemensamt: ParsableArguments {
    @Option(name: .customLong("data"), help: ArgumentHelp("Mappen för det privata klustret och huvudnyckeln.", valueName: "mapp"))
    var data: String?

    /// Opens the databases for `arbete` and closes them afterwards, also when it is interrupted: Ctrl-C and SIGTERM cancel the work, whose
    /// transaction is rolled back.
    func kör<Resultat: Sendable>(
        migrera: Bool = false, _ arbete: @escaping @Sendable (Installation) async throws -> Resultat
    ) async throws -> Resultat {
        let arbetande = Task { try await körTillSlut(migrera: migrera, arbete) }
        let vakt = Task {
            for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup) { arbetande.cancel() }
        }
        defer { vakt.cancel() }
        return try await arbetande.value
    }

    /// The same for work that looks after the signals itself.
    func körTillSlut<Resultat: Sendable>(
        migrera: Bool = false, logger: Logger = Gemensamt.logger, _ arbete: @Sendable (Installation) async throws -> Resultat
    ) async throws -> Resultat {
        let inställningar = try Inställningar(datamapp: data, miljö: try await Konfiguration.läs(Miljö.alla))
        return try await Installation.med(inställningar, migrera: migrera, logger: logger) { installation in
            // An older backup of the keys may have brought back what the log says is erased: it goes before anybody reads.
            try await installation.slutförGallring()
            return try await arbete(installation)
        }
    }

    /// Warnings and worse, on standard error: a command's own words are its output.
    static let logger: Logger = {
        var logger = Logger(label: "evb") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        return logger
    }()
}

enum Miljö {
    static var alla: [String: String] {
        var par: [String: String] = [:]
        var plats = environ
        while let post = plats.pointee {
            let delar = String(cString: post).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if delar.count == 2 { par[String(delar[0])] = String(delar[1]) }
            plats += 1
        }
        return par
    }

    /// The operating system's name for who runs this.
    static var användare: String { getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? String(getuid()) }
}

enum Utformat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// The process's own bound on open files: each connection is one, and the usual bound is made for programs without any.
enum Filbeskrivare {
    static let tillräckligt: rlim_t = 4_096

    /// Raises the bound as far as is needed and permitted. Where it is not permitted, fewer connections are taken.
    static func höjGränsen() {
        var gräns = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &gräns) == 0, gräns.rlim_cur < tillräckligt else { return }
        gräns.rlim_cur = min(tillräckligt, gräns.rlim_max)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &gräns)
    }
}
