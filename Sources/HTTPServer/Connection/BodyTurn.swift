/// Whose move it is while a request is answered: a value, so that no test of it has to wait.
struct BodyTurn: Sendable {
    /// The whole body is there.
    var isRequestComplete = false
    /// The answer is out; what is left of the body is only read to be skipped.
    var isResponseComplete = false
    /// The client asked to be told before it sends the body, and has neither been told nor begun.
    var awaitsContinue = false
    /// There is room for more of the body.
    var hasRoom = true

    /// Whether it is up to the client to send more of the body now: only then can it be slow.
    var isClients: Bool {
        if isRequestComplete { return false }
        if isResponseComplete { return true }
        return !awaitsContinue && hasRoom
    }
}
