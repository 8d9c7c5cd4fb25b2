import Foundation
import Testing

@testable import Preferences

@Suite("Hours and pay: rules")
struct PayTests {
    @Test(
        "an hour's rate is of milliseconds, and a week is rounded once, half a unit up",
        arguments: [
            (1500, 3_600_000, 1500), (1500, 0, 0), (0, 3_600_000, 0), (1500, 1_200, 1), (1500, 1_199, 0),
            (1, 1_800_000, 1), (1, 1_799_999, 0), (3333, 7_200_001, 6666), (1, 5_400_000, 2),
            (10_000_000, 604_800_000_000, 1_680_000_000_000),
        ])
    func hours(rate: Int, activeMs: Int, amount: Int) throws {
        let pay = try #require(Pay(.hour, rate: rate, currency: "EUR", judgements: 7, activeMs: activeMs))
        #expect(pay.amount == amount)
    }

    @Test("it is exact where a product would be too large for 64 bits, and nothing where the amount would")
    func large() throws {
        let pay = try #require(
            Pay(.hour, rate: 10_000_000, currency: "EUR", judgements: 0, activeMs: 9_000_000_000_001))
        #expect(pay.amount == 25_000_000_000_003)
        #expect(Pay(.hour, rate: 10_000_000, currency: "EUR", judgements: 0, activeMs: .max) == nil)
        #expect(Pay(.judgement, rate: 10_000_000, currency: "EUR", judgements: .max, activeMs: 0) == nil)
    }

    @Test("rounding a week loses or wins less than half a unit, whatever it is")
    func rounding() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<2_000 {
            let rate = Int.random(in: PayUnit.rates, using: &generator)
            let activeMs = Int.random(in: 0..<400_000_000, using: &generator)
            let pay = try #require(Pay(.hour, rate: rate, currency: "EUR", judgements: 0, activeMs: activeMs))
            // In units of one 3,600,000th, so that all of it is whole.
            let left = pay.amount * 3_600_000 - activeMs * rate
            #expect(left > -1_800_000 && left <= 1_800_000)
        }
    }

    @Test("judgements are paid one by one, and where nothing is paid for there is no pay")
    func judgements() throws {
        #expect(Pay(.judgement, rate: 35, currency: "EUR", judgements: 12, activeMs: 1)?.amount == 420)
        #expect(Pay(.nothing, rate: 35, currency: "EUR", judgements: 12, activeMs: 1) == nil)
    }

    @Test(
        "an amount is written in the currency's own decimals",
        arguments: [
            ("EUR", 1250, "12.50"), ("EUR", 5, "0.05"), ("EUR", 0, "0.00"), ("JPY", 1250, "1250"),
            ("KWD", 1250, "1.250"), ("points", 1250, "12.50"),
        ])
    func decimal(currency: String, amount: Int, text: String) throws {
        let pay = try #require(Pay(.judgement, rate: 1, currency: currency, judgements: amount, activeMs: 0))
        #expect(pay.decimal == text)
    }

    @Test("weeks are read as they are written, and what is none is none")
    func weeks() throws {
        for days in stride(from: -3, to: 30_000, by: 7) {
            let week = ISOWeek(monday: days)
            guard days >= 0 else { continue }
            #expect(ISOWeek(week.description) == week)
        }
        #expect(ISOWeek("2026-W53")?.description == "2026-W53")
        for text in [
            "2027-W53", "2027-W00", "2027-W2", "2027W02", "2027-w02", "27-W02", "2027-W02-1", "", "-W0", "1969-W01",
        ] {
            #expect(ISOWeek(text) == nil, "\(text)")
        }
    }
}
