/// How far the posterior's draws of a weight lie from it, in eight bits each: a model keeps them for every weight, and reads
/// them with every text. Rounding adds a variance of less than 1/150,000 of the largest draw's square.
struct WeightDraws: Sendable, Equatable {
    /// What one step stands for.
    let unit: Float
    let steps: SIMD16<Int8>

    init(unit: Float, steps: SIMD16<Int8>) {
        self.unit = unit
        self.steps = steps
    }

    init(_ draws: Draws) {
        let largest = Swift.max(draws.max(), -draws.min())
        unit = largest / 127
        steps = unit > 0 ? SIMD16<Int8>((draws / unit).rounded(.toNearestOrEven)) : .zero
    }

    /// Of a weight whose variance alone is known: draws of that variance, the same for the same key.
    init(variance: Float, key: UInt64) {
        self.init(Draws.signs(mix(key)) * variance.squareRoot())
    }

    /// The draws, each times `factor`.
    @inline(__always)
    func times(_ factor: Float) -> Draws { Draws(steps) * (unit * factor) }
}

extension WeightDraws {
    static let byteCount = 4 + 16

    init(_ reader: inout ByteReader) throws(RewardModelError) {
        let unit = try reader.float()
        guard unit >= 0 else { throw .implausible("draws of a negative unit") }
        var steps = SIMD16<Int8>()
        for index in steps.indices { steps[index] = try reader.integer() }
        self.init(unit: unit, steps: steps)
    }

    func write(to writer: inout ByteWriter) {
        writer.append(unit)
        for index in steps.indices { writer.append(steps[index]) }
    }
}
