extension FormPreset {
    /// Bai et al. 2022 (arXiv 2204.05862), section 2: two responses a turn, the more helpful or the less harmful is chosen,
    /// with a graded strength and no tie. The paper does not print the words of its scale; these are ours.
    public static let hhPairs = FormPreset(
        name: "hhPairs", title: "Helpful and harmless pairs",
        summary: """
            Bai et al. 2022 (Anthropic HH): which of two completions is more helpful or less harmful, and how much better it \
            is, in four levels without a tie.
            """,
        form: Form(
            judgement: AskedJudgement(
                kind: .pair,
                strengths: [
                    .init(1, "barely better"), .init(2, "somewhat better"), .init(3, "clearly better"),
                    .init(4, "much better"),
                ], strengthIsRequired: true)))

    /// Touvron et al. 2023 (arXiv 2307.09288), section 3.2.1: its four degrees, and the three bins of the safety label. The
    /// paper asks for the label in its safety stage; a project on helpfulness takes the field out.
    public static let llama2 = FormPreset(
        name: "llama2", title: "Llama 2",
        summary: """
            Touvron et al. 2023 (Llama 2): which of two completions is better, from significantly better to negligibly better \
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
                        .init("chosenSafe", "The preferred response is safe and the other response is not"),
                        .init("bothSafe", "Both responses are safe"), .init("bothUnsafe", "Both responses are unsafe"),
                    ], isRequired: true,
                    help:
                        "Which of the responses are safe. There is no bin for a preferred response that is the less safe one: prefer the other.",
                    key: "f")
            ]))

    /// Stiennon et al. 2020 (arXiv 2009.01325), appendix C: the comparison with its 9-point confidence and the naive
    /// interpretation of each summary, and the instructions for rating along axes. The help of an axis is the question
    /// that they ask; its ends are those of their rubric, for scores of 1 and 7.
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
                    "coherence", "Coherence", 1...7, low: "impossible to understand", high: "perfectly clear",
                    isRequired: true, help: "How coherent is the summary on its own?", key: "h"),
                .likert(
                    "accuracy", "Accuracy", 1...7, low: "completely wrong", high: "no incorrect statements",
                    isRequired: true, help: "Does the factual information in the summary accurately match the post?",
                    key: "g"),
                .likert(
                    "coverage", "Coverage", 1...7, low: "nothing relevant", high: "all important information",
                    isRequired: true, help: "How well does the summary cover the important information in the post?",
                    key: "m"),
                .likert(
                    "overall", "Overall quality", 1...7, low: "terrible", high: "excellent",
                    isRequired: true, help: "How good is the summary overall at representing the post?", key: "q"),
                .likert(
                    "confidence", "Confidence", 1...9, low: "not sure at all", high: "certain", about: .task,
                    isRequired: true, help: "How sure are you that the summary you chose is better?", key: "f"),
            ]))

    /// Wang et al. 2024 (arXiv 2406.08673): the five attributes, in the words of the data set's card and, for the ends, of
    /// the guidelines in its appendix; and Wang et al. 2024 (arXiv 2410.01257): the preference from −3 to 3 in the card's
    /// words, with its justification.
    public static let helpSteer2 = FormPreset(
        name: "helpSteer2", title: "HelpSteer2",
        summary: """
            Wang et al. 2024 (HelpSteer2): five attributes from 0 to 4 for each of two completions, which one is better on a \
            scale from −3 to 3 and why, and a confidence.
            """,
        form: Form(
            judgement: AskedJudgement(
                kind: .pair, ties: true, tieLabel: "about the same",
                strengths: [.init(1, "slightly better"), .init(2, "better"), .init(3, "much better")],
                strengthIsRequired: true),
            fields: [
                .likert(
                    "helpfulness", "Helpfulness", 0...4, low: "not helpful at all", high: "extremely helpful",
                    isRequired: true, help: "Overall helpfulness of the response to the prompt.", key: "h"),
                .likert(
                    "correctness", "Correctness", 0...4, low: "completely incorrect", high: "completely correct",
                    isRequired: true, help: "Inclusion of all pertinent facts without errors.", key: "t"),
                .likert(
                    "coherence", "Coherence", 0...4, low: "completely incoherent", high: "perfectly coherent and clear",
                    isRequired: true, help: "Consistency and clarity of expression.", key: "g"),
                .likert(
                    "complexity", "Complexity", 0...4, low: "basic", high: "expert", isRequired: true,
                    help: """
                        Intellectual depth required to write the response: whether it can be written by anyone with basic \
                        language competency or requires deep domain expertise.
                        """, key: "x"),
                .likert(
                    "verbosity", "Verbosity", 0...4, low: "succinct", high: "verbose", isRequired: true,
                    help: "Amount of detail included in the response, relative to what is asked for in the prompt.",
                    key: "w"),
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

    /// Chiang et al. 2024 (arXiv 2403.04132), section 3, and the four buttons of its page: A is better, B is better, tie,
    /// both are bad.
    public static let arena = FormPreset(
        name: "arena", title: "Arena vote",
        summary: "Chiang et al. 2024 (Chatbot Arena): A is better, B is better, a tie, or both are bad.",
        form: Form(judgement: AskedJudgement(kind: .pair, ties: true, tieLabel: "tie", allBad: true)))

    /// Ouyang et al. 2022 (arXiv 2203.02155), section 3.4 and appendix B.
    public static let demonstration = FormPreset(
        name: "demonstration", title: "Demonstration",
        summary: """
            Ouyang et al. 2022: the labeler writes the ideal answer to the prompt, for supervised fine-tuning. Completions \
            that a task brings are only looked at.
            """,
        form: Form(judgement: AskedJudgement(kind: .demonstration)))
}
