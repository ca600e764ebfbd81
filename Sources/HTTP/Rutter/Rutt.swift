import Application
import EventStore
import Handlaggning
import HTTPTypes
import Hummingbird

/// A way in: an address, a method, and who may. A route cannot be made without saying who may, and what answers gets its authority from the
/// door and nowhere else.
struct Rutt: Sendable {
    let metod: HTTPRequest.Method
    /// `/v1/namnder/{namnd}/beslut`: what is in braces stands for one part of an address.
    let mall: String
    /// The parameters that may stand after the question mark.
    let parametrar: [String]
    let åtkomst: Åtkomst

    enum Åtkomst: Sendable {
        /// Anybody, without a token: nothing of any nämnd's, nor of who is known.
        case öppen(@Sendable (Begäran) async throws -> Response)
        /// Anybody who is known: nothing of any nämnd's.
        case inloggad(@Sendable (Begäran, Inloggad) async throws -> Response)
        /// What is the installation's and no nämnd's.
        case installationen(Åtgärd, @Sendable (Begäran, Behörighet) async throws -> Response)
        /// What is a nämnd's.
        case nämnden(Åtgärd, @Sendable (Begäran, Behörighet) async throws -> Response)
        /// The same, where the parameters say what is done.
        case nämndenEfter(@Sendable (Begäran) throws(Problem) -> Åtgärd, @Sendable (Begäran, Behörighet) async throws -> Response)
        /// A command, which says in its body what is done: the body is read only for one who may give some command in the nämnd.
        case kommando(@Sendable (Begäran, Inloggad, Tenant) async throws -> Response)
    }

    init(_ metod: HTTPRequest.Method, _ mall: String, _ åtkomst: Åtkomst) { self.init(metod, mall, [], åtkomst) }

    init(_ metod: HTTPRequest.Method, _ mall: String, _ parametrar: [String], _ åtkomst: Åtkomst) {
        self.metod = metod
        self.mall = mall
        self.parametrar = parametrar
        self.åtkomst = åtkomst
    }
}
