import Foundation

extension LinearRewardModel: ExplainedRewardModel {
    /// Columns that are looked at: the strongest by weight and spread.
    private static let candidates = 400

    /// n-grams are known by their hash alone: what stands behind the strongest is looked up in the completions, the
    /// commonest where several share a bucket.
    public func tellingFeatures(in completions: [String], groups: [Int]) -> [TellingFeature] {
        guard !completions.isEmpty else { return [] }
        let spread = spread(in: completions)
        let count = Double(completions.count)
        let found = columns.indices.map { index -> (index: Int, spread: Double) in
            let (sum, squares) = (spread.sums[index], spread.squares[index])
            let variance = max(0, squares / count - sum / count * sum / count)
            return (index, abs(Double(columns[index].weight)) * variance.squareRoot())
        }
        let strongest = found.filter { $0.spread > 0 }.sorted { ($0.spread, $1.index) > ($1.spread, $0.index) }
            .prefix(Self.candidates)
        let texts = NGramTexts(
            of: strongest.map { buckets[$0.index] }, featureBits: featureBits, in: completions, groups: groups)
        let grams = strongest.compactMap { index, spreadOfColumn -> (TellingFeature, Double)? in
            guard let gram = texts[buckets[index]], spread.counts[index] > 0 else { return nil }
            let occurrences = Double(spread.counts[index])
            return (
                TellingFeature(
                    kind: gram.kind == .word ? .words : .characters, text: gram.text, example: gram.word,
                    effect: Double(columns[index].weight) * spread.sums[index] / occurrences,
                    share: occurrences / count), spreadOfColumn
            )
        }
        let forms = zip(DenseFeatures.names, dense).map { name, column in
            // Their scale is the weight beside n-grams over the standard deviation.
            let effect = column.scale > 0 ? Double(column.weight * Weighting.denseWeight) : 0
            return (TellingFeature(kind: .form, text: name, example: nil, effect: effect, share: nil), abs(effect))
        }
        return TellingFeature.strongest((grams + forms.filter { $0.0.effect != 0 }).map { ($0.0, $0.1) })
    }

    /// Of each column: in how many of the completions it occurs, and the sums of its values and their squares.
    private struct Spread {
        var counts: [Int32]
        var sums: [Double]
        var squares: [Double]
    }

    private func spread(in completions: [String]) -> Spread {
        var spread = Spread(
            counts: .init(repeating: 0, count: columns.count), sums: .init(repeating: 0, count: columns.count),
            squares: .init(repeating: 0, count: columns.count))
        // In waves: the values of all completions are too many to hold. Summed in the completions' order.
        let (size, wave) = (64, 1024)
        for start in stride(from: 0, to: completions.count, by: wave) {
            let texts = completions[start..<min(start + wave, completions.count)]
            let parts = parallelMap((texts.count + size - 1) / size) { part in
                var extractor = FeatureExtractor(featureBits: featureBits)
                return texts[(start + part * size)..<min(start + (part + 1) * size, texts.endIndex)].map { text in
                    values(extractor.extract(text))
                }
            }
            for (index, value) in parts.joined().joined() {
                spread.counts[index] += 1
                spread.sums[index] += Double(value)
                spread.squares[index] += Double(value * value)
            }
        }
        return spread
    }

    /// The columns that a text has, with their values.
    private func values(_ document: Document) -> [(index: Int, value: Float)] {
        var squares: Float = 0
        var values: [(index: Int, value: Float)] = []
        values.reserveCapacity(document.entries.count)
        for entry in document.entries {
            let index = Int(columnOfBucket[Entry.column(entry)])
            guard index >= 0 else { continue }
            let value = Float(Entry.termFrequency[Entry.count(entry)]) * columns[index].idf
            squares += value * value
            values.append((index, value))
        }
        guard squares > 0 else { return [] }
        let inverseNorm = 1 / squares.squareRoot()
        return values.map { ($0.index, $0.value * inverseNorm) }
    }
}
