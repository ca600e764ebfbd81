import EventStore
import FoundationEssentials
import Handlaggning
import Journal

/// Decided commands whose events are not yet in the log, and the versions their streams had there.
struct Oskrivet {
    struct Post {
        let kuvert: Kuvert
        let händelser: [(ström: StreamName, person: PersonID?, händelse: Händelse, form: Händelseform)]

        init(_ kuvert: Kuvert, _ beslutade: Nämndsession.Beslutade) {
            self.kuvert = kuvert
            händelser = beslutade.map { ($0.ström, $0.person, $0.händelse, $0.händelse.form) }
        }
    }

    private(set) var poster: [Post] = []
    private(set) var väntadeVersioner: [StreamName: StreamVersion] = [:]

    var tomt: Bool { poster.isEmpty }

    /// - Parameter versioner: what each of the post's streams had before it.
    mutating func lägg(_ post: Post, versioner: [StreamName: StreamVersion]) {
        väntadeVersioner.merge(versioner) { första, _ in första }
        poster.append(post)
    }

    /// The group that goes to the log, all of it or nothing, with what is to be sealed sealed under each subject's key.
    func grupp(_ nycklar: [String: SealingKey]) throws -> AppendGroup {
        let kommandon = try poster.map { post in
            NewCommand(
                id: post.kuvert.id, digest: post.kuvert.digest, metadata: post.kuvert.metadata,
                events: try post.händelser.map { try Försegling.händelse($0.form, $0.ström, nyckel: nycklar[Försegling.subjekt($0.person)]) })
        }
        // The same person may stand in many of the commands.
        let anspråk = Array(Set(poster.flatMap { [$0.kuvert.källanspråk, $0.kuvert.personanspråk].compactMap(\.self) }))
        return AppendGroup(expected: väntadeVersioner, claims: anspråk, commands: kommandon)
    }

    /// The subjects whose keys ``grupp(_:)`` needs.
    var subjekt: [String] {
        Set(poster.flatMap(\.händelser).filter { $0.form.skyddat != nil }.map { Försegling.subjekt($0.person) }).sorted()
    }

    /// Where those of the events that freeze a report stand in the log, now that they are written: each is sealed with its event.
    ///
    /// - Parameter kvitton: one for each command, in order.
    func fastställanden(_ kvitton: [Receipt]) -> [Position] {
        zip(poster, kvitton).flatMap { post, kvitto -> [Position] in
            guard let första = kvitto.first else { return [] }
            return post.händelser.enumerated().compactMap { plats, beslutad in
                guard case .omgång(.rapportFastställd) = beslutad.händelse else { return nil }
                return Position(rawValue: första.rawValue + Int64(plats))
            }
        }
    }
}
