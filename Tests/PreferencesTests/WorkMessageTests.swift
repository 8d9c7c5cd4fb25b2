import Testing

@testable import Preferences

@Suite("What the server says of its own work")
struct WorkMessageTests {
    @Test("each sentence is read back as what it is, with its values", arguments: WorkMessage.allCases)
    func readBack(_ message: WorkMessage) throws {
        let sentence = message.sentence("12", "0.003", "7")
        let reading = try #require(WorkMessage.reading(sentence))
        #expect(reading.code == message)
        #expect(reading.values == Array(["12", "0.003", "7"].prefix(reading.values.count)))
        #expect(!sentence.contains("{}"))
    }

    @Test("a sentence of several values gives them in their order")
    func values() {
        let sentence = WorkMessage.tooFewPrompts.sentence(10, 3)
        #expect(sentence.contains("at least 10 prompts") && sentence.contains("there are 3."))
        #expect(WorkMessage.reading(sentence)?.values == ["10", "3"])
    }

    @Test(
        "other sentences have no word",
        arguments: [
            nil, "", "The disk is full.", "Training run 5 was", "training run 5 was started.", "Measured.",
            "Training needs at least 3 prompts.",
        ])
    func others(_ sentence: String?) {
        #expect(WorkMessage.reading(sentence) == nil)
    }
}
