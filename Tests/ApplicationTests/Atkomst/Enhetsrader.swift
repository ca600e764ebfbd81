@testable import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Journal
import Postgres

extension Rad {
    /// A beslut of an enhet, in a nämnd.
    static func fatta(_ nummer: Int, enhet: String?, hos nämnd: String = "SN", _ datum: String = "2023-01-10") -> String {
        let rad = fatta(nummer, datum).replacing(#""namnd":"SN""#, with: #""namnd":"\#(nämnd)""#)
        return enhet.map { rad.replacing(#""ursprung""#, with: #""enhet":"\#($0)","ursprung""#) } ?? rad
    }
}

/// Two nämnder. SN has beslut 1 of E1, 2 of E2 and 3 of none; VN has beslut 4 of E1. SN's round 2023K2 is frozen.
struct Enhetsprov: Sendable {
    static let sn = Tenant(rawValue: "SN")!
    static let text = "Anledningen är att en plats saknas."

    let prov: Provinstallation

    init() async throws {
        prov = try await Provinstallation()
        let rader = [
            Rad.nämnd, Rad.nämnd.replacing("SN", with: "VN"), Rad.fatta(1, enhet: "E1"), Rad.fatta(2, enhet: "E2"), Rad.fatta(3, enhet: nil),
            Rad.fatta(4, enhet: "E1", hos: "VN"), Rad.skäl(1, Self.text), Rad.skäl(2, "Anledningen är att plats saknas."),
            Rad.öppna("2023K2", "2023-04-30"), Rad.fastställ("2023K2"),
        ]
        let svar = try await prov.importera(rader)
        precondition(svar.avvisade.isEmpty, "\(svar.avvisade)")
        try await prov.kör { for nämnd in ["SN", "VN"] { try await Läsrum($0).följ(Tenant(rawValue: nämnd)!) } }
    }

    static func behörighet(_ roll: Roll, enhet: String? = nil, nämnd: Tenant = sn) -> Behörighet {
        Behörighet(subjekt: "anna", roll: roll, nämnd: nämnd, enhet: enhet)
    }

    static func beslut(_ nummer: Int) -> BeslutID { BeslutID(Rad.id(nummer))! }

    /// The numbers of the beslut that a reader sees in the log, of 1–4.
    static func synliga(_ installation: Installation, _ behörighet: Behörighet) async throws -> [Int] {
        try await installation.läsning(behörighet) { databas in
            try (1...4).filter { nummer in
                try ["SN", "VN"].contains { nämnd in
                    try !LogSession.read([.beslut(beslut(nummer))], of: Tenant(rawValue: nämnd)!, on: databas).isEmpty
                }
            }
        }
    }

    @discardableResult
    static func utför(_ rad: String, som behörighet: Behörighet, _ mottagare: Kommandomottagare) async throws -> Kommandokvitto {
        try await mottagare.utför(try Kommandorad(try JSON(parsing: Array(rad.utf8))), Handlande(behörighet))
    }
}
