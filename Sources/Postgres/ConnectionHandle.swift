import CPostgres
import Logging
import Synchronization

/// A `PGconn`, finished when its owner goes away.
///
/// The actor that owns it has no deinit of its own: an isolated one does not survive a release build's module interface.
struct ConnectionHandle: ~Copyable {
    /// Nil when closed.
    private(set) var pointer: OpaquePointer?
    /// Kept alive for the notice receiver, which holds an unretained reference.
    private var notices: NoticeLog?
    /// The server has said that it ends this connection, though it may not have done so yet.
    var isEnding: Bool { notices?.isEnding ?? false }

    init() {}

    init(adopting pointer: OpaquePointer, logger: Logger?) {
        self.pointer = pointer
        let notices = NoticeLog(logger: logger)
        PQsetNoticeReceiver(
            pointer,
            { context, result in
                guard let context, let result else { return }
                Unmanaged<NoticeLog>.fromOpaque(context).takeUnretainedValue().record(result)
            }, Unmanaged.passUnretained(notices).toOpaque())
        self.notices = notices
    }

    deinit { PQfinish(pointer) }

    mutating func close() {
        PQfinish(pointer)
        pointer = nil
    }

    var isOpen: Bool { PQstatus(pointer) == CONNECTION_OK }
    var transactionStatus: PGTransactionStatusType { PQtransactionStatus(pointer) }
    var message: String { trimmed(String(cString: PQerrorMessage(pointer))) }
}

/// Notices go to the log as their code alone: their text may quote values.
final class NoticeLog: Sendable {
    private let logger: Logger?
    private let ending = Atomic<Bool>(false)

    init(logger: Logger?) { self.logger = logger }

    var isEnding: Bool { ending.load(ordering: .relaxed) }

    fileprivate func record(_ result: OpaquePointer) {
        let severity = PQresultErrorField(result, diag_severity).map { String(cString: $0) } ?? ""
        // Between commands libpq gives the server's parting words as a notice.
        if severity == "FATAL" || severity == "PANIC" { ending.store(true, ordering: .relaxed) }
        guard let logger, logger.logLevel <= .debug else { return }
        let state = PQresultErrorField(result, diag_sqlstate).map { String(cString: $0) } ?? ""
        logger.debug("PostgreSQL notice", metadata: ["severity": "\(severity)", "sqlstate": "\(state)"])
    }
}

/// Without white space at either end: libpq ends its messages with a line feed.
func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    let start = text.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(start[...last])
}
