import Glibc

/// A system call that failed.
struct SocketError: Error, CustomStringConvertible {
    let call: String
    let code: Int32

    init(_ call: String, code: Int32 = errno) {
        self.call = call
        self.code = code
    }

    var description: String { "\(call): \(String(cString: strerror(code)))" }
}

/// Why the server could not start, in words for whoever started it.
public struct ServerError: Error, CustomStringConvertible, Sendable {
    /// Stable reasons.
    public enum Code: String, Sendable {
        /// The port belongs to another program.
        case portInUse
        /// The host is not an address of this machine, or not a name.
        case badHost
        /// Low ports need a privilege.
        case notPermitted
        /// Certificate or key can not be read, or they do not match.
        case badCertificate
        /// ``Server/run()`` was called a second time.
        case alreadyRun
        /// The system refused something else.
        case system
    }

    /// Stable.
    public let code: Code
    /// What went wrong and what to do.
    public let message: String
    /// The message.
    public var description: String { message }
}
