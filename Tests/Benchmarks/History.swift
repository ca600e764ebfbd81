import Foundation
import Glibc

/// A history of a nämnd as commands, the same each time: decisions, and what became of them.
struct History: Sendable {
    let decisions: Int
    /// 1: only decided; 2: carried out too; 3: with a reason between.
    let eventsEach: Int

    /// Events with the nämnd's own.
    var events: Int { decisions * eventsEach + 1 }

    func decision(_ number: Int) -> String { Self.id(0xB0, number) }

    func write(to path: String) throws {
        guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteUnknown) }
        defer { fclose(file) }
        func line(_ text: String) { fputs(text + "\n", file) }
        line(#"{"kommando":"RegistreraNamnd","namnd":"\#(Workplace.namnd)","namn":"Benchnämnden","kommun":"Exempelstad","kommunkod":"0127"}"#)
        for number in 0..<decisions {
            let day = number % 28 + 1
            let month = number / 28 % 12 + 1
            let date = "2022-\(two(month))-\(two(day))"
            let common = #""namnd":"\#(Workplace.namnd)","beslut":"\#(decision(number))""#
            line(
                #"{"kommando":"FattaBeslut",\#(common),"person":{"id":"\#(Self.id(0xA0, number))","kon":"\#(number % 2 == 0 ? "kvinna" : "man")","personnummer":"19800101-T\#(three(number % 900))"},"#
                    + #""omrade":"IFO","lagrum":"SoL2001-4:1","insats":"kontaktperson","beslutsdatum":"\#(date)","enhet":"Enhet \#(number % 9)","handlaggare":"Handläggare \#(number % 40)"}"#)
            if eventsEach >= 3 {
                line(#"{"kommando":"AngeSkal",\#(common),"kod":"resursbrist","klass":"strukturell","text":"på grund av att det saknas uppdragstagare inom området"}"#)
            }
            if eventsEach >= 2 { line(#"{"kommando":"Verkstall",\#(common),"datum":"2023-02-\#(two(day))"}"#) }
        }
    }

    private static func id(_ kind: UInt8, _ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(kind, radix: 16) + "000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    private func three(_ number: Int) -> String { String(repeating: "0", count: 3 - "\(number)".count) + "\(number)" }
}
