package import Foundation
internal import Preferences

/// Why a policy did not answer. `message` is safe to show to whoever manages, and to store.
package enum PolicyError: Error, Hashable, Sendable {
    /// The host has no address, or none that may be asked; with the reason.
    case forbidden(String)
    /// There is no connection; with the reason.
    case unreachable(String)
    /// No answer in time; in seconds.
    case tooSlow(Int)
    /// The server answered with another status than 200; with what it says, and how long it asks to be left alone. With 200:
    /// it began to stream, and then told of an error instead of the rest.
    case status(Int, String, retryAfter: TimeInterval?)
    /// The answer is not what OpenAI's API promises; with what is wrong.
    case malformed(String)
    /// The answer, or all that is around it, is longer than Podium reads.
    case tooLarge
    /// There is no text in the answer; perhaps all its tokens went into thinking.
    case emptyAnswer(isTruncated: Bool)

    /// Whether the same question may be answered a little later.
    package var mayRetry: Bool {
        switch self {
        case .unreachable, .tooSlow, .malformed, .emptyAnswer: true
        // A server that began to answer took the question, so that what kept it from the end may pass.
        case .status(200, _, _): true
        case .status(let code, _, _): code == 408 || code == 409 || code == 425 || code == 429 || code >= 500
        case .forbidden, .tooLarge: false
        }
    }

    /// How long the server asks to be left alone, in seconds.
    package var retryAfter: TimeInterval? {
        if case .status(_, _, let pause) = self { pause } else { nil }
    }

    /// What is wrong and, where it is known, what to do.
    package var message: String {
        switch self {
        case .forbidden(let reason): reason
        case .unreachable(let reason): "The endpoint cannot be reached: \(reason)"
        case .tooSlow(let seconds): "The endpoint did not answer within \(seconds) s."
        case .status(let code, let said, _): Self.sentence(code, said)
        case .malformed(let reason): "The endpoint's answer is none of /chat/completions. \(reason)"
        case .tooLarge: "The endpoint's answer is too long; set maxTokens."
        case .emptyAnswer(let isTruncated):
            isTruncated
                ? "The answer is empty: all its tokens were used before it began. Raise maxTokens."
                : "The answer is empty."
        }
    }

    private static func sentence(_ code: Int, _ said: String) -> String {
        if code == 200 { return "The endpoint broke its answer off\(said.isEmpty ? "." : ": \(said)")" }
        let hint =
            switch code {
            case 301, 302, 303, 307, 308: " Redirects are not followed: register the address that it names."
            case 401, 403: " Look at the key."
            case 404: " Look at the address and at the model's name."
            case 429: " It wants fewer requests: lower concurrency or requestsPerMinute."
            default: ""
            }
        return "The endpoint answered \(code)\(said.isEmpty ? "." : ": \(said)")\(hint)"
    }

    /// A stranger's text, in a form that a page, a log or a terminal can show.
    static func printable(_ text: String) -> String { DisplayName.printable(text, length: 300) }
}
