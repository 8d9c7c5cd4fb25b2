import Preferences
import Testing

@Suite("Questions")
struct QuestionTests {
    @Test("a labeler's message opens a question, an answer may close it, and writing again opens it again")
    func opening() throws {
        var standing = QuestionStanding()
        try standing.write(by: .labeler)
        #expect(standing.isOpen && standing.isUnseen(by: .managers) && !standing.isUnseen(by: .labeler))
        try standing.write(by: .managers)
        #expect(standing.isOpen && !standing.isUnseen(by: .managers) && standing.isUnseen(by: .labeler))
        try standing.write(by: .managers, closes: true)
        #expect(!standing.isOpen && standing.messages == 3)
        try standing.write(by: .managers)
        #expect(!standing.isOpen, "a second answer opens nothing")
        try standing.write(by: .labeler)
        #expect(standing.isOpen && !standing.isUnseen(by: .labeler))
    }

    @Test("what was read stays read, and no more is read than there is", arguments: QuestionStanding.Side.allCases)
    func reading(side: QuestionStanding.Side) throws {
        var standing = QuestionStanding(isOpen: true, messages: 3, seenByLabeler: 1, seenByManagers: 1)
        standing.see(2, by: side)
        #expect(standing.seen(by: side) == 2 && standing.isUnseen(by: side))
        standing.see(0, by: side)
        standing.see(-1, by: side)
        #expect(standing.seen(by: side) == 2)
        standing.see(.max, by: side)
        #expect(standing.seen(by: side) == 3 && !standing.isUnseen(by: side))
        let other: QuestionStanding.Side = side == .labeler ? .managers : .labeler
        #expect(standing.seen(by: other) == 1)
    }

    @Test("a question has an end")
    func full() throws {
        var standing = QuestionStanding(
            isOpen: true, messages: QuestionRules.messages, seenByLabeler: 0, seenByManagers: 0)
        let refusal = #expect(throws: ValidationError.self) { try standing.write(by: .labeler) }
        #expect(refusal?.issues.map(\.code) == ["questionFull"])
        #expect(standing.messages == QuestionRules.messages)
    }

    @Test("what somebody had read is a number of messages")
    func after() throws {
        #expect(try QuestionMessageDraft(text: "a", after: 0).validated().text == "a")
        let refusal = #expect(throws: ValidationError.self) {
            try QuestionMessageDraft(text: "a", after: -1).validated()
        }
        #expect(refusal?.issues.map(\.code) == ["invalidAfter"] && refusal?.issues.map(\.pointer) == ["/after"])
    }

    @Test("a message loses the blanks around it, and nothing else")
    func trimmed() throws {
        let text = try QuestionMessageDraft(text: " \n\tIs **B** right?\n\n  No?\u{3000}\n").validated().text
        #expect(text == "Is **B** right?\n\n  No?")
    }

    @Test(
        "a message that is empty, too long or cannot be stored is refused",
        arguments: [
            ("", "emptyMessage"), (" \n\t", "emptyMessage"), ("\u{200B}\u{FEFF} \u{3164}", "emptyMessage"),
            ("\u{202E}\u{2800}\u{E0041}", "emptyMessage"), ("a\0b", "nulCharacter"),
            (String(repeating: "a", count: QuestionRules.messageLength + 1), "messageTooLong"),
            (String(repeating: "😀", count: QuestionRules.messageLength / 2 + 1), "messageTooLong"),
        ])
    func refused(_ text: String, _ code: String) throws {
        let refusal = #expect(throws: ValidationError.self) { try QuestionMessageDraft(text: text).validated() }
        #expect(refusal?.issues.map(\.code) == [code])
        #expect(refusal?.issues.map(\.pointer) == ["/text"])
    }
}
