@testable import Application
import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres
import Support
import Testing

@Suite("Den som tillför händelser")
struct TillföraTests {
    typealias P = Enhetsprov

    @Test("får det som matrisen säger: databasens tabell är densamma")
    func matris() async throws {
        let prov = try await Provinstallation()
        let databas = try await prov.logg.connection()
        var lagrade: [String: Set<String>] = [:]
        for rad in try await databas.query(Statement("permissions", "select role, type, reach from eventlog.permission")) {
            lagrade[try rad[0], default: []].insert("\(try rad[1] as String) \(try rad[2] as String)")
        }
        await databas.close()
        var väntade: [String: Set<String>] = ["import": ["* tenant"], "jobb": ["* tenant"]]
        for roll in Roll.allCases where !roll.fårTillföra.isEmpty {
            väntade[roll.rawValue] = Set(roll.fårTillföra.map { "\($0) \(räckvidd(roll, $0))" })
        }
        #expect(lagrade == väntade)
    }

    /// The widest of the commands that lead to the type.
    private func räckvidd(_ roll: Roll, _ typ: String) -> String {
        let räckvidder = Åtgärd.allCases.filter { $0.händelsetyper.contains(typ) }.compactMap { Behörighetsmatris.gällande.räckvidd(roll, $0) }
        if räckvidder.contains(.nämnden) { return "tenant" }
        switch roll.enhetskrav {
        case .krävs: return "unit"
        case .valfri: return "unit_or_tenant"
        case .ingen: return "tenant"
        }
    }

