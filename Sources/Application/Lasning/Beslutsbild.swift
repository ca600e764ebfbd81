public import CanonicalJSON
public import EventStore
import FoundationEssentials
public import Handlaggning
import Journal
import Postgres
import Reports

/// A beslut as it is, with everything that has been registered on it, in order.
public struct Beslutsbild: Sendable {
    /// How many events the beslut has: what a change of it is to be based on.
    public let version: StreamVersion
    /// Of the beslut's latest event.
    public let position: Position
    public let json: JSON
}

extension Läsare {
    /// Without identity and without texts, straight from the log.
    ///
    /// - Throws: `Avvisning` (`okand_namnd`, `okant_beslut`), `Formfel`, `PostgresError`.
    public func beslut(_ id: BeslutID) async throws -> Beslutsbild {
        let lagrade = try await lagrade(.beslut(id))
        guard let sista = lagrade.last, let beslut = try Beslut.läge(id, efter: lagrade) else { throw Avvisning.beslutetFinnsInte }
        let händelser = try zip(lagrade, beslut.historik).map { lagrad, steg in try Radredogörelse.Händelse(lagrad, steg).json }
        return Beslutsbild(
            version: sista.version, position: sista.position,
            json: .object(beslut.form(nämnd, sista) + [.init("handelser", .array(händelser))]))
    }

    /// The same with identity and texts, as far as the person's key still exists. Noted in the access log before it is told.
    ///
    /// - Throws: as ``beslut(_:)``; `VaultError`, ``Driftfel/åtkomstEjAntecknad``. No error holds anything of the person's.
    public func identifieratBeslut(_ id: BeslutID, _ skäl: Läsningsskäl) async throws -> Beslutsbild {
        let lagrade = try await lagrade(.beslut(id))
        let nycklar = try await installation.valv.keys(Array(Set(lagrade.compactMap(\.sealed?.keyID))))
        let skyddade = try lagrade.map { try Försegling.öppna($0, nyckel: $0.sealed.flatMap { nycklar[$0.keyID] }) }
        let öppnade = try zip(lagrade, skyddade).compactMap { lagrad, skyddat -> BeslutHändelse? in
            guard case .beslut(let händelse) = try Händelse(lagrad, skyddat: skyddat) else { return nil }
            return händelse
        }
        guard let sista = lagrade.last, let beslut = Beslut.läge(id, efter: öppnade) else { throw Avvisning.beslutetFinnsInte }
        try await anteckna(.läsaBeslutIdentifierat, skäl, Berörda(personer: [beslut.uppgifter.person], beslut: [id]))
        let händelser = try zip(zip(lagrade, skyddade), beslut.historik).map { par, steg in
            try Radredogörelse.Händelse(par.0, steg).json.medSkyddat(par.1)
        }
        return Beslutsbild(
            version: sista.version, position: sista.position,
            json: .object(
                beslut.form(nämnd, sista) + [.init("person", beslut.personform), .init("handelser", .array(händelser))]))
    }
}

extension Avvisning {
    static let beslutetFinnsInte = Avvisning(.okantBeslut, fält: "beslut", "Beslutet finns inte hos nämnden. Kontrollera id:t.")
}

extension Beslut {
    /// What the beslut says and how it stands, without identity.
    fileprivate func form(_ nämnd: Tenant, _ sista: StoredEvent) -> [JSON.Member] {
        let u = uppgifter
        return [
            .init("namnd", .string(nämnd.rawValue)), .init("beslut", .string(id.description)), .init("version", .int(sista.version.rawValue)),
            .init("position", .int(sista.position.rawValue)), .init("omrade", .string(u.område.rawValue)), .init("lagrum", .string(u.lagrum)),
            .init("insats", .string(u.insats)), .init("beslutsdatum", .string(u.beslutsdatum.description)),
            .init("gallerFran", .optional(u.gällerFrån?.description)), .init("gallerTill", .optional(u.gällerTill?.description)),
            .init("beslutsgrupp", .optional(u.beslutsgrupp?.description)), .init("forhandsbesked", .bool(u.förhandsbesked)),
            .init("ursprung", .string(u.ursprung.rawValue)), .init("enhet", .optional(u.enhet)), .init("berorBarn", .bool(u.berörBarn)),
            .init("makulerat", .bool(makulerat)), .init("pagar", .bool(pågår)), .init("ersattAv", .optional(ersattAv?.description)),
            .init("ersatter", .array(ersätter.map { .string($0.description) })), .init("gallrat", .bool(gallrat != nil)),
            .init("frister", .array(frister.map(\.form))),
        ]
    }

    /// Whom it concerns; null for what is erased.
    fileprivate var personform: JSON {
        guard let skyddat else { return ["id": .string(uppgifter.person.description), "gallrad": true] }
        return [
            "id": .string(uppgifter.person.description), "kon": .string(uppgifter.kön.rawValue),
            "personnummer": .optional(skyddat.person.personnummer), "namn": .optional(skyddat.person.namn),
            "skyddad": .bool(skyddat.person.skyddad), "handlaggare": .optional(skyddat.handläggare), "dnr": .optional(skyddat.dnr),
        ]
    }
}

extension Frist {
    fileprivate var form: JSON {
        [
            "art": .string(nummer.art.rawValue), "nr": .int(nummer.nr), "start": .string(start.description),
            "slutdag": .string(slutdag(start).description), "slut": .optional(slut?.datum.description), "oppen": .bool(öppen),
            "aterkallad": .bool(återkallad),
            "skal": skäl.map { ["kod": .string($0.kod.rawValue), "klass": .string($0.klass.rawValue)] } ?? .null,
        ]
    }
}

extension JSON {
    /// An event's form without whom it is about: also a person's random id ties beslut together.
    var utanPerson: JSON {
        switch self {
        case .object(let medlemmar):
            .object(medlemmar.filter { $0.key != "person" }.map { .init($0.key, $0.value.utanPerson) })
        case .array(let delar): .array(delar.map(\.utanPerson))
        case .null, .bool, .number, .string: self
        }
    }

    fileprivate func medSkyddat(_ skyddat: Skyddat) -> JSON {
        guard case .object(let medlemmar) = self else { return self }
        let öppet: JSON =
            switch skyddat {
            case .inget: .null
            case .öppet(let öppet): öppet
            case .stängt, .gallrat: .string(Fritext(hash: "", innehåll: .gallrat).visad)
            }
        return .object(medlemmar + [.init("skyddat", öppet)])
    }
}
