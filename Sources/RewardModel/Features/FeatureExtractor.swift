import Foundation

/// What the model sees of a completion before document frequencies come in.
struct Document {
    /// Distinct n-gram buckets with how often each occurs, packed by `Entry`; in order of first occurrence.
    var entries: [UInt32]
    /// `DenseFeatures.measure`.
    var dense: [Float]
}

/// One distinct n-gram of a text in four bytes: 24 bits of bucket or column, 8 bits of count.
enum Entry {
    static let maximumCount = 255

    @inline(__always)
    static func pack(column: UInt32, count: UInt8) -> UInt32 { column << 8 | UInt32(count) }
    @inline(__always)
    static func column(_ entry: UInt32) -> Int { Int(entry >> 8) }
    @inline(__always)
    static func count(_ entry: UInt32) -> Int { Int(entry & 0xFF) }

    /// Sublinear term frequency 1 + ln tf of each count (Manning, Raghavan & Schütze 2008, section 6.4.1);
    /// counts past 255 weigh as 255.
    static let termFrequency: [Double] = (0...maximumCount).map { $0 == 0 ? 0 : 1 + log(Double($0)) }
    static let termFrequencyInFloat = termFrequency.map { Float($0) }
}

/// Turns texts into documents. Keep one per thread: it owns a table of counts that is cleared, not made, for each text.
struct FeatureExtractor {
    private let shift: UInt64
    private var grams = NGrams()
    private var counts: [UInt8]
    private var touched: [UInt32] = []

    init(featureBits: Int) {
        shift = UInt64(64 - featureBits)
        counts = [UInt8](repeating: 0, count: 1 << featureBits)
    }

    /// The bucket of an n-gram's hash: the top bits after one more multiplication, which spreads the fold's low bits.
    @inline(__always)
    static func bucket(_ hash: UInt64, shift: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: (hash &* 0xD6E8_FEB8_6659_FD93) >> shift)
    }

    mutating func extract(_ text: String) -> Document {
        touched.removeAll(keepingCapacity: true)
        let shift = shift
        grams.forEach(in: text) { hash in
            let bucket = Self.bucket(hash, shift: shift)
            let seen = counts[Int(bucket)]
            if seen == 0 { touched.append(bucket) }
            if seen < Entry.maximumCount { counts[Int(bucket)] = seen + 1 }
        }
        let entries = touched.map { bucket in
            let entry = Entry.pack(column: bucket, count: counts[Int(bucket)])
            counts[Int(bucket)] = 0
            return entry
        }
        return Document(entries: entries, dense: DenseFeatures.measure(text))
    }
}
