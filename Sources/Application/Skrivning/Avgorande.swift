import EventStore
import Handlaggning
import Journal
import Postgres
import Projections

// One command, one decision: which state it is decided against, and which streams its events belong to.
extension Nämndsession {
    typealias Beslutade = [(ström: StreamName, person: PersonID?, händelse: Händelse)]

    /// - Parameters:
    ///   - aktör: who asks, as the log will say.
    ///   - enhet: whose beslut they reach; nil for all of the nämnd.
    ///   - läst: the digest of the report that they have read and want frozen; nil for the report as it is.
    /// - Throws: `Avvisning` when the rules refuse the command.
    func avgör(
        _ kommando: Kommando, av aktör: String, enhet: String? = nil, läst: String? = nil, _ databas: isolated Connection
    ) async throws -> Beslutade {
        switch kommando {
        case .registreraNämnd(let k): try k.avgör(uppgifter).map { (.nämnd, nil, .nämnd($0)) }
        case .fattaBeslut(let k): för(k.beslut, person: k.uppgifter.person, try k.avgör(beslut[k.beslut], omständigheter))
        case .registreraHändelse(let k): för(k.beslut, try k.avgör(beslut[k.beslut], omständigheter))
        case .ersättBeslut(let k): för(try k.avgör(beslut, omständigheter))
        case .registreraDödsfall(let k): för(try k.avgör(try await personens(k.person, enhet, databas), omständigheter))
        case .rättaUppgift(let k): för(k.beslut, try k.avgör(beslut[k.beslut], omständigheter))
        case .makuleraBeslut(let k): för(try k.avgör(try med(beslut[k.beslut]?.ersätter ?? [], enhet, databas), omständigheter))
        case .återkallaHändelse(let k): för(try k.avgör(try med(k.andra(beslut[k.beslut]), enhet, databas), omständigheter))
        case .släppText(let k): för(k.beslut, try k.avgör(beslut[k.beslut], omständigheter))
        case .öppnaOmgång(let k): för(k.uppgifter.period, try k.avgör(try läsOmgångar(databas)))
        case .skrivAvsnitt(let k): för(k.period, try k.avgör(try läsOmgångar(databas), omständigheter))
        case .fastställRapport(let k): för(k.period, try await fastställ(k, läst: läst, databas))
        case .registreraInskick(let k): för(try k.avgör(try läsOmgångar(databas), try läsRader(k.period, k.urval, databas), beslut, omständigheter))
        case .meddelaRättelse(let k): för(try k.avgör(try läsOmgångar(databas), try läsRader(k.period, k.urval, databas), beslut, omständigheter))
        case .antaRapport(let k): för(k.period, try k.avgör(try läsOmgångar(databas), omständigheter))
        case .överlämnaRapport(let k): för(k.period, try k.avgör(try läsOmgångar(databas), omständigheter))
        case .föreslåGallring(let k): för(try k.avgör(try await gallras(k.person, enhet, databas), av: aktör, omständigheter))
        case .godkännGallring(let k): för(try k.avgör(try await gallras(k.person, enhet, databas), av: aktör, omständigheter))
        }
    }

    /// A new draft of a report, when its content differs from the latest. Not a command: no person asks for it.
    ///
    /// - Returns: no events when the draft stands.
    /// - Throws: `Avvisning` when the omgång cannot be computed.
    func beräkna(_ period: Kvartal, _ databas: isolated Connection) async throws -> Beslutade {
        let underlag = try await beräkning(period, databas)
        return för(period, try BeräknaRapport(period: period).avgör(underlag.omgångar, underlag.beräkning, omständigheter))
    }

