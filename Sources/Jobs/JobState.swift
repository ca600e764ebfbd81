/// What a job goes through, as a pure machine: the specification of the queue's SQL, which a test walks beside it at random.
///
/// That a kind is paused or full is no state of its jobs: they are not claimed then, and that is all.
struct JobState: Hashable, Sendable {
    enum Phase: String, Hashable, Sendable, CaseIterable {
        /// Behind another of its ordering.
        case blocked
        /// Its time has not come: enqueued for later, or waiting to be tried again.
        case delayed
        case ready, running
        /// Given up, until it is revived, cancelled or forgotten. What is behind it in its ordering waits.
        case dead
        case done, cancelled, forgotten
    }

    /// What happens to a job. A runner's inputs carry the attempt that it has: the fence.
    enum Input: Hashable, Sendable {
        /// Nothing is before it in its ordering any more.
        case leads(isLater: Bool)
        /// Its time has come.
        case comesDue
        case claim
        case complete(attempt: Int)
        case fail(attempt: Int, mayRetry: Bool, pauses: Bool)
        /// The runner stops and has not tried it.
        case release(attempt: Int)
        /// The runner has stopped what it was asked to.
        case stopped(attempt: Int)
        /// The runner has not been heard of for as long as the lease lasts.
        case lapse
        case cancel
        case revive
        /// It was given up so long ago that nobody wants it any more.
        case forget
    }

    var phase: Phase
    var attempt = 0
    let maximumAttempts: Int
    /// Somebody has asked it to stop while it ran.
    var isAskedToStop = false

    /// - Returns: nil when the input does not fit, and changes nothing: a runner that has lost its job, a claim of what somebody else has.
    func after(_ input: Input) -> JobState? {
        switch (phase, input) {
        case (.blocked, .leads(let isLater)): to(isLater ? .delayed : .ready)
        case (.delayed, .comesDue): to(.ready)
        case (.ready, .claim): to(.running, attempt: attempt + 1)
        case (.running, .complete(attempt)) where !isAskedToStop: to(.done)
        case (.running, .fail(attempt, let mayRetry, let pauses)) where !isAskedToStop:
            !mayRetry || attempt >= maximumAttempts ? to(.dead) : to(pauses ? .delayed : .ready)
        case (.running, .release(attempt)) where !isAskedToStop: to(.ready, attempt: attempt - 1)
        case (.running, .stopped(attempt)) where isAskedToStop: to(.cancelled)
        case (.running, .lapse): isAskedToStop ? to(.cancelled) : to(attempt >= maximumAttempts ? .dead : .ready)
        case (.running, .cancel): asked()
        case (.blocked, .cancel), (.delayed, .cancel), (.ready, .cancel), (.dead, .cancel): to(.cancelled)
        case (.dead, .revive): to(.ready, attempt: 0)
        case (.dead, .forget): to(.forgotten)
        case (_, .leads), (_, .comesDue), (_, .claim), (_, .complete), (_, .fail), (_, .release), (_, .stopped), (_, .lapse), (_, .cancel),
            (_, .revive), (_, .forget):
            nil
        }
    }

    /// Whether nothing more can happen to it.
    var isEnded: Bool {
        switch phase {
        case .done, .cancelled, .forgotten: true
        case .blocked, .delayed, .ready, .running, .dead: false
        }
    }

    private func to(_ phase: Phase, attempt: Int? = nil) -> JobState {
        JobState(phase: phase, attempt: attempt ?? self.attempt, maximumAttempts: maximumAttempts)
    }

    private func asked() -> JobState {
        var state = self
        state.isAskedToStop = true
        return state
    }
}
