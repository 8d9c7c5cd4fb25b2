/// What chance decides of a judge's work, from seeds: the same run asks the same questions, however often it is broken off.
public enum JudgingSeeds {
    /// Whether a prompt, with all its tasks, is kept from every judge with such a share. Drawn from the project's seed, so it is
    /// the same for ever, and what a lower share keeps a higher one keeps, too.
    ///
    /// - Parameter percent: of `JudgeRules.withheldPercent`.
    public static func isWithheld(_ prompt: ID<Prompt>, projectSeed: UInt64, percent: Int) -> Bool {
        // Another draw than that of the tasks that no reward model chooses: that one must say nothing of this.
        var project = SeededGenerator(seed: projectSeed ^ 0x6A75_6467_6573_6B70)
        var generator = SeededGenerator(seed: project.next() ^ UInt64(bitPattern: prompt.rawValue))
        return Double(generator.next() >> 11) / Double(1 << 53) < Double(percent) / 100
    }

    /// Pairs of places of `completions` completions: all of them, or as many as there may be, drawn. The first of a pair is the
    /// lower place; both orders are asked.
    public static func pairs(
        of completions: Int, atMost most: Int, place: Int, seed: UInt64
    ) -> [(first: Int, second: Int)] {
        let all = (0..<completions).flatMap { first in
            ((first + 1)..<max(first + 1, completions)).map { (first: first, second: $0) }
        }
        guard all.count > most else { return all }
        var generator = SeededGenerator(seed: seed &+ UInt64(place) &* 0x9E37_79B9_7F4A_7C15)
        return all.shuffled(using: &generator).prefix(most).sorted { $0 < $1 }
    }
}
