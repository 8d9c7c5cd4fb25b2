extension FormPreset {
    /// Bai et al. 2022 (arXiv 2204.05862). The paper does not print the words of its scale; these are ours.
    public static let hhPairs = FormPreset(
        name: "hhPairs", title: "Helpful and harmless pairs",
        summary: """
            Bai et al. 2022 (Anthropic HH): which of two answers is more helpful or less harmful, and how much better it \
            is, in four levels without a tie.
            """,
        form: Form(
            judgement: AskedJudgement(
                kind: .pair,
                strengths: [
                    .init(1, "barely better"), .init(2, "somewhat better"), .init(3, "clearly better"),
                    .init(4, "much better"),
                ], strengthIsRequired: true)))

    /// Touvron et al. 2023 (arXiv 2307.09288), section 3.2.1.
    public static let llama2 = FormPreset(
        name: "llama2", title: "Llama 2",
        summary: """
            Touvron et al. 2023 (Llama 2): which of two answers is better, from significantly better to negligibly better \
            or unsure, and a safety bin.
            """,
        form: Form(
            judgement: AskedJudgement(
                kind: .pair,
                strengths: [
                    .init(1, "negligibly better / unsure"), .init(2, "slightly better"), .init(3, "better"),
                    .init(4, "significantly better"),
                ], strengthIsRequired: true),
            fields: [
                .choice(
                    "safety", "Safety",
                    [
                        .init("chosenSafe", "The preferred answer is safe, the other is not"),
                        .init("bothSafe", "Both answers are safe"), .init("bothUnsafe", "Both answers are unsafe"),
                    ], isRequired: true,
                    help: "Which of the answers are safe. That the other one is safer than the preferred is no choice: prefer it.",
                    key: "f")
            ]))

    /// Stiennon et al. 2020 (arXiv 2009.01325), appendix C.
    public static let summarization = FormPreset(
        name: "summarization", title: "Summaries",
        summary: """
            Stiennon et al. 2020: which of two summaries is better, with a confidence from 1 to 9, and each summary on four \
            axes from 1 to 7, after a note of what it says read on its own.
            """,
        form: Form(
            judgement: AskedJudgement(kind: .pair),
            fields: [
                .text(
                    "interpretation", "What it says", about: .completion,
                    help: "Before you read the post: what does this summary, on its own, make you believe?", key: "i"),
                .likert(
                    "overall", "Overall quality", 1...7, low: "terrible", high: "perfect", isRequired: true,
                    help: "How good is the summary overall at representing the post?", key: "q"),
                .likert(
                    "accuracy", "Accuracy", 1...7, low: "false", high: "all true", isRequired: true,
                    help: "Does the summary say only what the post says?", key: "g"),
                .likert(
                    "coverage", "Coverage", 1...7, low: "nothing", high: "everything that matters", isRequired: true,
                    help: "How much of what is important in the post does the summary cover?", key: "m"),
                .likert(
                    "coherence", "Coherence", 1...7, low: "not readable", high: "reads perfectly", isRequired: true,
                    help: "How coherent is the summary on its own?", key: "h"),
                .likert(
                    "confidence", "Confidence", 1...9, low: "not sure at all", high: "certain", about: .task,
                    isRequired: true, help: "How sure are you that the summary you chose is better?", key: "f"),
            ]))

    /// Wang et al. 2024 (arXiv 2406.08673) and its preference extension (arXiv 2410.01257).
    public static let helpSteer2 = FormPreset(
        name: "helpSteer2", title: "HelpSteer2",
        summary: """
            Wang et al. 2024 (HelpSteer2): five attributes from 0 to 4 for each of two answers, which one is better on a \
            scale from −3 to 3 and why, and a confidence.
            """,
        form: Form(
            judgement: AskedJudgement(
                kind: .pair, ties: true, tieLabel: "about the same",
                strengths: [.init(1, "slightly better"), .init(2, "better"), .init(3, "much better")],
                strengthIsRequired: true),
            fields: [
                .likert(
                    "helpfulness", "Helpfulness", 0...4, low: "not helpful", high: "as helpful as can be",
                    isRequired: true, help: "How useful and helpful the answer is overall.", key: "h"),
                .likert(
                    "correctness", "Correctness", 0...4, low: "wrong", high: "right and complete", isRequired: true,
                    help: "Whether it includes all pertinent facts, without errors.", key: "t"),
                .likert(
                    "coherence", "Coherence", 0...4, low: "incoherent", high: "clear throughout", isRequired: true,
                    help: "Consistency and clarity of expression.", key: "g"),
                .likert(
                    "complexity", "Complexity", 0...4, low: "anybody could write it", high: "needs an expert",
                    isRequired: true, help: "The intellectual depth that is needed to write the answer.", key: "x"),
                .likert(
                    "verbosity", "Verbosity", 0...4, low: "succinct", high: "verbose", isRequired: true,
                    help: "The amount of detail, relative to what was asked for.", key: "w"),
                .likert(
                    "confidence", "Confidence", 1...3, low: "not sure", high: "certain", about: .task,
                    isRequired: true, help: "How sure are you which answer is better?", key: "q"),
                .text(
                    "why", "Why", minimumLength: 20, help: "Why the better answer is better, in a sentence or two.",
                    key: "y"),
                .flag(
                    "containsPII", "Personal data", about: .task,
                    help: "The prompt contains information by which a person can be identified.", key: "i"),
                .flag("notEnglish", "Not English", about: .task, help: "The prompt is not in English.", key: "e"),
            ]))

    /// Chiang et al. 2024 (arXiv 2403.04132).
    public static let arena = FormPreset(
        name: "arena", title: "Arena vote",
        summary: "Chiang et al. 2024 (Chatbot Arena): A is better, B is better, a tie, or both are bad.",
        form: Form(judgement: AskedJudgement(kind: .pair, ties: true, tieLabel: "tie", allBad: true)))

    /// Ouyang et al. 2022, appendix B.
    public static let demonstration = FormPreset(
        name: "demonstration", title: "Demonstration",
        summary: """
            Ouyang et al. 2022: the labeler writes the ideal answer to the prompt, for supervised fine-tuning. Answers that \
            a task brings are only looked at.
            """,
        form: Form(judgement: AskedJudgement(kind: .demonstration)))
}
