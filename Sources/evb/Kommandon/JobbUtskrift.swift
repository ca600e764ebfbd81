import Application
import CanonicalJSON
import EventStore
import FoundationEssentials
import Jobs
import Postgres

extension QueuedJob {
    var mening: String { "\(id) \(kind) \(key): \(läge), försök \(attempt) av \(maximumAttempts)" + (error.map { ", senaste felet \($0)" } ?? "") }

    fileprivate var läge: String {
        switch state {
        case .ready: "väntar"
        case .delayed: "väntar till \(runAt.iso8601)"
        case .blocked: "väntar på sin tur"
        case .running: holder?.cancelledAt == nil ? "pågår" : "avbryts"
        case .dead: "uppgivet"
        }
    }

    var json: JSON {
        [
            "id": .int(id), "slag": .string(kind), "nyckel": .string(key), "lage": .string(state.rawValue), "forsok": .int(attempt),
            "hogst": .int(maximumAttempts), "fran": .string(runAt.iso8601), "fel": .optional(error), "prioritet": .int(priority),
            "ordning": .optional(ordering), "korrelation": .string(correlation.uuidString.lowercased()), "korare": .optional(holder?.runner),
            "borjade": .optional(holder?.startedAt.iso8601), "avbryts": .optional(holder?.cancelledAt?.iso8601),
        ]
    }
}

extension FinishedJob {
    var mening: String {
        switch state {
        case .done: "\(id) \(kind) \(key): klart \(finishedAt.iso8601), \(outcome.code), försök \(attempts)"
        case .cancelled: "\(id) \(kind) \(key): avbrutet \(finishedAt.iso8601), försök \(attempts)"
        case .forgotten: "\(id) \(kind) \(key): uppgivet och bortstädat \(finishedAt.iso8601), försök \(attempts)"
        }
    }

    var json: JSON {
        [
            "id": .int(id), "slag": .string(kind), "nyckel": .string(key), "lage": .string(state.rawValue), "utfall": .string(outcome.code),
            "forsok": .int(attempts), "fel": .optional(error), "borjade": .optional(startedAt?.iso8601), "klart": .string(finishedAt.iso8601),
            "korrelation": .optional(correlation?.uuidString.lowercased()),
        ]
    }
}

extension JobKindStatus {
    /// What an operator has said of it; its jobs speak for themselves.
    var meningar: [String] {
        (pausedAt.map { ["\(kind): pausat sedan \($0.iso8601)"] } ?? []) + (maximumRunning.map { ["\(kind): högst \($0) pågår samtidigt"] } ?? [])
    }

    var json: JSON {
        [
            "slag": .string(kind), "antal": .object(QueuedJob.State.allCases.map { .init($0.rawValue, .int(depth[$0] ?? 0)) }),
            "aldst_forfallet_s": .int(oldestDue.components.seconds), "pausat": .optional(pausedAt?.iso8601),
            "hogst_samtidigt": maximumRunning.map { .int($0) } ?? .null,
        ]
    }
}

extension Jobblista {
    var json: JSON { ["koade": .array(köade.map(\.json)), "gjorda": .array(gjorda.map(\.json)), "slag": .array(slag.map(\.json))] }
}

extension Jobbvisning {
    var meningar: [String] {
        let läge =
            switch jobb {
            case .queued(let jobb): [jobb.mening] + jobb.närmare
            case .finished(let jobb): [jobb.mening]
            }
        let ledde = händelser.map { "  ledde till \($0.nämnd) \($0.position) \($0.typ)" }
        return läge + (ledde.isEmpty ? ["  Det har inte lett till någon händelse i loggen."] : ledde)
    }

    var json: JSON {
        let visat =
            switch jobb {
            case .queued(let jobb): jobb.json
            case .finished(let jobb): jobb.json
            }
        return [
            "jobb": visat,
            "handelser": .array(
                händelser.map { ["namnd": .string($0.nämnd.rawValue), "position": .int($0.position.rawValue), "typ": .string($0.typ)] }),
        ]
    }
}

extension QueuedJob {
    fileprivate var närmare: [String] {
        var rader = ["  i kön sedan \(createdAt.iso8601), prioritet \(priority)"]
        if let ordering { rader.append("  i ordning med andra i \(ordering)") }
        if let holder { rader.append("  hos \(holder.runner) sedan \(holder.startedAt.iso8601), som ska höras av före \(holder.leaseUntil.iso8601)") }
        return rader
    }
}

extension Jobbschema {
    var mening: String {
        (namn.hasPrefix(slag) ? namn : "\(namn) (\(slag))") + ": "
            + (nästa.isEmpty ? "inget mer är känt" : nästa.map(\.mening).joined(separator: ", "))
    }

    var json: JSON {
        [
            "schema": .string(namn), "slag": .string(slag),
            "nasta": .array(nästa.map { ["period": .string($0.period), "tid": .string($0.tid)] }),
        ]
    }
}

extension Jobbschema.Gång {
    /// The day too, when what it comes for does not tell.
    fileprivate var mening: String { period.contains("K") ? "\(period) \(tid)" : period }
}
