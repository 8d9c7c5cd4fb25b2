internal import Foundation
internal import Wire

/// Reads an answer that comes as server-sent events, whatever pieces the network cuts it into.
struct StreamedReply {
    /// Is not repeated, should the server do so in a fault.
    private let key: String?
    /// Whether the server said that nothing more comes.
    private(set) var isDone = false
    /// What has come of the line that is not over yet.
    private var line: [UInt8] = []
    private var text = ""
    private var refusal = ""
    private var hasContent = false
    private var hasCalls = false
    private var reason: String?
    private var usage: ChatReply.UsageBody?

    init(without key: String?) {
        self.key = key
    }

    /// - Returns: the texts of the answer that came with these bytes.
    mutating func take(_ bytes: some Sequence<UInt8>) throws(PolicyError) -> [String] {
        var texts: [String] = []
        for byte in bytes {
            guard byte == UInt8(ascii: "\n") else {
                line.append(byte)
                continue
            }
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            let whole = line
            line.removeAll(keepingCapacity: true)
            if let new = try read(whole), !new.isEmpty { texts.append(new) }
            if isDone { break }
        }
        return texts
    }

    /// - Throws: `PolicyError.malformed` where the connection ended before the answer did.
    mutating func reply() throws(PolicyError) -> ChatReply {
        if !isDone, !line.isEmpty { _ = try take([UInt8(ascii: "\n")]) }
        guard isDone || reason != nil else { throw .malformed("It broke off in the middle.") }
        return try ChatReply(
            content: hasContent ? text : nil, refusal: refusal, hasCalls: hasCalls, reason: reason, usage: usage)
    }

    private mutating func read(_ line: [UInt8]) throws(PolicyError) -> String? {
        let prefix = Array("data:".utf8)
        guard line.starts(with: prefix) else { return nil }
        var data = line[prefix.count...]
        if data.first == UInt8(ascii: " ") { data.removeFirst() }
        if data.elementsEqual("[DONE]".utf8) {
            isDone = true
            return nil
        }
        let event: Event
        do {
            event = try JSON.decode(Event.self, from: Array(data))
        } catch {
            throw .malformed(JSON.explanation(of: error).message)
        }
        if let error = event.error {
            throw .status(200, ErrorReply.sentence(error.message ?? "", without: key), retryAfter: nil)
        }
        if let usage = event.usage { self.usage = usage }
        guard let choice = event.choices?.first else { return nil }
        if let reason = choice.finish_reason { self.reason = reason }
        if choice.delta?.tool_calls?.isEmpty == false { hasCalls = true }
        if let said = choice.delta?.refusal { refusal += said }
        guard let new = choice.delta?.content?.text else { return nil }
        hasContent = true
        text += new
        return new
    }

    private struct Event: Decodable {
        struct Fault: Decodable { var message: String? }
        struct Call: Decodable {}
        struct Delta: Decodable {
            var content: ContentBody?
            var refusal: String?
            var tool_calls: [Call]?
        }
        struct Choice: Decodable {
            var delta: Delta?
            var finish_reason: String?
        }

        var choices: [Choice]?
        var usage: ChatReply.UsageBody?
        var error: Fault?
    }
}
