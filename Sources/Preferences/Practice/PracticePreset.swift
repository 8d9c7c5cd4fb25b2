/// A practice task to begin with. It asks for nothing but the judgement itself, so it fits every form of its kind.
public struct PracticePreset: Sendable {
    /// Of forms that it fits.
    public let kind: AskedJudgement.Kind
    /// Of its texts, as BCP 47 has it.
    public let language: String
    /// What is practised on.
    public let task: PracticeTask

    /// Every preset: each kind that a task can be made for without knowing the form's fields, in each language.
    public static let all: [PracticePreset] = english + german

    /// The languages that there are.
    public static let languages = ["en", "de"]

    init(_ kind: AskedJudgement.Kind, _ language: String, _ task: PracticeTask) {
        self.kind = kind
        self.language = language
        self.task = task
    }
}
