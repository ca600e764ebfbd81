import CanonicalJSON
public import Handlaggning

/// A catalogue file that cannot be used: which, and which of its entries (from 1; nil for the file as a whole).
public struct Katalogfel: Error, Hashable, Sendable {
    public let fil: String
    public let post: Int?
}

extension Katalog {
    /// The catalogues that the program carries, checked as they are read.
    ///
    /// - Throws: ``Katalogfel``, `JSONError`.
    public static func medföljande() throws -> Katalog {
        try Katalog(
            lagrum: poster(PackageResources.lagrum_json, "lagrum.json", Lagrumspost.init(form:)),
            insatser: poster(PackageResources.insatser_json, "insatser.json", Insatspost.init(form:)))
    }

    private static func poster<Post>(_ fil: [UInt8], _ namn: String, _ läs: (JSON) -> Post?) throws -> [Post] {
        guard let former = try JSON(parsing: fil)["poster"]?.array, !former.isEmpty else { throw Katalogfel(fil: namn, post: nil) }
        return try former.enumerated().map { nummer, form in
            guard let post = läs(form) else { throw Katalogfel(fil: namn, post: nummer + 1) }
            return post
        }
    }
}

extension Giltighet {
    fileprivate init?(form: JSON) {
        guard let från = form["fran"]?.string.flatMap({ Datum($0) }) else { return nil }
        let till = form["till"]?.string.flatMap { Datum($0) }
        guard form["till"]?.isNull == true || till.map({ $0 >= från }) == true else { return nil }
        self.init(från: från, till: till)
    }
}

extension Lagrumspost {
    fileprivate init?(form: JSON) {
        guard let kod = form["kod"]?.string, let namn = form["namn"]?.string, let giltig = Giltighet(form: form),
            let pliktigt = form["rapporteringspliktigt"]?.bool
        else { return nil }
        self.init(kod: kod, namn: namn, giltig: giltig, rapporteringspliktigt: pliktigt)
    }
}

extension Insatspost {
    fileprivate init?(form: JSON) {
        guard let kod = form["kod"]?.string, let område = form["omrade"]?.string.flatMap({ Verksamhetsområde(rawValue: $0) }),
            let namn = form["namn"]?.string, let lagrum = form["lagrum"]?.array?.compactMap(\.string), !lagrum.isEmpty,
            let giltig = Giltighet(form: form)
        else { return nil }
        self.init(kod: kod, område: område, namn: namn, lagrum: lagrum, giltig: giltig)
    }
}
