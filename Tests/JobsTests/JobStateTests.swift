@testable import Jobs
import Testing

@Suite("A job's states")
struct JobStateTests {
    private static let standings: [JobState] = JobState.Phase.allCases.flatMap { phase in
        (0...3).flatMap { attempt in
            // Only what runs is asked to stop.
            (phase == .running ? [false, true] : [false]).map {
                JobState(phase: phase, attempt: attempt, maximumAttempts: 3, isAskedToStop: $0)
            }
        }
    }

    private static func inputs(_ attempt: Int) -> [JobState.Input] {
        [
            .leads(isLater: false), .leads(isLater: true), .comesDue, .claim, .complete(attempt: attempt), .release(attempt: attempt),
            .fail(attempt: attempt, mayRetry: true, pauses: true), .fail(attempt: attempt, mayRetry: true, pauses: false),
            .fail(attempt: attempt, mayRetry: false, pauses: true), .stopped(attempt: attempt), .lapse, .cancel, .revive, .forget,
        ]
    }

    /// The phase each input leads to from each, written by hand: what is not here is refused.
    private static func expected(_ state: JobState, _ input: JobState.Input) -> JobState.Phase? {
        let last = state.attempt == 3
        switch state.phase {
        case .blocked: return [.leads(isLater: false): .ready, .leads(isLater: true): .delayed, .cancel: .cancelled][input]
        case .delayed: return [.comesDue: .ready, .cancel: .cancelled][input]
        case .ready: return [.claim: .running, .cancel: .cancelled][input]
        case .dead: return [.revive: .ready, .cancel: .cancelled, .forget: .forgotten][input]
        case .done, .cancelled, .forgotten: return nil
        case .running where state.isAskedToStop: return [.stopped(attempt: state.attempt): .cancelled, .lapse: .cancelled, .cancel: .running][input]
        case .running:
            return [
                .complete(attempt: state.attempt): .done, .release(attempt: state.attempt): .ready, .lapse: last ? .dead : .ready, .cancel: .running,
                .fail(attempt: state.attempt, mayRetry: true, pauses: true): last ? .dead : .delayed,
                .fail(attempt: state.attempt, mayRetry: true, pauses: false): last ? .dead : .ready,
                .fail(attempt: state.attempt, mayRetry: false, pauses: true): .dead,
            ][input]
        }
    }

    @Test("lead where it is written for every state and every input, and nowhere else")
    func everyPair() {
        var pairs = 0
        for state in Self.standings {
            for attempt in 0...3 {
                for input in Self.inputs(attempt) {
                    let next = state.after(input)
                    #expect(next?.phase == Self.expected(state, input), "\(state) \(input)")
                    pairs += 1
                    guard let next else { continue }
                    #expect(next.isAskedToStop == (input == .cancel && state.phase == .running || state.isAskedToStop && next.phase == .running))
                    #expect(next.attempt == Self.attempt(after: input, state), "\(state) \(input)")
                }
            }
        }
        #expect(pairs == 9 * 4 * 4 * 14)
    }

    private static func attempt(after input: JobState.Input, _ state: JobState) -> Int {
        switch input {
        case .claim: state.attempt + 1
        case .release: state.attempt - 1
        case .revive: 0
        case .leads, .comesDue, .complete, .fail, .stopped, .lapse, .cancel, .forget: state.attempt
        }
    }

    @Test("end in done, cancelled or forgotten, whatever comes then")
    func ended() {
        for state in Self.standings where state.isEnded {
            for input in Self.inputs(state.attempt) { #expect(state.after(input) == nil) }
        }
    }
}
