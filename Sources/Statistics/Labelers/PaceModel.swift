import Foundation

/// How fast labelers are with what they had to read, beside one another.
///
///     log time = aᵢ + b log length + ε
///
/// with an effect aᵢ of each labeler, fitted by Huber's M-estimator (k = 1.345, scale by the median of absolute residuals), for a
/// telephone call or a text that was known before should not move anybody. Standard errors are of a sandwich clustered by task.
/// Effects are measured from their mean over labelers, and shrunk (`Shrinkage`).
public struct PaceModel: Sendable {
    /// One judgement whose time is known.
    public struct Observation: Sendable, Equatable {
        /// From 0.
        public var labeler: Int
        /// The task, by number.
        public var task: Int
        /// Of the characters that were to be read.
        public var logLength: Double
        /// Of the milliseconds that it took.
        public var logTime: Double

        /// An observation of its parts.
        public init(labeler: Int, task: Int, logLength: Double, logTime: Double) {
            self.labeler = labeler
            self.task = task
            self.logLength = logLength
            self.logTime = logTime
        }
    }

    /// What is told of one labeler.
    public struct Labeler: Sendable, Equatable {
        /// The logarithm of how many times as fast as the mean of the labelers, with texts of the same length; shrunk.
        public var speed: Estimate
        /// The logarithm of characters in a millisecond, with the texts that they had.
        public var pace: Estimate
        /// Their effect less the mean of the effects, as measured.
        public var effect: Double
        /// Of that, before it was shrunk.
        public var standardError: Double
    }

    static let bend = 1.345
    /// The median of the absolute value of a standard normal variable.
    static let normalMedian = 0.674489750196081708
    private static let mostRounds = 500

    /// b: what twice the length costs is 2ᵇ times as long.
    public let slope: Double
    /// Of the residuals, robust.
    public let scale: Double
    /// By number, of those who have enough observations.
    public let labelers: [Int: Labeler]

    /// - Parameter fewest: observations that a labeler must have.
    /// - Returns: nil where nobody has as many, or times do not vary.
    public init?(_ observations: [Observation], fewest: Int) {
        let counts = Dictionary(grouping: observations, by: \.labeler).mapValues(\.count)
        let numbers = counts.filter { $0.value >= max(2, fewest) }.keys.sorted()
        guard !numbers.isEmpty else { return nil }
        let places = Dictionary(uniqueKeysWithValues: zip(numbers, numbers.indices))
        var fit = Fit(
            observations.compactMap { observation in
                places[observation.labeler].map {
                    .init(
                        labeler: $0, task: observation.task, logLength: observation.logLength,
                        logTime: observation.logTime)
                }
            }, labelers: numbers.count)
        guard fit.converge(Self.mostRounds) else { return nil }
        slope = fit.slope
        scale = fit.scale
        let told = fit.told
        let shrunk = Shrinkage(told.map { .init(value: -$0.effect, variance: $0.variance, clusters: $0.count) })
        var labelers: [Int: Labeler] = [:]
        for (labeler, speed) in zip(told, shrunk.estimates) {
            labelers[numbers[labeler.place]] = Labeler(
                speed: speed, pace: labeler.pace, effect: labeler.effect, standardError: labeler.variance.squareRoot())
        }
        self.labelers = labelers
    }

    /// The fit while it is being made; labelers are numbered without gaps.
    private struct Fit {
        let observations: [Observation]
        /// By labeler.
        var intercepts: [Double]
        var slope = 0.0
        var scale = 0.0
        /// Lengths are measured from here.
        let middle: Double

        init(_ observations: [Observation], labelers: Int) {
            self.observations = observations.sorted { ($0.task, $0.labeler) < ($1.task, $1.labeler) }
            intercepts = Array(repeating: 0, count: labelers)
            middle = observations.reduce(0) { $0 + $1.logLength } / Double(observations.count)
        }

        func length(_ observation: Observation) -> Double { observation.logLength - middle }

        func residual(_ observation: Observation) -> Double {
            observation.logTime - intercepts[observation.labeler] - slope * length(observation)
        }

        /// - Returns: false where the times do not vary.
        mutating func converge(_ rounds: Int) -> Bool {
            solve(weights: Array(repeating: 1, count: observations.count))
            for _ in 0..<rounds {
                let residuals = observations.map(residual)
                scale = Self.scale(residuals)
                guard scale > 1e-9 else { return false }
                let bend = PaceModel.bend * scale
                let before = (slope, intercepts)
                solve(weights: residuals.map { abs($0) <= bend ? 1 : bend / abs($0) })
                let moved = zip(intercepts, before.1).map { abs($0 - $1) }.max() ?? 0
                if max(moved, abs(slope - before.0)) < 1e-12 { break }
            }
            scale = Self.scale(observations.map(residual))
            return scale > 1e-9
        }

