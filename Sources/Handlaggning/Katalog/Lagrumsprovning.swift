extension Katalog {
    /// Om ett beslut enligt paragrafen kan registreras: känd, i kraft på beslutsdagen och omfattad av rapporteringsskyldigheten.
    ///
    /// Källa: SoL (2001:453) 16 kap. 6 f §, SoL (2025:400) 34 kap. 1 §, LSS (1993:387) 28 f §.
    func pröva(lagrum kod: String, beslutsdatum: Datum) throws(Avvisning) {
        guard let post = lagrum(kod, beslutsdatum) else {
            throw Avvisning(.okantLagrum, fält: "lagrum", "Lagrummet finns inte i katalogen. Skriv till exempel SoL2025-11:1 eller LSS-9:9.")
        }
        guard post.rapporteringspliktigt else {
            throw Avvisning(
                .lagrumEjRapporteringspliktigt, fält: "lagrum", lagrum: post.namn,
                "Beslut enligt \(post.namn) omfattas inte av rapporteringsskyldigheten och registreras inte här.")
        }
        guard post.giltig.innehåller(beslutsdatum) else {
            let tid = post.giltig.till.map { "\(post.giltig.från)–\($0)" } ?? "från och med \(post.giltig.från)"
            throw Avvisning(
                .lagrumEjIKraft, fält: "lagrum", lagrum: post.namn,
                "\(post.namn) var inte i kraft \(beslutsdatum) (gäller \(tid)). Ange paragrafen som gällde på beslutsdagen.")
        }
    }

    /// Om insatsen finns i områdets kodlista på beslutsdagen och kan beviljas enligt lagrummet.
    func pröva(insats kod: String, _ område: Verksamhetsområde, lagrum: String, beslutsdatum: Datum) throws(Avvisning) {
        let kända = insatser.filter { $0.kod == kod }
        guard !kända.isEmpty else {
            throw Avvisning(.okandInsats, fält: "insats", "Insatsen finns inte i katalogen. Använd en kod ur kodlistan för \(område.rawValue).")
        }
        guard let post = kända.first(where: { $0.område == område && $0.giltig.innehåller(beslutsdatum) }) else {
            throw Avvisning(
                .insatsEjIKatalogen, fält: "insats",
                "Insatsen finns inte i kodlistan för \(område.rawValue) på beslutsdagen \(beslutsdatum). Kontrollera område och datum.")
        }
        guard post.lagrum.contains(lagrum) else {
            throw Avvisning(
                .lagrumEjForInsatsen, fält: "lagrum",
                "Insatsen \(post.namn) beviljas inte enligt \(lagrum). Den kan beviljas enligt \(post.lagrum.joined(separator: " eller ")).")
        }
    }
}
