import Foundation
import Testing

@testable import Preferences

@Suite("Assignment policy")
struct AssignmentPolicyTests {
    private let policy = AssignmentPolicy(leaseSeconds: 60, editWindowSeconds: 600)
    private let now = Date(timeIntervalSince1970: 1_000_000)

    @Test("a sign of life renews the lease and never shortens it")
    func renewal() {
        #expect(policy.leaseEnd(at: now) == now + 60)
        #expect(policy.leaseEnd(of: now + 10, at: now) == now + 60)
        #expect(policy.leaseEnd(of: now + 100, at: now) == now + 100)
    }

    @Test(
        "work is taken whatever became of the lease, and counts while there is a slot",
        arguments: [
            (AssignmentStatus.active, true, AssignmentPolicy.Decision.accept(counted: true)),
            (.active, false, .accept(counted: true)),
            (.expired, true, .accept(counted: true)),
            (.expired, false, .accept(counted: false)),
            (.released, true, .accept(counted: false)),
            (.skipped, true, .refuseSkipped),
        ])
    func firstSubmission(status: AssignmentStatus, hasFreeSlot: Bool, decision: AssignmentPolicy.Decision) {
        #expect(
            policy.decide(status: status, hasFreeSlot: hasFreeSlot, isRepetition: false, submittedAt: nil, now: now)
                == decision)
    }

    @Test(
        "a repetition is answered for ever, a change until the edit window is over",
        arguments: [
            (0, true, AssignmentPolicy.Decision.repetition), (100_000, true, .repetition), (0, false, .revise),
            (600, false, .revise), (601, false, .refuseTooLate),
        ])
    func laterSubmission(secondsLater: Int, isRepetition: Bool, decision: AssignmentPolicy.Decision) {
        #expect(
            policy.decide(
                status: .submitted, hasFreeSlot: false, isRepetition: isRepetition, submittedAt: now,
                now: now + Double(secondsLater)) == decision)
    }
}
