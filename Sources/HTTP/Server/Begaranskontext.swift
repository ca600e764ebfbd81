import Hummingbird
import Logging
import NIOCore

/// What Hummingbird gives each request: from where it comes.
struct Begäranskontext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address of the one who is connected, the proxy's when there is one.
    let motpart: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        motpart = source.channel.remoteAddress?.ipAddress
    }
}
