import HTTPTypes

/// Names of the usual fields without making a string for each request.
enum FieldNames {
    /// The name in `range`, which must be a token.
    static func name(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> HTTPField.Name? {
        if range.count < buckets.count {
            for (text, name) in buckets[range.count] where matches(bytes, range, text) { return name }
        }
        return HTTPField.Name(bytes.text(range))
    }

    private static func matches(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ text: [UInt8]) -> Bool {
        for offset in 0..<text.count where ByteClass.lowercased(bytes[range.lowerBound + offset]) != text[offset] {
            return false
        }
        return true
    }

    /// By length.
    private static let buckets: [[(text: [UInt8], name: HTTPField.Name)]] = {
        let known: [HTTPField.Name] = [
            .hostField, .connection, .accept, .acceptEncoding, .acceptLanguage, .authorization, .cacheControl,
            .contentEncoding, .contentLength, .contentType, .cookie, .date, .expect, .ifMatch, .ifModifiedSince,
            .ifNoneMatch, .ifRange, .ifUnmodifiedSince, .origin, .range, .referer, .transferEncoding, .userAgent,
            .secFetchDest, .secFetchMode, .secFetchSite, .upgradeInsecureRequests, .priority, .xForwardedFor,
            .xForwardedProto, .xForwardedHost, .xForwardedPrefix, .forwarded, .pragma,
        ]
        var buckets: [[(text: [UInt8], name: HTTPField.Name)]] = []
        for name in known {
            let text = Array(name.canonicalName.utf8)
            while buckets.count <= text.count { buckets.append([]) }
            buckets[text.count].append((text, name))
        }
        return buckets
    }()
}

extension HTTPField.Name {
    /// HTTPTypes keeps `Host` for its request type.
    static let hostField = named("Host")
    static let forwarded = named("Forwarded")
    static let pragma = named("Pragma")
    static let secFetchDest = named("Sec-Fetch-Dest")
    static let secFetchMode = named("Sec-Fetch-Mode")
    package static let secFetchSite = named("Sec-Fetch-Site")
    static let upgradeInsecureRequests = named("Upgrade-Insecure-Requests")
    package static let xForwardedFor = named("X-Forwarded-For")
    package static let xForwardedHost = named("X-Forwarded-Host")
    package static let xForwardedPrefix = named("X-Forwarded-Prefix")
    static let xForwardedProto = named("X-Forwarded-Proto")
    static let xRealIP = named("X-Real-IP")
    static let xRequestID = named("X-Request-Id")
    static let permissionsPolicy = named("Permissions-Policy")
    static let referrerPolicy = named("Referrer-Policy")
    static let xFrameOptions = named("X-Frame-Options")

    private static func named(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is not a token") }
        return name
    }
}
