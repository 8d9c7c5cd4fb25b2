import Foundation
import Testing

@testable import Preferences

@Suite("Agreement: rules")
struct AgreementRuleTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    @Test(
        "Weeks are those of ISO 8601",
        arguments: [
            ("2026-11-28T23:59:59Z", "2026-W48"), ("2026-11-30T00:00:00Z", "2026-W49"),
            ("2027-01-01T12:00:00Z", "2026-W53"),
            ("2024-12-30T00:00:00Z", "2025-W01"), ("1970-01-01T00:00:00Z", "1970-W01"),

        ])
    func weeks(time: String, week: String) throws {
        let found = ISOWeek(of: try #require(Timestamp.date(time)))
        #expect(found.description == week)
        #expect(ISOWeek(monday: found.monday) == found)
    }

    @Test("Measured anew: the first time, once a day where anything changed, sooner after many more judgements")
    func due() {
        func isDue(_ age: TimeInterval, _ old: Int, _ judgements: Int, _ hasChanged: Bool = true) -> Bool {
            AgreementRules.isDue(
                last: (now.addingTimeInterval(-age), old), judgements: judgements, hasChanged: hasChanged, now: now)
        }
        #expect(AgreementRules.isDue(last: nil, judgements: 1, hasChanged: true, now: now))
        #expect(!AgreementRules.isDue(last: nil, judgements: 0, hasChanged: true, now: now))
        #expect(!isDue(90_000, 10, 10, false))
        #expect(isDue(90_000, 10, 10))
        #expect(!isDue(3600, 1000, 1099) && isDue(3600, 1000, 1100))
        #expect(!isDue(3600, 10, 59) && isDue(3600, 10, 60))
        #expect(!isDue(300, 10, 1000))
        #expect(isDue(-60, 10, 10))
    }

    @Test("Answers become numbers; an open flag is a no only where it is known to have been asked")
    func numbers() throws {
        let scale = try #require(MeasuredField(.likert("quality", "Quality", 1...7)))
        #expect(scale.categories == 7 && scale.isOrdered)
        #expect(scale.numbers(.number(7), openIsNo: true) == [6])
        #expect(scale.numbers(.number(8), openIsNo: true) == [nil] && scale.numbers(nil, openIsNo: true) == [nil])
        let flag = try #require(MeasuredField(Field("rude", "Rude", kind: .flag)))
        #expect(flag.numbers(.flag(true), openIsNo: false) == [1])
        #expect(flag.numbers(nil, openIsNo: true) == [0] && flag.numbers(nil, openIsNo: false) == [nil])
        let options = [Field.Option("a", "A"), .init("b", "B"), .init("c", "C")]
        let one = try #require(MeasuredField(.choice("tone", "Tone", options)))
        #expect(one.numbers(.text("c"), openIsNo: true) == [2] && one.categories == 3 && one.questions == 1)
        let several = try #require(MeasuredField(.choice("topics", "Topics", options, isMultiple: true)))
        #expect(several.numbers(.texts(["a", "c"]), openIsNo: true) == [1, 0, 1] && several.categories == 2)
        #expect(several.numbers(nil, openIsNo: true) == [0, 0, 0] && several.numbers(nil, openIsNo: false).count == 3)
        #expect(MeasuredField(Field("why", "Why", kind: .text)) == nil)
    }
}