        private static func scale(_ residuals: [Double]) -> Double {
            let sorted = residuals.map(abs).sorted()
            let middle = sorted.count / 2
            let median = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
            return median / PaceModel.normalMedian
        }

        /// Weighted least squares with an intercept of each labeler.
        private mutating func solve(weights: [Double]) {
            var sums = Array(repeating: (weight: 0.0, length: 0.0, time: 0.0), count: intercepts.count)
            for (observation, weight) in zip(observations, weights) {
                sums[observation.labeler].weight += weight
                sums[observation.labeler].length += weight * length(observation)
                sums[observation.labeler].time += weight * observation.logTime
            }
            let means = sums.map { (length: $0.length / $0.weight, time: $0.time / $0.weight) }
            var (squares, products) = (0.0, 0.0)
            for (observation, weight) in zip(observations, weights) {
                let mean = means[observation.labeler]
                let distance = length(observation) - mean.length
                squares += weight * distance * distance
                products += weight * distance * (observation.logTime - mean.time)
            }
            // Where all texts are of one length there is nothing to allow for.
            slope = squares > 1e-9 ? products / squares : 0
            intercepts = means.map { $0.time - slope * $0.length }
        }

        struct Told {
            var place: Int
            var effect: Double
            var variance: Double
            var pace: Estimate
            var count: Int
        }

        /// Labelers with their effects, and how far these can be trusted.
        var told: [Told] {
            let bend = PaceModel.bend * scale
            let residuals = observations.map(residual)
            var curvature = Array(repeating: (count: 0.0, length: 0.0, squares: 0.0), count: intercepts.count)
            var counts = [Int](repeating: 0, count: intercepts.count)
            for (observation, residual) in zip(observations, residuals) {
                counts[observation.labeler] += 1
                guard abs(residual) <= bend else { continue }
                let length = length(observation)
                curvature[observation.labeler].count += 1
                curvature[observation.labeler].length += length
                curvature[observation.labeler].squares += length * length
            }
            let told = intercepts.indices.filter { curvature[$0].count >= 2 }
            guard !told.isEmpty else { return [] }
            let lengths = curvature.map { $0.count > 0 ? $0.length / $0.count : 0 }
            let information = curvature.indices.reduce(0.0) {
                $0 + curvature[$1].squares - curvature[$1].length * lengths[$1]
            }
            let meanLength = told.reduce(0) { $0 + lengths[$1] } / Double(told.count)
            let mean = told.reduce(0) { $0 + intercepts[$1] } / Double(told.count)
            let isTold = intercepts.indices.map { curvature[$0].count >= 2 }
            var (own, slopes) = ([Double](), [Double]())
            for (observation, residual) in zip(observations, residuals) {
                let score = max(-bend, min(bend, residual))
                let labeler = observation.labeler
                own.append(curvature[labeler].count > 0 ? score / curvature[labeler].count : 0)
                slopes.append(
                    information > 1e-9 ? score * (length(observation) - lengths[labeler]) / information : 0)
            }
            return told.map { labeler in
                // What each observation moves the effect by, summed by task.
                var (squares, ownSquares, sum, ownSum) = (0.0, 0.0, 0.0, 0.0)
                var task: Int?
                for (place, observation) in observations.enumerated() {
                    if observation.task != task {
                        squares += sum * sum
                        ownSquares += ownSum * ownSum
                        (sum, ownSum, task) = (0, 0, observation.task)
                    }
                    if observation.labeler == labeler { ownSum += own[place] }
                    sum += observation.labeler == labeler ? own[place] : 0
                    if isTold[observation.labeler] { sum -= own[place] / Double(told.count) }
                    sum -= (lengths[labeler] - meanLength) * slopes[place]
                }
                squares += sum * sum
                ownSquares += ownSum * ownSum
                let count = counts[labeler]
                let correction = Double(count) / Double(count - 1)
                // At the middle of their own texts the slope does not matter.
                let pace = middle + lengths[labeler] - intercepts[labeler] - slope * lengths[labeler]
                let error = (correction * ownSquares).squareRoot()
                let reach = studentQuantile(0.975, freedom: Double(count - 1)) * error
                return Told(
                    place: labeler, effect: intercepts[labeler] - mean, variance: max(1e-12, correction * squares),
                    pace: Estimate(
                        value: pace, standardError: error, interval: Interval(lower: pace - reach, upper: pace + reach),
                        clusters: count), count: count)
            }
        }
    }
}