    private func fastställ(_ kommando: FastställRapport, läst: String?, _ databas: isolated Connection) async throws -> [OmgångHändelse] {
        let underlag = try await beräkning(kommando.period, databas)
        try kräverIngetParkerat(databas)
        try prövaMotLoggen(underlag.frister, i: underlag.beräkning.rapport, databas)
        let förra = underlag.omgångar.tidigare(än: kommando.period).last
        let frister = try underlag.frister + förraRapportens(förra, utom: underlag.frister, databas)
        let fastställda = try fastställda(
            [förra].compactMap(\.self) + underlag.omgångar.behövda(för: kommando.period, frister), databas)
        let beräkning = Beräkning(
            rapport: try await Textöppning(valv, nämnd).öppna(underlag.beräkning.rapport, databas), position: underlag.beräkning.position,
            sha256: underlag.beräkning.sha256)
        let medFynd = beräkning.rapport.osläpptaTexter(släppta: []).map(\.frist.beslut)
        try läs(medFynd, databas)
        let släppta = medFynd.reduce(into: Set<String>()) { $0.formUnion(beslut[$1]?.släppta ?? []) }
        let beslutade = try kommando.avgör(underlag.omgångar, fastställda, beräkning, frister, släppta: släppta, omständigheter)
        // Last: what stands in the way of the report itself says more than that it is another.
        if let läst, läst != underlag.beräkning.sha256 { throw Self.ändradRapport }
        return beslutade
    }

    /// What is frozen is never changed: its rows, computed from the read model, are folded once more from the log itself.
    ///
    /// - Throws: ``Läsmodellfel/motsägerLoggen(_:)``.
    private func prövaMotLoggen(_ frister: [Fristunderlag], i rapport: Rapport, _ databas: isolated Connection) throws {
        let iRapporten = Set(rapport.rader.map(\.frist))
        let lästa = Dictionary(grouping: frister.filter { iRapporten.contains($0.id) }, by: \.beslut)
        let beslut = lästa.keys.sorted()
        for början in stride(from: 0, to: beslut.count, by: Self.prövasats) {
            let sats = beslut[början..<min(början + Self.prövasats, beslut.count)]
            let strömmar = try LogSession.read(sats.map { .beslut($0) }, of: nämnd, on: databas)
            for id in sats {
                let iLoggen = try Beslut.läge(id, efter: strömmar[.beslut(id)] ?? [])?.underlag ?? []
                guard (lästa[id] ?? []).allSatisfy({ iLoggen.contains($0) }) else { throw Läsmodellfel.motsägerLoggen(id) }
            }
        }
    }

    /// Beslut folded at a time: some megabytes.
    private static let prövasats = 500

    /// What cannot be read cannot be left out of a report that is never changed.
    private func kräverIngetParkerat(_ databas: isolated Connection) throws {
        let parkerade = try Parkering.alla(nämnd, databas)
        guard let första = parkerade.first else { return }
        let beslut = parkerade.prefix(5).compactMap(\.beslut).map(\.description).joined(separator: ", ") + (parkerade.count > 5 ? " och fler" : "")
        throw Avvisning(
            .beslutParkerat, fält: "period",
            "Rapporten kan inte fastställas: händelsen vid position \(första.position) går inte att läsa, och beslutet följs inte längre. "
                + "Uppgradera evb och kör evb projektion prova-om. Beslut: \(beslut).")
    }

    /// What a report would be refused for that is not the one that was read.
    private static let ändradRapport = Avvisning(
        .versionskonflikt, fält: "period", "Rapporten är inte längre den som du har läst. Läs den igen, och fastställ den om den är som den ska.")

    /// The person's beslut: those that the log knows, and those decided since.
    ///
    /// - Throws: `ej_behorig` when some are outside the enhet, before anything can be refused for what they say.
    private func personens(_ person: PersonID, _ enhet: String?, _ databas: isolated Connection) async throws -> [Beslut] {
        try await skriv(databas)
        try Projektor(Fristprojektion()).följ(nämnd, databas)
        // Whose a beslut is that cannot be read is not known either: it may be this person's.
        if let parkerat = try Parkering.alla(nämnd, databas).first {
            throw enhet == nil ? parkerat.kanVaraPersonens : Parkering.någotKanVaraPersonens
        }
        let deras = try Fristläsning.beslut(av: [person], nämnd, databas)
        try läs(deras, databas)
        let lästa = deras.compactMap { beslut[$0] }
        if let enhet, lästa.contains(where: { $0.uppgifter.enhet != enhet }) { throw Avvisning.ejBehörig }
        return lästa
    }

