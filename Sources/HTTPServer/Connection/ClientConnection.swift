import Glibc
import HTTPTypes

/// One client: moves bytes between socket, parser and handlers. The protocol's rules are in ``RequestParser`` and
/// ``ConnectionClock``; this file reads, `ClientConnection+Exchange` runs handlers, `ClientConnection+Output` writes.
///
/// SAFETY: every member is touched only on the thread of `worker.loop`. The ways in assert it: events, ticks, a handler's
/// response and what it writes.
final class ClientConnection: EventSource, @unchecked Sendable {
    /// The two hold each other until the connection is closed and forgotten.
    let worker: Worker
    let transport: Transport
    let peer: PeerAddress
    private(set) lazy var peerText = peer.text
    var token: UInt64 = 0
    var parser: RequestParser
    var clock: ConnectionClock
    /// Received and not yet parsed: an incomplete line, or requests behind the one in progress.
    var input: [UInt8] = []
    /// To be sent, from `outputSent` on.
    var output: [UInt8] = []
    var outputSent = 0
    var exchange: RequestExchange?
    /// Data may be there: an edge came and no read has found the end of it.
    var isReadable = false
    var isWritable = true
    var hasPeerFinished = false
    var isFlushScheduled = false
    /// No further request is taken; when the output is sent, linger.
    var isEnding = false
    var isClosed = false

    init(worker: Worker, transport: Transport, peer: PeerAddress) {
        self.worker = worker
        self.transport = transport
        self.peer = peer
        parser = RequestParser(limits: worker.configuration.limits)
        clock = ConnectionClock(now: worker.loop.now)
    }

    func ready(_ event: Epoll.Ready) {
        worker.loop.assertCurrent()
        if event.isBroken, !event.isReadable { return giveUp() }
        if event.isHalfClosed { clock.halfClose(now: worker.loop.now) }
        if event.isWritable, !isWritable {
            isWritable = true
            flush()
        }
        // OpenSSL may have to write before it can read on.
        if event.isReadable || event.isHalfClosed || (event.isWritable && !transport.isOpen) {
            isReadable = true
            receive()
        }
        if event.isBroken { giveUp() }
    }

    /// Both sides are shut, or a reset came. When everything was said the kernel may still be delivering it.
    private func giveUp() { clock.phase == .lingering ? close() : abort() }

    /// Reads as long as there is something and someone wants it.
    func receive() {
        worker.loop.assertCurrent()
        while isReadable, wantsInput, !isClosed {
            worker.withScratch { scratch in
                switch transport.read(into: scratch) {
                case .bytes(let count):
                    worker.metrics.bytesReceived += count
                    // After the peer's last byte the end is still to be seen.
                    if transport.isDrained { isReadable = clock.isHalfClosed }
                    take(UnsafeRawBufferPointer(rebasing: scratch[..<count]))
                case .wouldBlock: isReadable = false
                case .notTLS: refuse(.plainOnSecurePort)
                case .end: finishedByPeer()
                case .failed: abort()
                }
            }
        }
    }

    private var wantsInput: Bool {
        if hasPeerFinished { return false }
        if isEnding { return true }
        guard isBelowHighWater else { return false }
        guard let exchange else { return true }
        if exchange.isRequestComplete { return false }
        return exchange.isResponseComplete || exchange.body?.wantsBytes ?? false
    }

    private func take(_ bytes: UnsafeRawBufferPointer) {
        if isEnding { return }
        if input.isEmpty {
            let span = bytes.bindMemory(to: UInt8.self).span
            let used = parse(span)
            if used < bytes.count { input.append(contentsOf: bytes[used...]) }
        } else {
            input.append(contentsOf: bytes)
            parseInput()
        }
        noteProgress()
    }

    /// Parses what is left from before.
    func parseInput() {
        guard !input.isEmpty || parser.phase == .complete else { return }
        var pending: [UInt8] = []
        swap(&pending, &input)
        let used = parse(pending.span)
        if used == 0 {
            swap(&pending, &input)
        } else if used < pending.count {
            input = Array(pending[used...])
        }
    }

    /// The time for a header runs from its first byte, also when that came behind an earlier request.
    func noteProgress() {
        guard exchange == nil, !isEnding, !isClosed else { return }
        if clock.phase == .opening { clock.enter(.idle, now: worker.loop.now) }
        if !input.isEmpty || parser.isMidRequest { clock.enter(.header, now: worker.loop.now) }
    }

