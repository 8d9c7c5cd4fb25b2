import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("Connection clock")
struct ConnectionClockTests {
    private let limits = ClockLimits(Limits(), isSecure: false)
    private let second: UInt64 = 1_000_000_000

    private func verdict(
        _ clock: inout ConnectionClock, at seconds: UInt64, awaitsBody: Bool = false, queued: Int? = nil
    ) -> ConnectionClock.Verdict {
        clock.verdict(now: seconds * second, limits: limits, awaitsBody: awaitsBody, queued: queued)
    }

    @Test("each phase has its own time")
    func phases() {
        var clock = ConnectionClock(now: 0)
        #expect(verdict(&clock, at: 10) == .keep)
        #expect(verdict(&clock, at: 11) == .close)
        clock.enter(.header, now: 20 * second)
        #expect(verdict(&clock, at: 30) == .keep)
        #expect(verdict(&clock, at: 31) == .timeOut)
        clock.enter(.exchange, now: 40 * second)
        #expect(verdict(&clock, at: 4000) == .keep)
        clock.enter(.idle, now: 5000 * second)
        #expect(verdict(&clock, at: 5075) == .keep)
        #expect(verdict(&clock, at: 5076) == .close)
    }

    @Test("a body counts only while it is waited for")
    func bodyRate() {
        var clock = ConnectionClock(now: 0)
        clock.enter(.exchange, now: 0)
        #expect(verdict(&clock, at: 100) == .keep)
        clock.bodyReceived(240 * 6)
        #expect(verdict(&clock, at: 106, awaitsBody: true) == .keep)
        #expect(verdict(&clock, at: 107, awaitsBody: true) == .timeOut)
    }

    @Test("however fast a body came, half a minute without a byte is too long")
    func stalledBody() {
        var clock = ConnectionClock(now: 0)
        clock.enter(.exchange, now: 0)
        clock.bodyReceived(1 << 30)
        #expect(verdict(&clock, at: 1, awaitsBody: true) == .keep)
        #expect(verdict(&clock, at: 31, awaitsBody: true) == .keep)
        #expect(verdict(&clock, at: 32, awaitsBody: true) == .timeOut)
    }

    @Test("a response counts only while there is more of it than the kernel holds")
    func responseRate() {
        var clock = ConnectionClock(now: 0)
        clock.enter(.exchange, now: 0)
        #expect(verdict(&clock, at: 60) == .keep)
        #expect(verdict(&clock, at: 65, queued: 9000) == .keep)
        #expect(verdict(&clock, at: 95, queued: 9000) == .keep)
        #expect(verdict(&clock, at: 96, queued: 9000) == .close)
        clock.responseSent(1, isDrained: true)
        #expect(verdict(&clock, at: 100, queued: 9000) == .keep)
    }

    @Test("what the client has acknowledged counts, also when the kernel has taken nothing new")
    func acknowledged() {
        var clock = ConnectionClock(now: 0)
        clock.enter(.exchange, now: 0)
        for (index, second) in (0..<30).map({ UInt64($0 * 10) }).enumerated() {
            #expect(verdict(&clock, at: second, queued: 1_000_000 - index * 2400) == .keep)
        }
        #expect(verdict(&clock, at: 330, queued: 930_400) == .close)
    }

    @Test("a client that stopped sending has a moment, then its handler is cancelled")
    func halfClose() {
        var clock = ConnectionClock(now: 0)
        clock.enter(.exchange, now: 0)
        clock.halfClose(now: 5 * second)
        #expect(verdict(&clock, at: 6) == .keep)
        #expect(verdict(&clock, at: 7, queued: 1) == .keep)
        clock.responseSent(1, isDrained: true)
        #expect(verdict(&clock, at: 8) == .keep)
        #expect(verdict(&clock, at: 9) == .cancel)
    }
}

@Suite("Whose move it is")
struct BodyTurnTests {
    @Test("a client that waits for 100 Continue is not slow, however long the handler takes to read")
    func expectation() {
        #expect(!BodyTurn(awaitsContinue: true).isClients)
        #expect(BodyTurn(awaitsContinue: false).isClients)
        // The answer came instead of 100: the client need not send the body, and the connection waits for no more.
        #expect(BodyTurn(isResponseComplete: true, awaitsContinue: true).isClients)
        let limits = ClockLimits(Limits(), isSecure: false)
        for (turn, verdict) in [(BodyTurn(awaitsContinue: true), ConnectionClock.Verdict.keep), (BodyTurn(), .timeOut)]
        {
            var clock = ConnectionClock(now: 0)
            clock.enter(.exchange, now: 0)
            let late = clock.verdict(
                now: 3_600_000_000_000, limits: limits, awaitsBody: turn.isClients, queued: nil)
            #expect(late == verdict)
        }
    }

    @Test("nor is one whose body is there, or has no room")
    func ours() {
        #expect(!BodyTurn(isRequestComplete: true).isClients)
        #expect(!BodyTurn(isRequestComplete: true, isResponseComplete: true).isClients)
        #expect(!BodyTurn(hasRoom: false).isClients)
        #expect(BodyTurn(isResponseComplete: true, hasRoom: false).isClients)
    }
}

