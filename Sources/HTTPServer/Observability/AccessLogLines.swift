import Glibc

/// Lines of one loop on their way to the ``AccessLog``.
struct AccessLogLines {
    private var json = JSONText()
    private var second = 0
    private var timestamp = ""

    var count: Int { json.bytes.count }

    mutating func append(_ exchange: Exchange, route: String, status: Int, microseconds: Int) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        if now.tv_sec != second {
            second = now.tv_sec
            timestamp = HTTPDate.timestamp(second)
        }
        json.object { json in
            json.timeMember("time", timestamp, milliseconds: now.tv_nsec / 1_000_000)
            json.member("method", exchange.head.method.rawValue)
            json.member("route", route)
            json.member("path", exchange.head.path)
            json.member("status", status)
            json.member("bytes", exchange.bodyBytesSent)
            json.member("us", microseconds)
            json.member("id", exchange.request.id)
            json.member("remote", exchange.request.remoteAddress)
        }
        json.endLine()
    }

    mutating func take() -> [UInt8] {
        defer { json.removeAll() }
        return json.bytes
    }
}

extension String {
    /// Control characters as spaces: a text that a client had a hand in can not pass for further lines of a log.
    var onOneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
