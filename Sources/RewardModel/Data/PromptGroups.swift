import Preferences

/// Which prompts are so nearly the same that they are one for every split: where one is measured, the other must not be
/// trained on.
///
/// Two prompts are of one group where they
///
/// - have the same words in the same order, whatever their case, punctuation and white space (`PromptWords`);
/// - share four fifths of their shingles (runs of two words, or of letters where words are not parted by spaces);
/// - begin with the same messages, or with the same 32 words or more: turns of one conversation;
/// - were written by the same person, where that is known (`SourceUsers`): whoever likes to ask about cheese does so twice;
///
/// and where a third links them. A shingle or a beginning that many different prompts have is the form that they were
/// written by ("Translate this sentence into French: …"), and tells nothing of any: it is left out of the second and third.
///
/// Nothing is left to chance: the groups are exactly those that comparing every prompt with every other gives, by way of
/// the rarest shingles (prefix filtering; Chaudhuri, Ganti & Kaushik 2006; Bayardo, Ma & Srikant 2007). A million prompts
/// take seconds; memory is bounded by 64 shingles a prompt.
package struct PromptGroups {
    /// For each prompt, the lowest key of its group's prompts; shape `(P)`.
    package let keys: [UInt64]

    /// Share of two prompts' shingles, |A ∩ B| / |A ∪ B|, from which on they are nearly the same.
    static let resemblance = (numerator: 4, denominator: 5)
    /// Of a long prompt, as many shingles with the lowest hashes stand for all.
    static let sketchSize = 64

    /// - Parameters:
    ///   - prompts: in any order; it makes no difference.
    ///   - keys: one for each prompt; equal prompts may have different keys.
    ///   - sourceUsers: who wrote each prompt, nil where nobody knows; empty: nobody knows of any.
    package init(_ prompts: [Prompt], keys: [UInt64], sourceUsers: [String?] = []) {
        var sets = DisjointSets(count: prompts.count)
        let features = PromptFeatures(prompts)
        for (first, second) in features.sameForm { sets.join(first, second) }
        features.joinByOpening(&sets)
        features.joinByShingles(&sets)
        if sourceUsers.count == prompts.count { SourceUsers.join(&sets, sourceUsers) }
        var lowest = [UInt64](repeating: .max, count: prompts.count)
        for index in prompts.indices {
            let set = sets.find(index)
            lowest[set] = min(lowest[set], keys[index])
        }
        self.keys = prompts.indices.map { lowest[sets.find($0)] }
    }
}
