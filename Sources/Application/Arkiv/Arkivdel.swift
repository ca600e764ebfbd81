/// The files of an archive beside its manifest, in the order they are written and read.
public enum Arkivdel: String, CaseIterable, Sendable {
    /// The log, exactly as `evb logg` prints it.
    case logg = "logg.jsonl"
    /// The commands' ids, digests and answers: a command that comes back is known.
    case kommandon = "kommandon.jsonl"
    /// The claims: keyed hashes by which a source's id or a person is found again.
    case anspråk = "ansprak.jsonl"
    /// The seals, exactly as `evb sigill lista --format jsonl` prints them.
    case sigill = "sigill.jsonl"
    /// The keys as they are, wrapped under the master key and useless without it.
    case nycklar = "nycklar.jsonl"
    /// What is sealed in the log, opened: for kommunarkivet. Never read in.
    case öppnad = "oppnad.jsonl"

    static let manifest = "manifest.json"

    /// Whether every archive has it.
    var alltid: Bool {
        switch self {
        case .logg, .kommandon, .anspråk, .sigill: true
        case .nycklar, .öppnad: false
        }
    }
}
