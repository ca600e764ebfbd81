import EventStore
import Handlaggning
import HTTPTypes
import Journal
import Reports

/// What the one who changes something has read of it.
struct Förutsättning: Hashable, Sendable {
    /// Of the beslut or the omgång.
    let version: StreamVersion
    /// The digest of the omgång's report, when it is the report that was read.
    let rapport: String?
}

// Entity tags: a beslut's is its version, in quotes; a report's is its omgång's version, a full stop and the digest of what it says.
//
// Källa: RFC 9110, 8.8.3 ETag, 13.1.1 If-Match, 13.1.2 If-None-Match; RFC 6585, 3 (428).
extension Begäran {
    /// What is to be changed, as the one who asks has seen it.
    ///
    /// - Throws: `if_match_kravs` when it is not said, or said to be any; `ogiltigt_huvud`. A tag that no version has matches nothing.
    func förutsättning() throws(Problem) -> Förutsättning {
        guard let text = try huvud(.ifMatch), text != "*" else {
            throw Problem(
                .ifMatchKravs, fält: "If-Match",
                "Ange i If-Match vilken version av beslutet eller omgången som ändringen bygger på: den ETag som läsningen gav.")
        }
        guard text.count >= 2, text.first == "\"" || text.hasPrefix("W/\""), text.last == "\"", !text.contains(",") else {
            throw Problem(.ogiltigtHuvud, fält: "If-Match", "If-Match ska vara en ETag, till exempel \"7\".")
        }
        // A weak tag never matches; nor does one that is no version.
        let (tagg, rapport) = Self.delad(text)
        return Förutsättning(version: version(ur: tagg) ?? StreamVersion(rawValue: -1), rapport: rapport)
    }

    /// A report's tag in two: the version by itself, and the digest.
    private static func delad(_ tagg: String) -> (version: String, rapport: String?) {
        guard tagg.first == "\"", let punkt = tagg.firstIndex(of: ".") else { return (tagg, nil) }
        return (tagg[..<punkt] + "\"", String(tagg[punkt...].dropFirst().dropLast()))
    }

    /// Whether the one who asks has this version already.
    func har(_ version: StreamVersion) throws(Problem) -> Bool {
        guard let text = try huvud(.ifNoneMatch) else { return false }
        if text == "*" { return true }
        return text.split(separator: ",").contains { tagg in
            let tagg = tagg.drop { $0 == " " }.prefix { $0 != " " }
            return self.version(ur: String(tagg.hasPrefix("W/") ? tagg.dropFirst(2) : tagg)) == version
        }
    }

    private func version(ur tagg: String) -> StreamVersion? {
        guard tagg.first == "\"", tagg.last == "\"", tagg.count > 2, let tal = Int64(tagg.dropFirst().dropLast()), tal > 0 else { return nil }
        return StreamVersion(rawValue: tal)
    }
}

extension StreamVersion {
    var etagg: String { "\"\(self)\"" }
}

extension Rapporthuvud {
    /// The omgång's version, and what the reading showed of the report: only by that can it be frozen.
    ///
    /// Nil for a report that nothing can be based on: one for another day or another position than its omgång's.
    func etagg(_ visat: Visat) -> String? {
        omgångsversion.map { version in
            switch visat {
            case .raderna(let innehållna) where innehållna.isEmpty: "\"\(version).\(sha256)\""
            case .raderna(let innehållna):
                // Another tag than the report's own: when the texts are released it holds more than was read.
                "\"\(version).\(hex(EventStore.sha256(Array("\(sha256) \(innehållna.sorted())".utf8))))\""
            case .tal: "\"\(version)\""
            }
        }
    }

    /// How much of a report a reading shows.
    enum Visat {
        /// Every row, with its texts but for those of the rows where they are held back.
        case raderna(utomTexten: Set<FristID>)
        /// Less than the rows.
        case tal
    }
}
