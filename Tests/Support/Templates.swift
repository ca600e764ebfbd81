import Postgres
import Synchronization

/// Each template is built once, whoever asks first.
actor Templates {
    static let shared = Templates()
    private var building: [String: Task<TestTemplate, any Error>] = [:]

    func template(
        named key: String, build: @escaping @Sendable (ConnectionTarget) async throws -> Void
    ) async throws -> TestTemplate {
        if let task = building[key] { return try await task.value }
        let task = Task {
            let database = try await TestCluster.create("template_\(key)", template: nil)
            try await build(database.target)
            return TestTemplate(database: database)
        }
        building[key] = task
        return try await task.value
    }
}

/// Numbers for names within this process.
enum Serial {
    private static let last = Atomic<Int>(0)

    static func next() -> Int { last.wrappingAdd(1, ordering: .relaxed).newValue }
}
