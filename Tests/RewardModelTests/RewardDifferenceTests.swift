import Foundation
import Preferences
import Testing

@testable import RewardModel

@Suite("how sure the differences of a prompt's rewards are")
struct RewardDifferenceTests {
    private let model: any TrainedRewardModel
    private let prompt = Prompt("Question 1?")

    init() throws {
        model = try Fixtures.trainer().train(Fixtures.groups(60)).model
    }

    private func deviation(_ one: String, _ other: String) -> Double {
        model.compare([one, other], of: prompt).variance(0, 1).squareRoot()
    }

    @Test("nothing of two equal texts is unsure, even where no word of them is known")
    func equal() {
        for text in ["whatever the cat sat on", "zebra quux plugh xyzzy", "whatever zebra quux", ""] {
            #expect(deviation(text, text) == 0)
        }
    }

    @Test("the more two texts differ, the less sure their difference is")
    func alike() {
        let text = "whatever the cat sat on, zebra quux plugh"
        let near = deviation(text, text + ".")
        let far = deviation(text, "go away on the mat in 1999 near Köln")
        #expect(near > 0 && near < far / 2)
    }

    @Test("rewards are the scores', and variances lie between what correlated errors can make of them")
    func scores() {
        let texts = ["the cat sat", "zebra quux", "go away on the mat", "the cat sat!"]
        let scores = model.score(texts.map { ScoringItem(prompt: prompt, completion: $0) })
        let differences = model.compare(texts, of: prompt)
        #expect(differences.rewards == scores.map(\.reward))
        for one in texts.indices {
            for other in texts.indices {
                let (left, right) = (scores[one].uncertainty, scores[other].uncertainty)
                let deviation = differences.variance(one, other).squareRoot()
                #expect(deviation <= left + right + 1e-9)
                #expect(differences.variance(one, other) == differences.variance(other, one))
            }
        }
    }
}
