import Exchange
import Preferences
import RewardModel
import Wire

/// Input lines to output lines, one for one, without I/O: `{"prompt", "completion"}` to `{"reward", "uncertainty", "formReward"}`.
///
/// A bad or empty line is answered with an `error` in its place.
struct ScoringLines {
    private struct Answer: Encodable {
        var reward: Double?
        var uncertainty: Double?
        var formReward: Double?
        var predictions: [String: FieldPrediction]?
        var error: String?
    }

    private let score: ([ScoringItem]) -> [Score]
    private let predictions: (([ScoringItem]) -> [[String: FieldPrediction]])?
    private var reader = LineReader()
    /// Lines that were answered with an error.
    private(set) var bad = 0

    /// - Parameters:
    ///   - predictions: what labelers are expected to answer about each of a batch, in order; nil where nobody asks.
    ///   - score: the scores of a batch, in order.
    init(
        predictions: (([ScoringItem]) -> [[String: FieldPrediction]])? = nil,
        score: @escaping ([ScoringItem]) -> [Score]
    ) {
        self.predictions = predictions
        self.score = score
    }

    /// - Returns: the answers to the lines that `chunk` completes.
    mutating func append(_ chunk: [UInt8]) throws -> [UInt8] {
        try answer(reader.append(chunk))
    }

    /// - Returns: the answer to a last line that does not end with a line end.
    mutating func finish() throws -> [UInt8] {
        try answer(reader.finish().map { [$0] } ?? [])
    }

    private mutating func answer(_ lines: [LineReader.Line]) throws -> [UInt8] {
        var items: [ScoringItem] = []
        var answers = try lines.map { line in
            do {
                items.append(try Self.item(in: line))
                return Answer()
            } catch let error as ValidationError {
                return Answer(error: "line \(line.number): \(error.message)")
            }
        }
        bad += answers.count { $0.error != nil }
        let good = answers.indices.filter { answers[$0].error == nil }
        let predicted = predictions?(items)
        for (place, (index, score)) in zip(good, score(items)).enumerated() {
            answers[index] = Answer(
                reward: score.reward, uncertainty: score.uncertainty, formReward: score.formReward,
                predictions: predicted?[place])
        }
        return try answers.flatMap { try JSON.encode($0, sorted: predictions != nil) + [UInt8(ascii: "\n")] }
    }

    private static func item(in line: LineReader.Line) throws -> ScoringItem {
        if line.isBlank { throw ValidationError(pointer: "", code: "emptyLine", message: "This line is empty.") }
        let content = try line.content()
        return try FormatError.explaining { try JSON.decode(ScoringItemBody.self, from: content) }.item
    }
}
