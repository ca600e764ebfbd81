import CoreMetrics

/// How many requests there are, how they end and how long they take.
struct Trafikmått: Sendable {
    private let fabrik: Mätvärden

    init(_ fabrik: Mätvärden) { self.fabrik = fabrik }

    func började() { fabrik.makeMeter(label: "evb_http_requests_in_flight", dimensions: []).increment(by: 1) }

    func slutade(_ metod: String, _ rutt: String, _ status: Int, _ tid: Duration) {
        fabrik.makeMeter(label: "evb_http_requests_in_flight", dimensions: []).decrement(by: 1)
        fabrik.makeCounter(label: "evb_http_requests_total", dimensions: [("method", metod), ("route", rutt), ("status", "\(status)")]).increment(by: 1)
        fabrik.makeTimer(label: "evb_http_request_duration_seconds", dimensions: [("method", metod), ("route", rutt)])
            .recordNanoseconds(Int64(tid.sekunder * 1_000_000_000))
    }
}