    /// Acts on the events in `bytes` up to a request that has to wait; returns how many bytes are used up.
    private func parse(_ bytes: borrowing Span<UInt8>) -> Int {
        var used = 0
        while !isEnding, !isClosed, wantsInput {
            let rest = bytes.extracting(used..<bytes.count)
            let step = parser.next(rest)
            used += step.consumed
            switch step.event {
            case .incomplete: return used
            case .head(let head): begin(head)
            case .body(let range): receivedBody(rest.extracting(range))
            case .end: requestIsComplete()
            case .failure(let error): refuse(error)
            }
        }
        return isEnding ? bytes.count : used
    }

    private func receivedBody(_ bytes: borrowing Span<UInt8>) {
        guard let exchange else { return }
        exchange.hasBodyBytes = true
        clock.bodyReceived(bytes.count)
        if exchange.isResponseComplete {
            exchange.skippedBytes += bytes.count
            if exchange.skippedBytes > worker.configuration.limits.skippedBodyBytes {
                exchange.persistent = false
                requestIsComplete()
            }
        } else {
            exchange.body?.append(bytes)
        }
    }

    func requestIsComplete() {
        guard let exchange, !exchange.isRequestComplete else { return }
        exchange.isRequestComplete = true
        exchange.body?.complete()
        if exchange.isResponseComplete { end(exchange) }
    }

    /// The client sends no more. It may still read: a request that is complete is answered.
    private func finishedByPeer() {
        hasPeerFinished = true
        isReadable = false
        if let exchange {
            exchange.persistent = false
            if !exchange.isRequestComplete {
                exchange.body?.fail(.disconnected)
                exchange.isRequestComplete = true
                if exchange.isResponseComplete { end(exchange) }
            }
        } else if isEnding {
            if outputSent == output.count { close() }
        } else if parser.isMidRequest || !input.isEmpty {
            refuse(.disconnected)
        } else if output.isEmpty {
            close()
        } else {
            isEnding = true
        }
    }

    /// Looked at every tick.
    func tick(now: UInt64) {
        worker.loop.assertCurrent()
        let queued = output.isEmpty ? nil : transport.unacknowledgedBytes
        switch clock.verdict(
            now: now, limits: worker.clockLimits, awaitsBody: exchange?.awaitsBody ?? false, queued: queued)
        {
        case .keep: break
        case .close: exchange == nil && output.isEmpty ? close() : abort()
        case .timeOut:
            if let exchange {
                exchange.persistent = false
                exchange.isRequestComplete = true
                exchange.body?.fail(.requestTimeout)
                if exchange.isResponseComplete { end(exchange) }
            } else {
                refuse(.requestTimeout)
            }
        case .cancel: cancelHandler()
        }
    }

    /// The server shuts down: idle connections go at once, others after their response.
    func drain() {
        if exchange == nil, clock.phase == .idle || clock.phase == .opening {
            // A request that has already come is answered.
            isReadable = true
            receive()
            if exchange == nil, input.isEmpty, !parser.isMidRequest { end() }
        }
        exchange?.persistent = false
    }

    /// Cuts the connection with a reset, so that nobody takes half a response for a whole one and the kernel does not
    /// keep what nobody reads; a handler at work is cancelled.
    /// - Parameter status: What the request counts as, if its response is not complete: 499 when the client has gone.
    func abort(countingAs status: Int = 499) {
        guard !isClosed else { return }
        transport.resetOnClose()
        close()
        if let exchange {
            self.exchange = nil
            exchange.body?.fail(.disconnected)
            exchange.resumeWriters(throwing: CancellationError())
            if !exchange.isResponseComplete {
                exchange.task?.cancel()
                worker.record(exchange, status: status)
            }
        }
    }

    private func cancelHandler() {
        exchange?.persistent = false
        exchange?.isAbandoned = true
        exchange?.task?.cancel()
        exchange?.resumeWriters(throwing: CancellationError())
    }

    func close() {
        worker.loop.assertCurrent()
        guard !isClosed else { return }
        isClosed = true
        worker.forget(self)
        transport.close()
        input = []
        output = []
        outputSent = 0
    }
}
