extension PracticePreset {
    static let english: [PracticePreset] = [
        PracticePreset(
            .ranking, "en",
            PracticeTask(
                prompt: Prompt(
                    "My sourdough bread is dense and flat. What should I change first? Please keep it short."),
                completions: [
                    .init(
                        text: """
                            I am sorry to hear that! Baking is a journey, and every loaf teaches us something. \
                            Keep going, and never lose heart!
                            """,
                        why: "Friendly, but it does not answer. Kindness does not stand in for help."),
                    .init(
                        text: """
                            Check the starter first: after feeding it should double within six hours. If it does \
                            not, the bread cannot rise, whatever else you change.
                            """,
                        why: "It names one thing to change, says how to tell, and is short, as was asked."),
                    .init(
                        text: """
                            There are many causes. The starter may be weak, the rise too short, the dough too dry, \
                            the oven too cold, the flour too old, the kneading too little or too much. Change one \
                            after the other, and write down what you did.
                            """,
                        why: "Nothing is wrong, but the person asked what to change *first*, and for a short answer."),
                    .init(
                        text: "Add a spoonful of salt to the starter every day. Salt makes yeast grow faster.",
                        why:
                            "It is short and sure of itself, and it is false: salt slows yeast down. A false answer that is "
                            + "followed does harm, so it stands below one that merely does not help."),
                ],
                expected: ExpectedJudgement(tiers: [[ID(2)], [ID(3)], [ID(1)], [ID(4)]]),
                feedback: """
                    Read each answer to its end before you rank. Ask which one you would rather be given: it does \
                    what was asked, it is true, and it is no longer than it has to be.

                    If two are as good as each other, give them the same rank.
                    """)),
        PracticePreset(
            .pair, "en",
            PracticeTask(
                prompt: Prompt("Which month comes after the month with the fewest days? Answer with one word."),
                completions: [
                    .init(
                        text: """
                            February is the month with the fewest days: it has 28, and in leap years 29. The month \
                            that comes after it is therefore March.
                            """,
                        why: "Right, but it is not one word, as was asked."),
                    .init(text: "March", why: "Right, and in the form that was asked for."),
                ],
                expected: ExpectedJudgement(tiers: [[ID(2)], [ID(1)]]),
                feedback: """
                    Both answers are right, so what was asked for decides. Longer is not better: look for what the \
                    person wanted, and whether they got it.
                    """)),
        PracticePreset(
            .rating, "en",
            PracticeTask(
                prompt: Prompt("How do I get candle wax out of a tablecloth?"),
                completions: [
                    .init(
                        text: """
                            Let the wax harden and lift it off with a blunt knife. Lay kitchen paper under and over \
                            the spot and iron it on low heat until the paper has drawn up the rest.
                            """,
                        why:
                            "It says what to do, in the right order, and it works. Such an answer deserves the best end."
                    ),
                    .init(
                        text: """
                            Candle wax is a mixture of hydrocarbons that melts at about 60 °C. People have made \
                            candles for thousands of years.
                            """,
                        why: "Every sentence is true, and none of them helps: the question is not answered."),
                ],
                expected: ExpectedJudgement(),
                feedback: """
                    Rate each answer by itself, not against the one beside it: a value means the same on every task. \
                    The ends of a scale are for answers like these two; most belong somewhere between.
                    """)),
        PracticePreset(
            .demonstration, "en",
            PracticeTask(
                prompt: Prompt("Explain to a child of eight why the sky is blue. Two or three sentences."),
                completions: [],
                expected: ExpectedJudgement(
                    demonstration: """
                        Sunlight looks white, but it is made of all colours. When it comes through the air, blue \
                        light is bounced around much more than red light. So wherever you look in the sky, some \
                        blue comes to your eyes.
                        """),
                feedback: """
                    Write the answer that you would like to be given: it does what was asked, in words for the \
                    person who asked. Yours may be quite different from this one and as good.
                    """)),
    ]
}
