import HTTPTypes

extension ClientConnection {
    /// A request's header is in: find its handler and start it.
    func begin(_ head: RequestHead) {
        worker.loop.assertCurrent()
        clock.enter(.exchange, now: worker.loop.now)
        let configuration = worker.configuration
        let client = Client(
            socket: Client(
                address: peerText, isSecure: transport.isSecure, host: head.authority,
                basePath: configuration.basePath),
            peer: peer, fields: head.fields, trusted: configuration.trustedProxies,
            proxyFields: configuration.proxyFields)
        let head = client.basePath.isRoot ? head : head.routed(below: client.basePath)
        var match: RouteMatch
        let path: String
        if let decoded = PercentEncoding.decode(head.path) {
            path = decoded
            match = worker.router.match(head.method, head.path, below: client.basePath)
        } else {
            path = head.path
            match = worker.router.failing(.malformed("the path is not percent-encoded UTF-8"))
        }
        if case .fixed(let length) = head.framing, let limit = match.maximumBodyBytes, length > limit {
            match.responder = .atOnce { _ in throw HTTPError.bodyTooLarge(limit) }
        }
        if worker.requestsInFlight >= worker.maximumRequestsInFlight {
            match.responder = .atOnce { _ in throw HTTPError.overloaded }
        }
        let channel =
            head.framing == .none || head.framing == .fixed(0)
            ? nil : BodyChannel(loop: worker.loop, limit: match.maximumBodyBytes)
        let request = Request(
            id: worker.nextRequestID(), head: head, path: path, client: client, parameters: match.parameters,
            body: channel.map(RequestBody.init(channel:)) ?? RequestBody([]))
        let exchange = RequestExchange(
            connection: self, head: head, request: request, match: match, body: channel, startedAt: worker.loop.now)
        exchange.isRequestComplete = channel == nil
        // Weak: a handler may keep the body for longer than its exchange lasts.
        channel?.onDemand = { [weak self, weak exchange] in
            if let self, let exchange { demandBody(exchange) }
        }
        start(exchange)
    }

    private func start(_ exchange: RequestExchange) {
        self.exchange = exchange
        if worker.isDraining { exchange.persistent = false }
        worker.requestsInFlight += 1
        if case .atOnce(let respond) = exchange.match.responder {
            let (response, failure) = worker.router.run(respond, exchange.match, exchange.request)
            guard send(response, failure: failure, of: exchange) else { return }
            worker.runningTasks += 1
            exchange.task = Task(executorPreference: worker.loop) {
                await self.stream(response.body, of: exchange)
                self.worker.taskHasEnded()
            }
        } else if exchange.body == nil {
            // Runs at once up to its first suspension: many handlers never suspend, and are done when this returns.
            worker.runningTasks += 1
            exchange.task = Task.immediate(executorPreference: worker.loop) { await self.serve(exchange) }
            // The client may have gone meanwhile, when there was no task to cancel yet.
            if self.exchange !== exchange, !exchange.isResponseComplete { exchange.task?.cancel() }
        } else {
            // Runs in this turn, when the part of the body that came with the header is there.
            worker.runningTasks += 1
            exchange.task = Task(executorPreference: worker.loop) { await self.serve(exchange) }
        }
    }

    /// Answers a request that can not be understood, or did not come in time, then closes.
    func refuse(_ error: HTTPError) {
        if let exchange {
            // The header was fine and the body is not: its handler answers.
            exchange.persistent = false
            exchange.isRequestComplete = true
            exchange.body?.fail(error)
            if exchange.isResponseComplete { end(exchange) }
            return
        }
        let head = RequestHead(
            method: .get, target: "", path: "", query: "", minorVersion: 1, fields: [:], authority: "",
            framing: .none, keepAlive: false, expectsContinue: false)
        let request = Request(
            id: worker.nextRequestID(), head: head, path: "",
            client: Client(address: peerText, isSecure: transport.isSecure, host: ""), parameters: .init(),
            body: RequestBody([]))
        let exchange = RequestExchange(
            connection: self, head: head, request: request, match: worker.router.failing(error), body: nil,
            startedAt: worker.loop.now)
        exchange.isRequestComplete = true
        self.exchange = exchange
        worker.requestsInFlight += 1
        clock.enter(.exchange, now: worker.loop.now)
        send(error.response(requestID: request.id), failure: error, of: exchange)
    }

    /// The handler's task.
    private func serve(_ exchange: RequestExchange) async {
        let (response, failure) = await worker.router.run(exchange.match, exchange.request)
        if send(response, failure: failure, of: exchange) { await stream(response.body, of: exchange) }
        worker.taskHasEnded()
    }

