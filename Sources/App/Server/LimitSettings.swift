import HTTPServer

/// The server's limits by name, as `--limit NAME=NUMBER` sets them: one visible list, which the README repeats.
package enum LimitSettings {
    /// One limit that can be set.
    package struct Setting: Sendable {
        package var name: String
        package var meaning: String
        fileprivate var allowed: ClosedRange<Int>
        fileprivate var read: @Sendable (Limits) -> Int
        fileprivate var write: @Sendable (inout Limits, Int) -> Void

        /// The default, as a number of bytes, seconds, or things.
        package var standard: Int { read(Limits()) }
    }

    package static let all: [Setting] = [
        bytes("requestLineBytes", "longest request line in bytes", \.requestLineBytes),
        bytes("fieldSectionBytes", "all header fields of a request in bytes", \.fieldSectionBytes),
        count("fieldCount", "number of header fields", \.fieldCount),
        seconds("headerTimeout", "seconds for a request's header to arrive", \.headerTimeout),
        seconds("idleTimeout", "seconds that a connection may wait between requests", \.idleTimeout),
        seconds("handshakeTimeout", "seconds for the TLS handshake", \.handshakeTimeout),
        seconds("drainTimeout", "seconds for requests in flight to finish at shutdown", \.drainTimeout),
        count(
            "minimumBodyRate", "bytes a second that a body must arrive with, or it may pause for 30 s",
            \.minimumBodyRate),
        count(
            "minimumResponseRate", "bytes a second that an answer must be taken with, or it may pause for 30 s",
            \.minimumResponseRate),
        count("connections", "open connections in all", \.connections),
        count("connectionsPerAddress", "open connections of one address", \.connectionsPerAddress),
        count("requestsInFlight", "requests being answered at once", \.requestsInFlight),
    ]

    /// - Parameter texts: each `NAME=NUMBER`.
    /// - Throws: `ConfigurationError` that names the settings there are, or the numbers that are allowed.
    package static func limits(_ texts: [String]) throws(ConfigurationError) -> Limits {
        var limits = Limits()
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let setting = all.first(where: { $0.name == parts[0] }) else {
                throw ConfigurationError(
                    "\"\(text)\" sets no limit. Write NAME=NUMBER; there are \(all.map(\.name).joined(separator: ", "))."
                )
            }
            guard let number = Int(parts[1]), setting.allowed.contains(number) else {
                throw ConfigurationError(
                    "\(setting.name), \(setting.meaning), is \(setting.allowed.lowerBound) to \(setting.allowed.upperBound)."
                )
            }
            setting.write(&limits, number)
        }
        return limits
    }

    private typealias Field<Value> = WritableKeyPath<Limits, Value> & Sendable

    private static func bytes(_ name: String, _ meaning: String, _ field: Field<Int>) -> Setting {
        Setting(
            name: name, meaning: meaning, allowed: 1_024...1_048_576, read: { $0[keyPath: field] },
            write: { $0[keyPath: field] = $1 })
    }

    private static func count(_ name: String, _ meaning: String, _ field: Field<Int>) -> Setting {
        Setting(
            name: name, meaning: meaning, allowed: 1...1_000_000, read: { $0[keyPath: field] },
            write: { $0[keyPath: field] = $1 })
    }

    private static func seconds(_ name: String, _ meaning: String, _ field: Field<Duration>) -> Setting {
        Setting(
            name: name, meaning: meaning, allowed: 1...3_600, read: { Int($0[keyPath: field].components.seconds) },
            write: { $0[keyPath: field] = .seconds($1) })
    }
}
