/// Which prompts a model was trained on, by their keys: on these it is not to be measured.
public enum SeenPrompts: Sendable, Equatable {
    /// These and no others, in rising order.
    case keys([UInt64])
    /// A Podium before version 2 of the linear model's file trained on all prompts but a share in 0 ..< 1, chosen by their
    /// keys and a seed.
    case allBut(share: Double, seed: UInt64)

    /// Whether a prompt of that key may be among them. A key that such an old model cannot know counts as seen by the same
    /// share as all others: what is left is surely unseen.
    func contains(_ key: UInt64) -> Bool {
        switch self {
        case .keys(let keys):
            var range = keys[...]
            while let middle = range.indices.middle {
                if keys[middle] == key { return true }
                range = keys[middle] < key ? range[(middle + 1)...] : range[..<middle]
            }
            return false
        case .allBut(let share, let seed):
            return Double(mix(key ^ mix(seed ^ 0x5EED_0F5E_117E_0001)) >> 11) * 0x1p-53 >= share
        }
    }
}

extension Range<Int> {
    fileprivate var middle: Int? { isEmpty ? nil : lowerBound + count / 2 }
}
