internal import CLinux
import Glibc

/// Dates in fields: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7). Whole seconds since 1970.
///
/// The C library's own reading and writing, in its default locale, which Podium never changes.
enum HTTPDate {
    static func text(_ seconds: Int) -> String { format(seconds, "%a, %d %b %Y %H:%M:%S GMT") }

    /// RFC 3339 without a fraction, for the log.
    static func timestamp(_ seconds: Int) -> String { format(seconds, "%Y-%m-%dT%H:%M:%S") }

    /// Reads the three forms that a recipient must know: that of `text`, `Sunday, 06-Nov-94 08:49:37 GMT` and
    /// `Sun Nov  6 08:49:37 1994`.
    static func seconds(_ text: String) -> Int? {
        for form in ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"] {
            var parts = tm()
            guard clinux_parse_time(text, form, &parts) != nil else { continue }
            let seconds = timegm(&parts)
            // The C library also takes a 31st of February, and a Monday for a Sunday; RFC 9110 wants a date.
            if format(seconds, form) == text { return seconds }
        }
        return nil
    }

    static func now() -> Int { time(nil) }

    private static func format(_ seconds: Int, _ form: String) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return String(unsafeUninitializedCapacity: 64) { buffer in
            buffer.withMemoryRebound(to: CChar.self) { strftime($0.baseAddress, $0.count, form, &parts) }
        }
    }
}
