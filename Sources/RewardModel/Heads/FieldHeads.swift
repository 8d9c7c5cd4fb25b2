import Preferences

/// What a model expects labelers to answer to a field about a completion: a rating on a scale, or that a flag is raised.
public struct FieldPrediction: Codable, Sendable, Equatable {
    /// The rating that is expected; absent of flags.
    public var rating: Double?
    /// The low end of its scale.
    public var lowest: Int?
    /// The high end of its scale.
    public var highest: Int?
    /// How probable it is that a labeler raises the flag; absent of ratings.
    public var probability: Double?

    /// A rating.
    public init(rating: Double, on scale: ClosedRange<Int>) {
        self.rating = rating
        lowest = scale.lowerBound
        highest = scale.upperBound
    }

    /// A flag.
    public init(probability: Double) {
        self.probability = probability
    }
}

/// Linear heads, one for each field, over the n-grams and measures of form of a completion.
///
/// A value: it may be shared between threads.
public struct FieldHeads: Sendable, Equatable {
    /// H of them, each name once.
    public let fields: [RatedField]
    let featureBits: Int
    /// In the units of the scale, or in nats of log-odds; shape `(H)`.
    let intercepts: [Double]
    /// Hash buckets of the columns, all different; shape `(D)`.
    let buckets: [UInt32]
    /// Shape `(D)`.
    let idf: [Float]
    /// What each column contributes to each head; shape `(D)(H)`.
    let weights: [Float]
    /// A dense feature's value is (measure − mean) · scale; shape `(F)`.
    let denseMean: [Float]
    /// Shape `(F)`.
    let denseScale: [Float]
    /// Shape `(F)(H)`.
    let denseWeights: [Float]
    /// Column of each bucket, −1 where training saw none; made from `buckets`.
    private let columnOfBucket: [Int32]

    init(
        fields: [RatedField], featureBits: Int, intercepts: [Double], buckets: [UInt32], idf: [Float], weights: [Float],
        denseMean: [Float], denseScale: [Float], denseWeights: [Float]
    ) {
        self.fields = fields
        self.featureBits = featureBits
        self.intercepts = intercepts
        self.buckets = buckets
        self.idf = idf
        self.weights = weights
        self.denseMean = denseMean
        self.denseScale = denseScale
        self.denseWeights = denseWeights
        var columnOfBucket = [Int32](repeating: -1, count: 1 << featureBits)
        for (column, bucket) in buckets.enumerated() { columnOfBucket[Int(bucket)] = Int32(column) }
        self.columnOfBucket = columnOfBucket
    }

    /// What completions are expected to be answered, field by field, on the calling thread; in order.
    public func predict(_ completions: [String]) -> [[String: FieldPrediction]] {
        var extractor = FeatureExtractor(featureBits: featureBits)
        return completions.map { completion in
            let values = self.values(extractor.extract(completion))
            return Dictionary(
                uniqueKeysWithValues: zip(fields, values).map { field, value in
                    guard let scale = field.scale else {
                        return (field.name, FieldPrediction(probability: BradleyTerryLoss.sigmoid(value)))
                    }
                    let rating = min(max(value, Double(scale.lowerBound)), Double(scale.upperBound))
                    return (field.name, FieldPrediction(rating: rating, on: scale))
                })
        }
    }

    /// In the units of the scale, or in nats of log-odds; shape `(H)`.
    private func values(_ document: Document) -> [Double] {
        let termFrequency = Entry.termFrequency
        let count = fields.count
        var squares: Float = 0
        var sums = [Float](repeating: 0, count: count)
        for entry in document.entries {
            let column = Int(columnOfBucket[Entry.column(entry)])
            guard column >= 0 else { continue }
            let value = Float(termFrequency[Entry.count(entry)]) * idf[column]
            squares += value * value
            for head in 0..<count { sums[head] += value * weights[column * count + head] }
        }
        let inverseNorm = squares > 0 ? 1 / squares.squareRoot() : 0
        var values = intercepts
        for head in 0..<count { values[head] += Double(inverseNorm * sums[head]) }
        for (feature, measure) in document.dense.enumerated() {
            let value = (measure - denseMean[feature]) * denseScale[feature]
            for head in 0..<count { values[head] += Double(value) * Double(denseWeights[feature * count + head]) }
        }
        return values
    }
}

extension FieldHeads {
    /// The heads that fits have found.
    ///
    /// - Parameters:
    ///   - map: the features that they were fitted to.
    ///   - weights: shape `(H)(D + F)`.
    ///   - intercepts: shape `(H)`.
    init(
        _ map: Objective, fields: [RatedField], weights: [[Double]], intercepts: [Double], featureBits: Int
    ) {
        let width = map.matrix.columnCount
        func flat(_ columns: Range<Int>) -> [Float] {
            columns.flatMap { column in weights.map { Float($0[column]) } }
        }
        self.init(
            fields: fields, featureBits: featureBits, intercepts: intercepts, buckets: map.matrix.buckets,
            idf: map.weighting.idf, weights: flat(0..<width), denseMean: map.weighting.denseMean,
            denseScale: map.weighting.denseScale, denseWeights: flat(width..<width + map.matrix.denseCount))
    }
}
