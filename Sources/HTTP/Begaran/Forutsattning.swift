import EventStore
import HTTPTypes

// Entity tags: a beslut's is its version, in quotes.
//
// Källa: RFC 9110, 8.8.3 ETag, 13.1.1 If-Match, 13.1.2 If-None-Match; RFC 6585, 3 (428).
extension Begäran {
    /// The version that the beslut must have, as the one who asks has seen it.
    ///
    /// - Throws: `if_match_kravs` when it is not said, or said to be any; `ogiltigt_huvud`. A tag that no version has matches nothing.
    func väntadVersion() throws(Problem) -> StreamVersion {
        guard let text = try huvud(.ifMatch), text != "*" else {
            throw Problem(.ifMatchKravs, fält: "If-Match", "Ange i If-Match vilken version av beslutet som ändringen bygger på: den ETag som läsningen gav.")
        }
        guard text.count >= 2, text.first == "\"" || text.hasPrefix("W/\""), text.last == "\"", !text.contains(",") else {
            throw Problem(.ogiltigtHuvud, fält: "If-Match", "If-Match ska vara en ETag, till exempel \"7\".")
        }
        // A weak tag never matches; nor does one that is no version.
        return version(ur: text) ?? StreamVersion(rawValue: -1)
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
