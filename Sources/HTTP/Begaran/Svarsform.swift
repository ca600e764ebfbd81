import HTTPTypes

/// The forms that an answer can be given in.
enum Svarsform: String, CaseIterable, Sendable {
    case json = "application/json"
    case text = "text/plain"
    case csv = "text/csv"
    case html = "text/html"

    var innehållstyp: String { self == .json ? rawValue : rawValue + "; charset=utf-8" }
}

extension Begäran {
    /// The form of those there are that the one who asks would rather have; the first when it is all the same.
    ///
    /// Källa: RFC 9110, 12.5.1 Accept.
    /// - Throws: `svarsform_saknas`.
    func form(_ finns: [Svarsform]) throws(Problem) -> Svarsform {
        try vald(finns.map(\.rawValue)).flatMap(Svarsform.init) ?? .json
    }

    /// - Parameter finns: media types.
    func vald(_ finns: [String]) throws(Problem) -> String? {
        let önskade = huvuden[values: .accept].flatMap { $0.split(separator: ",") }.prefix(Self.flestÖnskade).compactMap(Önskad.init)
        guard !önskade.isEmpty else { return finns.first }
        let vägda = finns.map { typ in
            // The most exact of those that fit decides.
            (typ, önskade.filter { $0.passar(typ) }.max { $0.skärpa < $1.skärpa }?.vikt ?? 0)
        }
        guard let bäst = vägda.map(\.1).max(), bäst > 0 else {
            throw Problem(.svarsformSaknas, fält: "Accept", "Svaret finns som \(finns.joined(separator: ", ")).")
        }
        return vägda.first { $0.1 == bäst }?.0
    }

    /// Nobody's program wants more.
    private static let flestÖnskade = 32

    private struct Önskad {
        let typ: String
        let vikt: Double

        init?(_ text: Substring) {
            let delar = text.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let typ = delar.first, typ.contains("/") else { return nil }
            self.typ = typ
            vikt = delar.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
        }

        func passar(_ annan: String) -> Bool {
            typ == "*/*" || typ == annan || (typ.hasSuffix("/*") && annan.hasPrefix(typ.dropLast()))
        }

        var skärpa: Int { typ == "*/*" ? 0 : typ.hasSuffix("/*") ? 1 : 2 }
    }
}
