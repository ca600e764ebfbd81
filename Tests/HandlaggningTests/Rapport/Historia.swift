import Handlaggning
import HandlaggningSupport

/// En påhittad historia ur ett frö: allt som kan hända beslut, i rimlig och orimlig ordning; omgångar som öppnas, fastställs, skickas in
/// helt, delvis, för sent eller inte alls, eller aldrig blir av; slutrapporter mellan omgångarna; rättelser som meddelas eller glöms.
/// Samma frö, samma historia.
struct Historia {
    private(set) var nämnd = Provnämnd()
    /// De fastställda rapporterna i periodordning.
    var rapporter: [Rapport] { fastställda.map(\.rapport) }
    /// Det som fröet inte fick ge: brott mot bevarandet, avvikelser från facit, avvisade kommandon som ändrat något.
    private(set) var fel: [String] = []
    private(set) var avvisade: [Avvisning.Kod: Int] = [:]
    private var fastställda: [FastställdRapport] = []
    var slump: Slumpföljd
    private(set) var antalBeslut: UInt64 = 0
    /// Omgången som är på gång, från 0.
    private(set) var nummer = 0

    private static let förstaDag = dag("2023-01-01")
    private static let antalOmgångar = 8

    /// - Parameter antal: ungefär så många beslut.
    init(frö: UInt64, antal: Int) throws {
        slump = Slumpföljd(frö: frö)
        for nummer in 0..<Self.antalOmgångar {
            self.nummer = nummer
            for _ in 0..<max(1, antal / Self.antalOmgångar) { try fatta() }
            for nr in 1...antalBeslut where slump.chans(35) {
                for _ in 0..<slump.tal(1..<4) { händ(nr) }
            }
            slutrapportera()
            if slump.chans(85) { try genomför() }
        }
        prövaTidslinjer()
    }

    /// Brytdatum ligger ungefär ett kvartal isär och följer inte kalendern.
    var brytdatum: Datum { Self.förstaDag.plus(dagar: 120 + 91 * nummer + (nummer * 37) % 30) }
    private var period: Kvartal { Kvartal(2023 + nummer / 4, nummer % 4 + 1)! }

    /// Gör något som kan avvisas; då ska ingenting ha ändrats.
    @discardableResult
    mutating func försök(_ gör: (inout Provnämnd) throws(Avvisning) -> Void) -> Bool {
        let innan = nämnd
        do throws(Avvisning) {
            try gör(&nämnd)
            return true
        } catch {
            avvisade[error.kod, default: 0] += 1
            let sammaLogg = nämnd.position == innan.position && nämnd.strömmar == innan.strömmar
            let orört = sammaLogg && nämnd.beslut == innan.beslut && nämnd.omgångar == innan.omgångar
            if !orört { fel.append("\(error.kod) ändrade något") }
            return false
        }
    }

    private mutating func fatta() throws {
        antalBeslut += 1
        // En del är gamla när de registreras, en del rapporteringsbara just kring brytdatum.
        let dagar = slump.chans(30) ? slump.tal(0..<(120 + 91 * nummer)) : brytdatum.dagar(sedan: Self.förstaDag) - slump.tal(85..<97)
        let datum = Self.förstaDag.plus(dagar: max(0, dagar))
        try nämnd.fatta(
            antalBeslut,
            Beslutsuppgifter(
                person: .nr(antalBeslut % 13), kön: .okänt, område: .ifo, lagrum: datum < dag("2025-07-01") ? "SoL2001-4:1" : "SoL2025-11:1",
                insats: slump.en(av: ["bostad", "kontaktperson", "familjehem"]), beslutsdatum: datum,
                gällerTill: slump.chans(20) ? datum.plus(dagar: slump.tal(0..<200)) : nil, ursprung: slump.chans(10) ? .dom : .nämnd))
    }

    /// Slutrapporter mellan omgångarna, för rader som stod öppna i den senaste rapporten.
    private mutating func slutrapportera() {
        guard let rapport = fastställda.last?.rapport else { return }
        for rad in rapport.rader where rad.utfall == .öppen && slump.chans(30) {
            let art: Inskick.Art = slump.chans(60) ? .verkstalld : .avslutad
            let val = Fristval(beslut: rad.frist.beslut, start: rad.start, art: rad.frist.nummer.art, nr: rad.frist.nummer.nr)
            försök { nämnd throws(Avvisning) in try nämnd.skicka(rapport.omgång.period.description, .valda([val]), art: art) }
        }
    }

