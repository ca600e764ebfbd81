extension Dokument {
    /// Dokumentet i klartext, avslutat med radbrytning. Rader bryts aldrig: det gör den som visar dem.
    public var text: String {
        var text = ""
        for rad in [titel] + undertitel { text.lägg(rad: enRad(rad)) }
        var föregående: Del?
        for del in delar {
            if del.skiljs(från: föregående) { text.lägg(rad: "") }
            del.skriv(till: &text)
            föregående = del
        }
        return text
    }
}

extension String {
    fileprivate mutating func lägg(rad: String) {
        self += rad
        self += "\n"
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

    fileprivate func skriv(till text: inout String) {
        switch self {
        case .rubrik(_, let rad), .stycke(let rad): text.lägg(rad: enRad(rad))
        case .rad(let rad, let anmärkningar):
            text.lägg(rad: enRad(rad))
            for anmärkning in anmärkningar { text.lägg(rad: anmärkt(anmärkning)) }
        case .lista(let punkter): for punkt in punkter { text.lägg(rad: "• \(enRad(punkt))") }
        case .tabell(let tabell): for rad in tabell.klartext { text.lägg(rad: rad) }
        case .anmärkning(let rad): text.lägg(rad: anmärkt(rad))
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
func enRad(_ text: String) -> String {
    // Nästan ingen text har någon: att leta bland tecknens byte är långt billigare än att dela upp texten i tecken.
    text.utf8.contains(where: kanBörjaRadbrytning) ? String(text.map { $0.isNewline ? " " : $0 }) : text
}

/// Om ett tecken som bryter en rad kan börja med byten: U+000A–U+000D, U+0085 (C2 85), U+2028 och U+2029 (E2 80 A8, E2 80 A9).
///
/// Källa: Unicode Standard Annex #14, klasserna BK, CR, LF och NL.
private func kanBörjaRadbrytning(_ byte: UInt8) -> Bool { (0x0A...0x0D).contains(byte) || byte == 0xC2 || byte == 0xE2 }
