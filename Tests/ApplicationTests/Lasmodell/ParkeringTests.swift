import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Journal
import Postgres
import Projections
import Reports
import Testing

@Suite("Parkerade beslut")
struct ParkeringTests {
    private let nämnd = Tenant(rawValue: "SN")!
    private let första = BeslutID(Rad.id(1))!

    /// Two open beslut; then an event on the first one that only a newer program can read.
    private func medOkändHändelse() async throws -> Provinstallation {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.fatta(2, "2023-01-11"), Rad.öppna("2023K2", "2023-04-30")])
        try await prov.lägg(ström: .beslut(första), efter: 1, typ: "BeslutVerkstallt", typversion: 9, data: #"{"datum":"2023-02-01"}"#)
        return prov
    }

    private func lista(_ prov: Provinstallation) async throws -> Läsmodellista.Rad {
        try #require(try await prov.kör { try await Läsmodellista($0) }.rader.first)
    }

    @Test("står kvar som de var, de andra går vidare, och rapporten och bevakningen säger det")
    func parkerat() async throws {
        let prov = try await medOkändHändelse()
        let utkast = try await prov.rapport("2023K2")
        #expect(utkast.rapport.rader.count == 2)
        #expect(utkast.sammanhang.läsmodell.parkerade == [första])
        #expect(utkast.sammanhang.läsmodell.meningar()[0].contains(första.description))
        let bevakning = try await prov.kör { [nämnd] in try await Bevakningsläsning($0).lista(nämnd, idag: Datum(2023, 5, 1)) }
        #expect(bevakning.bevakning.rader.map(\.frist.beslut) == [BeslutID(Rad.id(2))!])
        #expect(bevakning.text.contains("VARNING: 1 beslut"))
        _ = try await prov.importera([Rad.verkställ(2, "2023-05-02")])
        #expect(try await prov.rapport("2023K2", brytdatum: "2023-05-03").rapport.rader.map(\.utfall).contains(.verkställd))
        let rad = try await lista(prov)
        #expect(rad.släp == 0 && rad.parkerade.map(\.kod) == ["okand_form"] && rad.parkerade.map(\.position.rawValue) == [5])
    }

    @Test("hindrar att rapporten fastställs, vid namn, och får verifieringen att fela")
    func fastställs() async throws {
        let prov = try await medOkändHändelse()
        let svar = try await prov.importera([Rad.fastställ("2023K2")])
        #expect(svar.avvisade.map(\.avvisning.kod) == [.beslutParkerat])
        #expect(svar.avvisade.first?.avvisning.text.contains(första.description) == true)
        let verifierat = try await prov.kör { [nämnd] in try await Verifiering($0).verifiera(nämnd) }
        #expect(
            verifierat.contains {
                guard case .oläslig(Position(rawValue: 5), _, _) = $0.fel else { return false }
                return true
            })
    }

    @Test("vägrar varje kommando som rör dem, vid namn, medan resten av importen går vidare och de andra är som de var")
    func kommandon() async throws {
        let prov = try await medOkändHändelse()
        let före = try await prov.händelser().count
        let rader = [
            Rad.skäl(1, "plats saknas"), Rad.verkställ(2, "2023-05-02"), Rad.dödsfall(person: 1, "2023-05-03"), Rad.verkställ(1, "2023-05-02"),
        ]
        let inget = try await prov.importera(rader)
        #expect(inget.avvisadeAntal == 3 && inget.nya == 0)
        #expect(try await prov.händelser().count == före)
        let svar = try await prov.importera(rader, fortsätt: true)
        #expect(svar.nya == 1 && svar.avvisade.map(\.avvisning.kod) == [.beslutParkerat, .beslutParkerat, .beslutParkerat])
        #expect(svar.avvisade.allSatisfy { $0.avvisning.text.contains(första.description) && $0.avvisning.text.contains("position 5 ") })
        #expect(try await prov.händelser().dropFirst(före).map(\.type) == ["BeslutVerkstallt"])
        // One at a time, read afresh; and a repeat of what was carried out is known all the same.
        let rad = try Kommandorad(try JSON(parsing: Rad.skäl(1, "plats saknas")))
        await #expect { try await prov.kör { try await Kommandomottagare($0).utför(rad, Handlande(aktör: "prov", roll: "import")) } } throws: {
            ($0 as? Avvisning)?.kod == .beslutParkerat
        }
        #expect(try await prov.importera([Rad.fatta(1, "2023-01-10")]).redanKända == 1)
    }

    @Test("hindrar inte att de andras inskick registreras, men att alla registreras på en gång")
    func inskick() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([
            Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.fatta(2, "2023-01-11"), Rad.öppna("2023K2", "2023-04-30"), Rad.fastställ("2023K2"),
        ])
        try await prov.lägg(ström: .beslut(första), efter: 1, typ: "BeslutVerkstallt", typversion: 9, data: #"{"datum":"2023-05-01"}"#)
        #expect(try await prov.importera([Rad.inskick("2023K2", "2023-05-02")]).avvisade.map(\.avvisning.kod) == [.beslutParkerat])
        func valt(_ nummer: Int, _ start: String) -> String {
            Rad.inskick("2023K2", "2023-05-02", frister: #"[{"beslut":"\#(Rad.id(nummer))","start":"\#(start)"}]"#)
        }
        #expect(try await prov.importera([valt(1, "2023-01-10")]).avvisade.map(\.avvisning.kod) == [.beslutParkerat])
        #expect(try await prov.importera([valt(2, "2023-01-11")]).nya == 1)
    }

    @Test("av en händelse utan beslut tar inte emot något, inte ens sitt beslut")
    func utanBeslutKommandon() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        try await prov.lägg(ström: .beslut(första), efter: 0, typ: "BeslutVerkstallt", typversion: 1, data: #"{"datum":"2023-02-01"}"#)
        #expect(try await prov.importera([Rad.fatta(1, "2023-01-10")]).avvisade.map(\.avvisning.kod) == [.beslutParkerat])
    }

    @Test("av en händelse utan beslut syns i verifieringen, och förblir parkerade vid omprövning och ombyggnad")
    func utanBeslut() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(2, "2023-01-11")])
        try await prov.lägg(ström: .beslut(första), efter: 0, typ: "BeslutVerkstallt", typversion: 1, data: #"{"datum":"2023-02-01"}"#)
        let fel = Verifiering.Fel.parkerat(position: Position(rawValue: 3), beslut: första.description, antal: 1)
        func verifiera() async throws -> [Verifiering.Fel?] {
            try await prov.kör { [nämnd] in try await Verifiering($0).verifiera(nämnd) }.map(\.fel)
        }
        #expect(try await verifiera() == [fel])
        #expect(try await prov.kör { try await Ombyggnad($0).provaOm().map { [$0.före, $0.efter] } } == [[1, 1]])
        #expect(try await verifiera() == [fel])
        _ = try await prov.kör { try await Ombyggnad($0).byggOm().count }
        #expect(try await verifiera() == [fel])
        #expect(try await lista(prov).parkerade.map(\.kod) == ["utan_beslut"])
    }

    @Test("följs igen från sin första händelse när programmet kan läsa dem", arguments: [true, false])
    func kanLäsas(_ ombyggnad: Bool) async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-10")])
        // As an older program left it, which could not read the next event.
        _ = try await prov.superanvändare(
            """
            insert into readmodel.parked_v1 (projection, namnd, stream, position, code)
            values ('frist_v3', 'SN', 'beslut:\(första)', 3, 'okand_form') returning code
            """)
        _ = try await prov.importera([Rad.skäl(1, "plats saknas"), Rad.verkställ(1, "2023-06-01")])
        func fel() async throws -> [Verifiering.Fel?] { try await prov.kör { [nämnd] in try await Verifiering($0).verifiera(nämnd) }.map(\.fel) }
        #expect(try await fel() == [.läsmodell(namn: "frist_v3", beslut: första.description)])
        if ombyggnad {
            _ = try await prov.kör { try await Ombyggnad($0).byggOm().count }
        } else {
            #expect(try await prov.kör { try await Ombyggnad($0).provaOm().map { [$0.före, $0.efter] } } == [[1, 0]])
        }
        #expect(try await fel() == [nil])
        #expect(try await prov.kör { try await Ombyggnad($0).provaOm().count } == 0)
    }
}

extension Provinstallation {
    /// Appends an event that no command of this program gives.
    fileprivate func lägg(ström: StreamName, efter version: Int64, typ: String, typversion: Int16, data: String) async throws {
        let id = UUIDv7.make()
        let kommando = NewCommand(
            id: id, digest: [UInt8](repeating: 1, count: 32), metadata: Metadata(actor: "prov", role: "import", correlation: id),
            events: [NewEvent(id: UUIDv7.make(), stream: ström, type: typ, typeVersion: typversion, data: data)])
        let grupp = AppendGroup(expected: [ström: StreamVersion(rawValue: version)], commands: [kommando])
        let utfall = try await kör { installation in
            try await installation.pool.withConnection { try LogSession.append([grupp], to: Tenant(rawValue: "SN")!, on: $0) }
        }
        guard case .appended? = utfall.first else {
            Issue.record("inte lagd: \(utfall)")
            return
        }
    }
}
