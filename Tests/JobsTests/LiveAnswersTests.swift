import Preferences
import Storage
import Testing

@testable import Jobs

/// What a labeler sees while answers are written tells nothing of who writes them.
@Suite("Live answers")
struct LiveAnswersTests {
    private static let turn = ID<ConversationTurn>(1)
    private static let step = ConversationRules.shownStep

    /// Pieces of a text as an endpoint may send them: never the same number of characters for long.
    private static func pieces(_ text: String, upTo longest: Int, _ chance: inout SeededGenerator) -> [String] {
        var rest = Substring(text)
        var pieces: [String] = []
        while !rest.isEmpty {
            let count = 1 + chance.next(below: longest)
            pieces.append(String(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        return pieces
    }

    @Test(
        "whatever pieces answers come in, those that are not done are cut at one multiple of the step, by no one's tokens",
        arguments: 0..<20)
    func steps(_ seed: Int) throws {
        var chance = SeededGenerator(seed: UInt64(seed))
        let texts = [
            String(repeating: "Quick as lightning, a dozen words at once. ", count: 9),
            String(repeating: "Slowly; syllable by syllable – überlegt. ", count: 6),
            "Short, and soon over, but not at a step.",
        ]
        let longest = [40, 3, 5]
        let live = LiveAnswers()
        live.begin(Self.turn, places: [0, 1, 2], done: [:])
        var rest = texts.indices.map { Self.pieces(texts[$0], upTo: longest[$0], &chance)[...] }
        var written = texts.map { _ in 0 }
        var open = Set(texts.indices)
        var before = texts.map { _ in 0 }
        var seen: Set<Int> = []
        while !open.isEmpty {
            let places = open.sorted()
            let place = places[chance.next(below: places.count)]
            if let piece = rest[place].popFirst() {
                live.append(piece, Self.turn, place)
                written[place] += piece.unicodeScalars.count
            } else {
                live.end(Self.turn, place)
                open.remove(place)
            }
            let shown = try #require(live.shown(Self.turn)).texts
            let lengths = shown.map { $0.unicodeScalars.count }
            for (text, whole) in zip(shown, texts) { #expect(whole.hasPrefix(text)) }
            let growsOnly = zip(lengths, before).allSatisfy { $0 >= $1 }
            #expect(growsOnly, "\(lengths) after \(before)")
            before = lengths
            guard let slowest = open.map({ written[$0] }).min() else { continue }
            let length = slowest / Self.step * Self.step
            seen.insert(length)
            for place in texts.indices {
                // What is over and shorter than that is there as a whole; all else is cut by one rule.
                let isWhole = !open.contains(place) && written[place] <= length
                #expect(lengths[place] == (isWhole ? written[place] : length), "\(lengths), open: \(open)")
            }
        }
        #expect(seen.count > 2)
        let end = try #require(live.shown(Self.turn))
        #expect(end.texts == texts)
        live.end(Self.turn)
        #expect(live.shown(Self.turn) == nil)
    }

    @Test("one that is asked for anew takes all others back to what it has written")
    func anew() throws {
        let live = LiveAnswers()
        live.begin(Self.turn, places: [0, 1], done: [1: String(repeating: "y", count: 200)])
        live.append(String(repeating: "x", count: 2 * Self.step + 1), Self.turn, 0)
        let shown = try #require(live.shown(Self.turn))
        #expect(shown.texts.map(\.count) == [2 * Self.step, 2 * Self.step])
        live.restart(Self.turn, 0)
        live.append("new", Self.turn, 0)
        let anew = try #require(live.shown(Self.turn))
        #expect(anew.texts == ["", ""])
        #expect(anew.generation == shown.generation + 1)
    }
}
