import Handlaggning

extension Individrapporter {
    /// En rad per individrapport, med blankettens fält som kolumner i dess ordning.
    public var csv: String {
        Tabell(
            rubrik: "Individrapporter",
            kolumner: (["Nr", "Beslut", "Frist", "Art", "Blankett"] + Blankettfält.alla.map(\.namn) + ["Anmärkningar"]).map { Tabell.Kolumn($0) },
            rader: individrapporter.enumerated().map(cellerna)
        ).csv
    }

    private func cellerna(_ plats: Int, _ rapport: Individrapport) -> [String] {
        let blankett = ifylld(rapport)
        let raden = ["\(plats + 1)", rapport.rad.frist.beslut.description, rapport.rad.frist.nummer.namn, rapport.art.namn, blankett.blankett]
        return raden + Blankettfält.alla.map { cell($0.läs(blankett)) } + [blankett.anmärkningar.joined(separator: "\n")]
    }

    /// Flera poster står i samma cell, en på varje rad i den.
    private func cell(_ innehåll: Blankettfält.Innehåll) -> String {
        switch innehåll {
        case .värde(let värde): värde ?? Blankettfält.tomt
        case .poster(let poster) where poster.isEmpty: Blankettfält.tomt
        case .poster(let poster):
            poster.map { post in
                post.compactMap { fält in fält.värde.map { "\(fält.etikett): \(enRad($0))" } }.joined(separator: "; ")
            }.joined(separator: "\n")
        }
    }
}
