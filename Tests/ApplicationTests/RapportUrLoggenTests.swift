import Application
import EventStore
import Foundation
import Handlaggning
import Journal
import Reports
import Testing

@Suite("Rapporten ur läsmodellen är rapporten ur loggen")
struct RapportUrLoggenTests {
    static let frön: ClosedRange<UInt64> = ProcessInfo.processInfo.environment["EVB_LANGT"] == nil ? 1...8 : 1...300

    @Test("för varje påhittad historik, omgång för omgång och vid varje fastställande", arguments: frön)
    func sammaRapport(frö: UInt64) async throws {
        let historik = Historik(frö: frö)
        let prov = try await Provinstallation()
        // The whole system accepts what the pure core accepts, refuses what it refuses, and keeps nothing of what was refused.
        let resultat = try await prov.importera(historik.alla.map(\.rad), fortsätt: true)
        let avvisade = Set(resultat.avvisade.map(\.rad))
        for (plats, rad) in historik.alla.enumerated() { #expect(avvisade.contains(plats + 1) != rad.godtas, "\(rad.rad)") }
        let händelser = try await prov.händelser()
        let efter = try Vikning(händelser)
        for period in historik.perioder {
            let fastställd = try #require(efter.omgångar[Kvartal(period)!]?.fastställd)
            #expect(try Vikning(händelser.filter { $0.position.rawValue <= fastställd.position }).rapport(period) == fastställd.rapport)
            #expect(fastställd.rapport.sha256 == fastställd.sha256)
            // As known now, and as known at some position between: the read model against the fold.
            let mitt = (fastställd.position + Int64(händelser.count)) / 2
            for position in [mitt, Int64(händelser.count)] {
                let svar = try await prov.rapport(period, position: position)
                let vikt = try Vikning(händelser.filter { $0.position.rawValue <= position }).rapport(period)
                #expect(svar.huvud.sha256 == vikt.sha256)
            }
        }
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
}

/// The pure fold: every beslut and omgång from the events alone.
struct Vikning {
    private(set) var beslut: [BeslutID: Beslut] = [:]
    private var lägen: [Kvartal: Omgång] = [:]

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
            }
        }
    }

    func rapport(_ period: String) -> Rapport {
        let period = Kvartal(period)!
        return Rapport(
            nämnd: "SN", omgång: omgångar[period]!.uppgifter, tidigare: omgångar.tidigare(än: period).map(\.uppgifter),
            underlag: beslut.values.flatMap(\.underlag))
    }
}
