public import Application
public import ArgumentParser
public import EventStore
public import Handlaggning

// The values of options, as the domain reads them.
extension Datum: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Kvartal: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Tenant: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension Position: ExpressibleByArgument {
    public init?(argument: String) {
        guard let tal = Int64(argument) else { return nil }
        self.init(rawValue: tal)
    }
}

extension ID: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Utskriftsform: ExpressibleByArgument {}
extension Rapportvy: ExpressibleByArgument {}
