import EventStore
public import Handlaggning
import Journal
import Postgres
import Projections
public import Reports

/// Answers what the rapportör needs for an omgång: an individrapport for every row, with identity, and the lists of what is to be done.
///
/// The rows are the report's own, frozen or computed. What else an individrapport says is as known now for a frozen report (it is typed
/// after the freezing, and should be complete), otherwise as known at the report's position. What has been sent, and
/// which closing reports are to be given, is always told as known now.
public struct Individrapportläsning: Sendable {
    private let rum: Läsrum
    private var installation: Installation { rum.installation }

    public init(_ installation: Installation) { self.init(Läsrum(installation)) }

    /// - Parameter rum: of whoever asks.
    public init(_ rum: Läsrum) { self.rum = rum }

    /// Noted in the access log before it is answered.
    ///
    /// - Throws: as ``Rapportläsning/rapport(_:)``; ``Individrapportfel`` when the log lacks a row's beslut; ``Driftfel/åtkomstEjAntecknad``. No
    ///   error carries identity.
    public func läs(_ fråga: Rapportfråga, läsare: Läsande) async throws -> Individrapporter {
        let (svar, berörda) = try await läs(fråga)
        try await rum.installation.åtkomstlogg.anteckna(
            Åtkomst(nämnd: fråga.nämnd, åtgärd: .läsaRapportIVO, läsare: läsare, berörda: berörda))
        return svar
    }

    private func läs(_ fråga: Rapportfråga) async throws -> (svar: Individrapporter, berörda: Berörda) {
        let svar = try await Rapportläsning(rum).rapport(fråga, osläppt: true)
        return try await rum.läs { databas in
            if let parkerad = try Parkering.alla(fråga.nämnd, databas).first {
                throw Avvisning(
                    .beslutParkerat, fält: "namnd",
                    "Individrapporterna kan inte skrivas: händelsen vid position \(parkerad.position) går inte att läsa. Uppgradera evb och kör evb "
                        + "projektion prova-om.")
            }
            let idag = try Klocka.idag(databas)
            let omgångar = try Omgångsläsning.läs(fråga.nämnd, databas).omgångar
            let öppna = try avslutade(öppnaRader(omgångar, fråga, databas), fråga, databas)
            let strömmar = try await Beslutsöppning(installation.valv, fråga.nämnd)
                .läs(svar.rapport.rader.map(\.frist.beslut) + öppna.map(\.rad.frist.beslut), databas)
            let personer = try personernas(strömmar, utom: strömmar.keys, fråga, databas)
            let övriga = try await Beslutsöppning(installation.valv, fråga.nämnd).läs(personer, databas)
            let raderna = Rader(svar, strömmar, övriga)
            let lämnadeI = Set(try raderna.rättade().compactMap { Individrapporträttelse.senastLämnad($0, i: fråga.period, $1) })
            let fastställda = try Omgångsläsning.fastställda(fråga.nämnd, lämnadeI.compactMap { omgångar[$0] }, databas)
            let individrapporter = Individrapporter(
                svar.rapport, svar.huvud, individrapporter: try raderna.individrapporter(),
                arbetslista: Arbetslista(
                    idag: idag,
                    period: Omgångsfönster(omgångar, installation.katalog)[fråga.period]
                        ?? installation.katalog.fönster(brytdatum: svar.rapport.omgång.brytdatum),
                    poster: try raderna.arbetsposter()),
                rättelser: try raderna.rättelser(omgångar, fastställda),
                slutrapporter: try öppna.compactMap { Slutrapport($0, try raderna.beslut($0.rad)) },
                katalog: installation.katalog)
            return (individrapporter, Berörda(personer: Set(strömmar.values.compactMap(\.person)), beslut: Set(strömmar.keys)))
        }
    }

    /// The persons' other beslut: a number, a name or a protection is the person's, whichever beslut it was registered on.
    private func personernas(
        _ strömmar: [BeslutID: Beslutsström], utom kända: some Collection<BeslutID>, _ fråga: Rapportfråga, _ databas: isolated Connection
    ) throws -> [BeslutID] {
        let personer = Set(strömmar.values.compactMap(\.person))
        let beslut = try Fristläsning.beslut(av: personer.sorted(), fråga.nämnd, databas)
        return Set(beslut).subtracting(kända).sorted()
    }

