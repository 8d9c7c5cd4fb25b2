import Glibc

/// Lines of one loop on their way to the ``AccessLog``.
struct AccessLogLines {
    private var bytes: [UInt8] = []
    private var second = 0
    private var timestamp = ""

    var count: Int { bytes.count }

    mutating func append(_ exchange: RequestExchange, route: String, status: Int, microseconds: Int) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        if now.tv_sec != second {
            second = now.tv_sec
            timestamp = HTTPDate.timestamp(second)
        }
        bytes.append("{\"time\":\"")
        bytes.append(text: timestamp)
        bytes.append(".")
        bytes.append(digits: now.tv_nsec / 1_000_000, 3)
        bytes.append("Z\",\"method\":\"")
        bytes.append(text: exchange.head.method.rawValue)
        bytes.append("\",\"route\":\"")
        bytes.append(text: route)
        bytes.append("\",\"path\":")
        // The client's own words: everything else is ours and needs no escaping.
        bytes.append(json: exchange.head.path)
        bytes.append(",\"status\":")
        bytes.append(decimal: status)
        bytes.append(",\"bytes\":")
        bytes.append(decimal: exchange.bodyBytesSent)
        bytes.append(",\"us\":")
        bytes.append(decimal: microseconds)
        bytes.append(",\"id\":\"")
        bytes.append(text: exchange.request.id)
        bytes.append("\",\"remote\":\"")
        bytes.append(text: exchange.request.remoteAddress)
        bytes.append("\"}\n")
    }

    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}

extension String {
    /// Control characters as spaces: a text that a client had a hand in can not pass for further lines of a log.
    package var onOneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
