import Handlaggning
import HandlaggningSupport

/// En påhittad historia ur ett frö: beslut som fattas, verkställs, avslutas och får skäl; omgångar som öppnas, fastställs, skickas in helt,
/// delvis eller inte alls, eller aldrig blir av; rättelser som meddelas eller glöms. Samma frö, samma historia.
struct Historia {
    private(set) var nämnd = Provnämnd()
    /// De fastställda rapporterna i periodordning.
    private(set) var rapporter: [Rapport] = []
    /// Brott mot bevarandet och avvikelser från facit, som fröet inte fick ge.
    private(set) var fel: [String] = []
    private var slump: Slumpföljd
    private var senasteNummer: UInt64 = 0

    private static let förstaDag = dag("2023-01-01")

    /// - Parameter antal: ungefär så många beslut.
    init(frö: UInt64, antal: Int) throws {
        slump = Slumpföljd(frö: frö)
        let omgångar = 8
        for nummer in 0..<omgångar {
            for _ in 0..<(antal / omgångar) { try fatta(nummer) }
            try händ(nummer)
            if slump.chans(85) { try genomför(nummer) }
        }
    }

    /// Brytdatum ligger ungefär ett kvartal isär och följer inte kalendern.
    private func brytdatum(_ nummer: Int) -> Datum { Self.förstaDag.plus(dagar: 120 + 91 * nummer + (nummer * 37) % 30) }
    private func period(_ nummer: Int) -> Kvartal { Kvartal(2023 + nummer / 4, nummer % 4 + 1)! }

    private mutating func fatta(_ nummer: Int) throws {
        senasteNummer += 1
        // En del är gamla när de registreras, en del rapporteringsbara just kring brytdatum.
        let dagar = slump.chans(30) ? slump.tal(0..<(120 + 91 * nummer)) : brytdatum(nummer).dagar(sedan: Self.förstaDag) - slump.tal(85..<97)
        let datum = Self.förstaDag.plus(dagar: max(0, dagar))
        try nämnd.fatta(
            senasteNummer,
            Beslutsuppgifter(
                person: .nr(senasteNummer % 40), kön: .okänt, område: .ifo, lagrum: datum < dag("2025-07-01") ? "SoL2001-4:1" : "SoL2025-11:1",
                insats: ["bostad", "kontaktperson", "familjehem"][slump.tal(0..<3)], beslutsdatum: datum,
                gällerTill: slump.chans(20) ? datum.plus(dagar: slump.tal(0..<200)) : nil, ursprung: slump.chans(10) ? .dom : .nämnd))
    }

    private mutating func händ(_ nummer: Int) throws {
        for nr in 1...senasteNummer where slump.chans(35) {
            guard let beslut = nämnd.beslut[.nr(nr)], beslut.öppenFrist != nil else { continue }
            if slump.chans(50) { try nämnd.ange(nr, skäl: "skäl \(slump.tal(0..<100)).") }
            let slut = slutdag(beslut.uppgifter.beslutsdatum)
            // På slutdagen, dagen efter, kring brytdatum eller när som helst.
            let dagar = [slut, slut.plus(dagar: 1), brytdatum(nummer), brytdatum(nummer).plus(dagar: 1), slut.plus(dagar: slump.tal(-90..<200))]
            let datum = max(beslut.uppgifter.beslutsdatum, dagar[slump.tal(0..<dagar.count)])
            switch slump.tal(0..<3) {
            case 0: try nämnd.verkställ(nr, datum.description)
            case 1: try nämnd.avsluta(nr, datum.description, .annat, slump.chans(50) ? "avslutat." : nil)
            default: break
            }
        }
    }

    private mutating func genomför(_ nummer: Int) throws {
        let period = period(nummer).description
        try nämnd.öppna(period, brytdatum(nummer).description)
        if slump.chans(50) { try nämnd.beräkna(kvartal(period)) }
        let rapport = try nämnd.fastställ(period)
        pröva(rapport)
        rapporter.append(rapport)

        if slump.chans(70) {
            if slump.chans(50) {
                try nämnd.skicka(period)
            } else {
                let några = rapport.rader.filter { $0.inskicksart != nil && slump.chans(60) }
                try nämnd.skicka(period, .valda(några.map { Fristval(beslut: $0.frist.beslut, start: $0.start, art: .beslut, nr: 0) }))
            }
        }
        if slump.chans(50) {
            try nämnd.utför(.meddelaRättelse(MeddelaRättelse(period: kvartal(period), datum: dag("2029-01-01"), urval: .alla)))
        }
    }

    private mutating func pröva(_ rapport: Rapport) {
        let brott = bevarandebrott(rapport, nämnd.underlag, tidigare: rapporter.map(\.omgång), föregående: rapporter.last)
        if !brott.isEmpty { fel.append("\(rapport.omgång.period): bevarandet brutet för \(brott.map(\.beslut))") }
        if Set(rapport.rader.map(\.frist)).count != rapport.rader.count { fel.append("\(rapport.omgång.period): en frist under två rubriker") }
        for (id, beslut) in nämnd.beslut {
            let rad = rapport.rader.first { $0.frist.beslut == id }
            let väntad = Facit(beslut: beslut, omgång: rapport.omgång, rapporter: rapporter).plats
            if rad.map({ Plats($0.rubrik, $0.utfall) }) != väntad {
                fel.append("\(rapport.omgång.period): \(id) står som \(rad.map { "\($0.rubrik)" } ?? "–"), inte \(väntad.map { "\($0.rubrik)" } ?? "–")")
            }
        }
    }
}

/// SplitMix64: en följd som är densamma för samma frö, på varje maskin.
struct Slumpföljd {
    private var läge: UInt64

    init(frö: UInt64) { läge = frö }

    mutating func tal(_ spann: Range<Int>) -> Int {
        läge &+= 0x9E37_79B9_7F4A_7C15
        var z = läge
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return spann.lowerBound + Int((z ^ (z >> 31)) % UInt64(spann.count))
    }

    mutating func chans(_ procent: Int) -> Bool { tal(0..<100) < procent }
}
