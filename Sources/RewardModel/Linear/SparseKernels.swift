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

/// Σ tf(entry) · x of columns[column(entry)] over the entries of `range`.
@inline(__always)
func sparseDot(_ entries: [UInt32], _ range: Range<Int>, _ columns: [SIMD2<Float>]) -> Float {
    precondition(range.upperBound <= entries.count, "a row of the block")
    // SAFETY: as in the first `sparseDot`.
    return entries.withUnsafeBufferPointer { entries in
        columns.withUnsafeBufferPointer { columns in
            Entry.termFrequencyInFloat.withUnsafeBufferPointer { termFrequency in
                var sums = SIMD4<Float>.zero
                var place = range.lowerBound
                while place + 3 < range.upperBound {
                    for lane in 0..<4 {
                        let entry = entries[place + lane]
                        sums[lane] += termFrequency[Entry.count(entry)] * columns[Entry.column(entry)].x
                    }
                    place += 4
                }
                var sum = sums.sum()
                while place < range.upperBound {
                    sum += termFrequency[Entry.count(entries[place])] * columns[Entry.column(entries[place])].x
                    place += 1
                }
                return sum
            }
        }
    }
}

/// x of columns[column(entry)] += factor · tf(entry) · y over the entries of `range`.
@inline(__always)
func sparseAdd(_ entries: [UInt32], _ range: Range<Int>, times factor: Float, to columns: inout [SIMD2<Float>]) {
    precondition(range.upperBound <= entries.count, "a row of the block")
    // SAFETY: as in the first `sparseDot`.
    entries.withUnsafeBufferPointer { entries in
        columns.withUnsafeMutableBufferPointer { columns in
            Entry.termFrequencyInFloat.withUnsafeBufferPointer { termFrequency in
                for place in range {
                    let column = Entry.column(entries[place])
                    let factors = columns[column]
                    columns[column].x = factors.x + factor * termFrequency[Entry.count(entries[place])] * factors.y
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

/// Σ tf(entry) · columns[column(entry)] over the entries of `range`.
@inline(__always)
func sparseDot(_ entries: [UInt32], _ range: Range<Int>, _ columns: [HalfDraws]) -> HalfDraws {
    precondition(range.upperBound <= entries.count, "a row of the block")
    // SAFETY: as in the first `sparseDot`.
    return entries.withUnsafeBufferPointer { entries in
        columns.withUnsafeBufferPointer { columns in
            Entry.termFrequencyInFloat.withUnsafeBufferPointer { termFrequency in
                var sum = HalfDraws.zero
                for place in range {
                    let entry = entries[place]
                    sum += columns[Entry.column(entry)] * termFrequency[Entry.count(entry)]
                }
                return sum
            }
        }
    }
}

/// columns[column(entry)] += factor · tf(entry) · squares[column(entry)] for the entries of `range`.
@inline(__always)
func sparseAdd(
    _ entries: [UInt32], _ range: Range<Int>, _ squares: [Float], times factor: HalfDraws,
    to columns: inout [HalfDraws]
) {
    precondition(range.upperBound <= entries.count && squares.count <= columns.count, "a row of the block")
    // SAFETY: as in the first `sparseDot`; `squares` has D elements and `columns` at least as many.
    entries.withUnsafeBufferPointer { entries in
        squares.withUnsafeBufferPointer { squares in
            columns.withUnsafeMutableBufferPointer { columns in
                Entry.termFrequencyInFloat.withUnsafeBufferPointer { termFrequency in
                    for place in range {
                        let column = Entry.column(entries[place])
                        columns[column] += factor * (termFrequency[Entry.count(entries[place])] * squares[column])
                    }
                }
            }
        }
    }
}