    private mutating func genomför() throws {
        let period = period.description
        try nämnd.öppna(period, brytdatum.description)
        if slump.chans(50) { try nämnd.beräkna(kvartal(period)) }
        try släppTexter()
        let rapport = try nämnd.fastställ(period)
        pröva(rapport)
        fastställda.append(FastställdRapport(rapport))
        skicka(rapport)
        if slump.chans(10), let sen = slump.en(av: [nil] + fastställda) { skicka(sen.rapport) }
        if slump.chans(50) { try nämnd.meddelaRättelse(period) }
    }

    /// En text med fynd hindrar fastställandet tills någon släppt den.
    private mutating func släppTexter() throws {
        let period = period.description
        let rader = nämnd.rapport(.exempel(period, brytdatum.description)).osläpptaTexter(släppta: nämnd.släppta)
        if !rader.isEmpty, försök({ nämnd throws(Avvisning) in try nämnd.fastställ(period) }) {
            fel.append("\(period): en text med fynd hindrade inte")
        }
        for rad in rader {
            let typ: BeslutHändelse.Typ = rad.utfall == .öppen ? .skälAngivet : .beslutAvslutatUtanVerkställighet
            for steg in nämnd.beslut[rad.frist.beslut]?.historik ?? [] {
                guard !steg.återkallad, steg.händelse.typ == typ, steg.händelse.trycktText != nil else { continue }
                try nämnd.utför(.släppText(SläppText(beslut: rad.frist.beslut, val: Händelseval(typ: typ, nr: steg.nr))))
            }
        }
    }

    private mutating func skicka(_ rapport: Rapport) {
        guard slump.chans(70) else { return }
        let period = rapport.omgång.period.description
        let några = rapport.rader.filter { $0.inskicksart != nil && slump.chans(60) }.map {
            Fristval(beslut: $0.frist.beslut, start: $0.start, art: $0.frist.nummer.art, nr: $0.frist.nummer.nr)
        }
        let urval: Fristurval = slump.chans(50) ? .alla : .valda(några)
        försök { nämnd throws(Avvisning) in try nämnd.skicka(period, urval) }
    }
}

// Det som ska gälla varje omgång.
extension Historia {
    private mutating func pröva(_ rapport: Rapport) {
        let period = rapport.omgång.period
        let brott = bevarandebrott(rapport, nämnd.underlag, tidigare: rapporter.map { TidigareOmgång(fastställd: $0) }, föregående: rapporter.last)
        if !brott.isEmpty { fel.append("\(period): bevarandet brutet för \(brott.map(\.beslut))") }
        if Set(rapport.rader.map(\.frist)).count != rapport.rader.count { fel.append("\(period): en frist under två rubriker") }
        let rader = Dictionary(grouping: rapport.rader.map(Facit.Rad.init), by: \.frist.beslut)
        for (id, ström) in nämnd.strömmar {
            let linje = Facitlinje(ström[...])
            let väntade = Facit(beslut: id, linje: linje, omgång: rapport.omgång, rapporter: fastställda).rader
            let skillnad = Set(väntade).symmetricDifference(rader[id] ?? [])
            if !skillnad.isEmpty { fel.append("\(period): väntade \(väntade), fick \(rader[id] ?? []) för \(ström.map(\.typ.rawValue))") }
        }
    }

    /// Dagarna går aldrig bakåt, och läget är detsamma läst på en gång som en händelse i taget.
    private mutating func prövaTidslinjer() {
        for (id, ström) in nämnd.strömmar {
            let linje = Facitlinje(ström[...])
            if linje.dagar != linje.dagar.sorted() { fel.append("\(id): dagarna går bakåt \(linje.dagar)") }
            guard let beslut = nämnd.beslut[id], beslut == Beslut.läge(id, efter: ström) else {
                fel.append("\(id): läget är ett annat läst på en gång")
                continue
            }
            let frister = beslut.frister.map { [$0.start.description, $0.slut?.datum.description, "\($0.nummer) \($0.öppen)"] }
            let väntade = linje.frister.map { [$0.start.description, $0.slut?.description, "\($0.nummer) \($0.öppen)"] }
            if frister != väntade { fel.append("\(id): \(frister), inte \(väntade)") }
        }
    }
}
