import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Journal
import Postgres
import Reports
import Testing

@Suite("Rapporten ur läsmodellen är rapporten ur loggen")
struct RapportUrLoggenTests {
    /// Histories that share an installation, each a nämnd of its own: a database takes longer to make than a history to try.
    private static let iVarje = 100
    /// Ten thousand histories with EVB_LANGT.
    static let omgångar = ProcessInfo.processInfo.environment["EVB_LANGT"] == nil ? 0..<1 : 0..<100

    @Test("för varje påhittad historik, omgång för omgång, vid varje fastställande och en position däremellan", arguments: omgångar)
    func sammaRapport(omgång: Int) async throws {
        let antal = Self.omgångar.count == 1 ? 8 : Self.iVarje
        let prov = try await Provinstallation()
        let fel = try await prov.kör { installation in
            var fel: [String] = []
            for plats in 0..<antal {
                let frö = UInt64(omgång * Self.iVarje + plats + 1)
                fel += try await Historikprov(frö: frö, nämnd: "N\(frö)").avvikelser(installation).map { "frö \(frö): \($0)" }
            }
            return fel
        }
        #expect(fel == [])
    }

    @Test("också när raderna importeras en i taget")
    func enITaget() async throws {
        let historik = Historik(frö: 99, omgångar: 3, beslutPerOmgång: 6)
        let (alla, enskilt) = (try await Provinstallation(), try await Provinstallation())
        _ = try await alla.importera(historik.rader)
        for rad in historik.rader { #expect(try await enskilt.importera([rad]).nya == 1) }
        func innehåll(_ prov: Provinstallation) async throws -> [String] {
            try await prov.händelser().map { "\($0.stream) \($0.version) \($0.type)" }
        }
        let (iEnFil, enITaget) = (try await innehåll(alla), try await innehåll(enskilt))
        #expect(iEnFil == enITaget)
        for period in historik.perioder {
            let (a, b) = (try await alla.rapport(period), try await enskilt.rapport(period))
            #expect(a.rapport.rader.map(\.frist) == b.rapport.rader.map(\.frist))
            #expect(a.rapport.rader.map(\.rubrik) == b.rapport.rader.map(\.rubrik))
        }
    }

    @Test("vid en position är också det som står utanför hashen som det var känt då")
    func vidPosition() async throws {
        let prov = try await Provinstallation()
        let rader = [Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.öppna("2023K2", "2023-04-30"), Rad.fastställ("2023K2")]
        _ = try await prov.importera(rader)
        let före = try await prov.rapport("2023K2", position: 3).json.text
        _ = try await prov.importera([Rad.inskick("2023K2", "2023-05-10")])
        #expect(try await prov.rapport("2023K2", position: 3).json.text == före)
        #expect(try await prov.rapport("2023K2").sända.count == 1)
    }
}

/// A history tried against the whole system: what differs from what the pure core says.
private struct Historikprov {
    private let historik: Historik
    private let nämnd: Tenant
    private let jämna: Bool

    init(frö: UInt64, nämnd: String) {
        jämna = frö.isMultiple(of: 2)
        historik = Historik(frö: frö, omgångar: 4, beslutPerOmgång: 8)
        self.nämnd = Tenant(rawValue: nämnd)!
    }

    func avvikelser(_ installation: Installation) async throws -> [String] {
        var fel = try await jämna ? tvåGånger(installation) : medOgiltiga(installation)
        let händelser = try await self.händelser(installation)
        let efter = try Vikning(händelser)
        for period in historik.perioder {
            guard let fastställd = efter.fastställd(Kvartal(period)!) else { continue }
            let vid = try Vikning(händelser.filter { $0.position.rawValue <= fastställd.position })
            if vid.rapport(period, nämnd.rawValue) != fastställd.rapport { fel.append("\(period): inte det som fastställdes") }
            if fastställd.rapport.sha256 != fastställd.sha256 { fel.append("\(period): hashen") }
            // As known now, and as known at some position between: the read model against the fold.
            for position in [(fastställd.position + Int64(händelser.count)) / 2, Int64(händelser.count)] {
                let fråga = Rapportfråga(nämnd: nämnd, period: Kvartal(period)!, position: Position(rawValue: position))
                let svar = try await Rapportläsning(installation).rapport(fråga)
                let vikt = try Vikning(händelser.filter { $0.position.rawValue <= position }).rapport(period, nämnd.rawValue)
                if svar.huvud.sha256 != vikt.sha256 { fel.append("\(period) vid \(position): läsmodellen är inte vikningen") }
            }
        }
        return fel
    }

