import Handlaggning

/// Who acts, as every event will say.
public struct Handlande: Hashable, Sendable {
    /// `import:anna`, `jobb:berakna_rapport`.
    public let aktör: String
    public let roll: String
    /// The enhet whose beslut are reached; nil for all of the nämnd.
    public let enhet: String?

    public init(aktör: String, roll: String, enhet: String? = nil) {
        self.aktör = aktör
        self.roll = roll
        self.enhet = enhet
    }

    public init(_ behörighet: Behörighet) {
        self.init(aktör: behörighet.subjekt, roll: behörighet.roll.rawValue, enhet: behörighet.enhet)
    }

    /// What is refused before it is decided: beslut of another enhet, and a new one that would be. Also the database refuses it, see
    /// eventlog.append; but only when it is decided, and a refusal by the rules says something of the beslut.
    ///
    /// - Parameter beslut: as far as the command names them and they exist.
    /// - Throws: `ej_behorig`.
    func kräverNår(_ kommando: Kommando, _ beslut: some Sequence<Beslut>) throws(Avvisning) {
        guard let enhet else { return }
        if case .fattaBeslut(let k) = kommando, k.uppgifter.enhet != enhet {
            throw Avvisning(.ejBehorig, fält: "enhet", "Ett nytt beslut ska gälla din egen enhet. Ange den i enhet.")
        }
        for ett in beslut where ett.uppgifter.enhet != enhet { throw .ejBehörig }
    }
}

extension Avvisning {
    static let ejBehörig = Avvisning(.ejBehorig, fält: "beslut", "Du har inte behörighet till detta.")
}
