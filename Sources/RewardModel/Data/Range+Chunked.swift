extension Range<Int> {
    /// The runs of neighbours that belong together.
    func chunked(by belongTogether: (Int, Int) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for index in self {
            if let last = runs.last, belongTogether(index - 1, index) {
                runs[runs.count - 1] = last.lowerBound..<(index + 1)
            } else {
                runs.append(index..<(index + 1))
            }
        }
        return runs
    }
}
