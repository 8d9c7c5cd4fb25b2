/// Which policies are asked for how many completions of each prompt.
public struct SamplingPlan: Hashable, Codable, Sendable {
    /// One policy's part.
    public struct Part: Hashable, Codable, Sendable {
        /// The policy.
        public var policyId: ID<Policy>
        /// How many of each prompt's completions it writes.
        public var completions: Int

        /// A part of so many completions.
        public init(policyId: ID<Policy>, completions: Int) {
            self.policyId = policyId
            self.completions = completions
        }
    }

    /// In any order; each policy once.
    public var parts: [Part]

    /// A plan of its parts.
    public init(_ parts: [Part]) {
        self.parts = parts
    }

    /// Reads the list of parts.
    public init(from decoder: any Decoder) throws {
        parts = try decoder.singleValueContainer().decode([Part].self)
    }

    /// Writes the list of parts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(parts)
    }

    /// The policy of each completion, in the order of the parts.
    public var slots: [ID<Policy>] { parts.flatMap { Array(repeating: $0.policyId, count: $0.completions) } }

    /// - Parameter judged: what is done with the completions.
    /// - Throws: `ValidationError` where it makes no task that can be judged so.
    public func check(for judged: AskedJudgement.Kind) throws(ValidationError) {
        var faults = Faults()
        if Set(parts.map(\.policyId)).count < parts.count {
            faults.add("/policies", "repeatedPolicy", "A policy stands in the list twice; add its completions up.")
        }
        for (index, part) in parts.enumerated() where part.completions < 1 {
            faults.add(
                "/policies/\(index)/completions", "invalidCount", "A policy writes at least one completion of a prompt."
            )
        }
        try faults.throwIfAny()
        // Counted with care: a request may ask for any number of them.
        let count = parts.reduce(0) { min($0 + min($1.completions, 1_000), 1_000) }
        if let issue = judged.issue(withCompletions: count, of: "This plan", at: "/policies") {
            throw ValidationError([issue])
        }
        guard count > 0 else {
            throw ValidationError(
                pointer: "/policies", code: "noPolicy", message: "Name at least one policy that is to be asked.")
        }
    }
}

/// Numbers that a run of asking draws from its seed: the same run asks the same questions, however often it is broken off.
public enum SamplingSeeds {
    /// The policy of each completion of a prompt: chance decides which is asked first, and stands where.
    public static func order(_ slots: [ID<Policy>], place: Int, seed: UInt64) -> [ID<Policy>] {
        var generator = SeededGenerator(seed: mixed(seed, place, 0, 0))
        return slots.shuffled(using: &generator)
    }

    /// The seed that is sent with a question: another one for each, within what servers take.
    public static func question(place: Int, slot: Int, attempt: Int, seed: UInt64) -> Int {
        var generator = SeededGenerator(seed: mixed(seed, place, slot + 1, attempt + 1))
        return Int(generator.next() & 0x7FFF_FFFF)
    }

    private static func mixed(_ seed: UInt64, _ numbers: Int...) -> UInt64 {
        numbers.reduce(seed) { ($0 ^ UInt64(truncatingIfNeeded: $1)) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }
    }
}
