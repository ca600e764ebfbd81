import Foundation
import Testing

/// What the guides tell somebody to run, asked of the program that is delivered: a guide that names what is not there costs the one who follows it a night.
@Suite("Guiderna")
struct GuidernaTests {
    private static let guider = [
        "README.md", "deploy/drift.md", "Sources/evb/evb.docc/Commands.md", "Sources/evb/evb.docc/Configuration.md",
        "Sources/Application/Application.docc/CaseSystems.md", "Sources/Application/Application.docc/WhatHolds.md",
        "Sources/HTTP/HTTP.docc/TheAPI.md",
    ]

    @Test("nämner bara kommandon och val som evb har", arguments: guider)
    func kommandona(_ guide: String) async throws {
        let rot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardized
        for rad in Self.kommandorader(try String(contentsOf: rot.appendingPathComponent(guide), encoding: .utf8)) {
            // What it does stands after a wider space.
            let ord = rad.prefix(upTo: rad.firstRange(of: "  ")?.lowerBound ?? rad.endIndex).split(separator: " ").dropFirst().map(String.init)
            let kommando = Array(ord.prefix { $0.wholeMatch(of: /[a-z][a-z-]*/) != nil })
            let hjälp = try Körning(kommando + ["--help"])
            #expect(await hjälp.slut() == 0, "\(rad)")
            let text = try hjälp.ut()
            // Asked for help with what it does not have, it tells of what it has.
            #expect(text.contains("ANVÄNDNING: evb \(kommando.joined(separator: " "))"), "\(guide): \(rad)")
            for val in rad.matches(of: /--[a-zåäö-]+/).map({ String($0.output) }) {
                #expect(text.contains(val), "\(guide): \(rad) har inget \(val)")
            }
        }
    }

    /// `evb …` as code in the prose, and at the beginning of a line of a block.
    private static func kommandorader(_ text: String) -> [String] {
        let iProsan = text.matches(of: /`(evb [^`]+)`/).map { String($0.1) }
        let iBlocken = text.split(separator: "\n").filter { $0.hasPrefix("evb ") }.map(String.init)
        return (iProsan + iBlocken).filter { !$0.hasPrefix("evb COMMAND") && !$0.hasPrefix("evb over HTTP") }
    }
}
