import HTTPTypes

/// Conditional requests, in the order of RFC 9110 §13.2.2, and the range that is asked for (§14.2).
struct Preconditions {
    enum Outcome: Equatable {
        /// The selected bytes; nil for all of them.
        case send(Range<Int>?)
        case notModified
        case failed
        case rangeNotSatisfiable
    }

    let entityTag: String
    let lastModified: Int
    let length: Int

    func evaluate(_ method: HTTPRequest.Method, _ fields: HTTPFields) -> Outcome {
        if let tags = fields[.ifMatch] {
            if !matches(tags, weakly: false) { return .failed }
        } else if let since = fields[.ifUnmodifiedSince].flatMap(HTTPDate.seconds), lastModified > since {
            return .failed
        }
        if let tags = fields[.ifNoneMatch] {
            if matches(tags, weakly: true) { return .notModified }
        } else if let since = fields[.ifModifiedSince].flatMap(HTTPDate.seconds), lastModified <= since {
            return .notModified
        }
        // Ranges are defined for GET alone (§14.2).
        guard method == .get, let range = fields[.range], mayUseRange(fields[.ifRange]) else { return .send(nil) }
        return select(range)
    }

    /// RFC 9110 §13.1.5: a strong tag or the exact date.
    private func mayUseRange(_ condition: String?) -> Bool {
        guard let condition else { return true }
        return condition == entityTag || HTTPDate.seconds(condition) == lastModified
    }

    private func matches(_ list: String, weakly: Bool) -> Bool {
        if list.trimmingBlanks() == "*" { return true }
        return list.split(separator: ",").contains { item in
            let tag = item.trimmingBlanks()
            return tag == entityTag || (weakly && tag == "W/" + entityTag)
        }
    }

    /// One range of bytes. Other units, several ranges and what is not a range are ignored, as §14.2 allows.
    private func select(_ value: String) -> Outcome {
        guard value.lowercased().hasPrefix("bytes=") else { return .send(nil) }
        let parts = value.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count <= 18 && $0.utf8.allSatisfy(ByteClass.isDigit) })
        else { return .send(nil) }
        if parts[0].isEmpty {
            guard let suffix = Int(parts[1]) else { return .send(nil) }
            if suffix == 0 || length == 0 { return .rangeNotSatisfiable }
            return .send(max(0, length - suffix)..<length)
        }
        guard let first = Int(parts[0]) else { return .send(nil) }
        let last = parts[1].isEmpty ? length - 1 : Int(parts[1]) ?? length - 1
        if !parts[1].isEmpty, last < first { return .send(nil) }
        if first >= length { return .rangeNotSatisfiable }
        return .send(first..<min(last, length - 1) + 1)
    }
}
