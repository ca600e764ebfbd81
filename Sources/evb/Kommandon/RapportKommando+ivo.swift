import Application
import Reports

extension RapportKommando {
    /// What the rapportör needs, with identity: for standard output only, never a log or an error.
    ///
    /// Its forms are `text`, `html`, `csv` and `json.text`.
    static func ivo(_ fråga: Rapportfråga, _ installation: Installation) async throws -> Individrapporter {
        try await Individrapportläsning(installation).läs(fråga)
    }
}
