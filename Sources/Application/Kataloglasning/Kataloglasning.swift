import Handlaggning

extension Katalog {
    /// Being offered something and declining is a reason for the delay; the beslut still stands.
    private static let tackatNej = "tackat_nej"

    /// The catalogues that the program carries, with what the installation's folder adds; checked, each entry and all together.
    static func läst(_ mapp: Katalogmapp) throws(Katalogfel) -> Katalog {
        let egna = try mapp.filer()
        func poster<Post: Katalogpost>(_ fil: Katalogfil) throws(Katalogfel) -> [Inläst<Post>] { try fil.poster(egen: egna[fil]) }

        let lagrum: [Inläst<Lagrumspost>] = try poster(.lagrum)
        let insatser: [Inläst<Insatspost>] = try poster(.insatser)
        let paragrafer: [Inläst<Paragraf>] = try poster(.paragrafer)
        let avgiftsramar: [Inläst<Avgiftsram>] = try poster(.avgiftsramar)
        let skälskoder: [Inläst<Kodpost>] = try poster(.skalskoder)
        let avslutsorsaker: [Inläst<Kodpost>] = try poster(.avslutsorsaker)
        let inriktningar: [Inläst<Kodpost>] = try poster(.inriktningar)
        let perioder: [Inläst<Rapporteringsperiod>] = try poster(.rapporteringsperioder)
        let mönster: [Inläst<Periodmönster>] = try poster(.periodmonster)
        let gallringsregler: [Inläst<Gallringsregel>] = try poster(.gallringsregler)
        let gallringsundantag: [Inläst<Gallringspost>] = try poster(.gallringsundantag)
        let forskningsurval: [Inläst<Forskningsurval>] = try poster(.forskningsurval)
        let sammanträden: [Inläst<Sammanträde>] = try poster(.sammantraden)

        try kontrolleraLagrum(insatser, Set(lagrum.map(\.post.kod)))
        try kontrolleraParagraf(avgiftsramar, Set(paragrafer.map(\.post.id)))
        if let fel = avslutsorsaker.first(where: { $0.post.kod == tackatNej }) { throw fel.fel(.tackatNejAvslutarInte) }
        return Katalog(
            lagrum: lagrum.map(\.post), insatser: insatser.map(\.post), paragrafer: paragrafer.map(\.post), avgiftsramar: avgiftsramar.map(\.post),
            skälskoder: skälskoder.map(\.post), avslutsorsaker: avslutsorsaker.map(\.post), inriktningar: inriktningar.map(\.post),
            rapporteringsperioder: perioder.map(\.post), periodmönster: mönster.map(\.post),
            gallringsregler: gallringsregler.map(\.post), gallringsundantag: gallringsundantag.map(\.post),
            forskningsurval: forskningsurval.map(\.post), sammanträden: sammanträden.map(\.post))
    }

    private static func kontrolleraLagrum(_ insatser: [Inläst<Insatspost>], _ kända: Set<String>) throws(Katalogfel) {
        for insats in insatser {
            if let okänt = insats.post.lagrum.first(where: { !kända.contains($0) }) { throw insats.fel(.okäntLagrum(okänt)) }
        }
    }

    private static func kontrolleraParagraf(_ ramar: [Inläst<Avgiftsram>], _ kända: Set<String>) throws(Katalogfel) {
        for ram in ramar where !kända.contains(ram.post.paragraf) { throw ram.fel(.okändParagraf(ram.post.paragraf)) }
    }
}
