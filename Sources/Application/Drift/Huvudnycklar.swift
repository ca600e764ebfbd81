import EventStore

/// Where the master key is, and the one that is to take its place while it is being changed.
struct Huvudnycklar: Sendable {
    enum Plats {
        case miljö(String, nytt: String?)
        case fil(SecretFile, ny: SecretFile)
    }

    let plats: Plats

    /// - Parameters:
    ///   - värde: of the environment; otherwise the keys are in `fil` and `fil.ny`, which only their owner can read.
    ///   - nytt: the one that is to be, of the environment.
    init(värde: String?, nytt: String?, fil: String) {
        plats = värde.map { .miljö($0, nytt: nytt) } ?? .fil(SecretFile(path: fil), ny: SecretFile(path: fil + ".ny"))
    }

    /// Makes the key's file if there is none.
    func skapa() throws(SecretError) { if case .fil(let fil, _) = plats { _ = try fil.loadOrCreate() } }

    /// The key, and the one that is to be if there is one.
    func alla() throws(SecretError) -> [MasterKey] {
        switch plats {
        case .miljö(let värde, let nytt):
            let nyckel = try MasterKey(base64: värde)
            guard let nytt else { return [nyckel] }
            return [nyckel, try MasterKey(base64: nytt)]
        case .fil(let fil, let ny):
            // The new one first: should it take the old one's place just now, it is read there instead.
            let nästa = try finns(ny)
            return [MasterKey(try fil.load())] + (nästa.map { [$0] } ?? [])
        }
    }

    private func finns(_ fil: SecretFile) throws(SecretError) -> MasterKey? {
        do throws(SecretError) { return MasterKey(try fil.load()) } catch {
            if case .missing = error { return nil }
            throw error
        }
    }
}
