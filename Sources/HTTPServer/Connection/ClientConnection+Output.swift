extension ClientConnection {
    enum WriteResult { case accepted, full, gone }

    /// Above this a writer waits, and no further request is taken.
    private static var highWater: Int { 64 << 10 }

    var isBelowHighWater: Bool { output.count - outputSent < Self.highWater }

    /// Takes a buffer of the loop's, so that idle connections hold none.
    func prepareOutput() {
        if output.capacity == 0 { output = worker.takeBuffer() }
    }

    /// Part of a streamed response.
    func write(_ bytes: [UInt8], of exchange: RequestExchange) -> WriteResult {
        worker.loop.assertCurrent()
        guard self.exchange === exchange, !isClosed else { return .gone }
        prepareOutput()
        if case .chunked = exchange.framing {
            ResponseEncoder.chunk(bytes, to: &output)
        } else {
            output.append(contentsOf: bytes)
        }
        exchange.bodyBytesSent += bytes.count
        if isBelowHighWater {
            scheduleFlush()
            return .accepted
        }
        flush()
        if isClosed { return .gone }
        return isBelowHighWater ? .accepted : .full
    }

    /// Sends at the end of the turn: pipelined responses go out together.
    func scheduleFlush() {
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        worker.flushLater(self)
    }

    func flush() {
        worker.loop.assertCurrent()
        isFlushScheduled = false
        guard !isClosed, !output.isEmpty else { return }
        var sent = 0
        while isWritable, outputSent < output.count {
            switch output.withUnsafeBytes({ transport.write(UnsafeRawBufferPointer(rebasing: $0[outputSent...])) }) {
            case .bytes(let count):
                outputSent += count
                sent += count
            case .wouldBlock: isWritable = false
            case .notTLS, .end, .failed: return abort()
            }
        }
        worker.metrics.bytesSent += sent
        let isDrained = outputSent == output.count
        clock.responseSent(sent, isDrained: isDrained)
        if isDrained {
            worker.giveBack(&output)
            outputSent = 0
            if isEnding { return linger() }
        } else if outputSent > 1 << 20 {
            output.removeFirst(outputSent)
            outputSent = 0
        }
        if isBelowHighWater {
            exchange?.resumeWriters()
            if isReadable || !input.isEmpty || parser.phase == .complete { worker.resumeLater(self) }
        }
    }

    /// No further request: send what is ready, then close in an orderly way.
    func end() {
        guard !isClosed, !isEnding else { return }
        isEnding = true
        input = []
        if output.isEmpty { linger() } else { scheduleFlush() }
    }

    /// Shuts the sending side and reads on for a while: closing with unread input would send a reset, and the client
    /// might lose the response (RFC 9112 §9.6).
    private func linger() {
        if hasPeerFinished { return close() }
        clock.enter(.lingering, now: worker.loop.now)
        transport.finishSending()
        isReadable = true
        worker.resumeLater(self)
    }
}
