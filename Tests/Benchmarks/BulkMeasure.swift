import Application
import EventStore
import Postgres

/// What goes through the whole log, against COPY of the same rows.
enum BulkMeasure {
    static func importing(_ events: Int) -> Measure {
        Measure(name: "import", against: "COPY av samma rader till samma tabell", unit: "per s", bar: .atLeast(0.5)) { pairs in
            var found: [Measure.Pair] = []
            // Each time into an evb of its own: a log is never emptied.
            for _ in 0..<pairs {
                found.append(
                    try await Workplace.with { place in
                        let history = history(events)
                        let file = place.folder + "/historia.jsonl"
                        try history.write(to: file)
                        let ours = try await Measure.rate(of: history.events) { try await place.importera(file) }
                        let floor = try await CopyFloor(place, table: "eventlog.event")
                        try await floor.copyOut()
                        let limit = try await Measure.rate(of: history.events) { try await floor.copyIn() }
                        await floor.close()
                        return Measure.Pair(ours: ours, limit: limit)
                    })
            }
            return found
        }
    }

    static func rebuilding(_ events: Int) -> Measure {
        Measure(name: "ombyggnad", against: "COPY ut och in av läsmodellens rader", unit: "per s", bar: .atLeast(0.5)) { pairs in
            try await Workplace.with { place in
                let history = history(events)
                try await place.importera(history)
                let rebuild = Ombyggnad(place.installation)
                _ = try await rebuild.byggOm()
                let found = try await Measure.interleaved(
                    pairs, ours: { try await Measure.rate(of: history.events) { _ = try await rebuild.byggOm() } },
                    limit: {
                        let floor = try await CopyFloor(place, table: try await place.readModel())
                        let rate = try await Measure.rate(of: history.events) {
                            try await floor.copyOut()
                            try await floor.copyIn()
                        }
                        await floor.close()
                        return rate
                    })
                return found
            }
        }
    }

    static func verifying(_ events: Int) -> Measure {
        Measure(name: "verifiera", against: "COPY av loggen till ingenstans", unit: "per s", bar: .atLeast(0.5)) { pairs in
            try await Workplace.with { place in
                let history = history(events)
                try await place.importera(history)
                let verification = Verifiering(place.installation)
                let floor = try await Connection.open(place.superuser)
                let found = try await Measure.interleaved(
                    pairs, ours: { try await Measure.rate(of: history.events) { _ = try await verification.verifiera(nil, baraKedjan: true) } },
                    limit: {
                        try await Measure.rate(of: history.events) { try await floor.copyOut("copy eventlog.event to stdout") { _ in } }
                    })
                await floor.close()
                return found
            }
        }
    }

    private static func history(_ events: Int) -> History { History(closed: events / 3, reasons: true) }
}
