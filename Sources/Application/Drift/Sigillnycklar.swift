public import EventStore
import Glibc
import Journal
import Postgres

/// Where the key that seals the log is, and which public keys are trusted: its own, and those that were in use before it.
///
/// The key changes hands by putting a new one in its place and the old one's public half among the earlier ones. A seal made with any other key
/// is forged.
public struct Sigillnycklar: Sendable {
    /// A changed key now and then for a hundred years; more is another file.
    static let flestTidigare = 1_000

    private let datamapp: String
    private let nyckel: String?
    private let fil: SecretFile
    private let tidigare: String?
    private let tidigarefil: String

    /// - Parameters:
    ///   - nyckel: 32 bytes in base64; nil: it is in the file `sigillnyckel` in the folder.
    ///   - tidigare: public keys in hexadecimal with white space between; nil: they are in the file `sigillnycklar-tidigare`, if there is one.
    init(nyckel: String?, tidigare: String?, datamapp: String) {
        self.datamapp = datamapp
        self.nyckel = nyckel
        self.tidigare = tidigare
        fil = SecretFile(path: datamapp + "/sigillnyckel")
        tidigarefil = datamapp + "/sigillnycklar-tidigare"
    }

    /// The key that seals, made in its file when there is none: whoever freezes a report must not be stopped for want of one.
    ///
    /// - Throws: ``Driftfel`` (`sigillnyckel`, `filfel` when the folder cannot be made).
    public func signerare() throws(Driftfel) -> SealSigner {
        if nyckel == nil, mkdir(datamapp, 0o700) != 0, errno != EEXIST { throw .filfel(fil: datamapp, operation: "mkdir", kod: errno) }
        return try signerare(fårSkapas: true)
    }

    /// The same for a database that may be sealed already: not with a key made just now, nor with one that does not know the key before it. Two
    /// hosts with different keys would each hold the other's seals for forged.
    func signerare(_ nämnd: Tenant, _ databas: isolated Connection) throws -> SealSigner {
        guard let förra = try SealSession.latestKey(of: nämnd, on: databas) else { return try signerare() }
        let signerare = try signerare(fårSkapas: false)
        guard try betrodda().contains(förra) else { throw Driftfel.främmandeSigillnyckel }
        return signerare
    }

    /// Whether the key is here. One is made when first something is sealed.
    ///
    /// - Throws: ``Driftfel`` (`sigillnyckel`) for one that is here and cannot be used.
    func finns() throws(Driftfel) -> Bool {
        do throws(Driftfel) { _ = try signerare(fårSkapas: false) } catch {
            guard case .sigillnyckel(.missing) = error else { throw error }
            return false
        }
        return true
    }

    private func signerare(fårSkapas: Bool) throws(Driftfel) -> SealSigner {
        do throws(SecretError) {
            if let nyckel { return try SealSigner(try Secret(base64: nyckel)) }
            return try SealSigner(try fårSkapas ? fil.loadOrCreate() : fil.load())
        } catch {
            throw .sigillnyckel(error)
        }
    }

    /// The public keys whose seals are right ones. Where the key itself is not, as on a machine that only verifies, the earlier ones.
    ///
    /// - Throws: ``Driftfel`` (`sigillnyckel`, `tidigareSigillnyckel`, `filfel`).
    public func betrodda() throws(Driftfel) -> Set<[UInt8]> {
        var nycklar = try läsTidigare()
        do throws(Driftfel) {
            nycklar.insert(try signerare(fårSkapas: false).publicKey)
        } catch {
            guard case .sigillnyckel(.missing) = error else { throw error }
        }
        return nycklar
    }

    private func läsTidigare() throws(Driftfel) -> Set<[UInt8]> {
        let källa = tidigare == nil ? tidigarefil : "EVB_SIGILLNYCKLAR_TIDIGARE"
        let text = if let tidigare { tidigare } else { try läsTidigarefil() }
        var nycklar: Set<[UInt8]> = []
        for (nr, rad) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            // What follows # is for people: whose key it was, and until when.
            for ord in rad.prefix(while: { $0 != "#" }).split(whereSeparator: \.isWhitespace) {
                guard let nyckel = bytes(hex: String(ord)), nyckel.count == 32, nycklar.count < Self.flestTidigare else {
                    throw .tidigareSigillnyckel(källa: källa, rad: nr + 1)
                }
                nycklar.insert(nyckel)
            }
        }
        return nycklar
    }

    private func läsTidigarefil() throws(Driftfel) -> String {
        do throws(Katalogfel.Orsak) {
            return String(decoding: try Katalogmapp.innehåll(tidigarefil), as: UTF8.self)
        } catch {
            switch error {
            case .filfel(_, ENOENT): return ""
            case .filfel(let operation, let kod): throw .filfel(fil: tidigarefil, operation: operation, kod: kod)
            default: throw .tidigareSigillnyckel(källa: tidigarefil, rad: 1)
            }
        }
    }
}