@Suite("Trusted proxies")
struct TrustedProxyTests {
    private func client(
        _ peer: String, _ fields: HTTPFields, trusted: [String], in proxyFields: ProxyFields = .xForwarded
    ) throws -> (String, Bool) {
        let address = try #require(PeerAddress(peer))
        let networks = try trusted.map { try #require(TrustedNetwork($0)) }
        let client = Client(
            socket: Client(address: peer, isSecure: false, host: "inner:8080"), peer: address, fields: fields,
            trusted: networks, proxyFields: proxyFields)
        return (client.address, client.isSecure)
    }

    @Test("fields of an address that is not trusted are not believed")
    func untrusted() throws {
        let fields: HTTPFields = [.xForwardedFor: "1.2.3.4", .xForwardedProto: "https"]
        #expect(try client("9.9.9.9", fields, trusted: ["10.0.0.0/8"]) == ("9.9.9.9", false))
        #expect(try client("10.1.2.3", fields, trusted: ["10.0.0.0/8"]) == ("1.2.3.4", true))
    }

    @Test("the chain is walked from our end, and stops at the first stranger")
    func chain() throws {
        let fields: HTTPFields = [.xForwardedFor: "6.6.6.6, 1.2.3.4, 10.0.0.2"]
        #expect(try client("10.0.0.1", fields, trusted: ["10.0.0.0/8"]) == ("1.2.3.4", false))
    }

    @Test(
        "a proxy may tell the client's port too",
        arguments: [
            ("1.2.3.4:5678", "1.2.3.4"), ("fd00::2", "fd00::2"), ("::ffff:203.0.113.5", "203.0.113.5"),
            ("[fd00::2]:443", "fd00::2"),
        ])
    func ports(_ told: String, _ address: String) throws {
        let fields: HTTPFields = [.xForwardedFor: "6.6.6.6, \(told)", .xForwardedProto: "https"]
        #expect(try client("10.0.0.1", fields, trusted: ["10.0.0.0/8"]) == (address, true))
    }

    @Test("a field that the proxy hands on from the client is not believed")
    func foreignField() throws {
        let fields: HTTPFields = [.xForwardedFor: "1.2.3.4", .forwarded: "for=127.0.0.1;proto=https"]
        #expect(try client("10.0.0.1", fields, trusted: ["10.0.0.0/8"]) == ("1.2.3.4", false))
        #expect(try client("10.0.0.1", fields, trusted: ["10.0.0.0/8"], in: .forwarded) == ("127.0.0.1", true))
    }

    @Test(
        "hostile values neither crash nor are believed",
        arguments: [
            "", ",", ";", "for", "for=", "for=\"", "for=\"[", "for=[", "for=[]", "for=\"[::1", "=;=,=", "for=_hidden",
            "for=unknown;proto=https", "for=1.2.3.4.5", "for=\"a,b\"", "\u{301}for=1.2.3.4",
        ])
    func hostile(_ value: String) throws {
        let peer = "10.0.0.1"
        for (fields, proxyFields) in [([.forwarded: value], .forwarded), ([.xForwardedFor: value], .xForwarded)]
            as [(HTTPFields, ProxyFields)]
        {
            let address = try client(peer, fields, trusted: ["10.0.0.0/8"], in: proxyFields).0
            #expect(address == peer || address == Client.unknownAddress)
        }
    }

    @Test("Forwarded has ports, quotes and IPv6")
    func forwarded() throws {
        let fields: HTTPFields = [
            .forwarded: "for=\"[2001:db8::1]:4711\";proto=https, for=10.0.0.7:80", .xForwardedFor: "6.6.6.6",
        ]
        #expect(
            try client("::1", fields, trusted: ["::1", "10.0.0.0/24"], in: .forwarded) == ("2001:db8::1", true))
    }

    @Test(
        "networks are prefixes",
        arguments: [
            ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("0.0.0.0/0", "8.8.8.8", true),
            ("::/0", "8.8.8.8", true), ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe80::1", false),
            ("192.0.2.7", "192.0.2.7", true), ("192.0.2.7", "192.0.2.8", false),
        ])
    func networks(_ network: String, _ address: String, _ isInside: Bool) throws {
        let trusted = try #require(TrustedNetwork(network))
        #expect(trusted.contains(try #require(PeerAddress(address))) == isInside)
    }

    @Test("what is no network is refused", arguments: ["", "10.0.0.0/33", "10.0.0.0/x", "example.org", "1.2.3.4/8/9"])
    func malformed(_ text: String) {
        #expect(TrustedNetwork(text) == nil)
    }
}

@Suite("Dates in fields")
struct HTTPDateTests {
    @Test(
        "text and seconds are each other's inverse",
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_827_696, "Tue, 29 Feb 2000 12:34:56 GMT"), (4_102_444_799, "Thu, 31 Dec 2099 23:59:59 GMT"),
        ])
    func roundTrip(_ seconds: Int, _ text: String) {
        #expect(HTTPDate.text(seconds) == text)
        #expect(HTTPDate.seconds(text) == seconds)
    }

    @Test(
        "the two obsolete forms are read too (RFC 9110, section 5.6.7)",
        arguments: [
            ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777), ("Sun Nov  6 08:49:37 1994", 784_111_777),
            ("Saturday, 01-Jan-00 00:00:00 GMT", 946_684_800), ("Tue Feb 29 12:34:56 2000", 951_827_696),
        ])
    func obsolete(_ text: String, _ seconds: Int) {
        #expect(HTTPDate.seconds(text) == seconds)
    }

    @Test(
        "what is no date is none",
        arguments: [
            "", "yesterday", "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 19944444444444444444 08:49:37 GMT", "Sun 6 Nov 1994",
            "Sun, 06 Nov 94 08:49 GMT", "- - - - - - - GMT", "Thu, 31 Feb 1994 08:49:37 GMT",
            "Mon, 06 Nov 1994 08:49:37 GMT", "Sun,6nov94 8:9:7GMT",
        ])
    func malformed(_ text: String) {
        #expect(HTTPDate.seconds(text) == nil)
    }
}
