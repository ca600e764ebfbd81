import CanonicalJSON
import HTTPTypes

/// What is answered instead of what was asked for: one form for every error, with a code that never changes.
///
/// Never holds a value that somebody entered, but for the names of fields and parameters.
///
/// Källa: RFC 9457, 3 Members of a Problem Details Object.
struct Problem: Error, Sendable {
    let status: HTTPResponse.Status
    let kod: String
    let text: String
    /// The field of the body, the parameter or the header.
    var fält: String?
    var lagrum: String?
    /// What more the answer's head says: `Allow`, `Retry-After`, `WWW-Authenticate`.
    var huvuden: HTTPFields = [:]
    /// For the operator's log only.
    var orsak: String?

    init(status: HTTPResponse.Status, kod: String, _ text: String) {
        self.status = status
        self.kod = kod
        self.text = text
    }

    init(_ kod: Problemkod, fält: String? = nil, _ text: String) {
        self.init(status: kod.status, kod: kod.rawValue, text)
        self.fält = fält
    }

    /// The same, to be asked again after some seconds.
    func försökIgen(efter sekunder: Int) -> Problem {
        var problem = self
        problem.huvuden[.retryAfter] = String(sekunder)
        return problem
    }

    static let innehållstyp = "application/problem+json"
    /// `type` of every problem; the code ends it.
    static let slag = "urn:evb:problem:"

    /// - Parameter begäran: the request's id; nil when the request could not be read so far.
    func svar(begäran: String?) -> (huvud: HTTPResponse, kropp: String) {
        let kropp = JSON.object(
            [
                .init("type", .string(Self.slag + kod)), .init("title", .string(Self.rubrik(status))), .init("status", .int(status.code)),
                .init("detail", .string(text)),
            ] + (begäran.map { [.init("instance", .string("urn:evb:begaran:\($0)"))] } ?? []) + [.init("kod", .string(kod))]
                + (fält.map { [.init("falt", .string($0))] } ?? []) + (lagrum.map { [.init("lagrum", .string($0))] } ?? [])
        ).text
        var huvud = HTTPResponse(status: status, headerFields: huvuden)
        huvud.headerFields[.contentType] = Self.innehållstyp
        huvud.headerFields[.contentLength] = String(kropp.utf8.count)
        return (huvud, kropp)
    }

    /// What the status means, the same for every problem that has it.
    static func rubrik(_ status: HTTPResponse.Status) -> String {
        switch status {
        case .badRequest: "Begäran är felaktig"
        case .unauthorized: "Inloggning krävs"
        case .forbidden: "Behörighet saknas"
        case .notFound: "Finns inte"
        case .methodNotAllowed: "Metoden går inte här"
        case .notAcceptable: "Svaret finns inte i den formen"
        case .requestTimeout: "Begäran kom för sent"
        case .conflict: "Strider mot det som redan finns"
        case .preconditionFailed: "Ändrat under tiden"
        case .contentTooLarge: "För stort"
        case .unsupportedMediaType: "Innehållstypen går inte"
        case .unprocessableContent: "Kommandot avvisas"
        case .preconditionRequired: "Version krävs"
        case .tooManyRequests: "För tätt"
        case .requestHeaderFieldsTooLarge: "Huvudet är för stort"
        case .serviceUnavailable: "Går inte just nu"
        default: "Fel i evb"
        }
    }
}
