extension Katalog {
    /// - Throws: `ogiltigt_varde`, med koderna som gäller på dagen.
    func pröva(skälskod kod: String, _ dag: Datum) throws(Avvisning) {
        if skälskod(kod, dag) == nil { throw Self.okänd(skälskoder, dag, fält: "kod") }
    }

    /// - Throws: `ogiltigt_varde`, med koderna som gäller på dagen.
    func pröva(avslutsorsak kod: String, _ dag: Datum) throws(Avvisning) {
        if avslutsorsak(kod, dag) == nil { throw Self.okänd(avslutsorsaker, dag, fält: "orsak") }
    }

    /// Om beloppet ligger inom ramen för en särskild avgift för beslut från den dagen.
    ///
    /// Källa: SoL (2025:400) 34 kap. 7 §; tidigare SoL (2001:453) 16 kap. 6 b §; LSS (1993:387) 28 b §.
    /// - Throws: `belopp_utanfor_ramen`.
    func pröva(belopp: Int, lagrum: String, beslutsdatum: Datum) throws(Avvisning) {
        guard let ram = avgiftsram(lagrum: lagrum, beslutsdatum: beslutsdatum), !(ram.lägst...ram.högst).contains(belopp) else { return }
        throw Avvisning(
            .beloppUtanforRamen, fält: "belopp", lagrum: paragrafer.first { $0.id == ram.paragraf }?.namn ?? ram.paragraf,
            "Särskild avgift för ett beslut från \(beslutsdatum) är lägst \(ram.lägst) och högst \(ram.högst) kronor.")
    }

    private static func okänd(_ lista: [Kodpost], _ dag: Datum, fält: String) -> Avvisning {
        let möjliga = lista.filter { $0.giltig.innehåller(dag) }.map(\.kod).joined(separator: ", ")
        return Avvisning(.ogiltigtVarde, fält: fält, "\(fält) ska vara något av: \(möjliga).")
    }
}
