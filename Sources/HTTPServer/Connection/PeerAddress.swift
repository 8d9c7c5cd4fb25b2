import Glibc

/// An IP address as 16 bytes; IPv4 is mapped into IPv6 (RFC 4291 §2.5.5.2), so one program sees both alike.
struct PeerAddress: Sendable, Hashable {
    var high: UInt64
    var low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// An address of a connected socket.
    init(_ storage: sockaddr_storage) {
        self.init(high: 0, low: 0)
        let family = storage.ss_family
        withUnsafePointer(to: storage) { pointer in
            // SAFETY: the family says which of the two structures the kernel has filled; both fit into the storage.
            if family == sa_family_t(AF_INET) {
                pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    self = .init(ipv4: UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
                }
            } else if family == sa_family_t(AF_INET6) {
                pointer.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
                    self = .init(network: $0.pointee.sin6_addr)
                }
            }
        }
    }

    /// `127.0.0.1` or `::1`, without port or zone.
    init?(_ text: some StringProtocol) {
        var v4 = in_addr()
        var v6 = in6_addr()
        if inet_pton(AF_INET, String(text), &v4) == 1 {
            self.init(ipv4: UInt32(bigEndian: v4.s_addr))
        } else if inet_pton(AF_INET6, String(text), &v6) == 1 {
            self.init(network: v6)
        } else {
            return nil
        }
    }

    private init(ipv4: UInt32) { self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(ipv4)) }

    private init(network address: in6_addr) {
        self = withUnsafeBytes(of: address) { bytes in
            PeerAddress(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }

    var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

    var text: String {
        if isIPv4 {
            return "\(low >> 24 & 255).\(low >> 16 & 255).\(low >> 8 & 255).\(low & 255)"
        }
        var words = (high.bigEndian, low.bigEndian)
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        _ = inet_ntop(AF_INET6, &words, &buffer, socklen_t(buffer.count))
        return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }
}
