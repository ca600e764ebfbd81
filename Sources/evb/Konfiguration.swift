import Configuration
import Glibc
import SystemPackage

/// What evb is told about where it runs: the same names in the environment, as a secret's file, or in a file of settings. The first of the three
/// that has a name decides.
///
/// - The environment: `EVB_DATABASE_URL=…`.
/// - A folder of secrets, one in each file, that `CREDENTIALS_DIRECTORY` names as systemd does: `evb-huvudnyckel` for `EVB_HUVUDNYCKEL`.
/// - The file that `EVB_KONFIGURATION` names, with a line `NAMN=värde` for each.
///
/// Källa: systemd.exec(5), LoadCredential=.
enum Konfiguration {
    /// Every name there is: one that is not here, and is not read, would be a setting that somebody believes in.
    static let namn = [
        "EVB_DATABASE_URL", "EVB_NYCKEL_URL", "EVB_HUVUDNYCKEL", "EVB_HUVUDNYCKEL_NY", "EVB_SIGILLNYCKEL", "EVB_SIGILLNYCKLAR_TIDIGARE",
        "EVB_KATALOGER", "EVB_MILJO", "EVB_OIDC_ISSUER", "EVB_OIDC_AUDIENCE", "EVB_OIDC_ACR", "EVB_OIDC_KLIENTER", "EVB_OIDC_UPPDRAG",
    ]
    private static let fil = "EVB_KONFIGURATION"
    private static let hemligheter = "CREDENTIALS_DIRECTORY"
    /// A few dozen short lines.
    private static let störstaFil = 65_536

    /// - Parameter miljö: the process's environment.
    /// - Returns: what is set, by the environment's names.
    /// - Throws: ``Konfigurationsfel``.
    static func läs(_ miljö: [String: String]) async throws -> [String: String] {
        var källor: [any ConfigProvider] = [EnvironmentVariablesProvider(environmentVariables: miljö, secretsSpecifier: .all)]
        if let mapp = miljö[hemligheter], !mapp.isEmpty {
            do { källor.append(try await DirectoryFilesProvider(directoryPath: FilePath(mapp))) } catch { throw Konfigurationsfel.oläslig(mapp) }
        }
        if let fil = miljö[fil], !fil.isEmpty {
            try kontrollera(fil)
            do {
                källor.append(try await EnvironmentVariablesProvider(environmentFilePath: FilePath(fil), secretsSpecifier: .all))
            } catch { throw Konfigurationsfel.oläslig(fil) }
        }
        let läsare = ConfigReader(providers: källor)
        return namn.reduce(into: [:]) { lästa, namn in
            let delar = namn.lowercased().split(separator: "_").map(String.init)
            lästa[namn] = läsare.string(forKey: ConfigKey(delar), isSecret: true)
        }
    }

    /// Each line of the file is empty, a comment or a name that evb knows.
    private static func kontrollera(_ fil: String) throws(Konfigurationsfel) {
        guard let ström = fopen(fil, "r") else { throw .oläslig(fil) }
        defer { fclose(ström) }
        var byte = [UInt8](repeating: 0, count: störstaFil + 1)
        let lästa = fread(&byte, 1, byte.count, ström)
        guard ferror(ström) == 0, lästa <= störstaFil, let text = String(validating: byte[..<lästa], as: UTF8.self) else { throw .oläslig(fil) }
        for (plats, rad) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let rad = rad.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
            if rad.isEmpty || rad.hasPrefix("#") { continue }
            let namnet = String(rad.prefix { $0 != "=" && $0 != " " })
            guard rad.contains("="), namn.contains(namnet) else { throw .okänt(namnet, fil: fil, rad: plats + 1) }
        }
    }
}

/// Why the settings cannot be used. Never tells a value.
enum Konfigurationsfel: Error, Hashable {
    case oläslig(String)
    case okänt(String, fil: String, rad: Int)
}
