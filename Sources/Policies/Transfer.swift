internal import CCurl
internal import Foundation
internal import Glibc
internal import Preferences
internal import Synchronization

/// One POST to an endpoint and its answer, on the thread that carries it out; only `cancel` may be called from others.
final class Transfer {
    /// How an answer begins.
    struct Head: Sendable {
        var status = 0
        /// By names in lower case; of several of one name the last.
        var fields: [String: String] = [:]
    }

    private(set) var head = Head()
    /// What was not handed on.
    private(set) var body: [UInt8] = []
    /// Why it was broken off by this side.
    private var fault: PolicyError?
    private var refusal: String?
    private var byteCount = 0
    private let isCancelled: Flag
    private let onBody: (Head, UnsafeRawBufferPointer) throws(PolicyError) -> Bool

    /// Set from another thread.
    final class Flag: Sendable {
        private let value = Atomic(false)
        var isSet: Bool { value.load(ordering: .relaxed) }
        func set() { value.store(true, ordering: .relaxed) }
    }

    /// - Parameter onBody: given bytes of the answer as they come; false keeps them in `body`.
    init(cancelledBy flag: Flag, onBody: @escaping (Head, UnsafeRawBufferPointer) throws(PolicyError) -> Bool) {
        isCancelled = flag
        self.onBody = onBody
    }

    /// - Parameters:
    ///   - handle: of `ccurl_open`, used by nobody else meanwhile.
    ///   - headers: `name: value`.
    ///   - trustedFile: certificates in place of the system's.
    func run(
        on handle: UnsafeMutableRawPointer, url: String, body: [UInt8], headers: [String], timeoutSeconds: Int,
        trustedFile: String?
    ) throws(PolicyError) {
        // Whoever is called back is alive until this function returns.
        let lines = headers.map { strdup($0) }
        defer { lines.forEach { free($0) } }
        var pointers = lines.map { $0.map { UnsafePointer($0) } } + [nil]
        var message = [CChar](repeating: 0, count: Int(ccurl_message_count))
        let outcome = body.withUnsafeBytes { bytes in
            pointers.withUnsafeMutableBufferPointer { list in
                url.withCString { url in
                    Self.withOptionalCString(trustedFile) { trusted in
                        var question = ccurl_question(
                            url: url, body: bytes.baseAddress, body_count: bytes.count, headers: list.baseAddress,
                            trusted_file: trusted, connect_milliseconds: Self.connectMilliseconds,
                            total_milliseconds: timeoutSeconds * 1_000,
                            context: Unmanaged.passUnretained(self).toOpaque(),
                            may_connect: { context, address, _ in Transfer.of(context).mayConnect(address) ? 1 : 0 },
                            on_header: { Transfer.of($0).take(header: UnsafeRawBufferPointer(start: $1, count: $2)) },
                            on_body: {
                                Transfer.of($0).take(body: UnsafeRawBufferPointer(start: $1, count: $2)) ? 1 : 0
                            },
                            is_cancelled: { Transfer.of($0).isCancelled.isSet ? 1 : 0 })
                        return ccurl_perform(handle, &question, &message)
                    }
                }
            }
        }
        if let fault { throw fault }
        switch outcome {
        case ccurl_answered: return
        case ccurl_broken_off: throw .unreachable("the question was broken off.")
        default:
            if let refusal { throw .forbidden(refusal) }
            let text = String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            // Where it timed out before it was connected, curl says so in other words.
            if outcome == ccurl_timed_out, text.hasPrefix("Operation timed out") { throw .tooSlow(timeoutSeconds) }
            throw .unreachable(PolicyError.printable(text) + ".")
        }
    }

    private static let connectMilliseconds = 10_000

    private static func of(_ context: UnsafeMutableRawPointer?) -> Transfer {
        guard let context else { preconditionFailure("a callback without its transfer") }
        return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }

    private func mayConnect(_ address: UnsafePointer<sockaddr>?) -> Bool {
        guard let number = address.flatMap({ NetworkAddress($0) }) else { return false }
        guard let reason = number.refusal else { return true }
        refusal = "The endpoint's address \(number) \(reason); Podium never asks it."
        return false
    }

    private func take(header bytes: UnsafeRawBufferPointer) {
        let line = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        if line.hasPrefix("HTTP/") {
            // Also after a "100 Continue": the last one counts.
            head = Head(status: line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0)
        } else if let colon = line.firstIndex(of: ":") {
            head.fields[line[..<colon].lowercased()] =
                line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
    }

    private func take(body bytes: UnsafeRawBufferPointer) -> Bool {
        byteCount += bytes.count
        do throws(PolicyError) {
            guard byteCount <= PolicyRules.replyBytes else { throw .tooLarge }
            if try !onBody(head, bytes) { body.append(contentsOf: bytes) }
            return true
        } catch {
            fault = error
            return false
        }
    }

    private static func withOptionalCString<Result>(
        _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
    ) -> Result {
        guard let text else { return body(nil) }
        return text.withCString { body($0) }
    }
}
