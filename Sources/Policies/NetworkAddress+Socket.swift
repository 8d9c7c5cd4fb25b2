internal import Glibc
internal import Preferences

extension NetworkAddress {
    /// The address that a socket is about to be connected to; nil where it is of another kind than IPv4 and IPv6.
    init?(_ address: UnsafePointer<sockaddr>) {
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            let bits = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { $0.pointee.sin_addr.s_addr }
            self = .v4(UInt32(bigEndian: bits))
        case AF_INET6:
            let halves = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin6_addr) { bytes in
                    (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                }
            }
            self = .v6(UInt64(bigEndian: halves.0), UInt64(bigEndian: halves.1))
        default: return nil
        }
    }
}
