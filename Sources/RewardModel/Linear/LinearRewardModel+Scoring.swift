import Preferences

extension LinearRewardModel {
    /// The scores of a batch on the calling thread, in order. What it takes to read texts is made once for all of them.
    ///
    /// The uncertainty is the deviation of sixteen draws from the weights' posterior, and what n-grams add that training
    /// never saw, by the prior.
    public func score(_ batch: [ScoringItem]) -> [Score] {
        guard !batch.isEmpty else { return [] }
        var extractor = FeatureExtractor(featureBits: featureBits)
        // The completions of a prompt mostly come one after the other.
        var prompt: (Prompt, told: [WordRarity.Word])?
        return batch.map { item in
            if let wordPairs, prompt?.0 != item.prompt { prompt = (item.prompt, wordPairs.words.telling(item.prompt)) }
            let parts = self.parts(extractor.extract(item.completion), item.completion, told: prompt?.told ?? [])
            let variance = parts.draws.variance + priorVariance * Double(parts.unknown)
            return Score(reward: parts.reward, uncertainty: variance.squareRoot(), formReward: parts.form + formOffset)
        }
    }

    /// The variance of a difference is that of the differences of the draws, and what n-grams add that only one of the two
    /// has, or has more of.
    public func compare(_ completions: [String], of prompt: Prompt) -> RewardDifferences {
        var extractor = FeatureExtractor(featureBits: featureBits)
        let told = wordPairs?.words.telling(prompt) ?? []
        let documents = completions.map { extractor.extract($0) }
        let parts = zip(documents, completions).map { self.parts($0, $1, told: told) }
        let unknown = documents.map(unknownValues)
        return RewardDifferences(rewards: parts.map(\.reward)) { one, other in
            (parts[one].draws - parts[other].draws).variance
                + priorVariance * Self.squaredDistance(unknown[one], unknown[other])
        }
    }

    /// Both in rising order of their buckets: the same sum, to the last bit, in every process.
    private static func squaredDistance(
        _ left: [(bucket: UInt32, value: Float)], _ right: [(bucket: UInt32, value: Float)]
    ) -> Double {
        var squares = 0.0
        var (one, other) = (0, 0)
        while one < left.count || other < right.count {
            let buckets = (
                one < left.count ? left[one].bucket : .max, other < right.count ? right[other].bucket : .max
            )
            var difference: Float = 0
            if buckets.0 <= buckets.1 {
                difference += left[one].value
                one += 1
            }
            if buckets.1 <= buckets.0 {
                difference -= right[other].value
                other += 1
            }
            squares += Double(difference) * Double(difference)
        }
        return squares
    }

    /// What the values of n-grams that training never saw would be, in rising order of their hash buckets.
    private func unknownValues(_ document: Document) -> [(bucket: UInt32, value: Float)] {
        var squares: Float = 0
        var values: [(bucket: UInt32, value: Float)] = []
        for entry in document.entries {
            let bucket = Entry.column(entry)
            let index = columnOfBucket[bucket]
            let value = Float(Entry.termFrequency[Entry.count(entry)]) * (index < 0 ? rarest : columns[Int(index)].idf)
            squares += value * value
            if index < 0 { values.append((UInt32(bucket), value)) }
        }
        let inverseNorm = squares > 0 ? 1 / squares.squareRoot() : 0
        return values.map { ($0.bucket, $0.value * inverseNorm) }.sorted { $0.bucket < $1.bucket }
    }

    /// What heads expect of each completion; nothing without heads.
    public func predictions(_ batch: [ScoringItem]) -> [[String: FieldPrediction]] {
        heads?.predict(batch.map(\.completion)) ?? batch.map { _ in [:] }
    }

    /// What a completion contributes.
    private struct Parts {
        var reward: Double
        /// The part of `reward` that form explains.
        var form: Double
        /// What each draw adds to `reward`.
        var draws: Draws
        /// The share of the n-grams that training never saw, by the squares of what their values would be.
        var unknown: Float
    }

    /// - Parameter told: `WordPairs.telling` of the prompt.
    private func parts(_ document: Document, _ completion: String, told: [WordRarity.Word]) -> Parts {
        var parts = parts(document)
        if let pairs = wordPairs?.contribution(told, completion) {
            parts.reward += pairs.reward
            parts.draws += pairs.draws
        }
        return parts
    }

    private func parts(_ document: Document) -> Parts {
        let termFrequency = Entry.termFrequency
        var squares: Float = 0
        var unknownSquares: Float = 0
        var rewards: Float = 0
        var draws = Draws.zero
        for entry in document.entries {
            let index = columnOfBucket[Entry.column(entry)]
            let frequency = Float(termFrequency[Entry.count(entry)])
            guard index >= 0 else {
                let value = frequency * rarest
                unknownSquares += value * value
                continue
            }
            let column = columns[Int(index)]
            let value = frequency * column.idf
            squares += value * value
            rewards += value * column.weight
            draws += column.draws.times(value)
        }
        let inverseNorm = squares > 0 ? 1 / squares.squareRoot() : 0
        var parts = Parts(
            reward: offset + Double(inverseNorm * rewards), form: 0, draws: offsetDraws + draws * inverseNorm,
            unknown: unknownSquares > 0 ? unknownSquares / (squares + unknownSquares) : 0)
        for (feature, column) in zip(document.dense, dense) {
            let value = (feature - column.mean) * column.scale
            parts.reward += Double(value) * Double(column.weight)
            parts.form += Double(value) * Double(column.explained)
            parts.draws += column.draws.times(value)
        }
        return parts
    }
}
