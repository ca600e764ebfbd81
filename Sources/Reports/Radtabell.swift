public import Handlaggning

extension Sammanställning {
    /// Raderna en för en, med kolumner som rapportens JSON.
    public func radtabell(sända: Set<FristID>) -> Tabell {
        Tabell(
            rubrik: "Rader",
            kolumner: Self.kolumner.map { Tabell.Kolumn($0) },
            rader: rapport.rader.map { rad in
                [
                    rad.rubrik.rawValue, rad.utfall.rawValue, rad.frist.beslut.description, rad.frist.nummer.art.rawValue, "\(rad.frist.nummer.nr)",
                    rad.start.description, slutdag(rad.start).description, rad.slut?.description ?? "", rad.lagrum, rad.område.rawValue, rad.insats,
                    katalog.namn(påInsats: rad.insats, rad.område, rad.beslutsdatum), rad.beslutsdatum.description, "\(rad.dagarSedanBeslut)",
                    "\(rad.dagarIFrist)", rad.skäl?.kod.rawValue ?? "", rad.skäl?.klass.rawValue ?? "", rad.text?.visad ?? "",
                    rad.orsak?.rawValue ?? "", sända.contains(rad.frist) ? "ja" : "nej", rad.märken.map(\.description).joined(separator: " "),
                ]
            })
    }

    private static let kolumner = [
        "rubrik", "utfall", "beslut", "art", "nr", "start", "slutdag", "slut", "lagrum", "omrade", "insats", "insatsnamn", "beslutsdatum",
        "dagarSedanBeslut", "dagarIFrist", "skal_kod", "skal_klass", "text", "orsak", "sand", "marken",
    ]
}