    /// Sends a body that is written as it comes.
    private func stream(_ body: ResponseBody, of exchange: RequestExchange) async {
        switch body {
        case .none, .bytes: break
        case .stream(let produce), .sized(_, let produce):
            do {
                try await produce(ResponseWriter(sink: exchange))
                finishStream(of: exchange)
            } catch {
                worker.log(error, of: exchange)
                if self.exchange === exchange { abort(countingAs: error is CancellationError ? 499 : 500) }
            }
        }
    }

    /// Sends the header, and the body if it is in memory. False when there is nothing left to do for the task.
    @discardableResult
    private func send(_ response: Response, failure: HTTPError?, of exchange: RequestExchange) -> Bool {
        // Also that a handler resumes on the loop, whatever it has waited for.
        worker.loop.assertCurrent()
        if let failure { worker.log(failure, of: exchange) }
        guard self.exchange === exchange, !isClosed else { return false }
        exchange.status = response.status.code
        let length = response.body.length
        let hasContent = exchange.head.method != .head && response.status.mayHaveContent
        settlePersistence(exchange, response)
        if !hasContent {
            exchange.framing = .none
        } else if let length {
            exchange.framing = .length(length)
        } else if exchange.head.minorVersion == 0 {
            exchange.framing = .close
            exchange.persistent = false
        } else {
            exchange.framing = .chunked
        }
        prepareOutput()
        worker.encoder.head(
            response, framing: exchange.framing, omittedLength: response.status.mayHaveContent ? length : nil,
            exchange: exchange, to: &output)
        if hasContent, case .bytes(let bytes) = response.body {
            output.append(contentsOf: bytes)
            exchange.bodyBytesSent = bytes.count
        }
        scheduleFlush()
        switch response.body {
        case .stream where hasContent, .sized where hasContent: return true
        default:
            responseIsComplete(exchange)
            return false
        }
    }

    /// Whether the connection can live on after a response that comes before the body was read (RFC 9110 §10.1.1,
    /// RFC 9112 §9.3).
    private func settlePersistence(_ exchange: RequestExchange, _ response: Response) {
        if response.headerFields.first(.connection)?.lowercased() == "close" || worker.isDraining {
            exchange.persistent = false
        }
        guard !exchange.isRequestComplete else { return }
        if exchange.head.expectsContinue, !exchange.hasSentContinue, !exchange.hasBodyBytes {
            exchange.persistent = false
        }
        if case .fixed(let length) = exchange.head.framing, length > worker.configuration.limits.skippedBodyBytes {
            exchange.persistent = false
        }
    }

    private func finishStream(of exchange: RequestExchange) {
        worker.loop.assertCurrent()
        guard self.exchange === exchange, !isClosed else { return }
        switch exchange.framing {
        case .chunked:
            prepareOutput()
            output.append("0\r\n\r\n")
        case .length(let length):
            if exchange.bodyBytesSent != length {
                worker.log(BrokenBody(promised: length, written: exchange.bodyBytesSent), of: exchange)
                return abort(countingAs: 500)
            }
        case .close, .none: break
        }
        scheduleFlush()
        responseIsComplete(exchange)
    }

    private func responseIsComplete(_ exchange: RequestExchange) {
        exchange.isResponseComplete = true
        worker.record(exchange, status: exchange.status)
        if !exchange.persistent { exchange.isRequestComplete = true }
        if exchange.isRequestComplete { end(exchange) } else { worker.resumeLater(self) }
    }

    /// Request and response are through: the next one, or the end.
    func end(_ exchange: RequestExchange) {
        guard self.exchange === exchange else { return }
        self.exchange = nil
        // Whoever kept the body for later learns that no more of it comes.
        exchange.body?.fail(.disconnected)
        if !exchange.persistent {
            end()
        } else {
            clock.enter(.idle, now: worker.loop.now)
            worker.resumeLater(self)
        }
    }

    /// The handler wants the body.
    private func demandBody(_ exchange: RequestExchange) {
        guard self.exchange === exchange, !isClosed else { return }
        if exchange.head.expectsContinue, !exchange.hasSentContinue, !exchange.hasBodyBytes,
            !exchange.isRequestComplete, exchange.status == 0
        {
            exchange.hasSentContinue = true
            prepareOutput()
            output.append("HTTP/1.1 100 Continue\r\n\r\n")
            scheduleFlush()
        }
        worker.resumeLater(self)
    }

    /// There may be input to go on with.
    func resume() {
        guard !isClosed else { return }
        parseInput()
        noteProgress()
        receive()
    }
}

extension HTTPResponse.Status {
    /// Informational, 204 and 304 responses end with their header (RFC 9112 §6.3).
    var mayHaveContent: Bool { code >= 200 && code != 204 && code != 304 }
}

/// A handler wrote another number of bytes than it promised, such as of a file that was cut meanwhile.
private struct BrokenBody: Error {
    let promised: Int
    let written: Int
}
