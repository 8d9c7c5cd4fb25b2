/// A practice task to begin with. It asks for nothing but the judgement itself, so it fits every form of its kind; of a
/// form that only rates, for the ends of its first scale.
public struct PracticePreset: Sendable {
    /// Of forms that it fits.
    public let kind: AskedJudgement.Kind
    /// Of its texts, as BCP 47 has it.
    public let language: String
    private let task: PracticeTask

    /// Every preset: one for each kind of judgement, in each language.
    public static let all: [PracticePreset] = english + german

    /// The languages that there are.
    public static let languages = ["en", "de"]

    /// What is practised on, where labelers answer this form.
    ///
    /// A form without a scale about completions gets an example of which nothing is expected yet: what its fields mean is
    /// for its managers to say.
    public func task(for form: Form) -> PracticeTask {
        guard kind == .rating,
            let scale = form.fields.first(where: { $0.kind == .likert && $0.about == .completion }),
            let lowest = scale.lowest, let highest = scale.highest
        else { return task }
        var task = task
        let ends = zip(task.names, [highest, lowest]).map {
            ("\($0.0.rawValue)", [scale.name: AnswerValue.number($0.1)])
        }
        task.expected.answers = Answers(completions: Dictionary(uniqueKeysWithValues: ends))
        return task
    }

    init(_ kind: AskedJudgement.Kind, _ language: String, _ task: PracticeTask) {
        self.kind = kind
        self.language = language
        self.task = task
    }
}
