import AsyncHTTPClient
import CanonicalJSON
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1

/// What a server answered.
struct Svarat: Sendable {
    let status: Int
    let huvuden: HTTPHeaders
    let kropp: [UInt8]

    var text: String { String(decoding: kropp, as: UTF8.self) }
    var json: JSON { get throws { try JSON(parsing: kropp) } }
    /// A problem's code; nil for an answer that is none.
    var kod: String? { huvuden.first(name: "content-type") == "application/problem+json" ? (try? json)?["kod"]?.string : nil }
    subscript(_ huvud: String) -> String? { huvuden.first(name: huvud) }
}

extension Provserver {
    static let sn = "/v1/namnder/SN"

    var adress: String { "http://127.0.0.1:\(port)" }

    /// - Parameter vem: the token; nil for none.
    func fråga(
        _ metod: String, _ stig: String, som vem: String? = Vem.jurist, _ huvuden: [(String, String)] = [], kropp: String? = nil
    ) async throws -> Svarat {
        var begäran = HTTPClientRequest(url: adress + stig)
        begäran.method = HTTPMethod(rawValue: metod)
        if let vem { begäran.headers.add(name: "Authorization", value: "Bearer \(vem)") }
        if kropp != nil { begäran.headers.add(name: "Content-Type", value: "application/json") }
        for (namn, värde) in huvuden { begäran.headers.replaceOrAdd(name: namn, value: värde) }
        if let kropp { begäran.body = .bytes(ByteBuffer(string: kropp)) }
        let svar = try await klient.execute(begäran, timeout: .seconds(60))
        let byte = try await svar.body.collect(upTo: 64 << 20)
        return Svarat(status: Int(svar.status.code), huvuden: svar.headers, kropp: Array(byte.readableBytesView))
    }

    func läs(_ stig: String, som vem: String? = Vem.jurist, _ huvuden: [(String, String)] = []) async throws -> Svarat {
        try await fråga("GET", stig, som: vem, huvuden)
    }

    /// - Parameter version: If-Match; nil for a command that changes no beslut.
    @discardableResult
    func utför(_ kommando: String, som vem: String = Vem.handläggare, version: Int? = nil, nyckel: String? = nil) async throws -> Svarat {
        let huvuden = (version.map { [("If-Match", "\"\($0)\"")] } ?? []) + (nyckel.map { [("Idempotency-Key", $0)] } ?? [])
        return try await fråga("POST", Self.sn + "/kommandon", som: vem, huvuden, kropp: kommando)
    }

    /// Changes a round as one who has read its report.
    @discardableResult
    func påOmgången(_ kommando: String, som vem: String = Vem.sekreterare, nyckel: String? = nil) async throws -> Svarat {
        let etagg = try await läs(Self.sn + "/omgangar/2023K3/rapport", som: Vem.sekreterare)["etag"] ?? "saknas"
        return try await fråga(
            "POST", Self.sn + "/kommandon", som: vem, [("If-Match", etagg)] + (nyckel.map { [("Idempotency-Key", $0)] } ?? []), kropp: kommando)
    }

    /// A round that is opened, and frozen by one who has read its report.
    func fastställd() async throws {
        for svar in [try await utför(Kommandon.öppna(), som: Vem.sekreterare), try await påOmgången(Kommandon.fastställ())] where svar.status != 201 {
            throw Grundfel(svar: svar.text)
        }
    }

    /// A nämnd with some beslut of unit E1, numbered from 1.
    func grunda(beslut: Int = 0) async throws {
        let svar = try await utför(Kommandon.nämnd, som: Vem.förvaltare)
        guard svar.status == 201 else { throw Grundfel(svar: svar.text) }
        for nummer in 0..<beslut {
            let svar = try await utför(Kommandon.fatta(nummer + 1))
            guard svar.status == 201 else { throw Grundfel(svar: svar.text) }
        }
    }

    struct Grundfel: Error { let svar: String }
}

/// Commands as a client writes them.
enum Kommandon {
    static let nämnd = #"{"kommando":"RegistreraNamnd","namnd":"SN","namn":"Socialnämnden","kommun":"Provkommun","kommunkod":"9999"}"#

    static func id(_ nummer: Int, _ slag: String = "8") -> String {
        let siffror = String(nummer)
        return "018f3c6e-0000-7000-\(slag)000-" + String(repeating: "0", count: 12 - siffror.count) + siffror
    }

    static func fatta(_ nummer: Int, _ datum: String = "2023-01-10", enhet: String = "E1") -> String {
        #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"\#(id(nummer))","person":{"id":"\#(id(nummer, "9"))","kon":"kvinna","#
            + #""personnummer":"19800101-T\#(100 + nummer % 900)","namn":"Prov Provsson"},"omrade":"IFO","lagrum":"SoL2001-4:1","#
            + #""insats":"kontaktperson","beslutsdatum":"\#(datum)","enhet":"\#(enhet)"}"#
    }

    static func om(_ nummer: Int, _ kommando: String, _ fält: String) -> String {
        #"{"kommando":"\#(kommando)","namnd":"SN","beslut":"\#(id(nummer))",\#(fält)}"#
    }

    static func skäl(_ nummer: Int, _ text: String = "Plats saknas.") -> String {
        om(nummer, "AngeSkal", #""kod":"resursbrist","klass":"strukturell","text":"\#(text)""#)
    }

    static func verkställ(_ nummer: Int, _ datum: String = "2023-05-01") -> String { om(nummer, "Verkstall", #""datum":"\#(datum)""#) }

    static func öppna(_ period: String = "2023K3", _ brytdatum: String = "2023-08-31") -> String {
        #"{"kommando":"OppnaOmgang","namnd":"SN","period":"\#(period)","brytdatum":"\#(brytdatum)"}"#
    }

    static func avsnitt(_ text: String) -> String {
        #"{"kommando":"SkrivAvsnitt","namnd":"SN","period":"2023K3","insats":"kontaktperson","text":"\#(text)"}"#
    }

    static let anta = #"{"kommando":"AntaRapport","namnd":"SN","period":"2023K3","sammantradesdatum":"2023-10-10"}"#

    static func fastställ(_ period: String = "2023K3") -> String { #"{"kommando":"FaststallRapport","namnd":"SN","period":"\#(period)"}"# }
}
