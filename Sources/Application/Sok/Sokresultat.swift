public import CanonicalJSON
public import EventStore
public import Handlaggning

/// The beslut that were found, for who may see them. Identifies people.
public struct Sökresultat: Hashable, Sendable {
    /// In order of beslutsdatum, the latest first.
    public let träffar: [Träff]
    /// How long the log was.
    public let position: Position

    /// A beslut that was found, with what is needed to choose among several.
    public struct Träff: Hashable, Sendable {
        public let beslut: BeslutID
        public let person: PersonID
        /// Nil for who may not see identities, and for a person with skyddade personuppgifter.
        public let identitet: Identitet?
        /// The name is not shown; who needs it opens the beslut, with a purpose.
        public let skyddad: Bool
        public let insats: String
        public let beslutsdatum: Datum
        public let enhet: String?
        public let öppet: Bool
    }

    /// Who it is, opened for who asked: the search was noted in the access log before it was answered.
    public struct Identitet: Hashable, Sendable {
        public let namn: String?
        public let personnummer: String?
    }

    public var json: JSON {
        [
            "position": .int(position.rawValue),
            "traffar": .array(
                träffar.map { träff in
                    [
                        "beslut": .string(träff.beslut.description), "person": .string(träff.person.description),
                        "namn": .optional(träff.identitet?.namn), "personnummer": .optional(träff.identitet?.personnummer),
                        "skyddad": .bool(träff.skyddad), "insats": .string(träff.insats), "beslutsdatum": .string(träff.beslutsdatum.description),
                        "enhet": .optional(träff.enhet), "oppet": .bool(träff.öppet),
                    ]
                }),
        ]
    }
}
