internal import Foundation
internal import Preferences
internal import Wire

/// What a server says beside a status that is an error, in one line that can be shown.
enum ErrorReply {
    /// - Parameters:
    ///   - body: OpenAI's `{"error": {"message": …}}`, other servers' `{"detail": …}`, or any text.
    ///   - key: is not repeated, should the server do so.
    static func sentence(_ body: [UInt8], without key: String?) -> String {
        let value = try? JSON.decode(JSONValue.self, from: body)
        let named =
            value?["error"]?["message"]?.text ?? value?["error"]?.text ?? value?["message"]?.text
            ?? value?["detail"]?.text
        let said = named ?? (value == nil ? String(decoding: body.prefix(2_000), as: UTF8.self) : "")
        return sentence(said, without: key)
    }

    /// The same of what a server says in words.
    static func sentence(_ words: String, without key: String?) -> String {
        var said = words
        // A proxy's page of HTML says nothing to anybody.
        if said.contains("<html") || said.hasPrefix("<!") { said = "" }
        if let key, !key.isEmpty { said = said.replacing(key, with: "…") }
        return PolicyError.printable(said.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
}

extension JSONValue {
    fileprivate var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}

/// How long a server asks to be left alone (RFC 9110, section 10.2.3).
enum RetryAfter {
    /// A server that asks for more is asked again after so long, in seconds.
    private static let most = 3_600.0

    /// - Returns: seconds; nil where it does not say, or nothing that can be read.
    static func seconds(_ field: String?, now: Date) -> TimeInterval? {
        guard let field = field?.trimmingCharacters(in: .whitespaces), !field.isEmpty else { return nil }
        if let seconds = TimeInterval(field), seconds.isFinite, seconds >= 0 { return min(seconds, most) }
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = .gmt
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return format.date(from: field).map { min(max($0.timeIntervalSince(now), 0), most) }
    }
}
