/// Where a question stands: whether it is open, how many messages it has, and how many of them each side has read.
///
/// There are two sides, the labeler who asked and the project's managers. What managers have read is kept for all of them
/// together: the inbox is work that they share, and one who looks into it wants to know what nobody has looked at yet, not
/// what a colleague has dealt with. What was read and not answered is not lost by that, because it stays open.
public struct QuestionStanding: Hashable, Sendable {
    /// Who writes and reads.
    public enum Side: Hashable, Sendable, CaseIterable {
        case labeler
        case managers
    }

    /// Whether somebody is to do something about it still.
    public private(set) var isOpen: Bool
    /// They are numbered 1, 2, 3, …
    public private(set) var messages: Int
    private var seenByLabeler: Int
    private var seenByManagers: Int

    /// A question that nobody has written in yet.
    public init() {
        self.init(isOpen: true, messages: 0, seenByLabeler: 0, seenByManagers: 0)
    }

    /// As it is stored.
    public init(isOpen: Bool, messages: Int, seenByLabeler: Int, seenByManagers: Int) {
        self.isOpen = isOpen
        self.messages = messages
        self.seenByLabeler = seenByLabeler
        self.seenByManagers = seenByManagers
    }

    /// How many messages, from the first one on, this side has read.
    public func seen(by side: Side) -> Int {
        switch side {
        case .labeler: seenByLabeler
        case .managers: seenByManagers
        }
    }

    /// Whether there is something that this side has not read.
    public func isUnseen(by side: Side) -> Bool { seen(by: side) < messages }

    /// How many messages there were when this one was written; where it does not say, only the last one can be the same.
    ///
    /// - Parameter isClosedAskedAgain: whether the same words ask again where the question was closed without any.
    /// - Throws: `ValidationError` where there were never so many.
    public func place(
        of draft: QuestionMessageDraft, isClosedAskedAgain: Bool = false
    ) throws(ValidationError) -> Int {
        guard let after = draft.after else {
            return isClosedAskedAgain && !isOpen ? messages : max(0, messages - 1)
        }
        guard after <= messages else {
            throw ValidationError(
                pointer: "/after", code: "invalidAfter", message: "There are only \(messages) messages so far.")
        }
        return after
    }

    /// One more message. A labeler's opens the question again, an answer may close it.
    ///
    /// Whoever writes is shown the whole question in return, so they have read what stands before.
    /// - Throws: `ValidationError` where the question is full.
    public mutating func write(by side: Side, closes: Bool = false) throws(ValidationError) {
        guard messages < QuestionRules.messages else {
            throw ValidationError(
                pointer: "/text", code: "questionFull",
                message: "A question may have at most \(QuestionRules.messages) messages. Please discuss it elsewhere.")
        }
        messages += 1
        see(messages, by: side)
        switch side {
        case .labeler: isOpen = true
        case .managers where closes: isOpen = false
        case .managers: break
        }
    }

    /// This side has read the first `count` messages. Nothing that was read becomes unread again.
    public mutating func see(_ count: Int, by side: Side) {
        let count = min(count, messages)
        switch side {
        case .labeler: seenByLabeler = max(seenByLabeler, count)
        case .managers: seenByManagers = max(seenByManagers, count)
        }
    }

    /// Closes it without a word, or opens it again.
    public mutating func setOpen(_ isOpen: Bool) { self.isOpen = isOpen }
}
