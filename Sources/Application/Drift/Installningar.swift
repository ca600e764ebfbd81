public import EventStore
public import Handlaggning
import Postgres

/// Where the databases, the master key and the installation's own catalogues are: from the environment and `--data`.
public struct Inställningar: Sendable {
    /// The folder of the private cluster, of the master key's file and of `kataloger`.
    public let datamapp: String
    /// nil: evb runs a private PostgreSQL cluster in the folder.
    let server: Server?
    let huvudnycklar: Huvudnycklar
    let sigillnycklar: Sigillnycklar
    let katalogmapp: Katalogmapp
    /// What this evb is for.
    let miljö: Driftmiljö

    struct Server: Sendable {
        let logg: String
        let nycklar: String
    }

    /// - Parameters:
    ///   - datamapp: nil for `.evb` in the working folder.
    ///   - miljö: the process's environment: `EVB_DATABASE_URL`, `EVB_NYCKEL_URL`, `EVB_HUVUDNYCKEL`, `EVB_HUVUDNYCKEL_NY`, `EVB_SIGILLNYCKEL`,
    ///     `EVB_SIGILLNYCKLAR_TIDIGARE`, `EVB_KATALOGER`, `EVB_MILJO` (`demo`, `test` or `produktion`; otherwise a private cluster is for demo and a
    ///     server for produktion).
    /// - Throws: ``Driftfel`` when the log's database is given but not the keys', when the environment has no such name, and when a server
    ///   elsewhere would be reached without proving who it is.
    public init(datamapp: String?, miljö: [String: String]) throws(Driftfel) {
        func värde(_ namn: String) -> String? { miljö[namn].flatMap { $0.isEmpty ? nil : $0 } }
        self.datamapp = datamapp ?? ".evb"
        huvudnycklar = Huvudnycklar(
            värde: värde("EVB_HUVUDNYCKEL"), nytt: värde("EVB_HUVUDNYCKEL_NY"), fil: self.datamapp + "/huvudnyckel")
        sigillnycklar = Sigillnycklar(
            nyckel: värde("EVB_SIGILLNYCKEL"), tidigare: värde("EVB_SIGILLNYCKLAR_TIDIGARE"), datamapp: self.datamapp)
        let angiven = värde("EVB_KATALOGER")
        katalogmapp = Katalogmapp(sökväg: angiven ?? self.datamapp + "/kataloger", måsteFinnas: angiven != nil)
        let sagd = try värde("EVB_MILJO").map { namn throws(Driftfel) in try Driftmiljö(namn: namn) }
        guard let logg = värde("EVB_DATABASE_URL") else {
            server = nil
            self.miljö = sagd ?? .demo
            return
        }
        guard let nycklar = värde("EVB_NYCKEL_URL") else { throw .nyckeldatabasSaknas }
        server = Server(logg: logg, nycklar: nycklar)
        self.miljö = sagd ?? .produktion
        if self.miljö != .test {
            if !ConnectionTarget(conninfo: logg).isProtected { throw .oskyddadAnslutning("EVB_DATABASE_URL") }
            if !ConnectionTarget(conninfo: nycklar).isProtected { throw .oskyddadAnslutning("EVB_NYCKEL_URL") }
        }
    }
}

/// Why evb cannot work here, in words for the one who installs it.
public enum Driftfel: Error, Sendable {
    case nyckeldatabasSaknas
    case migreringKrävs([String])
    case importPågår
    /// What was asked for tells of identified persons, and it could not be noted who asked: nothing of it is answered.
    case åtkomstEjAntecknad
    /// The access log's head says another number than its rows: nothing can be noted after them, and nothing is answered.
    case åtkomstloggAvviker
    /// The events are in the log, but the keys could not be destroyed just now.
    case nyckelförstöringÅterstår
    case nyHuvudnyckelSaknas
    case nyckelbytePågår
    case tomFil(String)
    case filfel(fil: String, operation: String, kod: Int32)
    /// What was accepted of an import is imported, but the file of what was rejected could not be put in its place.
    case avvisadeEjSkrivna(fil: String, kod: Int32)
    case sigillnyckel(SecretError)
    /// The log is sealed with a key that is neither the one here nor among those before it.
    case främmandeSigillnyckel
    /// A line of what lists earlier public keys is none; `källa` is the file, or the environment variable.
    case tidigareSigillnyckel(källa: String, rad: Int)
    /// `EVB_MILJO` is none of the names.
    case okändMiljö(String)
    /// The database is for something else than this evb.
    case annanMiljö(databasens: Driftmiljö, programmets: Driftmiljö)
    /// What the environment variable says is neither local nor proven to be who it says.
    case oskyddadAnslutning(String)
    /// Jobs are never planned from a day that has not come, where decisions are real: a round that is opened too early stays open.
    case framtidaDag(Datum, idag: Datum)
}
