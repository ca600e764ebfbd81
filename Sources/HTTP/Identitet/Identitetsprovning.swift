/// Proves for whom a bearer token speaks. What comes out is the only way into anything that is not public.
public protocol Identitetsprövning: Sendable {
    /// - Parameter bärartoken: what stands after `Bearer ` in the header, as it came.
    func pröva(bärartoken: String) async throws(Identitetsfel) -> Inloggad
}
