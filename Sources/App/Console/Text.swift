import Foundation
import Preferences

/// Numbers and other people's words as they are shown on a terminal, the same in every locale.
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

    /// `text` with every character that a terminal would obey, and every one that turns the direction of text, written
    /// out: `\u{1B}` for ESC. What a file or a person wrote goes through here before it is printed.
    package static func plain(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isControl) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": plain.append(contentsOf: "\\n".unicodeScalars)
            case "\t": plain.append(contentsOf: "\\t".unicodeScalars)
            case _ where scalar.isControl:
                plain.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }
}
