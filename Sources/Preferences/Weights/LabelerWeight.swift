/// How much the judgements of a labeler weigh: from 0, which is as if they were not there, to 1, which is what everybody's
/// weigh of whom nothing else was said.
///
/// It goes in hundredths, so that the same weight is the same number wherever it is stored, sent or hashed.
public struct LabelerWeight: Hashable, Comparable, Sendable {
    /// `0 ... 100`.
    public let hundredths: UInt8

    /// As if the judgement were not there.
    public static let none = LabelerWeight(checked: 0)
    /// The weight of whoever has none of their own.
    public static let full = LabelerWeight(checked: 100)

    /// - Returns: nil where it is none of 0 to 100.
    public init?(hundredths: Int) {
        guard (0...100).contains(hundredths) else { return nil }
        self.init(checked: UInt8(hundredths))
    }

    /// - Throws: `ValidationError` where it is no whole number of hundredths from 0 to 1.
    public init(_ value: Double) throws(ValidationError) {
        let hundredths = (value * 100).rounded()
        // Of 0.29, which is not exactly 29 hundredths in binary, a little is left over.
        guard value >= 0, value <= 1, abs(hundredths - value * 100) < 1e-9 else {
            throw ValidationError(
                pointer: "/weight", code: "invalidWeight",
                message: "A weight is a number from 0 to 1 with at most two decimals, for example 0.25.")
        }
        self.init(checked: UInt8(hundredths))
    }

    private init(checked: UInt8) { hundredths = checked }

    /// `0 ... 1`.
    public var value: Double { Double(hundredths) / 100 }

    /// The one that weighs less first.
    public static func < (left: LabelerWeight, right: LabelerWeight) -> Bool { left.hundredths < right.hundredths }
}
