import Postgres
import Support
import Testing

/// Some of these would wait for ever if they failed.
@Suite(.timeLimit(.minutes(20))) struct ListenerTests {
    @Test("a listener hears what is sent, on the channels it asked for, whatever their names")
    func hears() async throws {
        let database = try await TestCluster.database()
        let sender = try await database.connection()
        let listener = Listener(target: database.target, channels: ["plain", "Quoted \"one\""])
        var heard = listener.notifications().makeAsyncIterator()
        #expect(await heard.next() == Notification(channel: "plain", payload: ""))
        #expect(await heard.next()?.channel == "Quoted \"one\"")
        let notify = Statement("notify", "select pg_notify($1, $2)")
        for (channel, payload) in [("other", "x"), ("plain", "1"), ("Quoted \"one\"", "åäö")] {
            _ = try await sender.query(notify, [.text(channel), .text(payload)])
        }
        #expect(await heard.next() == Notification(channel: "plain", payload: "1"))
        #expect(await heard.next() == Notification(channel: "Quoted \"one\"", payload: "åäö"))
        await sender.close()
    }

    @Test("a listener whose connection is ended connects again, says so, and hears on")
    func survives() async throws {
        let database = try await TestCluster.database()
        let sender = try await database.connection()
        var heard = Listener(target: database.target, channels: ["c"]).notifications().makeAsyncIterator()
        for _ in 0..<3 {
            #expect(await heard.next() == Notification(channel: "c", payload: ""))
            try await sender.run(script: "notify c, 'again'")
            #expect(await heard.next() == Notification(channel: "c", payload: "again"))
            try await sender.run(
                script: """
                    select pg_terminate_backend(pid) from pg_stat_activity
                     where datname = current_database() and pid <> pg_backend_pid()
                    """)
        }
        await sender.close()
    }

    @Test("when nobody listens any more, the connection goes away")
    func ends() async throws {
        let database = try await TestCluster.database()
        let observer = try await database.connection()
        let others = "select count(*) = $1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        let reader = Task {
            for await _ in Listener(target: database.target, channels: ["c"]).notifications() {}
        }
        try await waitUntil(observer, others, [.int8(1)])
        reader.cancel()
        await reader.value
        try await waitUntil(observer, others, [.int8(0)])
        await observer.close()
    }
}
