import EventStore
import FoundationEssentials
import Handlaggning
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// The only way in: every request gets an id, finds its route, proves who asks and that they may, and leaves one line behind, whatever becomes
/// of it. Nothing is answered that has not passed here.
struct Ytterdörr: HTTPResponder {
    typealias Context = Begäranskontext

    let tabell: Ruttabell
    let inpassering: Inpassering
    let trafik: Trafiklogg
    let mått: Trafikmått
    let utrymme: Kroppsutrymme
    let gränser: Gränser
    let bakomProxy: Bool
    let logger: Logger

    func respond(to begäran: Request, context: Begäranskontext) async throws -> Response {
        let början = ContinuousClock.now
        mått.började()
        let spår = Spår(id: begäranID(begäran.headers))
        let kropp = Kropp(begäran, utrymme, gränser)
        var svar: Response
        do {
            svar = try await besvara(begäran, kropp, context, spår)
        } catch {
            let problem = Problem(error)
            spår.kod = problem.kod
            if let orsak = problem.orsak { anteckna(problem, orsak, spår) }
            let (huvud, text) = problem.svar(begäran: spår.id)
            svar = Response(status: huvud.status, headers: huvud.headerFields, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
        if begäran.method == .head { svar = svar.createHeadResponse() }
        pryd(&svar, spår, kropp)
        return följ(svar, begäran, spår, början)
    }

    private func besvara(_ begäran: Request, _ kropp: Kropp, _ context: Begäranskontext, _ spår: Spår) async throws -> Response {
        let adress = begäran.head.path ?? ""
        guard adress.utf8.count <= gränser.adress else { throw Problem(.ogiltigAdress, "Adressen är längre än \(gränser.adress) tecken.") }
        let frågetecken = adress.firstIndex(of: "?") ?? adress.endIndex
        switch try tabell.slåUpp(begäran.method, adress[..<frågetecken]) {
        case .ingen: throw Problem.okändAdress
        case .annanMetod(let mall, let tillåtna):
            spår.rutt = mall
            let tillåt = tillåtna.map(\.rawValue).joined(separator: ", ")
            if begäran.method == .options { return Svar.tomt(.noContent, [.allow: tillåt]) }
            var problem = Problem(.metodenGarInte, "Metoden går inte på den här adressen. De som går är \(tillåt).")
            problem.huvuden[.allow] = tillåt
            throw problem
        case .rutt(let rutt, let delar):
            spår.rutt = rutt.mall
            let funnen = Begäran(
                metod: begäran.method, delar: delar,
                fråga: frågetecken == adress.endIndex ? .tom : try Frågesträng(adress[frågetecken...].dropFirst(), kända: rutt.parametrar),
                huvuden: begäran.headers, id: spår.id,
                avsändare: Avsändare(begäran.headers[values: .vidarebefordradFör].last, motpart: context.motpart, bakomProxy: bakomProxy).adress,
                kropp: kropp)
            return try await inpassering.släppIn(funnen, till: rutt) { spår.subjekt = $0 }
        }
    }

    /// The caller's own id, when it is one that can stand in a log: short, and nothing that could be a person's number. Otherwise a new.
    private func begäranID(_ huvuden: HTTPFields) -> String {
        if let id = huvuden[.begäran], (1...64).contains(id.utf8.count), id.utf8.allSatisfy({ Self.idTecken.contains($0) }),
            UUID(uuidString: id) != nil || personuppgiftsfynd(id).allSatisfy({ $0.slag == .egennamn })
        {
            return id
        }
        return UUIDv7.make().uuidString.lowercased()
    }

    private static let idTecken = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.".utf8)

    private func anteckna(_ problem: Problem, _ orsak: String, _ spår: Spår) {
        let nivå: Logger.Level = problem.status.kind == .serverError ? .error : .notice
        logger.log(
            level: nivå, "a request was not answered as asked",
            metadata: ["begaran": "\(spår.id)", "rutt": "\(spår.rutt)", "kod": "\(problem.kod)", "orsak": "\(orsak)"])
    }

    /// What every answer's head says.
    ///
    /// Källa: RFC 9111, 5.2.2.5 no-store; Fetch Standard, X-Content-Type-Options; Content Security Policy Level 3; RFC 6797 (HSTS).
    private func pryd(_ svar: inout Response, _ spår: Spår, _ kropp: Kropp) {
        svar.headers[.begäran] = spår.id
        svar.headers[.cacheControl] = "no-store"
        svar.headers[.xContentTypeOptions] = "nosniff"
        svar.headers[.referensregel] = "no-referrer"
        svar.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        if bakomProxy { svar.headers[.strictTransportSecurity] = "max-age=31536000" }
        // Part of a body may still come: nothing after it could be told from it.
        if kropp.återstår { svar.headers[.connection] = "close" }
    }

    /// Says what became of the request when its answer is written to the end, or cannot be.
    private func följ(_ svar: Response, _ begäran: Request, _ spår: Spår, _ början: ContinuousClock.Instant) -> Response {
        let metod = HTTPRequest.Method.kända.contains(begäran.method) ? begäran.method.rawValue : "ANNAN"
        let utskick = Utskick { [trafik, mått, status = svar.status.code] byte in
            let tid = ContinuousClock.now - början
            mått.slutade(metod, spår.rutt, status, tid)
            trafik.skriv(
                Trafiklogg.Rad(
                    begäran: spår.id, metod: metod, rutt: spår.rutt, status: status, kod: spår.kod, subjekt: spår.subjekt, tid: tid, byte: byte))
        }
        if let längd = svar.body.contentLength {
            utskick.lägg(längd)
            return svar
        }
        var följt = svar
        let kropp = svar.body
        följt.body = ResponseBody { [logger] ut in
            do { try await kropp.write(RäknandeSkrivare(ut: ut, utskick: utskick)) } catch {
                logger.notice("an answer was cut off", metadata: ["begaran": "\(spår.id)", "rutt": "\(spår.rutt)", "orsak": "\(error)"])
                throw error
            }
        }
        return följt
    }
}

/// What is learned of a request on its way, for the line it leaves behind.
final class Spår: Sendable {
    private struct Fynd {
        var rutt = "okand"
        var subjekt: String?
        var kod: String?
    }

    let id: String
    private let fynd = Mutex(Fynd())

    init(id: String) { self.id = id }

    var rutt: String {
        get { fynd.withLock { $0.rutt } }
        set { fynd.withLock { $0.rutt = newValue } }
    }

    var subjekt: String? {
        get { fynd.withLock { $0.subjekt } }
        set { fynd.withLock { $0.subjekt = newValue } }
    }

    var kod: String? {
        get { fynd.withLock { $0.kod } }
        set { fynd.withLock { $0.kod = newValue } }
    }
}

/// An answer on its way out: counted, and told of when it is over, however it ends.
private final class Utskick: Sendable {
    private let byte = Mutex(0)
    private let slut: @Sendable (Int) -> Void

    init(_ slut: @escaping @Sendable (Int) -> Void) { self.slut = slut }

    func lägg(_ antal: Int) { byte.withLock { $0 += antal } }

    deinit { slut(byte.withLock { $0 }) }
}

/// Counts what is written on its way out.
private struct RäknandeSkrivare: ResponseBodyWriter {
    var ut: any ResponseBodyWriter
    let utskick: Utskick

    mutating func write(_ buffer: ByteBuffer) async throws {
        utskick.lägg(buffer.readableBytes)
        try await ut.write(buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws { try await ut.finish(trailingHeaders) }
}

extension HTTPRequest.Method {
    /// The methods that can stand in a log and in a measure.
    static let kända: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}