    @Test("vägras av loggen i den grupp som inte får, och bara i den", arguments: [true, false])
    func iLoggen(_ var_för_sig: Bool) async throws {
        try await P().prov.kör { installation async throws in
            func grupp(
                _ beslut: Int, _ roll: String, _ enhet: String?, _ typ: String = "BeslutVerkstallt", data: String = #"{"datum":"2023-05-01"}"#
            ) async throws -> AppendGroup { try await P.grupp(beslut, typ, roll, enhet, installation, data: data) }
            let prövade: [(AppendGroup, Bool)] = [
                (try await grupp(1, "handlaggare", "E1"), true), (try await grupp(2, "handlaggare", "E1"), false),
                (try await grupp(3, "handlaggare", "E1"), false),
                (try await grupp(9, "handlaggare", "E1", "BeslutFattat", data: #"{"enhet":"E1"}"#), true),
                // What begins a stream says whose it is.
                (try await grupp(15, "handlaggare", "E1", "BeslutFattat", data: #"{"enhet":"E2"}"#), false),
                (try await grupp(16, "handlaggare", "E1", "BeslutFattat", data: #"{"omfattning":{"enhet":"E1"}}"#), false),
                (try await grupp(17, "handlaggare", "E1"), false),
                (try await grupp(18, "servicekonto", "E1", "BeslutFattat", data: #"{"enhet":"E2"}"#), false),
                (try await grupp(19, "servicekonto", "E2", "BeslutFattat", data: #"{"enhet":"E2"}"#), true),
                (try await grupp(10, "handlaggare", nil, "BeslutFattat"), false), (try await grupp(11, "revisor", nil), false),
                (try await grupp(12, "nykomling", nil), false), (try await grupp(13, "servicekonto", nil, "BeslutFattat"), true),
                (try await grupp(14, "handlaggare", "E1", "RapportFaststalld"), false),
            ]
            let utfall: [AppendOutcome]
            if var_för_sig {
                var alla: [AppendOutcome] = []
                for (grupp, _) in prövade { alla.append(try await installation.logg.append(grupp, to: P.sn)) }
                utfall = alla
            } else {
                utfall = try await installation.pool.withConnection { try LogSession.append(prövade.map(\.0), to: P.sn, on: $0) }
            }
            for ((grupp, får), utfall) in zip(prövade, utfall) {
                switch utfall {
                case .appended: #expect(får)
                case .forbidden(let typ, let ström):
                    #expect(!får && typ == grupp.commands[0].events[0].type && ström == grupp.commands[0].events[0].stream)
                case .repeated, .commandReused, .conflict, .claimTaken: Issue.record("\(utfall)")
                }
            }
        }
    }

    @Test("räknas till den enhet som beslutet senast sades ha, eller till ingen", arguments: [true, false])
    func senastRättad(_ var_för_sig: Bool) async throws {
        let p = try await P()
        func rätta(_ beslut: Int, _ enhet: String) -> String { Rad.rätta(beslut, "BeslutFattat", "enhet", enhet) }
        let inläst = try await p.prov.importera(
            (30...33).map { Rad.fatta($0, enhet: "E1") }
                + [
                    rätta(31, #""E2""#), rätta(32, #""E2""#), rätta(32, #""E1""#), rätta(33, "null"),
                    Rad.rätta(30, "BeslutFattat", "berorBarn", "true"), Rad.rätta(31, "BeslutFattat", "berorBarn", "true"),
                ])
        #expect(inläst.avvisadeAntal == 0, "\(inläst.avvisade)")
        try await p.prov.kör { installation async throws in
            let prövade = [(30, "E1", true), (30, "E2", false), (31, "E1", false), (31, "E2", true), (32, "E1", true), (33, "E1", false)]
            for (beslut, enhet, får) in prövade {
                let grupp = try await P.grupp(beslut, "UppfoljningAntecknad", "handlaggare", enhet, installation)
                // The short way of one event, and the way of several.
                let utfall =
                    var_för_sig
                    ? try await installation.logg.append(grupp, to: P.sn)
                    : try await installation.pool.withConnection { try LogSession.append([grupp], to: P.sn, on: $0)[0] }
                let fick = if case .appended = utfall { true } else { false }
                #expect(fick == får, "\(beslut) \(enhet)")
            }
        }
    }

    @Test("vägras med ej_behorig innan reglerna prövas, och ser inget av ett beslut i en annan enhet")
    func kommandon() async throws {
        try await P().prov.kör { installation async throws in
            let mottagare = Kommandomottagare(installation)
            let (e1, jurist) = (P.behörighet(.handläggare, enhet: "E1"), P.behörighet(.förvaltningsjurist))
            try await P.utför(Rad.verkställ(1, "2023-05-01"), som: e1, mottagare)
            for (rad, vem) in [
                (Rad.verkställ(2, "2023-05-01"), e1), (Rad.verkställ(3, "2023-05-01"), e1), (Rad.verkställ(2, "1900-01-01"), e1),
                (Rad.fatta(20, enhet: "E2"), e1), (Rad.fatta(21, enhet: nil), e1), (Rad.ersätt(1, 2, "2023-06-01"), e1),
                (Rad.makulera(1), e1), (Rad.öppna("2023K3", "2023-08-31"), e1), (Rad.verkställ(2, "2023-05-01"), jurist),
            ] {
                await #expect("\(rad)") { try await P.utför(rad, som: vem, mottagare) } throws: { ($0 as? Avvisning)?.kod == .ejBehorig }
            }
            try await P.utför(Rad.fatta(22, enhet: "E1"), som: e1, mottagare)
            try await P.utför(Rad.verkställ(22, "2023-05-01"), som: e1, mottagare)
            try await P.utför(Rad.dödsfall(person: 2, "2023-06-01"), som: jurist, mottagare)
            #expect(try await Verifiering(installation).verifiera(P.sn).allSatisfy { $0.fel == nil })
        }
    }

    @Test("får i en avvisning inte veta något om personens beslut i en annan enhet")
    func personensAndraBeslut() async throws {
        let p = try await P()
        // Persons 5 and 6: a beslut each in E1; person 6 also one in E2, which was carried out in part later than the day of death.
        _ = try await p.prov.importera([
            Rad.fatta(5, enhet: "E1"), Rad.fatta(6, enhet: "E1"),
            Rad.fatta(7, enhet: "E2").replacing(Rad.id(7, "9"), with: Rad.id(6, "9")),
            Rad.om(7, "VerkstallDelvis", #""datum":"2023-05-20","verkstalld":"hälften","kvarstaende":"resten""#),
        ])
        try await p.prov.kör { installation async throws in
            let mottagare = Kommandomottagare(installation)
            let (handläggare, chef) = (P.behörighet(.handläggare, enhet: "E1"), P.behörighet(.enhetschef, enhet: "E1"))
            let (sedd, osedd) = (Rad.dödsfall(person: 5, "2023-06-01"), Rad.dödsfall(person: 6, "2023-05-10"))
            for (rad, vem) in [
                (osedd, handläggare), (osedd, chef), (Rad.dödsfall(person: 2, "2023-06-01"), handläggare),
                (Rad.dödsfall(person: 3, "2023-06-01"), handläggare), (Rad.föreslåGallring(6).replacing(#","aktor":"anna""#, with: ""), chef),
                (Rad.föreslåGallring(2).replacing(#","aktor":"anna""#, with: ""), chef),
            ] {
                await #expect("\(rad)") { try await P.utför(rad, som: vem, mottagare) } throws: { fel in
                    guard let avvisning = fel as? Avvisning else { return false }
                    return avvisning.kod == .ejBehorig && !avvisning.text.contains(Rad.id(7)) && !avvisning.text.contains("2023")
                }
            }
            try await P.utför(sedd, som: handläggare, mottagare)
            // Who reaches them all is told.
            await #expect { try await P.utför(osedd, som: P.behörighet(.förvaltningsjurist), mottagare) } throws: {
                ($0 as? Avvisning)?.text.contains(Rad.id(7)) == true
            }
        }
    }

    @Test("skriver aldrig till en annan enhets beslut genom ett av sina egna, och direkt när beslutet har blivit deras")
    func genomEttEget() async throws {
        let p = try await P()
        // 5 was replaced by 6 while both were E1's; 5 has become E2's since, and nobody has read anything: no read model has followed.
        _ = try await p.prov.importera([
            Rad.fatta(5, enhet: "E1"), Rad.fatta(6, enhet: "E1").replacing(Rad.id(6, "9"), with: Rad.id(5, "9")), Rad.ersätt(5, 6, "2023-06-01"),
        ])
        try await p.prov.kör { installation async throws in
            let mottagare = Kommandomottagare(installation)
            let (chef, e2) = (P.behörighet(.enhetschef, enhet: "E1"), P.behörighet(.handläggare, enhet: "E2"))
            try await P.utför(Rad.rätta(5, "BeslutFattat", "enhet", "\"E2\""), som: P.behörighet(.förvaltningsjurist), mottagare)
            await #expect { try await P.utför(Rad.makulera(6), som: chef, mottagare) } throws: {
                ($0 as? Avvisning).map { $0.kod == .ejBehorig && $0.text.contains("förvaltningsjuristen") } == true
            }
            await #expect { try await P.utför(Rad.återkalla(5, "BeslutErsatt"), som: chef, mottagare) } throws: {
                ($0 as? Avvisning)?.kod == .ejBehorig
            }
            #expect(try await P.avgjortAvLoggen(5, "HandelseAterkallad", "enhetschef", "E1", installation) == false)
            try await P.utför(Rad.om(5, "AntecknaUppfoljning", #""datum":"2023-06-02","text":"x""#), som: e2, mottagare)
            // The other way round: 6, still E1's, is written to when the event in 5 is recalled.
            await #expect { try await P.utför(Rad.återkalla(5, "BeslutErsatt"), som: P.behörighet(.enhetschef, enhet: "E2"), mottagare) } throws: {
                ($0 as? Avvisning)?.kod == .ejBehorig
            }
        }
    }
}

extension Enhetsprov {
    /// Whether the log itself lets an event in, whatever the program says.
    static func avgjortAvLoggen(_ nummer: Int, _ typ: String, _ roll: String, _ enhet: String, _ installation: Installation) async throws -> Bool {
        if case .appended = try await installation.logg.append(grupp(nummer, typ, roll, enhet, installation), to: sn) { return true }
        return false
    }

    /// An event on a beslut as it is now.
    static func grupp(
        _ nummer: Int, _ typ: String, _ roll: String, _ enhet: String?, _ installation: Installation, data: String = "{}"
    ) async throws -> AppendGroup {
        let ström = StreamName.beslut(beslut(nummer))
        let version = try await installation.logg.read(ström, of: sn, after: .zero).last?.version ?? .zero
        let id = UUIDv7.make()
        return AppendGroup(
            expected: [ström: version],
            commands: [
                NewCommand(
                    id: id, digest: [UInt8](repeating: 1, count: 32), metadata: Metadata(actor: "anna", role: roll, unit: enhet, correlation: id),
                    events: [NewEvent(id: UUIDv7.make(), stream: ström, type: typ, data: data)])
            ])
    }
}
