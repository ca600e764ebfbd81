public import Handlaggning
public import Postgres

extension PostgresDate {
    public init(_ datum: Datum) { self.init(daysSince1970: datum.dagarSedan1970) }
}

extension Datum {
    public init(_ datum: PostgresDate) { self.init(dagarSedan1970: datum.daysSince1970) }
}
