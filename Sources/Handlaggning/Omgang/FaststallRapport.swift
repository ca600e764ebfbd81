/// Rapporten fastställs: från nu ändras den aldrig. Det som blir känt sedan syns som avvikelser och i nästa omgång.
public struct FastställRapport: Hashable, Sendable {
    public let period: Kvartal

    public init(period: Kvartal) { self.period = period }

    /// - Parameters:
    ///   - omgångar: nämndens alla.
    ///   - fastställda: den föregående omgångens rapport, och de som ``Omgångar/behövda(för:_:)`` säger om underlaget.
    ///   - beräkning: rapporten vid positionen före denna, med sina texter öppna.
    ///   - underlag: det som beräkningen bygger på, för provet att inget tappats.
    ///   - släppta: hashar av de texter som en människa har släppt.
    ///   - omständigheter: dagens datum och katalogen.
    /// - Throws: `okand_omgang`, `redan_faststalld`, `tidigare_omgang_ej_faststalld`, `senare_omgang_faststalld`, `brytdatum_ej_passerat`,
    ///   `bevarande_brutet`, `text_ej_slappt`.
    public func avgör(
        _ omgångar: Omgångar, _ fastställda: FastställdaRapporter, _ beräkning: Beräkning, _ underlag: [Fristunderlag], släppta: Set<String>,
        _ omständigheter: Omständigheter
    ) throws(Avvisning) -> [OmgångHändelse] {
        let omgång = try omgångar.kräver(period)
        try omgång.kräverEjFastställd()
        let tidigare = omgångar.tidigare(än: period)
        if let öppen = tidigare.first(where: { $0.fastställdVersion == nil }) {
            throw Avvisning(
                .tidigareOmgangEjFaststalld, fält: "period",
                "Omgången \(öppen.uppgifter.period) är inte fastställd. Omgångar fastställs i ordning.")
        }
        try omgångar.kräverIngenSenareFastställd(period)
        try omgång.kräverBrytdatumPasserat(omständigheter)
        let brott = bevarandebrott(
            beräkning.rapport, underlag, tidigare: fastställda.tidigare(än: period, omgångar, underlag),
            föregående: tidigare.last.flatMap { fastställda[$0] })
        guard brott.isEmpty else { throw Self.brutet(brott) }
        let osläppta = beräkning.rapport.osläpptaTexter(släppta: släppta)
        guard osläppta.isEmpty else { throw Self.osläppt(osläppta) }

        let ny = omgång.nyVersion(beräkning)
        let version = ny?.version ?? omgång.versioner.count
        return (ny.map { [.rapportBeräknad($0)] } ?? []) + [.rapportFastställd(RapportFastställd(version: version, sha256: beräkning.sha256))]
    }

    private static func osläppt(_ rader: [Rapportrad]) -> Avvisning {
        let visade = rader.prefix(5).map { "\($0.frist.beslut)" }.joined(separator: ", ") + (rader.count > 5 ? " och fler" : "")
        return Avvisning(
            .textEjSlappt, fält: "period",
            rader.count == 1
                ? "Rapporten kan inte fastställas: en text kan innehålla personuppgifter och har inte släppts. Läs den, och rätta den med RattaUppgift "
                    + "eller släpp den med SlappText. Beslut: \(visade)."
                : "Rapporten kan inte fastställas: \(rader.count) texter kan innehålla personuppgifter och har inte släppts. Läs dem, och rätta dem med "
                    + "RattaUppgift eller släpp dem med SlappText. Beslut: \(visade).")
    }

    private static func brutet(_ frister: [FristID]) -> Avvisning {
        let visade = frister.prefix(5).map { "\($0.beslut) (\($0.nummer.art.rawValue) \($0.nummer.nr))" }.joined(separator: ", ")
        return Avvisning(
            .bevarandeBrutet, fält: "period",
            "Rapporten kan inte fastställas: \(frister.count) tidigare rapporterade frister står inte under exakt en rubrik: \(visade).")
    }
}
