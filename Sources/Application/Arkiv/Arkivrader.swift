import CanonicalJSON
import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

// The lines of an archive's files, both ways: what `json` writes, `init(rad:)` reads back, and nothing else.

extension StoredEvent {
    private static let fält = [
        "namnd", "position", "strom", "version", "id", "typ", "typversion", "giltigt", "registrerad", "aktor", "roll", "enhet", "korrelation",
        "orsakad_av", "kommando", "nr", "data", "nyckel", "skyddat", "hash",
    ]

    /// - Parameter nämnd: whose log the line must be of.
    init(rad: [UInt8], _ nämnd: Tenant) throws(Avvisning) {
        let fält = try Arkivfält(rad, Self.fält)
        guard try fält.text("namnd") == nämnd.rawValue else { throw Arkivfält.ogiltig("den hör till en annan nämnd") }
        let (nyckel, skyddat) = (try fält.valfrittID("nyckel"), try fält.valfriaByte("skyddat"))
        guard (nyckel == nil) == (skyddat == nil) else { throw Arkivfält.ogiltig("nyckel och skyddat hör ihop") }
        self.init(
            tenant: nämnd, position: Position(rawValue: try fält.tal("position")), version: StreamVersion(rawValue: try fält.tal("version")),
            event: NewEvent(
                id: try fält.id("id"), stream: try fält.ström("strom"), type: try fält.text("typ"), typeVersion: try fält.tal("typversion"),
                validDate: try fält.valfriDag("giltigt"), data: try fält.text("data"),
                sealed: nyckel.flatMap { id in skyddat.map { SealedPayload(keyID: id, bytes: $0) } }),
            recordedAt: try fält.tid("registrerad"),
            metadata: Metadata(
                actor: try fält.text("aktor"), role: try fält.text("roll"), unit: try fält.valfriText("enhet"),
                correlation: try fält.id("korrelation"), causation: try fält.valfrittID("orsakad_av")),
            commandID: try fält.id("kommando"), nr: try fält.tal("nr"), hash: try fält.byte("hash", antal: 32))
    }
}

extension StoredCommand {
    var json: JSON {
        [
            "id": .uuid(id), "digest": .string(hex(digest)), "forsta": first.map { .int($0.rawValue) } ?? .null, "sista": .int(last.rawValue),
            "registrerad": .string(recordedAt.iso8601),
        ]
    }

    init(rad: [UInt8]) throws(Avvisning) {
        let fält = try Arkivfält(rad, ["id", "digest", "forsta", "sista", "registrerad"])
        self.init(
            id: try fält.id("id"), digest: try fält.byte("digest", antal: 32),
            first: try fält.valfrittTal("forsta").map { Position(rawValue: $0) }, last: Position(rawValue: try fält.tal("sista")),
            recordedAt: try fält.tid("registrerad"))
    }
}

extension Claim {
    var json: JSON { ["slag": .string(kind), "digest": .string(hex(digest)), "strom": .string(stream.rawValue)] }

    init(rad: [UInt8]) throws(Avvisning) {
        let fält = try Arkivfält(rad, ["slag", "digest", "strom"])
        self.init(kind: try fält.text("slag"), digest: try fält.byte("digest", antal: 32), stream: try fält.ström("strom"))
    }
}

extension Seal {
    /// - Parameter nämnd: whose log the line must be of.
    init(rad: [UInt8], _ nämnd: Tenant) throws(Avvisning) {
        let fält = try Arkivfält(rad, ["namnd", "position", "hash", "tid", "nyckel", "signatur"])
        guard try fält.text("namnd") == nämnd.rawValue else { throw Arkivfält.ogiltig("den hör till en annan nämnd") }
        self.init(
            tenant: nämnd, position: Position(rawValue: try fält.tal("position")), hash: try fält.byte("hash", antal: 32),
            sealedAt: try fält.tid("tid"), publicKey: try fält.byte("nyckel", antal: 32), signature: try fält.byte("signatur", antal: 64))
    }
}

extension StoredKey {
    var json: JSON {
        [
            "id": .uuid(id), "subjekt": .string(subject), "nyckel": .optional(wrapped.map { hex($0) }), "skapad": .string(createdAt.iso8601),
            "forstord": .optional(destroyedAt?.iso8601),
        ]
    }

    init(rad: [UInt8]) throws(Avvisning) {
        let fält = try Arkivfält(rad, ["id", "subjekt", "nyckel", "skapad", "forstord"])
        let (nyckel, förstörd) = (try fält.valfriaByte("nyckel"), try fält.valfriTid("forstord"))
        guard (nyckel == nil) == (förstörd != nil), nyckel.map({ $0.count == 60 }) ?? true else {
            throw Arkivfält.ogiltig("en nyckel är hel eller förstörd")
        }
        self.init(id: try fält.id("id"), subject: try fält.text("subjekt"), wrapped: nyckel, createdAt: try fält.tid("skapad"), destroyedAt: förstörd)
    }
}
