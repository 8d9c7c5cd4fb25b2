import Foundation
import Preferences
import Testing

@testable import Storage

/// Random sequences of everything that can happen to work, against `AssignmentModel`.
///
/// `PODIUM_MODEL_STEPS=100000` makes it long, with a seed of its own unless `PODIUM_MODEL_SEED` gives one.
@Suite("Assignment against a model")
struct AssignmentModelTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let steps = environment["PODIUM_MODEL_STEPS"].flatMap(Int.init)
    private static let seeds: [UInt64] =
        if let seed = environment["PODIUM_MODEL_SEED"].flatMap(UInt64.init) {
            [seed]
        } else if steps != nil {
            [UInt64.random(in: 1...999_999)]
        } else {
            [1, 2, 3]
        }

    /// A world of one project is left after this many steps for a new one, so that it stays small enough to look over.
    private static let stepsOfOneWorld = 2500

    @Test("every sequence of events comes to what the contract says", arguments: seeds)
    func randomSequence(seed: UInt64) async throws {
        let steps = Self.steps ?? 700
        print("assignment model: seed \(seed), \(steps) steps")
        for (world, first) in stride(from: 0, to: steps, by: Self.stepsOfOneWorld).enumerated() {
            var walk = try await ModelWalk(seed: seed &+ UInt64(world) &* 1_000_003)
            for step in 0..<min(Self.stepsOfOneWorld, steps - first) {
                do {
                    try await walk.step()
                    if step % 100 == 99 { try await walk.compareTasks() }
                } catch {
                    let last = walk.log.suffix(30).joined(separator: "\n")
                    Issue.record("seed \(seed), world \(world), step \(step): \(error)\n\(last)")
                    return
                }
            }
            #expect(try await walk.fixture.violations() == [], "seed \(seed), world \(world)")
        }
    }

    @Test("many labelers at once leave every task with exactly its overlap")
    func stress() async throws {
        let fixture = try Fixture()
        let project = try await fixture.project("p") { $0.overlap = 3 }
        let labelers = try await fixture.labelers(12, in: project)
        let tasks = try await fixture.addTasks(60, to: project)
        // Works until there is nothing to do, and tells whether there was anything.
        @Sendable func work(_ user: ID<User>) async throws -> Bool {
            var worked = false
            while let claim = try await fixture.assignments.claim(project: project.id, user: user, now: Fixture.start) {
                worked = true
                if (claim.task.id.rawValue + user.rawValue) % 7 == 0 {
                    try await fixture.assignments.skip(
                        claim.assignment.id, user: user, Skip(reason: .unclear), now: Fixture.start)
                } else {
                    try await fixture.submit(claim, user)
                }
            }
            return worked
        }
        // Who found every slot taken comes again: the last to hold one may have skipped.
        var isWork = true
        while isWork {
            isWork = try await withThrowingTaskGroup(of: Bool.self) { group in
                for user in labelers { group.addTask { try await work(user) } }
                return try await group.reduce(into: false) { $0 = $0 || $1 }
            }
        }
        for task in tasks { #expect(try await fixture.tasks.find(task).counted == 3) }
        #expect(try await Progress(fixture.database).of(project.id).rankings == 180)
        #expect(try await fixture.violations().isEmpty)
    }
}
