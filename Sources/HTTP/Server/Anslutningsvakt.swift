import CanonicalJSON
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Watches one connection: a head that cannot be read is answered with a problem, whoever reads no answer is let go, and the last answer is
/// given time to arrive before the connection is closed.
///
/// Källa: RFC 9112, 9.6 Tear-down; RFC 9110, 10.1.1 Expect; RFC 6585, 5 (431).
final class Anslutningsvakt: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let gränser: Gränser
    private var obesvarade = 0
    /// The answer being written is the connection's last.
    private var ärSista = false
    /// It is written: what still comes is not read.
    private var ärAvslutad = false
    private var oläst: Scheduled<Void>?

    init(_ gränser: Gränser) { self.gränser = gränser }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !ärAvslutad else { return }
        if case .head(let huvud) = unwrapInboundIn(data) {
            obesvarade += 1
            if väntarPåKlartecken(huvud) { context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil) }
        }
        context.fireChannelRead(data)
    }

    /// What comes after the last answer is taken and thrown away until the client has closed, too.
    func channelReadComplete(context: ChannelHandlerContext) {
        if ärAvslutad { context.read() }
        context.fireChannelReadComplete()
    }

    private func väntarPåKlartecken(_ huvud: HTTPRequest) -> Bool {
        guard obesvarade == 1, huvud.headerFields[.expect]?.lowercased() == "100-continue" else { return false }
        return huvud.headerFields[.contentLength].flatMap { Int($0) }.map { $0 <= gränser.kropp } ?? true
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let svar):
            ärSista = ärSista || svar.headerFields[.connection] == "close"
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            obesvarade -= 1
            guard ärSista else { return context.write(data, promise: promise) }
            context.writeAndFlush(data, promise: promise)
            avsluta(context)
        }
    }

    private func avsluta(_ context: ChannelHandlerContext) {
        guard !ärAvslutad else { return }
        ärAvslutad = true
        context.close(mode: .output, promise: nil)
        let kanal = context.channel
        context.eventLoop.scheduleTask(in: TimeAmount(gränser.avskedstid)) { kanal.close(promise: nil) }
        context.read()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if ärAvslutad, case ChannelEvent.inputClosed = event { return context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        oläst?.cancel()
        oläst = nil
        if !context.channel.isWritable {
            let kanal = context.channel
            oläst = context.eventLoop.scheduleTask(in: TimeAmount(gränser.skrivtid)) { kanal.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        oläst?.cancel()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Between two requests there is nobody else to answer; in the middle of one, its reader is told.
        guard let fel = error as? HTTPParserError, obesvarade == 0, !ärAvslutad else { return context.fireErrorCaught(error) }
        let svar = Problem(läsfel: fel).svar(begäran: nil)
        context.write(wrapOutboundOut(.head(svar.huvud)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(string: svar.kropp))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        avsluta(context)
    }
}

@available(*, unavailable)
extension Anslutningsvakt: Sendable {}

extension Problem {
    /// A request that the parser gave up.
    init(läsfel fel: HTTPParserError) {
        self =
            switch fel {
            case .headerOverflow: Problem(.huvudetForStort, "Begäran har för många eller för stora huvuden. Skicka färre.")
            default: Problem(.ogiltigHTTP, "Begäran går inte att läsa som HTTP/1.1.")
            }
        huvuden[.connection] = "close"
    }
}
