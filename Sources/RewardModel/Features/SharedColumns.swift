/// Which columns completions of at least two groups of prompts share. What one group alone has would be learned by heart and
/// tell nothing of another.
struct SharedColumns {
    /// Of each column; shape `(columns)`.
    private(set) var isShared: [Bool]
    /// The first group that has a column.
    private var owner: [UInt64?]

    init(count: Int) {
        isShared = [Bool](repeating: false, count: count)
        owner = [UInt64?](repeating: nil, count: count)
    }

    /// A completion of `group` has this column.
    mutating func add(_ column: Int, group: UInt64) {
        if owner[column] == nil { owner[column] = group }
        if owner[column] != group { isShared[column] = true }
    }
}
