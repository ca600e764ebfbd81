import Foundation
import Glibc

/// Listens on a port of its own, and knows whether anybody came.
final class Fälla: Sendable {
    let port: Int
    private let uttag: Int32

    init() throws {
        let uttag = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var adress = sockaddr_in()
        adress.sin_family = sa_family_t(AF_INET)
        adress.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var längd = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bunden = withUnsafeMutablePointer(to: &adress) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(uttag, $0, längd) == 0 && listen(uttag, 8) == 0 && getsockname(uttag, $0, &längd) == 0
            }
        }
        guard bunden else { throw POSIXError(.EADDRINUSE) }
        self.uttag = uttag
        port = Int(UInt16(bigEndian: adress.sin_port))
    }

    /// A connection would wait in the queue by now: the kernel takes it before the one who connects goes on.
    var besökt: Bool { accept(uttag, nil, nil) >= 0 }

    func stäng() { close(uttag) }
}
