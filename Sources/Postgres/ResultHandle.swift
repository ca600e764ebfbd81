import CPostgres

/// A `PGresult`, cleared when it goes out of scope.
struct ResultHandle: ~Copyable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    var status: ExecStatusType { PQresultStatus(pointer) }

    /// Rows affected, from the command tag; 0 for a command that affects none.
    var affected: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

    /// The command tag, for example `COMMIT`.
    var commandTag: String { String(cString: PQcmdStatus(pointer)) }

    func errorField(_ field: Int32) -> String? {
        PQresultErrorField(pointer, field).map { String(cString: $0) }
    }
}
