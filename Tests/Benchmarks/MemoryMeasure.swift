import Foundation
import Glibc

/// The memory of `evb importera`, as a program of its own: the same for a file twenty times as long.
enum MemoryMeasure {
    private static let times = 20

    static func importing(_ events: Int) -> Measure {
        Measure(name: "minne_import", against: "en tjugondel så lång fil", unit: "MB", bar: .atMost(1.25)) { _ in
            let long = try await resident(events)
            let short = try await resident(events / times)
            return [Measure.Pair(ours: long, limit: short)]
        }
    }

    /// The most that was resident, in MB.
    private static func resident(_ events: Int) async throws -> Double {
        try await Workplace.withFolder { folder in
            let file = folder + "/historia.jsonl"
            try History(closed: events / 3, reasons: true).write(to: file)
            let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path + "/evb"
            return try Child(program, ["importera", "--data", folder, file]).peakMegabytes()
        }
    }
}

/// A program that is run to its end.
private struct Child {
    private let pid: pid_t

    init(_ program: String, _ arguments: [String]) throws {
        var pid = pid_t()
        var pointers = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        // Its words are not the benchmark's.
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        guard posix_spawn(&pid, program, &files, nil, &pointers, environ) == 0 else { throw CocoaError(.executableNotLoadable) }
        self.pid = pid
    }

    func peakMegabytes() throws -> Double {
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(pid, &status, 0, &usage) == pid, status == 0 else { throw CocoaError(.executableRuntimeMismatch) }
        return Double(usage.ru_maxrss) / 1024
    }
}
