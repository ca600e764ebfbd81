public import Application

/// An issuer that gives anybody any token is for where there is nothing to see.
public enum Utfärdarfel: Error, Hashable, Sendable {
    /// Our own issuer works only for a database that is for demonstration.
    case baraIDemo(Driftmiljö)
    /// Real decisions are not shown for tokens from an issuer without TLS.
    case utanTLS(Driftmiljö)

    /// - Throws: ``baraIDemo(_:)``.
    public static func kräverDemo(_ miljö: Driftmiljö) throws(Utfärdarfel) {
        switch miljö {
        case .demo: return
        case .test, .produktion: throw .baraIDemo(miljö)
        }
    }
}

extension Identitetsinställningar {
    /// To ask before a server believes the issuer.
    ///
    /// - Throws: ``Utfärdarfel/utanTLS(_:)`` for an issuer on this machine, which has no TLS, where the database is the real one.
    public func pröva(för miljö: Driftmiljö) throws(Utfärdarfel) {
        switch miljö {
        case .demo, .test: return
        case .produktion: if ärLokal { throw .utanTLS(miljö) }
        }
    }
}
