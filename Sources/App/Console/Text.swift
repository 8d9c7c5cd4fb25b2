import Foundation

/// Numbers as people read them, the same in every locale.
package enum Text {
    /// 12,345
    package static func count(_ number: Int) -> String {
        number.formatted(.number.locale(Locale(identifier: "en_US")))
    }

    /// "1 task", "2 tasks".
    package static func count(_ number: Int, _ noun: String) -> String {
        "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    /// 0.644
    package static func decimals(_ number: Double, _ digits: Int = 3) -> String {
        number.formatted(
            .number.precision(.fractionLength(digits)).locale(Locale(identifier: "en_US")).grouping(.never))
    }

    /// "0.4 s", "2 min 5 s"
    package static func seconds(_ seconds: Double) -> String {
        seconds < 60 ? "\(decimals(seconds, 1)) s" : "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
    }
}
