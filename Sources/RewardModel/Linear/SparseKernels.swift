/// The loops in which training spends its time. Both go through unsafe buffers, which saves a third of it; the tests
/// hold them against the plain loops.

/// Σ tf(entry) · vector[column(entry)] over the entries of `range`.
@inline(__always)
func sparseDot(_ entries: [UInt32], _ range: Range<Int>, _ vector: [Double]) -> Double {
    precondition(range.upperBound <= entries.count, "a row of the block")
    // SAFETY: the range was checked above; every column is below D by `FeatureMatrix.compact`, and `vector` has at least
    // D elements; a count is 8 bits and the table has 256 elements.
    return entries.withUnsafeBufferPointer { entries in
        vector.withUnsafeBufferPointer { vector in
            Entry.termFrequency.withUnsafeBufferPointer { termFrequency in
                var even = 0.0
                var odd = 0.0
                var place = range.lowerBound
                while place + 1 < range.upperBound {
                    let (first, second) = (entries[place], entries[place + 1])
                    even += termFrequency[Entry.count(first)] * vector[Entry.column(first)]
                    odd += termFrequency[Entry.count(second)] * vector[Entry.column(second)]
                    place += 2
                }
                if place < range.upperBound {
                    even += termFrequency[Entry.count(entries[place])] * vector[Entry.column(entries[place])]
                }
                return even + odd
            }
        }
    }
}

/// vector[column(entry)] += factor · tf(entry) for the entries of `range`.
@inline(__always)
func sparseAdd(_ entries: [UInt32], _ range: Range<Int>, times factor: Double, to vector: inout [Double]) {
    precondition(range.upperBound <= entries.count, "a row of the block")
    // SAFETY: as in `sparseDot`.
    entries.withUnsafeBufferPointer { entries in
        vector.withUnsafeMutableBufferPointer { vector in
            Entry.termFrequency.withUnsafeBufferPointer { termFrequency in
                for place in range {
                    let entry = entries[place]
                    vector[Entry.column(entry)] += factor * termFrequency[Entry.count(entry)]
                }
            }
        }
    }
}

/// vector[column(entry)] += factor · tf(entry)² for the entries of `range`.
@inline(__always)
func sparseAddSquares(_ entries: [UInt32], _ range: Range<Int>, times factor: Double, to vector: inout [Double]) {
    precondition(range.upperBound <= entries.count, "a row of the block")
    // SAFETY: as in `sparseDot`.
    entries.withUnsafeBufferPointer { entries in
        vector.withUnsafeMutableBufferPointer { vector in
            Entry.termFrequency.withUnsafeBufferPointer { termFrequency in
                for place in range {
                    let frequency = termFrequency[Entry.count(entries[place])]
                    vector[Entry.column(entries[place])] += factor * frequency * frequency
                }
            }
        }
    }
}

/// Σ tf(entry) · idf[column(entry)] · draws[column(entry)] over the entries of `range`.
@inline(__always)
func sparseDot(_ entries: [UInt32], _ range: Range<Int>, _ idf: [Float], _ draws: [Draws]) -> Draws {
    precondition(range.upperBound <= entries.count && idf.count <= draws.count, "a row of the block")
    // SAFETY: as in `sparseDot` of one vector; `idf` has D elements and `draws` at least as many.
    return entries.withUnsafeBufferPointer { entries in
        idf.withUnsafeBufferPointer { idf in
            draws.withUnsafeBufferPointer { draws in
                Entry.termFrequency.withUnsafeBufferPointer { termFrequency in
                    var sum = Draws.zero
                    for place in range {
                        let column = Entry.column(entries[place])
                        sum += draws[column] * (Float(termFrequency[Entry.count(entries[place])]) * idf[column])
                    }
                    return sum
                }
            }
        }
    }
}

/// sums[column(entry)] += factor · tf(entry) · idf[column(entry)] for the entries of `range`.
@inline(__always)
func sparseAdd(
    _ entries: [UInt32], _ range: Range<Int>, _ idf: [Float], times factor: Draws, to sums: inout [Draws]
) {
    precondition(range.upperBound <= entries.count && idf.count <= sums.count, "a row of the block")
    // SAFETY: as in `sparseDot`.
    entries.withUnsafeBufferPointer { entries in
        idf.withUnsafeBufferPointer { idf in
            sums.withUnsafeMutableBufferPointer { sums in
                Entry.termFrequency.withUnsafeBufferPointer { termFrequency in
                    for place in range {
                        let column = Entry.column(entries[place])
                        sums[column] += factor * (Float(termFrequency[Entry.count(entries[place])]) * idf[column])
                    }
                }
            }
        }
    }
}
