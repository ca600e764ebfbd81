/// Den sista dag då IVO:s ansökan om särskild avgift kan delges kommunen.
public struct Tvåårsgräns: Hashable, Sendable {
    public let sistaDag: Datum
    /// Negativt när gränsen har passerat.
    public let dagarKvar: Int
    /// Paragrafen som är i kraft; nil när katalogen inte har någon.
    public let paragraf: String?
}

extension Bevakningsprövning {
    /// Två år från beslutet, från avbrottet eller från det att domen vann laga kraft. Visas när fristen är försenad: innan dess finns ingen
    /// fördröjning att ta ut en avgift för. Visas inte när avgift är utesluten eller redan ansökt om.
    ///
    /// Källa: SoL (2025:400) 34 kap. 10 §; tidigare SoL (2001:453) 16 kap. 6 e §; LSS (1993:387) 28 e §; lag (1930:173) 1 §.
    var tvåårsgräns: Varning? {
        guard nivå == .försenad, let lag = avgiftslag, !uteslutenAvgift, avgiftAnsökt == nil else { return nil }
        guard let start = tvåårsgränsensStart else { return .lagaKraftSaknas }
        let sistaDag = start.plus(månader: 24)
        return .tvåårsgräns(
            Tvåårsgräns(
                sistaDag: sistaDag, dagarKvar: sistaDag.dagar(sedan: idag), paragraf: katalog.paragraf(.tvåårsgräns, lag, idag)?.namn))
    }

    /// Lagen vars bestämmelser om särskild avgift gäller beslutet, om det omfattas av några.
    var avgiftslag: Lag? {
        guard let post = katalog.lagrum(beslut.uppgifter.lagrum, beslut.uppgifter.beslutsdatum), post.rapporteringspliktigt else { return nil }
        return post.lag
    }

    /// Nil för en dom vars laga kraft inte är registrerad.
    private var tvåårsgränsensStart: Datum? {
        switch (beslut.uppgifter.ursprung, frist.nummer.art) {
        case (.nämnd, _), (.dom, .avbrott): frist.start
        case (.dom, .beslut): lagaKraft
        }
    }

    private var lagaKraft: Datum? { domar.compactMap(\.lagaKraft).last }

    /// Den enskilde har själv begärt att få vänta, och dagen hen ville vänta till är inte förbi. Finns bara i socialtjänstlagen.
    ///
    /// Källa: SoL (2025:400) 34 kap. 6 § och 35 kap. 5 § tredje stycket; tidigare SoL (2001:453) 16 kap. 6 a § tredje stycket.
    var uteslutenAvgift: Bool {
        guard avgiftslag == .socialtjänstlagen, let begäran = senareläggningar.last else { return false }
        return begäran.till.map { $0 >= idag } ?? true
    }
}
