import Handlaggning

/// A beslut of ours as the export knows it: its rows, and what became of it.
struct Källbeslut: Sendable {
    /// The row that is the beslut: a service, or a decision without services.
    let post: Källpost
    /// The service's decision.
    let överordnad: Källpost?
    var händelser: [Källpost] = []
    /// The mapping leaves it out, by itself or with its decision.
    var bortsedd: Bool { post.bortsedd || överordnad?.bortsedd == true }
}

/// Joins the records by their own ids: execution → service → decision.
struct Källkoppling: Sendable {
    private(set) var beslut: [Källbeslut] = []
    private(set) var avvisade: [Källavvisning] = []
    /// Decisions that are left out, or whose services all are, and rows that belong to no known beslut but do not say that anything happened.
    private(set) var bortsedda: [Källpost] = []

    init(_ läsning: Källäsning, beslutsslag: Källslag) {
        let fattade = läsning.poster[.beslut] ?? []
        if beslutsslag == .insats {
            koppla(läsning.poster[.insats] ?? [], till: fattade, avvisade: läsning.avvisade)
        } else {
            beslut = fattade.map { Källbeslut(post: $0, överordnad: nil) }
        }
        let plats = Dictionary(beslut.enumerated().map { ($0.element.post.id, $0.offset) }, uniquingKeysWith: { första, _ in första })
        let ofullständiga = Set(läsning.avvisade.filter { ![.beslut, .insats].contains($0.slag) }.compactMap(\.tillhör))
        for slag in [Källslag.verkstallighet, .avslut, .avbrott] {
            for post in läsning.poster[slag] ?? [] {
                let plats = plats[post.tillhör ?? ""]
                let säger = !post.bortsedd && !post.ärTyst
                if säger, plats == nil {
                    avvisa(post, Self.okänt)
                } else if säger, ofullständiga.contains(post.tillhör ?? "") {
                    avvisa(post, Self.ofullständigt)
                } else if let plats {
                    beslut[plats].händelser.append(post)
                } else {
                    bortsedda.append(post)
                }
            }
        }
    }

    private mutating func koppla(_ insatser: [Källpost], till fattade: [Källpost], avvisade: [Källavvisning]) {
        let plats = Dictionary(fattade.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { första, _ in första })
        // A service that was rejected is listed itself; its decision is not also without one.
        var medInsats = Set(avvisade.filter { $0.slag == .insats }.compactMap { $0.tillhör.flatMap { plats[$0] } })
        var medVerksam = Set<Int>()
        for insats in insatser {
            guard let plats = plats[insats.tillhör ?? ""] else {
                if insats.bortsedd { bortsedda.append(insats) } else { avvisa(insats, Self.okänt) }
                continue
            }
            let ny = Källbeslut(post: insats, överordnad: fattade[plats])
            medInsats.insert(plats)
            if !ny.bortsedd { medVerksam.insert(plats) }
            beslut.append(ny)
        }
        for (plats, post) in fattade.enumerated() where !medVerksam.contains(plats) {
            if post.bortsedd || medInsats.contains(plats) {
                bortsedda.append(post)
            } else {
                avvisa(
                    post, Avvisning(.beslutUtanInsats, "Beslutet har ingen rad bland insatserna som kunde läsas, så vad som beviljats är okänt."))
            }
        }
    }

    private mutating func avvisa(_ post: Källpost, _ avvisning: Avvisning) {
        avvisade.append(Källavvisning(slag: post.slag, rad: post.rad, tillhör: post.tillhör, avvisning: avvisning))
    }

    static let okänt = Avvisning(
        .okantBeslutIKallan, "Raden hör till ett beslut eller en insats som inte finns i exporten, eller vars egen rad är avvisad.")

    /// Without the row that was rejected, another could be taken for the first start.
    static let ofullständigt = Avvisning(
        .annanRadAvvisad, "En annan rad om samma beslut är avvisad. Det som hänt med beslutet läses in när alla rader om det kan läsas.")

    /// What `okant_beslut` means for a row of an export: its beslut was rejected by the rules.
    static let ejInläst = Avvisning(.okantBeslutIKallan, "Raden hör till ett beslut som inte har lästs in; se beslutets egen rad.")
}
