import Foundation
import GRDB
import Preferences
import Testing

@testable import Storage

@Suite("The audit log forgets addresses, and nothing else")
struct AddressForgettingTests {
    private static let day: TimeInterval = 86_400

    /// Ten days of changes, three a day, from three places: the network, the command line, nowhere.
    private static func log() async throws -> Fixture {
        let fixture = try Fixture()
        let start = Fixture.start
        try await fixture.database.write { connection in
            for day in 0..<10 {
                for address in ["192.0.2.\(day)", Audit.commandLine, nil] {
                    try connection.audit(
                        Origin(address: address), "change", "thing", Int64(day), ["day": "\(day)"],
                        now: start.addingTimeInterval(Double(day) * Self.day))
                }
            }
        }
        return fixture
    }

    private static func days(_ count: Double) -> Date { Fixture.start.addingTimeInterval(count * day) }

    @Test("what is old enough is forgotten, a batch at a time; the rest and the chain stay", arguments: [1, 4, 5000])
    func forgets(batch: Int) async throws {
        let fixture = try await Self.log()
        let audit = Audit(fixture.database)
        // Of days 0 to 4, from the first with an address to the last.
        let sealed = try await audit.forgetAddresses(before: Self.days(4.5), now: Self.days(20), batch: batch)
        #expect(sealed > 0)
        let events = try await audit.list(limit: 1000).items
        let changes = events.filter { $0.action == "change" }
        #expect(changes.count == 30)
        for event in changes {
            let isOld = event.createdAt < Self.days(4.5)
            #expect((event.address?.hasPrefix("192.") ?? false) == (!isOld && (event.id - changes[0].id) % 3 == 0))
        }
        #expect(changes.count { $0.address == Audit.commandLine } == 10)
        #expect(try await fixture.violations() == [])

        #expect(
            try await audit.forgetAddresses(before: Self.days(4.5), now: Self.days(21)) == 0, "there is nothing to do")
        try await audit.forgetAddresses(before: Self.days(8.5), now: Self.days(22), batch: batch)
        try await audit.forgetAddresses(before: Self.days(30), now: Self.days(31), batch: batch)
        #expect(try await audit.list(limit: 1000).items.allSatisfy { $0.address?.hasPrefix("192.") != true })
        #expect(try await fixture.violations() == [])
    }

    @Test(
        "a change of what was sealed is found, and so is a seal that was changed",
        arguments: [
            "UPDATE auditEvent SET detail = '{}' WHERE id = 4", "UPDATE auditEvent SET subjectId = 99 WHERE id = 5",
            "UPDATE auditEvent SET hash = zeroblob(32) WHERE id = 6", "DELETE FROM auditEvent WHERE id = 7",
            "UPDATE auditEvent SET address = NULL WHERE address = 'cli' AND id < 9",
            "UPDATE auditEvent SET detail = replace(detail, '\"from\":\"1\"', '\"from\":\"4\"') WHERE action = 'forgetAddresses'",
            "UPDATE auditEvent SET action = 'forgotAddresses' WHERE action = 'forgetAddresses'",
            "UPDATE auditEvent SET address = NULL WHERE address = '192.0.2.9'",
        ])
    func tampering(sql: String) async throws {
        let fixture = try await Self.log()
        let audit = Audit(fixture.database)
        try await audit.forgetAddresses(before: Self.days(4.5), now: Self.days(20))
        try await fixture.database.pool.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            for trigger in ["auditEventKept", "auditEventFixed"] { try connection.run("DROP TRIGGER " + trigger) }
            try connection.run(sql)
            #expect(connection.changesCount > 0, "the damage was done")
        }
        #expect(try await fixture.violations().contains { $0.invariant == "auditChain" })
    }

    @Test("a log that was changed before is not sealed")
    func tamperedBefore() async throws {
        let fixture = try await Self.log()
        try await fixture.database.pool.writeWithoutTransaction { connection in
            try connection.run("DROP TRIGGER auditEventFixed")
            try connection.run("UPDATE auditEvent SET detail = '{}' WHERE id = 4")
        }
        await #expect(throws: StorageError.self) {
            try await Audit(fixture.database).forgetAddresses(before: Self.days(4.5), now: Self.days(20))
        }
        #expect(try await Audit(fixture.database).list(limit: 1000).items.contains { $0.address == "192.0.2.0" })
    }

    @Test("an address can be forgotten, and neither changed nor given")
    func onlyForgotten() async throws {
        let fixture = try await Self.log()
        for sql in [
            "UPDATE auditEvent SET address = '198.51.100.1' WHERE address IS NULL",
            "UPDATE auditEvent SET address = '198.51.100.1' WHERE address LIKE '192%'",
            "UPDATE auditEvent SET address = NULL, detail = '{}'", "DELETE FROM auditEvent",
        ] {
            await #expect(throws: (any Error).self) { try await fixture.database.write { try $0.run(sql) } }
        }
    }
}
