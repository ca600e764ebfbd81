/// En människa har läst en text med ett fynd av möjliga personuppgifter och släpper den för publicering.
public struct SläppText: Hashable, Sendable {
    public let beslut: BeslutID
    public let val: Händelseval

    public init(beslut: BeslutID, val: Händelseval) {
        self.beslut = beslut
        self.val = val
    }

    /// Släppet gäller texten som den nu lyder: rättas den behöver den nya läsas.
    ///
    /// - Returns: tom när texten redan är släppt.
    /// - Throws: `okant_beslut`, `beslut_makulerat`, `okand_handelse`, `redan_aterkallad`, `ingen_text`.
    public func avgör(_ läge: Beslut?, _ omständigheter: Omständigheter) throws(Avvisning) -> [BeslutHändelse] {
        let beslut = try Beslut.kräver(läge)
        try beslut.kräverEjMakulerat()
        let steg = try val.steg(i: beslut)
        guard let text = steg.händelse.trycktText else {
            throw Avvisning(
                .ingenText, fält: "handelse",
                "\(val.typ.rawValue) nr \(steg.nr) har ingen text som trycks i rapporten. Peka ut ett skäl eller ett avslut.")
        }
        return beslut.släppta.contains(text.hash) ? [] : [.textSläppt(TextSläppt(mål: steg.mål, hash: text.hash))]
    }
}

/// Texten får tryckas. Det gäller orden, inte händelsen: rättas texten har den en annan hash, och någon måste läsa den på nytt.
public struct TextSläppt: Hashable, Sendable {
    public let mål: Händelsemål
    /// Hashen av den text som släpptes.
    public let hash: String

    public init(mål: Händelsemål, hash: String) {
        self.mål = mål
        self.hash = hash
    }
}

extension TextSläppt: PrövadAvKommandot {}
