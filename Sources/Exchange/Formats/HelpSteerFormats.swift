import Preferences
import Wire

extension ImportFormat {
    /// nvidia/HelpSteer2, the folder `preference`: −3 (the first is much better) to 3.
    static let helpSteer2 = ImportFormat(
        name: "helpsteer2", summary: "HelpSteer2's preferences",
        shape: #"{"prompt", "response_1", "response_2", "preference_strength"}"#,
        recognises: {
            $0.has(["response_1", "response_2", "preference_strength"])
                || $0.has(["prompt", "response", "helpfulness", "verbosity"])
        },
        read: { record in try PublicRecord.read(record, as: HelpSteer2.self) { line, _ in [try line.draft] } })

    /// nvidia/HelpSteer3, the configuration `preference`: as above, with the words of each of its three labelers.
    static let helpSteer3 = ImportFormat(
        name: "helpsteer3", summary: "HelpSteer3's preferences",
        shape: #"{"context", "response1", "response2", "overall_preference"}"#,
        recognises: { $0.has(["context", "response1", "response2", "overall_preference"]) },
        read: { record in try PublicRecord.read(record, as: HelpSteer3.self) { line, _ in [try line.draft] } })
}

private struct HelpSteer2: Decodable {
    var prompt: String
    var response_1: String?
    var response_2: String?
    var preference_strength: Int?
    /// The words of all annotators before they were cleaned, in which −100 says neither.
    var all_preferences_unprocessed: KeptValue?
    var three_most_similar_preferences: KeptValue?

    var draft: TaskDraft {
        get throws {
            guard let response_1, let response_2, let preference_strength else {
                throw PublicRecord.refusal(
                    "noPreference",
                    "This line rates a single answer; the preferences of HelpSteer2 are in its folder preference.")
            }
            return TaskDraft(
                prompt: Prompt(prompt), completions: [Completion(text: response_1), Completion(text: response_2)],
                rankings: [try PublicRecord.judgement(ofPair: preference_strength, at: "/preference_strength")],
                forms: [1: PublicRecord.strengthsOfPairs])
        }
    }
}

private struct HelpSteer3: Decodable {
    struct Individual: Decodable {
        var score: Int
    }

    var context: [Message]
    var response1: String
    var response2: String
    var overall_preference: Int
    var individual_preference: [Individual]?

    var draft: TaskDraft {
        get throws {
            var rankings: [TaskDraft.LabeledRanks] = []
            for (place, one) in (individual_preference ?? []).enumerated() {
                rankings.append(
                    try PublicRecord.judgement(
                        ofPair: one.score, by: "annotator \(place + 1)", at: "/individual_preference/\(place)/score"))
            }
            if rankings.isEmpty {
                rankings = [try PublicRecord.judgement(ofPair: overall_preference, at: "/overall_preference")]
            }
            return TaskDraft(
                prompt: Prompt(messages: context),
                completions: [Completion(text: response1), Completion(text: response2)],
                rankings: rankings, forms: [1: PublicRecord.strengthsOfPairs])
        }
    }
}