    /// The whole system accepts what the pure core accepts, refuses what it refuses, and keeps nothing of what was refused.
    private func medOgiltiga(_ installation: Installation) async throws -> [String] {
        let fil = try Provfil(rader(historik.alla.map(\.rad)))
        let avvisade = Set(try await Importör(installation, användare: "prov").importera(fil.namn, fortsätt: true).avvisade.map(\.rad))
        return historik.alla.indices.filter { avvisade.contains($0 + 1) == historik.alla[$0].godtas }.map {
            "rad \($0 + 1): \(historik.alla[$0].rad)"
        }
    }

    /// A valid history is imported whole, and once more nothing is new.
    private func tvåGånger(_ installation: Installation) async throws -> [String] {
        let fil = try Provfil(rader(historik.rader))
        let importör = Importör(installation, användare: "prov")
        var fel = try await importör.importera(fil.namn, fortsätt: false).avvisade.map { "rad \($0.rad): \($0.avvisning.kod)" }
        let händelser = try await self.händelser(installation)
        if try await importör.importera(fil.namn, fortsätt: false).nya != 0 { fel.append("andra gången gav något nytt") }
        if try await self.händelser(installation).count != händelser.count { fel.append("andra gången gav händelser") }
        return fel
    }

    private func rader(_ rader: [String]) -> [String] { rader.map { $0.replacing(#""namnd":"SN""#, with: #""namnd":"\#(nämnd)""#) } }

    private func händelser(_ installation: Installation) async throws -> [StoredEvent] {
        try await installation.pool.withConnection { try LogSession.read(nämnd, after: .zero, limit: 100_000, on: $0) }
    }
}

/// The pure fold: every beslut and omgång from the events alone.
struct Vikning {
    private(set) var beslut: [BeslutID: Beslut] = [:]
    private var lägen: [Kvartal: Omgång] = [:]
    private var beräknade: [Kvartal: [Beräkning]] = [:]

    var omgångar: Omgångar { Omgångar(lägen.values) }

    init(_ händelser: [StoredEvent]) throws {
        for lagrad in händelser {
            switch try Händelse(lagrad) {
            case .nämnd: break
            case .beslut(let händelse):
                let id = lagrad.stream.beslut!
                beslut[id] = Beslut.läge(id, beslut[id], efter: händelse)
            case .omgång(let händelse):
                let period = lagrad.stream.omgång!
                lägen[period] = Omgång.läge(lägen[period], efter: händelse)
                if case .rapportBeräknad(let beräknad) = händelse { beräknade[period, default: []].append(beräknad.beräkning) }
            }
        }
    }

    func fastställd(_ period: Kvartal) -> Beräkning? { lägen[period]?.fastställdVersion.map { beräknade[period]![$0 - 1] } }

    func rapport(_ period: String, _ nämnd: String = "SN") -> Rapport {
        let period = Kvartal(period)!
        // Every earlier report, whether the rules say that it is needed or not.
        let tidigare = omgångar.tidigare(än: period).map { omgång in
            fastställd(omgång.uppgifter.period).map { TidigareOmgång(fastställd: $0.rapport) } ?? TidigareOmgång(omgång.uppgifter)
        }
        return Rapport(
            nämnd: nämnd, omgång: omgångar[period]!.uppgifter, tidigare: tidigare, underlag: beslut.values.flatMap(\.underlag))
    }
}
