/// The number by which chance decides in a project: who gets which task, where a completion stands, which part a prompt is in.
///
/// It is drawn when a project is made, and kept from labelers. A given one makes an experiment repeatable: the same labels in
/// a fresh database then give the same reward model.
public enum SplitSeed {
    /// 53 bits, so that every program that reads JSON reads the same number.
    public static let largest: UInt64 = (1 << 53) - 1

    /// - Throws: `ValidationError` where it is too large.
    public static func checked(_ seed: UInt64?) throws(ValidationError) -> UInt64? {
        guard let seed, seed > largest else { return seed }
        throw ValidationError(
            pointer: "/splitSeed", code: "outOfBounds", message: "splitSeed is a whole number from 0 to \(largest).")
    }
}
