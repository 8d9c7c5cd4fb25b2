/// What may be asked of a hand-over, and what it is without asking.
public enum HandoverRules {
    /// How many pairs of one prompt are handed over at most. Pairs of one prompt are "very correlated": taken as
    /// independent examples they overfit (Ouyang et al. 2022, section 3.5).
    public static let pairsPerPrompt = 5
    /// All pairs of four rankings of nine completions that have nothing in common.
    public static let allowedPairsPerPrompt = 1...144

    /// - Throws: `ValidationError` where it is not allowed.
    public static func check(pairsPerPrompt: Int, at pointer: String) throws(ValidationError) {
        guard allowedPairsPerPrompt.contains(pairsPerPrompt) else {
            let (least, most) = (allowedPairsPerPrompt.lowerBound, allowedPairsPerPrompt.upperBound)
            throw ValidationError(
                pointer: pointer, code: "outOfRange",
                message: "The pairs of a prompt are a whole number from \(least) to \(most).")
        }
    }
}
