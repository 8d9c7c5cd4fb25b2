import Preferences
import Testing

@Suite("The way of promotions")
struct PromotionWayTests {
    @Test("a model that answered before is gone back to, step by step, and one gone back from is new again")
    func steps() {
        var way = PromotionWay<Int>([])
        #expect(way.previous == nil)
        #expect(way.take(1) == .forward)
        #expect(way.previous == nil)
        #expect(way.take(2) == .forward)
        #expect(way.take(3) == .forward)
        #expect(way.current == 3)
        #expect(way.previous == 2)
        #expect(way.take(2) == .back)
        #expect(way.previous == 1, "not 3, which was taken back")
        #expect(way.take(2) == .stay)
        #expect(way.take(3) == .forward)
        #expect(way.take(1) == .back)
        #expect(way.previous == nil)
        #expect(PromotionWay([1, 2, 3, 2, 2]).previous == 1)
    }

    @Test("a reason has a bound, and one in which nothing can be seen is none")
    func reasons() throws {
        #expect(try PromotionRules.reason(nil) == nil)
        #expect(try PromotionRules.reason(" \n") == nil)
        #expect(try PromotionRules.reason("It flatters.") == "It flatters.")
        #expect(throws: ValidationError.self) {
            try PromotionRules.reason(String(repeating: "x", count: PromotionRules.maximumReasonLength + 1))
        }
        for hidden in ["a\0b", "a\u{202E}b", "two\nlines"] {
            #expect(throws: ValidationError.self) { try PromotionRules.reason(hidden) }
        }
        #expect(try PromotionRules.reason(" It flatters.\n") == "It flatters.")
    }

    @Test("a conversation is parted before the answer, which may have taken calls of tools")
    func asked() throws {
        let question = Message(role: .user, content: "Why?")
        let answer = Message(role: .assistant, content: "Because.")
        let asked = try #require([question, answer].asked)
        #expect(asked.prompt == Prompt("Why?"))
        #expect(asked.answer.text == "Because.")
        let long = try #require(
            [question, answer, question, answer, Message(role: .tool, content: "4"), answer].asked)
        #expect(long.prompt.messages == [question, answer, question])
        #expect(long.answer.text == "Because.\n\n4\n\nBecause.")
        #expect([question].asked == nil)
        #expect([answer].asked == nil, "nothing was asked")
        #expect([Message]().asked == nil)
    }
}
