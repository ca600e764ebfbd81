public import Application
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle

/// evb over HTTP: the server with its routes, as one of a program's services. Told to stop, it takes no new requests and answers those it has.
public struct Webbserver: Service {
    private let installation: Installation
    private let inställningar: Serverinställningar
    private let identitet: any Identitetsprövning
    private let mätvärden: Mätvärden
    private let rader: Radskrivare
    private let logger: Logger
    private let lyssnar: @Sendable (String, Int) -> Void

    /// - Parameters:
    ///   - installation: what is served.
    ///   - inställningar: where it listens, and its bounds.
    ///   - identitet: proves who asks.
    ///   - mätvärden: where its traffic is counted, and what `/matvarden` tells.
    ///   - rader: where the line of each request is written.
    ///   - logger: told what goes wrong; the lines of requests are `rader`'s.
    ///   - lyssnar: told the address and the port, once requests are taken.
    public init(
        _ installation: Installation, _ inställningar: Serverinställningar, identitet: any Identitetsprövning, mätvärden: Mätvärden,
        rader: Radskrivare,
        logger: Logger, lyssnar: @escaping @Sendable (String, Int) -> Void
    ) {
        self.installation = installation
        self.inställningar = inställningar
        self.identitet = identitet
        self.mätvärden = mätvärden
        self.rader = rader
        self.logger = logger
        self.lyssnar = lyssnar
    }

    /// Serves until the group it belongs to is told to stop.
    ///
    /// - Throws: ``Serverfel/kanInteLyssna(adress:port:orsak:)``.
    public func run() async throws {
        let gränser = inställningar.gränser
        let dörr = Ytterdörr(
            tabell: Ruttabell(Rutter(installation, mätvärden, gränser, logger: logger).alla),
            inpassering: Inpassering(identitet: identitet, takt: Takt(inställningar.takt)),
            trafik: Trafiklogg(rader), mått: Trafikmått(mätvärden), utrymme: Kroppsutrymme(gränser.kroppar), gränser: gränser,
            bakomProxy: inställningar.bakomProxy, logger: logger)
        let slingor = MultiThreadedEventLoopGroup(numberOfThreads: gränser.slingor)
        let program = Hummingbird.Application(
            responder: dörr,
            server: HTTPServerBuilder { besvara in
                Slingkanal(
                    HTTP1Channel(
                        responder: besvara,
                        configuration: HTTP1Channel.Configuration(
                            additionalChannelHandlers: [Anslutningsvakt(gränser)], idleTimeout: TimeAmount(gränser.vilotid),
                            httpDecoderConfiguration: .init(
                                maxHeaderFieldSize: gränser.huvudbyte, maxHeaderListSize: gränser.huvudbyte,
                                maxHeaderFieldCount: gränser.huvuden))))
            },
            configuration: ApplicationConfiguration(
                address: .hostname(inställningar.adress, port: inställningar.port),
                availableConnectionsDelegate: MaximumAvailableConnections(gränser.förbindelser, logger: logger)),
            onServerRunning: { [lyssnar, inställningar] kanal in lyssnar(inställningar.adress, kanal.localAddress?.port ?? inställningar.port) },
            eventLoopGroupProvider: .shared(slingor), logger: logger)
        do {
            try await withTaskExecutorPreference(Slingexekutor(slingor.any())) { try await program.run() }
            try await slingor.shutdownGracefully()
        } catch let fel as IOError {
            throw Serverfel.kanInteLyssna(adress: inställningar.adress, port: inställningar.port, orsak: "\(fel)")
        }
    }
}
