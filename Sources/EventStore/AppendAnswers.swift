import FoundationEssentials
import Postgres

/// What `eventlog.append` answered: every group's receipts, or which groups it refused.
struct AppendAnswers {
    private let rows: Rows

    init(_ rows: Rows) { self.rows = rows }

    /// By the group's index. Groups that are absent were neither refused nor appended.
    func outcomes(of groups: [AppendGroup]) throws -> [Int: AppendOutcome] {
        var outcomes: [Int: AppendOutcome] = [:]
        var receipts: [UUID: Receipt] = [:]
        for row in rows {
            let number: Int = try row[0]
            switch try row[1] as String {
            case "appended":
                let receipt = try receipt(row)
                receipts[receipt.command] = receipt
            case "repeated": outcomes[number] = .repeated(try receipt(row))
            case "reused": outcomes[number] = .commandReused(try row[2])
            case "conflict":
                outcomes[number] = .conflict(
                    stream: StreamName(trusted: try row[5]), expected: StreamVersion(rawValue: try row[6]),
                    actual: StreamVersion(rawValue: try row[7]))
            case "claim_taken":
                outcomes[number] = .claimTaken(kind: try row[8], by: StreamName(trusted: try row[5]))
            case "forbidden": outcomes[number] = .forbidden(type: try row[8], stream: StreamName(trusted: try row[5]))
            default: throw PostgresError.decoding(column: 1, expected: "an outcome", statement: LogStatement.append.name)
            }
        }
        if outcomes.isEmpty {
            for (number, group) in groups.enumerated() {
                let answers = group.commands.compactMap { receipts[$0.id] }
                // Pair assertion: what was sent and what was answered must be the same commands.
                guard answers.count == group.commands.count else {
                    throw PostgresError.decoding(column: 2, expected: "every command", statement: LogStatement.append.name)
                }
                outcomes[number] = .appended(answers)
            }
        }
        return outcomes
    }

    private func receipt(_ row: Row) throws(PostgresError) -> Receipt {
        let first: Int64? = try row[3]
        return Receipt(command: try row[2], first: first.map { Position(rawValue: $0) }, last: Position(rawValue: try row[4]))
    }
}
