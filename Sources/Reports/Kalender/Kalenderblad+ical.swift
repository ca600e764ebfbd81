import Handlaggning

extension Kalenderblad {
    /// Året som iCalendar: stegens sista dagar, IVO:s fönster, brytdatum, sammanträden och hur många frister som har sin slutdag en dag.
    public var ical: String {
        let händelser = kalender.omgångar.flatMap(händelser) + sammanträdena + slutdagarna
        return Icalendar(ändrad: ändrad, händelser: händelser.isEmpty ? inga : händelser).text
    }

    /// En kalender har minst en händelse (RFC 5545, 3.6).
    private var inga: [Icalendar.Händelse] {
        let nyårsdagen = Datum(kalender.år, 1, 1)
        return nyårsdagen.map { [Icalendar.Händelse(uid("\(kalender.år).inget"), $0, "Inget planerat \(kalender.år) (\(kalender.nämnd))")] } ?? []
    }

    /// Sekunderna räcker: `2024-01-02T10:20:30.123456Z` blir `20240102T102030Z`.
    private var ändrad: String { tid.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z" }

    private func händelser(_ omgång: Kalenderomgång) -> [Icalendar.Händelse] {
        let (period, etikett) = (omgång.uppgifter.period, omgång.uppgifter.etikett)
        let stegen = omgång.steg.compactMap { steg in
            steg.senast.map {
                Icalendar.Händelse(
                    uid("\(period).\(steg.slag.rawValue)"), $0, "\(steg.slag.namn), \(etikett) (\(kalender.nämnd))", text: "Läge: \(steg.läge.namn).")
            }
        }
        let brytdatum = Icalendar.Händelse(
            uid("\(period).brytdatum"), omgång.uppgifter.brytdatum, "Brytdatum för \(etikett) (\(kalender.nämnd))",
            text: "Rapporten visar läget den här dagen.")
        let fönstret = omgång.fönster.map {
            Icalendar.Händelse(
                uid("\(period).fonster"), $0.från, till: $0.till, "IVO tar emot individrapporterna för \(etikett) (\(kalender.nämnd))",
                text: $0.mening)
        }
        return [brytdatum] + [fönstret].compactMap(\.self) + stegen
    }

    private var sammanträdena: [Icalendar.Händelse] {
        kalender.sammanträden.map { Icalendar.Händelse(uid("sammantrade.\($0)"), $0, "Sammanträde (\(kalender.nämnd))") }
    }

    private var slutdagarna: [Icalendar.Händelse] {
        kalender.slutdagar.map {
            Icalendar.Händelse(
                uid("slutdag.\($0.dag)"), $0.dag, "Slutdag för \($0.antal == 1 ? "en frist" : "\($0.antal) frister") (\(kalender.nämnd))",
                text: "evb bevakning visar vilka.")
        }
    }

    /// Kommunkoden med: två kommuners nämnder heter ofta likadant.
    private func uid(_ sak: String) -> String { "\(nämnd.kommunkod).\(kalender.nämnd).\(sak)@evb" }
}
