/// What some work comes to in money: whole minor units, reckoned exactly and rounded once.
public struct Pay: Hashable, Sendable {
    /// In minor units of the currency: cents, yen.
    public let amount: Int
    /// A code of ISO 4217, or any word.
    public let currency: String

    private static let hourMs = 3_600_000

    /// What a labeler's week comes to. An hour's rate is of active milliseconds, and the whole week is rounded once, half a
    /// unit up: what is lost or won by that is less than a unit a week, however many judgements there are.
    ///
    /// - Parameters:
    ///   - rate: for one `unit`, in minor units, one of `PayUnit.rates`.
    ///   - judgements: surplus too.
    ///   - activeMs: of judgements, changes and skips; not negative.
    /// - Returns: nil where nothing is paid for, or no `Int` could hold it.
    public init?(_ unit: PayUnit, rate: Int, currency: String, judgements: Int, activeMs: Int) {
        self.currency = currency
        switch unit {
        case .nothing: return nil
        case .judgement:
            let (product, isTooLarge) = judgements.multipliedReportingOverflow(by: rate)
            guard !isTooLarge else { return nil }
            amount = product
        case .hour:
            guard activeMs >= 0, rate >= 0 else { return nil }
            // Twice the amount and one more, halved and cut off, is rounded half up.
            let doubled = UInt(activeMs).multipliedFullWidth(by: 2 * UInt(rate))
            let divisor = 2 * UInt(Self.hourMs)
            let (low, carries) = doubled.low.addingReportingOverflow(UInt(Self.hourMs))
            let high = doubled.high + (carries ? 1 : 0)
            guard high < divisor else { return nil }
            guard let whole = Int(exactly: divisor.dividingFullWidth((high, low)).quotient) else { return nil }
            amount = whole
        }
    }

    /// "12.50": in the currency's major unit.
    public var decimal: String {
        let digits = Self.minorDigits(of: currency)
        guard digits > 0 else { return "\(amount)" }
        let text = String(repeating: "0", count: max(0, digits + 1 - "\(amount)".count)) + "\(amount)"
        return "\(text.dropLast(digits)).\(text.suffix(digits))"
    }

    /// How many decimals its minor unit is; of what is no code of ISO 4217 two.
    public static func minorDigits(of currency: String) -> Int {
        if withoutMinorUnit.contains(currency) { return 0 }
        return ofThousandths.contains(currency) ? 3 : 2
    }

    private static let withoutMinorUnit: Set = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
    ]
    private static let ofThousandths: Set = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
}
