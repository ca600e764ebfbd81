public import CanonicalJSON
import EventStore
public import Handlaggning

extension Rapport {
    /// Rapportens innehåll: det som hashen täcker, varje text ersatt av sin hash. Allt annat som skrivs ut om en rapport (`position`,
    /// `version`, `status`, `sha256`, radernas `sand` och `textSha256`) står utanför.
    public var innehåll: JSON { form { .string($0.hash) } }

    /// SHA-256 över ``innehåll`` i kanonisk form (RFC 8785), 64 hexadecimala tecken.
    public var sha256: String { hex(EventStore.sha256(innehåll.canonicalBytes)) }

    /// Nil när formen inte är en rapports innehåll.
    public init?(innehåll: JSON) {
        guard let nämnd = innehåll["namnd"]?.string, let period = innehåll["period"]?.string.flatMap({ Kvartal($0) }),
            let etikett = innehåll["etikett"]?.string, let brytdatum = innehåll["brytdatum"]?.string.flatMap({ Datum($0) }),
            let former = innehåll["rader"]?.array
        else { return nil }
        let rader = former.compactMap(Rapportrad.init(form:))
        guard rader.count == former.count else { return nil }
        self.init(nämnd: nämnd, omgång: Omgångsuppgifter(period: period, etikett: etikett, brytdatum: brytdatum), rader: rader)
    }

    /// Antalet rader per rubrik och tillsammans.
    public var summor: JSON {
        let antal = antal
        return .object(Rubrik.allCases.map { .init($0.rawValue, .int(antal[$0, default: 0])) } + [.init("totalt", .int(rader.count))])
    }

    private func form(text: (Fritext) -> JSON) -> JSON {
        [
            "namnd": .string(nämnd), "period": .string(omgång.period.description), "etikett": .string(omgång.etikett),
            "brytdatum": .datum(omgång.brytdatum), "rader": .array(rader.map { .object($0.form(text: text)) }), "summor": summor,
        ]
    }
}

extension Rapportrad {
    /// Radens fält i den ordning en läsare väntar dem; `text` avgör hur en text skrivs.
    public func form(text skriv: (Fritext) -> JSON, efterText: (Fritext) -> [JSON.Member] = { _ in [] }) -> [JSON.Member] {
        [
            .init("rubrik", .string(rubrik.rawValue)), .init("utfall", .string(utfall.rawValue)), .init("beslut", .id(frist.beslut)),
            .init(
                "frist",
                [
                    "art": .string(frist.nummer.art.rawValue), "nr": .int(frist.nummer.nr), "start": .datum(start),
                    "slutdag": .datum(slutdag(start)), "slut": slut.map(JSON.datum) ?? .null,
                ]),
            .init("lagrum", .string(lagrum)), .init("omrade", .string(område.rawValue)), .init("insats", .string(insats)),
            .init("beslutsdatum", .datum(beslutsdatum)), .init("dagarSedanBeslut", .int(dagarSedanBeslut)), .init("dagarIFrist", .int(dagarIFrist)),
            .init("skal", skälform(skriv, efterText)), .init("orsak", .optional(orsak?.rawValue)),
            .init("marken", .array(märken.map { .string($0.description) })),
        ]
    }

    private func skälform(_ skriv: (Fritext) -> JSON, _ efterText: (Fritext) -> [JSON.Member]) -> JSON {
        guard let text else { return .null }
        let koder: [JSON.Member] = skäl.map { [.init("kod", .string($0.kod.rawValue)), .init("klass", .string($0.klass.rawValue))] } ?? []
        return .object(koder + [.init("text", skriv(text))] + efterText(text))
    }

    init?(form: JSON) {
        guard let frist = form["frist"], let art = frist["art"]?.string.flatMap({ FristNummer.Art(rawValue: $0) }), let nr = frist["nr"]?.int,
            let start = frist["start"]?.string.flatMap({ Datum($0) }), let beslut = form["beslut"]?.string.flatMap({ BeslutID($0) }),
            let rubrik = form["rubrik"]?.string.flatMap({ Rubrik(rawValue: $0) }),
            let utfall = form["utfall"]?.string.flatMap({ Utfall(rawValue: $0) }),
            let område = form["omrade"]?.string.flatMap({ Verksamhetsområde(rawValue: $0) }), let lagrum = form["lagrum"]?.string,
            let insats = form["insats"]?.string, let beslutsdatum = form["beslutsdatum"]?.string.flatMap({ Datum($0) }),
            let dagarSedanBeslut = form["dagarSedanBeslut"]?.int, let dagarIFrist = form["dagarIFrist"]?.int,
            let märkesformer = form["marken"]?.array
        else { return nil }
        let märken = märkesformer.compactMap { $0.string.flatMap { Märke($0) } }
        guard märken.count == märkesformer.count else { return nil }
        let (skälform, slut) = (form["skal"], frist["slut"]?.string.flatMap { Datum($0) })
        let (orsak, text) = (form["orsak"]?.string.flatMap { Avslutsorsak(rawValue: $0) }, skälform?["text"]?.string)
        var skäl: Radskäl?
        if let kod = skälform?["kod"]?.string.flatMap({ Skälskod(rawValue: $0) }),
            let klass = skälform?["klass"]?.string.flatMap({ Skälsklass(rawValue: $0) })
        {
            skäl = Radskäl(kod: kod, klass: klass)
        }
        // Det som får vara null får inte vara något annat oläsligt: ett slut som inte går att läsa vore annars en öppen rad.
        func finns(_ form: JSON?) -> Bool { form.map { !$0.isNull } ?? false }
        guard finns(frist["slut"]) == (slut != nil), finns(form["orsak"]) == (orsak != nil), finns(skälform) == (text != nil),
            finns(skälform?["kod"]) == (skäl != nil)
        else { return nil }
        self.init(
            rubrik: rubrik, utfall: utfall, frist: FristID(beslut: beslut, nummer: FristNummer(art: art, nr: nr)), start: start,
            slut: slut, område: område, lagrum: lagrum, insats: insats, beslutsdatum: beslutsdatum,
            dagarSedanBeslut: dagarSedanBeslut, dagarIFrist: dagarIFrist, skäl: skäl,
            orsak: orsak, text: text.map { Fritext(hash: $0, innehåll: .stängt) }, märken: märken)
    }
}
