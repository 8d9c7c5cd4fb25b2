import Preferences

/// What prompts are compared by: their forms, beginnings and telling shingles.
struct PromptFeatures {
    /// One prompt of each form, in the order of the forms; only they are compared further.
    private(set) var distinct: [Int] = []
    /// Pairs of prompts of one form; they link all prompts of the form.
    private(set) var sameForm: [(Int, Int)] = []
    /// A shingle or a beginning that more of the distinct prompts have than this is a form of words that they share.
    let mostPrompts: Int
    /// (beginning, place in `distinct`), sorted.
    private(set) var openings: [(key: UInt64, prompt: Int32)] = []
    /// Of each distinct prompt, the telling shingles, the rarest first.
    private(set) var sketches: [[Shingle]] = []

    /// A shingle and how rare it is. The order is the same in all prompts, which prefix filtering needs.
    struct Shingle: Comparable {
        var frequency: UInt8
        var hash: UInt32

        static func < (left: Shingle, right: Shingle) -> Bool {
            (left.frequency, left.hash) < (right.frequency, right.hash)
        }
    }

    private static let promptsPerPart = 1024
    private static let partsPerWave = 32

    init(_ prompts: [Prompt]) {
        let forms = Self.inParts(prompts.count) { range in
            range.map { index in
                let words = PromptWords(prompts[index])
                return (form: words.form, openings: words.openings)
            }
        }
        let order = prompts.indices.sorted { (forms[$0].form, $0) < (forms[$1].form, $1) }
        for (place, index) in order.enumerated() {
            if place > 0, forms[order[place - 1]].form == forms[index].form {
                sameForm.append((order[place - 1], index))
            } else {
                distinct.append(index)
            }
        }
        mostPrompts = max(8, min(200, distinct.count / 20))
        for (place, index) in distinct.enumerated() {
            for key in Set(forms[index].openings) { openings.append((key, Int32(place))) }
        }
        openings.sort { ($0.key, $0.prompt) < ($1.key, $1.prompt) }

        let frequencies = Frequencies(distinct.map { prompts[$0] })
        let (distinct, limit) = (distinct, mostPrompts)
        sketches = Self.inParts(distinct.count) { range in
            range.map { place in Self.sketch(PromptWords(prompts[distinct[place]]).shingles, frequencies, limit) }
        }
    }

    private static func sketch(_ shingles: [UInt32], _ frequencies: Frequencies, _ limit: Int) -> [Shingle] {
        shingles.lazy.map { Shingle(frequency: frequencies[$0], hash: $0) }
            .filter { Int($0.frequency) <= limit }.prefix(PromptGroups.sketchSize).sorted()
    }

    /// `body` of ranges that cover `0 ..< count`, on all cores; results in order.
    private static func inParts<Result: Sendable>(
        _ count: Int, _ body: @Sendable (Range<Int>) -> [Result]
    ) -> [Result] {
        parallelMap((count + promptsPerPart - 1) / promptsPerPart) { part in
            body((part * promptsPerPart)..<min((part + 1) * promptsPerPart, count))
        }.flatMap(\.self)
    }

    /// How many prompts have a shingle, up to 255. Shingles share counters now and then, which makes one seem more common
    /// than it is, the same for all who ask.
    struct Frequencies {
        private var counts: [UInt8]
        private let mask: UInt32

        subscript(shingle: UInt32) -> UInt8 { counts[Int(shingle & mask)] }

        init(_ prompts: [Prompt]) {
            // A word has about six letters, and begins a shingle; twice the room keeps strangers apart.
            let shingles = prompts.reduce(0) { $0 + $1.messages.reduce(0) { $0 + $1.content.utf8.count / 6 + 1 } }
            var bits = 16
            while bits < 27, 1 << bits < shingles * 2 { bits += 1 }
            mask = (UInt32(1) << UInt32(bits)) - 1
            counts = [UInt8](repeating: 0, count: 1 << bits)
            // Prompts are read some at a time, so that their shingles are never all in memory.
            let wave = promptsPerPart * partsPerWave
            for start in stride(from: 0, to: prompts.count, by: wave) {
                let count = min(wave, prompts.count - start)
                for shingles in PromptFeatures.inParts(count, { $0.map { PromptWords(prompts[start + $0]).shingles } })
                {
                    for shingle in shingles where counts[Int(shingle & mask)] < .max {
                        counts[Int(shingle & mask)] += 1
                    }
                }
            }
        }
    }
}

extension PromptFeatures {
    /// Joins prompts that begin alike.
    func joinByOpening(_ sets: inout DisjointSets) {
        var start = 0
        while start < openings.count {
            var end = start + 1
            while end < openings.count, openings[end].key == openings[start].key { end += 1 }
            if end - start <= mostPrompts {
                for place in (start + 1)..<max(start + 1, end) {
                    sets.join(distinct[Int(openings[start].prompt)], distinct[Int(openings[place].prompt)])
                }
            }
            start = end
        }
    }

    /// Joins prompts that resemble each other.
    ///
    /// Two sets that share so much must share one of the first |A| − ⌈t·|A|⌉ + 1 of A and of B in any one order; with the
    /// rarest first few prompts meet there.
    func joinByShingles(_ sets: inout DisjointSets) {
        var meetings: [UInt64] = []
        for (place, sketch) in sketches.enumerated() {
            let (numerator, denominator) = PromptGroups.resemblance
            let needed = (sketch.count * numerator + denominator - 1) / denominator
            for shingle in sketch.prefix(sketch.count - needed + 1) {
                meetings.append(UInt64(shingle.hash) << 32 | UInt64(place))
            }
        }
        meetings.sort()
        var start = 0
        while start < meetings.count {
            var end = start + 1
            while end < meetings.count, meetings[end] >> 32 == meetings[start] >> 32 { end += 1 }
            for right in start..<end {
                for left in start..<right {
                    join(Int(meetings[left] & 0xFFFF_FFFF), Int(meetings[right] & 0xFFFF_FFFF), &sets)
                }
            }
            start = end
        }
    }

    private func join(_ left: Int, _ right: Int, _ sets: inout DisjointSets) {
        guard sets.find(distinct[left]) != sets.find(distinct[right]), resemble(left, right) else { return }
        sets.join(distinct[left], distinct[right])
    }

    /// Whether two distinct prompts share enough of their shingles.
    func resemble(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (sketches[left], sketches[right])
        guard !left.isEmpty, !right.isEmpty else { return false }
        let (numerator, denominator) = PromptGroups.resemblance
        guard min(left.count, right.count) * denominator >= max(left.count, right.count) * numerator else {
            return false
        }
        var (i, j, common) = (0, 0, 0)
        while i < left.count, j < right.count {
            if left[i] == right[j] {
                (i, j, common) = (i + 1, j + 1, common + 1)
            } else if left[i] < right[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return common * denominator >= (left.count + right.count - common) * numerator
    }
}
