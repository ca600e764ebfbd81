import Glibc

/// Runs a program to its end, with nothing of this process's environment but what PostgreSQL's programs need.
///
/// Blocks: called on a thread of its own.
enum ChildProcess {
    struct Outcome {
        let status: Int32
        /// Standard output and error together, at most ``maximumOutput`` bytes from the end.
        let output: String

        var succeeded: Bool { status == 0 }
    }

    static let maximumOutput = 4_000
    /// coreutils', part of every Debian.
    private static let env = "/usr/bin/env"
    /// POSIX_SPAWN_SETSID of glibc's <spawn.h>, which Swift's Glibc does not show.
    private static let setSessionFlag: Int16 = 0x80

    /// - Parameters:
    ///   - commandLine: the program's path and its arguments.
    ///   - timeout: after which it is killed; its status is then not 0.
    static func run(_ commandLine: [String], timeout: Duration) throws(ClusterError) -> Outcome {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .system(operation: "pipe", code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let pid: pid_t
        do throws(ClusterError) { pid = try spawn(commandLine, output: ends[1]) } catch {
            close(ends[1])
            throw error
        }
        close(ends[1])
        let (output, isOver) = read(ends[0], until: .now + timeout)
        if !isOver { kill(pid, SIGKILL) }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return Outcome(status: status, output: trimmed(String(decoding: output, as: UTF8.self)))
    }

    private static func spawn(_ commandLine: [String], output: Int32) throws(ClusterError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A session of its own: Ctrl-C in this program's terminal is not the server's.
        posix_spawnattr_setflags(&attributes, setSessionFlag)

        let environment = CStringList(["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C", "TZ=UTC"])
        // The server's user may not be able to stand where this program does.
        let arguments = CStringList([env, "--chdir=/"] + commandLine)
        var pid = pid_t()
        let status = posix_spawn(
            &pid, env, &actions, &attributes, arguments.mutablePointers, environment.mutablePointers)
        if status != 0 { throw .programFailed(program: commandLine[0], output: "error \(status)") }
        return pid
    }

    /// Reads to the end of the stream, or to the deadline (`isOver` false).
    private static func read(_ descriptor: Int32, until deadline: ContinuousClock.Instant) -> (output: [UInt8], isOver: Bool) {
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let rest = (deadline - .now).milliseconds
            if rest <= 0 { return (output, false) }
            var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&waited, 1, Int32(clamping: rest)) <= 0 { continue }
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count <= 0 { return (output, true) }
            output.append(contentsOf: buffer[..<count])
            if output.count > maximumOutput { output.removeFirst(output.count - maximumOutput) }
        }
    }
}
