/// Om en persons uppgifter får gallras på en dag, och vad det vilar på. Personens alla beslut prövas tillsammans: de har en nyckel.
public struct Gallringsprövning: Hashable, Sendable {
    /// Nil när tiden inte har börjat löpa.
    public let frist: Gallringsfrist?
    /// Det som gör att den inte har det.
    public let hinder: Gallringshinder?
    /// Paragraferna som gallringen vilar på: «SoL (2025:400) 16 kap. 1 §».
    public let grund: [String]
    public let undantag: [Gallringsundantag]
    /// Inget nummer är registrerat, så urvalet för forskning kunde bara prövas mot kommunen.
    public let födelsedagOkänd: Bool
    public let dag: Datum

    public init(_ underlag: Gallringsunderlag, dag: Datum, katalog: Katalog) {
        let beslut = underlag.beslut
        self.dag = dag
        födelsedagOkänd = underlag.födda.isEmpty
        let regler = beslut.map { beslut in
            (beslut.id, katalog.lagrum(beslut.uppgifter.lagrum, beslut.uppgifter.beslutsdatum)?.lag.flatMap { katalog.gallringsregel($0, dag) })
        }
        let kända = regler.compactMap(\.1)
        grund = Set(kända.map(\.paragraf)).sorted()
        hinder = beslut.lazy.compactMap(\.gallringshinder).first ?? regler.first { $0.1 == nil }.map { .regelSaknas($0.0) }
        let senaste = beslut.map(\.senasteAnteckning).max()
        if hinder == nil, let senaste, let år = kända.map(\.år).max() {
            frist = gallringsfrist(senaste, år: år)
        } else {
            frist = nil
        }
        var undantag = beslut.compactMap { barnundantag($0, underlag, dag, katalog) }
        if let forskning = forskningsundantag(underlag, dag, katalog) { undantag.append(forskning) }
        self.undantag = undantag.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    public var förfallen: Bool { frist.map { $0.från <= dag } ?? false }
    /// Skulle ha varit gjord.
    public var försenad: Bool { frist.map { $0.senast < dag } ?? false }

    /// - Throws: `oppen_frist`, `insats_pagar`, `ej_gallringsbar`, `gallring_undantagen`.
    @discardableResult
    public func kräverGallringsbar() throws(Avvisning) -> Gallringsfrist {
        switch hinder {
        case .öppenFrist(let id):
            throw Avvisning(
                .oppenFrist, fält: "person", lagrum: grund.first,
                "Beslutet \(id) har en öppen frist, så tiden till gallring har inte börjat. Verkställ eller avsluta beslutet först.")
        case .insatsPågår(let id):
            throw Avvisning(
                .insatsPagar, fält: "person", lagrum: grund.first,
                "Insatsen enligt beslutet \(id) pågår, så tiden till gallring har inte börjat. Har den tagit slut, registrera det med AvslutaInsats.")
        case .regelSaknas(let id):
            throw Avvisning(.ejGallringsbar, fält: "person", "Katalogen gallringsregler säger inte när uppgifterna i beslutet \(id) ska gallras.")
        case nil: break
        }
        guard let frist, frist.från <= dag else {
            throw Avvisning(
                .ejGallringsbar, fält: "person", lagrum: grund.first,
                "Personens uppgifter får gallras först \(frist?.från.description ?? "senare"): "
                    + "den sista anteckningen gjordes \(frist?.senasteAnteckning.description ?? "nyligen").")
        }
        if let undantag = undantag.first {
            let till = undantag.till.map { " till \($0)" } ?? ""
            throw Avvisning(
                .gallringUndantagen, fält: "person", lagrum: undantag.paragraf,
                "Personens uppgifter är undantagna från gallring\(till) (\(undantag.slag.rawValue)). De ska vara kvar.")
        }
        return frist
    }
}