    /// The person's beslut with what gallring is judged by; the person's numbers are opened for it.
    private func gallras(_ person: PersonID, _ enhet: String?, _ databas: isolated Connection) async throws -> Gallringsunderlag {
        let deras = try await personens(person, enhet, databas)
        let öppnade = try await Beslutsöppning(valv, nämnd).läs(deras.map(\.id), databas)
        return Gallringsunderlag(deras, kommunkod: uppgifter?.kommunkod ?? "", öppnade: öppnade.values)
    }

    /// The beslut read so far, with those that a command on one of them also writes to.
    ///
    /// - Throws: `ej_behorig` when one is outside the enhet, before anything can be refused for what it says.
    private func med(_ andra: [BeslutID], _ enhet: String?, _ databas: isolated Connection) throws -> [BeslutID: Beslut] {
        try läs(andra, databas)
        if let enhet, andra.contains(where: { beslut[$0].map { $0.uppgifter.enhet != enhet } ?? false }) {
            throw Avvisning(
                .ejBehorig, fält: "beslut",
                "Beslutet har ersatt ett annat, eller ersatts av ett, som är en annan enhets och som ändras med det. "
                    + "Be den som når hela nämnden, förvaltningsjuristen.")
        }
        return beslut
    }

    /// The frister of the previous frozen report that the read model did not give, folded from the log itself: some have since turned out to
    /// be in time and were never sent, and one that the read model has lost is found by the conservation proof.
    private func förraRapportens(
        _ förra: Omgång?, utom kända: [Fristunderlag], _ databas: isolated Connection
    ) throws -> [Fristunderlag] {
        guard let förra, let rapport = try fastställda([förra], databas)[förra] else { return [] }
        let saknade = Set(rapport.rader.map(\.frist)).subtracting(kända.map(\.id))
        try läs(saknade.map(\.beslut), databas)
        return saknade.sorted().compactMap { frist in beslut[frist.beslut]?.underlag.first { $0.id == frist } }
    }

    /// The report as known now: everything decided so far is written, and the read model has followed it, all in this transaction.
    private func beräkning(
        _ period: Kvartal, _ databas: isolated Connection
    ) async throws -> (omgångar: Omgångar, beräkning: Beräkning, frister: [Fristunderlag]) {
        try await skriv(databas)
        let omgångar = try läsOmgångar(databas)
        let omgång = try omgångar.kräver(period).uppgifter
        let position = try Projektor(Fristprojektion()).följ(nämnd, databas)
        let frister = try Fristläsning.underlag(
            nämnd, brytdatum: omgång.brytdatum, förra: omgångar.förra(före: period), position: position, databas)
        let tidigare = try fastställda(omgångar.behövda(för: period, frister), databas).tidigare(än: period, omgångar, frister)
        let rapport = Rapport(nämnd: nämnd.rawValue, omgång: omgång, tidigare: tidigare, underlag: frister)
        return (omgångar, Beräkning(rapport: rapport, position: position.rawValue, sha256: rapport.sha256), frister)
    }

    /// The omgång's frozen report and those after it, once the beslut of the chosen rows in it are read.
    private func läsRader(_ period: Kvartal, _ urval: Fristurval, _ databas: isolated Connection) throws -> FastställdaRapporter {
        let omgångar = try läsOmgångar(databas)
        guard let omgång = omgångar[period] else { return FastställdaRapporter([]) }
        let fastställda = try fastställda([omgång] + omgångar.senare(än: period), databas)
        let radernas = fastställda[omgång]?.rader.map(\.frist.beslut) ?? []
        switch urval {
        case .alla: try läs(radernas, databas)
        case .valda(let val): try läs(radernas.filter(Set(val.map(\.beslut)).contains), databas)
        }
        return fastställda
    }

    private func för(_ id: BeslutID, person ny: PersonID? = nil, _ händelser: [BeslutHändelse]) -> Beslutade {
        let person = ny ?? beslut[id]?.uppgifter.person
        return händelser.map { (.beslut(id), person, .beslut($0)) }
    }

    private func för(_ beslutade: [(BeslutID, BeslutHändelse)]) -> Beslutade { beslutade.flatMap { för($0.0, [$0.1]) } }

    private func för(_ period: Kvartal, _ händelser: [OmgångHändelse]) -> Beslutade {
        händelser.map { (.omgång(period), nil, .omgång($0)) }
    }
}
