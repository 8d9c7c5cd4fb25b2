import Foundation
import Preferences
import Testing

@Suite("Weights of labelers")
struct LabelerWeightTests {
    private static func day(_ number: Int) -> Date { Date(timeIntervalSince1970: Double(number) * 86_400) }

    @Test("every hundredth from 0 to 1 is a weight, the same as it was written")
    func hundredths() throws {
        for hundredths in 0...100 {
            let weight = try #require(LabelerWeight(hundredths: hundredths))
            #expect(try LabelerWeight(Double(hundredths) / 100) == weight)
            // As JSON and command lines have it.
            let written = hundredths == 100 ? "1" : "0.\(hundredths / 10)\(hundredths % 10)"
            #expect(try LabelerWeight(#require(Double(written))) == weight)
            #expect(weight.value == Double(hundredths) / 100)
        }
        #expect(LabelerWeight(hundredths: 101) == nil && LabelerWeight(hundredths: -1) == nil)
        #expect(LabelerWeight.none.value == 0 && LabelerWeight.full.value == 1 && LabelerWeight.none < .full)
    }

    @Test(
        "what is no weight, or has no reason, is refused with everything that is wrong",
        arguments: [
            (-0.01, "why", ["/weight"]), (1.01, "why", ["/weight"]), (0.255, "why", ["/weight"]),
            (.nan, "why", ["/weight"]), (.infinity, "why", ["/weight"]), (0.5, " \n", ["/reason"]),
            (0.5, String(repeating: "x", count: 501), ["/reason"]), (0.5, "a\0b", ["/reason"]),
            (0.5, "a\u{202E}b", ["/reason"]), (0.5, "a\u{200B}b", ["/reason"]), (0.5, "two\nlines", ["/reason"]),
            (2, "", ["/weight", "/reason"]),
        ])
    func refused(weight: Double, reason: String, pointers: [String]) {
        let error = #expect(throws: ValidationError.self) {
            try LabelerWeightDraft(weight: weight, reason: reason).validated()
        }
        #expect(error?.issues.map(\.pointer) == pointers)
    }

    @Test(
        "a weight applies from a time of the years 1970 to 9999, or from the first",
        arguments: [(-0.001, false), (0, true), (253_402_300_799.999, true), (253_402_300_800, false)])
    func times(seconds: Double, isTaken: Bool) throws {
        let draft = LabelerWeightDraft(
            weight: 0.5, appliesFrom: Date(timeIntervalSince1970: seconds), reason: "Why.")
        if isTaken {
            #expect(try draft.validated().appliesFrom == draft.appliesFrom)
        } else {
            let error = #expect(throws: ValidationError.self) { try draft.validated() }
            #expect(error?.issues.map(\.pointer) == ["/appliesFrom"])
        }
    }

    @Test("a reason is stored without the blanks around it, up to its last character")
    func reasons() throws {
        let longest = String(repeating: "x", count: LabelerWeightDraft.maximumReasonLength)
        #expect(try LabelerWeightDraft(weight: 0, reason: longest).validated().reason == longest)
        let draft = LabelerWeightDraft(weight: 0.3, appliesFrom: Self.day(3), reason: "  In a hurry.\n")
        let checked = try draft.validated()
        #expect(checked.reason == "In a hurry." && checked.weight.hundredths == 30)
        #expect(checked.appliesFrom == Self.day(3))
    }

    private static let weights = (half: LabelerWeight(hundredths: 50) ?? .full, none: LabelerWeight.none)

    @Test("a judgement weighs what was said last of its time, and in full where nothing was said")
    func lastWord() {
        var history = LabelerWeightHistory()
        #expect(history.weight(at: Self.day(5)) == .full)
        history.entries.append(.init(Self.weights.none, from: Self.day(5)))
        // From that very moment on.
        #expect(history.weight(at: Self.day(5).addingTimeInterval(-0.001)) == .full)
        #expect(history.weight(at: Self.day(5)) == .none)
        history.entries.append(.init(Self.weights.half, from: Self.day(9)))
        #expect([4, 5, 8, 9].map { history.weight(at: Self.day($0)) } == [.full, .none, .none, Self.weights.half])
        // Said later of an earlier day, it is about everything since.
        history.entries.append(.init(.full, from: Self.day(7)))
        #expect([5, 7, 9].map { history.weight(at: Self.day($0)) } == [.none, .full, .full])
        history.entries.append(.init(Self.weights.half))
        #expect([0, 5, 9].map { history.weight(at: Self.day($0)) } == Array(repeating: Self.weights.half, count: 3))
    }

    @Test("taking back restores what was there, in whatever order")
    func takingBack() {
        let days = 0..<12
        var history = LabelerWeightHistory()
        var before: [[LabelerWeight]] = []
        func weights() -> [LabelerWeight] { days.map { history.weight(at: Self.day($0)) } }
        let said: [(LabelerWeight, Int?)] = [(.none, 6), (Self.weights.half, 3), (.full, nil), (.none, 9)]
        for (weight, day) in said {
            before.append(weights())
            history.entries.append(.init(weight, from: day.map(Self.day)))
        }
        // One in the middle: as if it had never been said.
        var without = history
        without.entries.remove(at: 1)
        history.entries[1].isTakenBack = true
        #expect(weights() == days.map { without.weight(at: Self.day($0)) })
        history.entries[1].isTakenBack = false
        for place in said.indices.reversed() {
            history.entries[place].isTakenBack = true
            #expect(weights() == before[place])
        }
        #expect(weights().allSatisfy { $0 == .full })
    }
}
