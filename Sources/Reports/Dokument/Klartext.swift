extension Dokument {
    /// Dokumentet i klartext, avslutat med radbrytning. Rader bryts aldrig: det gör den som visar dem.
    public var text: String {
        var rader = ([titel] + undertitel).map(enRad)
        var föregående: Del?
        for del in delar {
            if del.skiljs(från: föregående) { rader.append("") }
            rader += del.klartext
            föregående = del
        }
        return rader.joined(separator: "\n") + "\n"
    }
}

extension Dokument.Del {
    /// Om en tom rad skiljer delen från den före. Under en rubrik följer texten direkt.
    fileprivate func skiljs(från föregående: Dokument.Del?) -> Bool {
        switch (föregående, self) {
        case (nil, _), (_, .rubrik): true
        case (.rubrik, _): false
        case (.tabell, _), (_, .tabell), (_, .stycke): true
        case (_, .rad), (_, .lista), (_, .anmärkning): false
        }
    }

    fileprivate var klartext: [String] {
        switch self {
        case .rubrik(_, let text), .stycke(let text): [enRad(text)]
        case .rad(let text, let anmärkningar): [enRad(text)] + anmärkningar.map(anmärkt)
        case .lista(let punkter): punkter.map { "• \(enRad($0))" }
        case .tabell(let tabell): tabell.klartext
        case .anmärkning(let text): [anmärkt(text)]
        }
    }

    private func anmärkt(_ text: String) -> String { "  Anm. \(enRad(text))" }
}

extension Tabell {
    /// Rubriken, kolumnnamnen, ett streck och raderna, i kolumner med två blanktecken emellan.
    fileprivate var klartext: [String] {
        let celler = ([kolumner.map(\.namn)] + rader).map { $0.map(enRad) }
        let bredder = kolumner.indices.map { kolumn in celler.map { $0[kolumn].count }.max() ?? 0 }
        let streck = bredder.map { String(repeating: "-", count: $0) }
        let utfyllda = ([celler[0], streck] + celler.dropFirst()).map { rad in
            let text = zip(rad, zip(bredder, kolumner)).map { cell, kolumn in
                let fyllnad = String(repeating: " ", count: kolumn.0 - cell.count)
                return kolumn.1.högerställd ? fyllnad + cell : cell + fyllnad
            }.joined(separator: "  ")
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
        return [enRad(rubrik)] + utfyllda
    }
}

/// Texten på en rad: en radbrytning i ett skäl får inte kunna se ut som en ny rad i rapporten.
func enRad(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }
