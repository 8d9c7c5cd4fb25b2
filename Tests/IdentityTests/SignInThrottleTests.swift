import Foundation
import Testing

@testable import Identity

@Suite("Sign-in throttle")
struct SignInThrottleTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    @Test("lets five tries pass, then makes one wait, longer each time, for this name and address only")
    func waits() {
        let throttle = SignInThrottle()
        for _ in 0..<5 { #expect(throttle.begin(username: "ada", address: "a", now: start) == 0) }
        #expect(throttle.begin(username: "Ada", address: "a", now: start) == 2)
        #expect(throttle.begin(username: "ada", address: "b", now: start) == 0)
        #expect(throttle.begin(username: "ada", address: "a", now: start.addingTimeInterval(2)) == 0)
        #expect(throttle.begin(username: "ada", address: "a", now: start.addingTimeInterval(2)) == 4)
        throttle.succeed(username: "ada", address: "a")
        #expect(throttle.begin(username: "ada", address: "a", now: start.addingTimeInterval(2)) == 0)
    }

    @Test("makes an address wait that tries many names")
    func address() {
        let throttle = SignInThrottle()
        for name in 0..<50 { #expect(throttle.begin(username: "\(name)", address: "a", now: start) == 0) }
        #expect(throttle.begin(username: "one more", address: "a", now: start) > 0)
        #expect(throttle.begin(username: "one more", address: "b", now: start) == 0)
    }

    @Test("remembers a bounded number of them")
    func bounded() {
        let throttle = SignInThrottle()
        for number in 0..<30_000 {
            _ = throttle.begin(
                username: "\(number)", address: "\(number)", now: start.addingTimeInterval(Double(number) / 100))
        }
        #expect(throttle.count <= 10_002)
    }
}
