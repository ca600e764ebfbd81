import Foundation
import Glibc

/// A history of a nämnd as commands, the same each time: decisions carried out in time, and some that are still open.
struct History: Sendable {
    let closed: Int
    var open = 0
    /// Each closed decision has a reason for its delay before it is carried out.
    var reasons = false

    var decisions: Int { closed + open }

    /// With the nämnd's own, and the omgång's.
    var events: Int { 2 + closed * (reasons ? 3 : 2) + open }

    func decision(_ number: Int) -> String { Self.id(0xB0, number) }

    func write(to path: String) throws {
        guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteUnknown) }
        defer { fclose(file) }
        func line(_ text: String) { fputs(text + "\n", file) }
        line(#"{"kommando":"RegistreraNamnd","namnd":"\#(Workplace.namnd)","namn":"Benchnämnden","kommun":"Exempelstad","kommunkod":"0127"}"#)
        for number in 0..<decisions {
            for command in commands(number) { line(command) }
        }
        line(#"{"kommando":"OppnaOmgang","namnd":"\#(Workplace.namnd)","period":"2023K1","brytdatum":"2023-03-31"}"#)
    }

    private func commands(_ number: Int) -> [String] {
        let date = "2022-\(two(number / 28 % 12 + 1))-\(two(number % 28 + 1))"
        let common = #""namnd":"\#(Workplace.namnd)","beslut":"\#(decision(number))""#
        let person = """
            {"id":"\(Self.id(0xA0, number))","kon":"\(number % 2 == 0 ? "kvinna" : "man")","personnummer":"19800101-T\(three(number % 900))"}
            """
        let decided = """
            {"kommando":"FattaBeslut",\(common),"person":\(person),"omrade":"IFO","lagrum":"SoL2001-4:1","insats":"kontaktperson",\
            "beslutsdatum":"\(date)","enhet":"Enhet \(number % 9)","handlaggare":"Handläggare \(number % 40)"}
            """
        guard number >= open else { return [decided] }
        let reason = #"{"kommando":"AngeSkal",\#(common),"kod":"resursbrist","klass":"strukturell","text":"på grund av att uppdragstagare saknas"}"#
        let done = #"{"kommando":"Verkstall",\#(common),"datum":"\#(date)"}"#
        return reasons ? [decided, reason, done] : [decided, done]
    }

    private static func id(_ kind: UInt8, _ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(kind, radix: 16) + "000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    private func three(_ number: Int) -> String { String(repeating: "0", count: 3 - "\(number)".count) + "\(number)" }
}
