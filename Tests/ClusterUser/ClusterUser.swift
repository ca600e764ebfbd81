import Glibc
import Postgres

/// Joins the private cluster in a folder and stays until it is killed: what a test kills with -9. Says `joined` and the server's
/// process number on one line.
@main
enum ClusterUser {
    static func main() async throws {
        let cluster = PrivateCluster(folder: CommandLine.arguments[1], loginRoles: [])
        let start = try await cluster.start()
        let connection = try await Connection.open(cluster.target(database: "postgres", user: "postgres"))
        print("joined", start)
        fflush(nil)
        _ = readLine()
        await connection.close()
        try await cluster.leave()
    }
}
