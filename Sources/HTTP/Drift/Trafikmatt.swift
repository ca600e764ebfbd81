import CoreMetrics
import Synchronization

/// How many requests there are, how they end and how long they take.
final class Trafikmått: Sendable {
    private struct Slag: Hashable {
        let metod: String
        let rutt: String
        let status: Int
    }

    private let fabrik: Mätvärden
    private let pågående: any MeterHandler
    /// As many as there are routes, methods and statuses.
    private let kända = Mutex<[Slag: (antal: any CounterHandler, tid: any TimerHandler)]>([:])

    init(_ fabrik: Mätvärden) {
        self.fabrik = fabrik
        pågående = fabrik.makeMeter(label: "evb_http_requests_in_flight", dimensions: [])
    }

    func började() { pågående.increment(by: 1) }

    func slutade(_ metod: String, _ rutt: String, _ status: Int, _ tid: Duration) {
        pågående.decrement(by: 1)
        let slag = Slag(metod: metod, rutt: rutt, status: status)
        let mått = kända.withLock { kända in
            if let mått = kända[slag] { return mått }
            let rutten = [("method", metod), ("route", rutt)]
            let mått = (
                antal: fabrik.makeCounter(label: "evb_http_requests_total", dimensions: rutten + [("status", "\(status)")]),
                tid: fabrik.makeTimer(label: "evb_http_request_duration_seconds", dimensions: rutten)
            )
            kända[slag] = mått
            return mått
        }
        mått.antal.increment(by: 1)
        mått.tid.recordNanoseconds(Int64(tid.sekunder * 1_000_000_000))
    }
}
