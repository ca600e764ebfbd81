import Testing

@Suite("In every order of every session's steps, a reader sees 1…n without a gap and the log holds what was committed, once")
struct InterleavingTests {
    typealias Sharing = Interleaving.Sharing
    typealias Step = SteppedSession.Step

    static let ends: [Step] = [.commit, .rollback]
    static let pairsOfEnds = ends.flatMap { a in ends.map { [a, $0] } }
    static let triplesOfEnds = ends.flatMap { a in pairsOfEnds.map { [a] + $0 } }

    @Test("two transactions", arguments: pairsOfEnds, Sharing.allCases)
    func two(_ ends: [Step], _ sharing: Sharing) async throws {
        for isBegun in [false, true] {
            let interleaving = Interleaving(steps: ends.map { [.begin, .append, $0] }, sharing: sharing, isBegun: isBegun)
            #expect(interleaving.orders.count == 20)
            try await interleaving.runAll()
        }
    }

    @Test("three transactions", arguments: triplesOfEnds)
    func three(_ ends: [Step]) async throws {
        let interleaving = Interleaving(steps: ends.map { [.beginAndAppend, $0] }, sharing: .nothing, isBegun: true)
        #expect(interleaving.orders.count == 90)
        try await interleaving.runAll()
    }

    @Test("a transaction and an append that commits by itself", arguments: ends, Sharing.allCases)
    func alone(_ end: Step, _ sharing: Sharing) async throws {
        for isBegun in [false, true] {
            try await Interleaving(steps: [[.begin, .append, end], [.appendAlone]], sharing: sharing, isBegun: isBegun).runAll()
        }
    }

    @Test("two transactions and an append that commits by itself", arguments: pairsOfEnds, Sharing.allCases)
    func twoAndOne(_ ends: [Step], _ sharing: Sharing) async throws {
        let steps: [[Step]] = ends.map { [.beginAndAppend, $0] } + [[.appendAlone]]
        try await Interleaving(steps: steps, sharing: sharing, isBegun: true).runAll()
    }

    @Test("a transaction and two appends that commit by themselves", arguments: ends, Sharing.allCases)
    func oneAndTwo(_ end: Step, _ sharing: Sharing) async throws {
        try await Interleaving(steps: [[.begin, .append, end], [.appendAlone], [.appendAlone]], sharing: sharing, isBegun: true).runAll()
    }
}
