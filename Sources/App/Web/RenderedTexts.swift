import Crypto
import Foundation
import Markup
import Synchronization

/// The HTML of texts, made where it holds no event loop.
///
/// Short texts are rendered where they are asked for, which costs less than to change threads. Long ones are rendered on
/// worker threads, once however many ask for the same text at the same time, and their HTML is kept within so many bytes
/// by the SHA-256 of the text: nobody can write two texts that have the same one, so nobody is shown another text.
package final class RenderedTexts: Sendable {
    /// Makes HTML of Markdown.
    package typealias Render = @Sendable (_ markdown: String) -> String

    /// What a text is.
    enum Style {
        case markdown
        /// To be read as it was written.
        case plain
    }

    /// Bytes of Markdown, all texts of an answer together, that are rendered on the event loop. A KiB takes 10 µs where it
    /// is plain, 150 µs with marks in every line, and 250 µs where it is made to be slow.
    static let bytesOnLoop = 4 << 10
    /// From how many bytes on the HTML of a text is kept: to hash a KiB takes 1.3 µs.
    static let keptBytes = 1 << 10

    /// About what an entry takes beside its HTML: long texts can have none.
    private static let entryBytes = 256

    private typealias Waiting = CheckedContinuation<String, Never>

    private struct State {
        var html: RecentValues<Data, String>
        /// Who waits for each text that is being rendered.
        var waiting: [Data: [Waiting]] = [:]
    }

    private enum Step {
        case use(String)
        case render
        case wait
    }

    private let workers: WorkerPool
    private let render: Render
    private let renderPlain: Render
    private let state: Mutex<State>

    /// - Parameters:
    ///   - workers: where long texts are rendered.
    ///   - capacity: bytes of HTML that are kept.
    package init(
        workers: WorkerPool, capacity: Int = 32 << 20, render: @escaping Render = MarkdownRenderer().html,
        renderPlain: @escaping Render = MarkdownRenderer().plainHTML
    ) {
        self.workers = workers
        self.render = render
        self.renderPlain = renderPlain
        state = Mutex(State(html: RecentValues(capacity: capacity)))
    }

    /// Bytes of HTML that are kept now.
    var bytes: Int { state.withLock { $0.html.bytes } }

    /// Calls `body` with the HTML of each text, in their order: on the worker threads where the texts are long, because
    /// what `body` makes of them then takes long as well.
    ///
    /// - Throws: `WorkerPool.Full`, or what `body` throws.
    func withHTML<Value: Sendable>(
        of texts: [String], as style: Style = .markdown, _ body: @Sendable (_ html: [String]) throws -> Value
    ) async throws -> Value {
        let isShort = texts.reduce(0) { $0 + $1.utf8.count } <= Self.bytesOnLoop
        if style == .plain {  // made faster than looked up
            if isShort { return try body(texts.map(renderPlain)) }
            return try await workers.run { try body(texts.map(self.renderPlain)) }
        }
        if isShort { return try body(texts.map(htmlAtOnce(of:))) }
        return try await workers.run {
            var html: [String] = []
            for text in texts { html.append(await self.html(of: text)) }
            return try body(html)
        }
    }

    /// Of a short text: to render it twice is cheaper than to wait for another.
    private func htmlAtOnce(of text: String) -> String {
        guard text.utf8.count >= Self.keptBytes else { return render(text) }
        let hash = SHA256.hash(text.utf8)
        if let html = state.withLock({ $0.html.use(hash) }) { return html }
        let html = render(text)
        state.withLock { $0.html.keep(html, bytes: html.utf8.count + Self.entryBytes, for: hash) }
        return html
    }

    /// On a worker thread. Waiting for another that renders the same text holds none.
    private func html(of text: String) async -> String {
        guard text.utf8.count >= Self.keptBytes else { return render(text) }
        let hash = SHA256.hash(text.utf8)
        return await withCheckedContinuation { continuation in
            switch next(for: hash, continuation) {
            case .use(let html): continuation.resume(returning: html)
            case .wait: break
            case .render:
                let html = render(text)
                for waiting in finish(hash, html) { waiting.resume(returning: html) }
                continuation.resume(returning: html)
            }
        }
    }

    private func next(for hash: Data, _ continuation: Waiting) -> Step {
        state.withLock { state in
            if let html = state.html.use(hash) { return .use(html) }
            guard state.waiting[hash] == nil else {
                state.waiting[hash]?.append(continuation)
                return .wait
            }
            state.waiting[hash] = []
            return .render
        }
    }

    private func finish(_ hash: Data, _ html: String) -> [Waiting] {
        state.withLock { state in
            state.html.keep(html, bytes: html.utf8.count + Self.entryBytes, for: hash)
            return state.waiting.removeValue(forKey: hash) ?? []
        }
    }
}