    /// One frozen report at a time is held with its rows.
    private func öppnaRader(_ omgångar: Omgångar, _ fråga: Rapportfråga, _ databas: isolated Connection) throws -> [Slutrapport.ÖppenRad] {
        var öppna = ÖppnaRader()
        for omgång in omgångar.alla.reversed() {
            if let rapport = try Omgångsläsning.rapport(fråga.nämnd, omgång, databas) { öppna.lägg(rapport) }
        }
        return öppna.alla
    }

    /// Those of the rows whose frist has ended since; the read model knows, so that no beslut that is still open is read for it.
    private func avslutade(
        _ rader: [Slutrapport.ÖppenRad], _ fråga: Rapportfråga, _ databas: isolated Connection
    ) throws -> [Slutrapport.ÖppenRad] {
        let nu = try Projektor(Fristprojektion()).position(fråga.nämnd, databas)
        let frister = try Fristläsning.frister(på: rader.map(\.rad.frist.beslut), fråga.nämnd, position: nu, databas)
        return rader.filter { frister[$0.rad.frist]?.slut != nil }
    }
}

/// The report's rows beside the opened beslut they are about.
private struct Rader {
    private let svar: Rapportsvar
    private let strömmar: [BeslutID: Beslutsström]
    /// By person, in order of their beslut.
    private let personernas: [PersonID: [Beslutsström]]
    private let lägen: [BeslutID: Beslut]

    private var period: Kvartal { svar.rapport.omgång.period }

    init(_ svar: Rapportsvar, _ strömmar: [BeslutID: Beslutsström], _ övriga: [BeslutID: Beslutsström]) {
        self.svar = svar
        self.strömmar = strömmar
        let alla = strömmar.merging(övriga) { $1 }.values.sorted { $0.beslut < $1.beslut }
        personernas = alla.reduce(into: [:]) { grupper, ström in
            if let person = ström.person { grupper[person, default: []].append(ström) }
        }
        lägen = strömmar.compactMapValues { Beslut.läge($0.beslut, efter: $0.händelser()) }
    }

    func beslut(_ rad: Rapportrad) throws -> Beslut {
        guard let beslut = lägen[rad.frist.beslut] else { throw Individrapportfel.beslutetSaknas(rad.frist.beslut) }
        return beslut
    }

    private var attLämna: [Rapportrad] { svar.rapport.rader.filter { $0.inskicksart != nil } }

    func individrapporter() throws -> [Individrapport] {
        let känt = svar.huvud.status == .utkast ? Position(rawValue: svar.huvud.position) : nil
        return try attLämna.map { rad in
            let händelser = strömmar[rad.frist.beslut]?.händelser(till: känt) ?? []
            let övriga = (strömmar[rad.frist.beslut]?.person).flatMap { personernas[$0] }?.filter { $0.beslut != rad.frist.beslut } ?? []
            let personuppgifter = övriga.compactMap { Personuppgift($0.beslut, $0.händelser(till: känt), till: period) }
            guard let rapport = Individrapport(rad, händelser: händelser, övriga: personuppgifter, i: svar.rapport.omgång, nämnd: svar.huvud.nämnd)
            else {
                throw Individrapportfel.beslutetSaknas(rad.frist.beslut)
            }
            return rapport
        }
    }

    func arbetsposter() throws -> [Arbetslista.Post] {
        try attLämna.enumerated().map { plats, rad in
            guard let post = Arbetslista.Post(nr: plats + 1, rad, i: period, try beslut(rad)) else {
                throw Individrapportfel.beslutetSaknas(rad.frist.beslut)
            }
            return post
        }
    }

    func rättade() throws -> [(Rapportrad, Beslut)] { try svar.rapport.rader(under: .rättade).map { ($0, try beslut($0)) } }

    func rättelser(_ omgångar: Omgångar, _ fastställda: FastställdaRapporter) throws -> [Individrapporträttelse] {
        try rättade().map { rad, beslut in
            guard let rättelse = Individrapporträttelse(rad, i: period, beslut, omgångar, fastställda) else {
                throw Individrapportfel.beslutetSaknas(rad.frist.beslut)
            }
            return rättelse
        }
    }
}

/// The log lacks what a report's row says it has: a fault, told with the beslut's id only.
public enum Individrapportfel: Error, Sendable {
    case beslutetSaknas(BeslutID)
}
