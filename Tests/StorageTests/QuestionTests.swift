import Foundation
import Preferences
import Testing

@testable import Storage

@Suite("Questions and remarks")
struct QuestionTests {
    /// A project with a manager, and two labelers who hold a task each.
    private struct World {
        let project: Project
        let mia: ID<User>
        let ann: ID<User>
        let bob: ID<User>
        let annsWork: ID<Assignment>
        let bobsWork: ID<Assignment>
        let database: Database
        let held: Fixture

        var questions: Questions { Questions(database) }

        init() async throws {
            held = try Fixture()
            database = held.database
            project = try await held.project()
            mia = try await held.labeler("mia", in: project)
            ann = try await held.labeler("ann", in: project)
            bob = try await held.labeler("bob", in: project)
            try await held.addTasks(4, to: project)
            annsWork = try await held.claim(project, ann).assignment.id
            bobsWork = try await held.claim(project, bob).assignment.id
        }

        @discardableResult
        func ask(_ text: String, bob isBob: Bool = false, at seconds: Double = 0) async throws -> QuestionThread {
            try await questions.ask(
                isBob ? bobsWork : annsWork, user: isBob ? bob : ann, QuestionMessageDraft(text: text),
                now: Fixture.start + seconds
            ).thread
        }

        @discardableResult
        func answer(
            _ id: ID<Question>, _ text: String, closes: Bool = false, at seconds: Double = 0
        ) async throws -> QuestionThread {
            try await questions.answer(
                id, in: project.id, by: mia, QuestionMessageDraft(text: text), closes: closes,
                now: Fixture.start + seconds
            ).thread
        }

        func unseen(_ user: ID<User>) async throws -> Int {
            try await questions.unseen(project: project.id, user: user)
        }
    }

    @Test("a question is asked, answered, read, closed, and opened again by writing")
    func walk() async throws {
        let world = try await World()
        let asked = try await world.ask(" Is B a joke?\n", at: 1)
        #expect(asked.messages.map(\.text) == ["Is B a joke?"])
        #expect(asked.messages[0].authorID == world.ann && !asked.messages[0].isAnswer)
        #expect(try await world.questions.counts(project: world.project.id) == QuestionCounts(open: 1, unseen: 1))
        let id = asked.question.id
        try await world.questions.see(1, of: id, in: world.project.id)
        #expect(try await world.questions.counts(project: world.project.id) == QuestionCounts(open: 1, unseen: 0))
        #expect(try await world.unseen(world.ann) == 0)

        let answered = try await world.answer(id, "Yes, rank it low.", closes: true, at: 2)
        #expect(answered.messages.map(\.number) == [1, 2] && answered.messages[1].isAnswer)
        #expect(!answered.question.standing.isOpen && answered.question.endsWithAnswer)
        #expect(try await world.unseen(world.ann) == 1)
        #expect(try await world.unseen(world.bob) == 0)
        #expect(try await world.questions.unseen(of: world.annsWork, user: world.ann) == 1)
        try await world.questions.see(2, of: world.annsWork, user: world.ann)
        #expect(try await world.unseen(world.ann) == 0)

        let again = try await world.ask("And C?", at: 3)
        #expect(again.question.standing.isOpen && again.question.id == id && again.messages.count == 3)
        #expect(again.question.updatedAt == Fixture.start + 3 && again.question.createdAt == Fixture.start + 1)
        let closed = try await world.questions.setOpen(id, in: world.project.id, false, now: Fixture.start)
        #expect(!closed.question.standing.isOpen)
        #expect(try await world.questions.counts(project: world.project.id) == QuestionCounts(open: 0, unseen: 0))
        #expect(try await world.held.violations() == [])
    }

    @Test("the same message again is a repetition; after another one it is said anew")
    func repetition() async throws {
        let world = try await World()
        let draft = QuestionMessageDraft(text: "Is B a joke?")
        func ask() async throws -> (thread: QuestionThread, isNew: Bool) {
            try await world.questions.ask(world.annsWork, user: world.ann, draft, now: Fixture.start)
        }
        #expect(try await ask().isNew)
        let second = try await ask()
        #expect(!second.isNew && second.thread.messages.count == 1)
        let id = second.thread.question.id
        try await world.answer(id, "Yes.")
        #expect(try await world.answer(id, "Yes.", closes: true).messages.count == 2)
        #expect(try await world.questions.thread(id, in: world.project.id).question.standing.isOpen == false)
        #expect(try await ask().isNew)
        _ = try await world.questions.setOpen(id, in: world.project.id, false, now: Fixture.start)
        #expect(try await ask().isNew, "closed without a word, it is asked again")
    }

    @Test("an answer that closes, sent again, leaves open what was asked since")
    func repetitionOfClosing() async throws {
        let world = try await World()
        let id = try await world.ask("Which?").question.id
        func answer(after: Int) async throws -> QuestionThread {
            try await world.questions.answer(
                id, in: world.project.id, by: world.mia, QuestionMessageDraft(text: "B.", after: after), closes: true,
                now: Fixture.start
            ).thread
        }
        #expect(try await !answer(after: 1).question.standing.isOpen)
        try await world.ask("No, I mean C.")
        let again = try await answer(after: 1)
        #expect(again.messages.count == 3 && again.question.standing.isOpen)
        #expect(again.question.standing.isUnseen(by: .managers))
        await #expect(throws: ValidationError.self) { try await answer(after: 4) }
    }

    @Test("a message that was sent twice is one, whatever was answered between, by what its writer had read")
    func sentTwice() async throws {
        let world = try await World()
        func ask(_ text: String, after: Int) async throws -> (thread: QuestionThread, isNew: Bool) {
            try await world.questions.ask(
                world.annsWork, user: world.ann, QuestionMessageDraft(text: text, after: after), now: Fixture.start)
        }
        let id = try await ask("Hm?", after: 0).thread.question.id
        try await world.answer(id, "What do you mean?", closes: true)
        let again = try await ask("Hm?", after: 0)
        #expect(!again.isNew && again.thread.messages.count == 2 && !again.thread.question.standing.isOpen)
        #expect(try await ask("Hm?", after: 2).isNew, "said again by somebody who has read the answer")
        #expect(try await ask("Hm?", after: 1).thread.messages.count == 3)
        func answer(after: Int) async throws -> (thread: QuestionThread, isNew: Bool) {
            try await world.questions.answer(
                id, in: world.project.id, by: world.mia, QuestionMessageDraft(text: "Is it B?", after: after),
                closes: false, now: Fixture.start)
        }
        #expect(try await answer(after: 3).isNew)
        #expect(try await ask("Yes.", after: 4).isNew)
        #expect(try await !answer(after: 3).isNew)
        #expect(try await answer(after: 5).isNew)
        #expect(try await world.held.violations() == [])
    }

    @Test("managers are told in which order the labeler sees the completions, beside a question and beside a remark")
    func shown() async throws {
        let world = try await World()
        var seen: [[ID<Completion>]] = []
        for work in [world.annsWork, world.bobsWork] { seen.append(try await world.held.assignments.find(work).shown) }
        try await world.ask("Is B a joke?")
        try await world.ask("And A?", bob: true)
        let asked = try await world.questions.inbox(project: world.project.id).items
        #expect(asked.map(\.shown) == seen.reversed() && seen.allSatisfy { $0.count > 1 })
        try await world.held.assignments.skip(
            world.annsWork, user: world.ann, Skip(reason: .broken, comment: "B ends nowhere."), now: Fixture.start)
        #expect(try await Remarks(world.database).list(project: world.project.id).items.map(\.shown) == [seen[0]])
    }

    @Test("in a project that was archived, what was asked is read and answered; nobody loses a word")
    func archived() async throws {
        let world = try await World()
        let id = try await world.ask("Is B a joke?").question.id
        _ = try await world.held.projects.update(
            world.project.slug, ProjectChanges(["status": .text("archived")]), now: Fixture.start)
        #expect(try await world.answer(id, "It was.").messages.count == 2)
        #expect(try await world.ask("Thanks.").messages.count == 3)
        #expect(try await world.questions.counts(project: world.project.id).open == 1)
    }

    @Test("in an archived project a question begins about work in hand only, in a paused one as ever")
    func nothingNew() async throws {
        let world = try await World()
        func set(_ status: String) async throws {
            _ = try await world.held.projects.update(
                world.project.slug, ProjectChanges(["status": .text(status)]), now: Fixture.start)
        }
        _ = try await world.held.assignments.skip(
            world.bobsWork, user: world.bob, Skip(reason: .unclear), now: Fixture.start)
        try await set("archived")
        await expectFailure(.conflict, "archived") { try await world.ask("What is meant?", bob: true) }
        try await world.ask("Is B a joke?")
        try await set("paused")
        try await world.ask("What is meant?", bob: true)
        #expect(try await world.questions.counts(project: world.project.id).open == 2)
    }

    @Test("work whose time has run out can still be handed in, so in an archived project it can be asked about, too")
    func expired() async throws {
        let world = try await World()
        _ = try await world.held.projects.update(
            world.project.slug, ProjectChanges(["status": .text("archived")]), now: Fixture.start)
        _ = try await world.held.assignments.expireLeases(now: Fixture.start + 1_000_000)
        try await world.ask("What is meant?", bob: true)
        #expect(try await world.questions.counts(project: world.project.id).open == 1)
    }

    @Test("nobody reads or writes in the question of another, nor one of another project")
    func others() async throws {
        let world = try await World()
        let id = try await world.ask("Is B a joke?").question.id
        let other = try await world.held.project("q")
        let (questions, draft) = (world.questions, QuestionMessageDraft(text: "me too"))
        await expectFailure(.notFound) { _ = try await questions.thread(of: world.annsWork, user: world.bob) }
        await expectFailure(.notFound) {
            _ = try await questions.ask(world.annsWork, user: world.bob, draft, now: Fixture.start)
        }
        await expectFailure(.notFound) { try await questions.see(1, of: world.annsWork, user: world.bob) }
        await expectFailure(.notFound) { try await questions.see(1, of: world.bobsWork, user: world.bob) }
        #expect(try await questions.thread(of: world.bobsWork, user: world.bob) == nil)
        #expect(try await questions.own(project: world.project.id, user: world.bob).items.isEmpty)
        await expectFailure(.notFound) { _ = try await questions.thread(id, in: other.id) }
        await expectFailure(.notFound) { try await questions.see(1, of: id, in: other.id) }
        await expectFailure(.notFound) {
            _ = try await questions.setOpen(id, in: other.id, false, now: Fixture.start)
        }
        await expectFailure(.notFound) {
            _ = try await questions.answer(id, in: other.id, by: world.mia, draft, closes: false, now: Fixture.start)
        }
        #expect(try await questions.inbox(project: other.id).items.isEmpty)
    }

    @Test("who has left the project asks nothing; what they asked can still be answered")
    func leftProject() async throws {
        let world = try await World()
        let id = try await world.ask("Is B a joke?").question.id
        try await world.held.members.remove(project: world.project.id, user: world.ann, now: Fixture.start)
        await expectFailure(.forbidden, "no longer a member") { try await world.ask("Hello?") }
        #expect(try await world.answer(id, "Yes.").messages.count == 2)
        try await world.held.members.put(
            project: world.project.id, user: world.ann, role: .labeler, now: Fixture.start)
        #expect(try await world.unseen(world.ann) == 1)
        #expect(try await world.held.violations() == [])
    }

    @Test("a deleted person's questions are closed, stay, and name them by a number")
    func deleted() async throws {
        let world = try await World()
        let id = try await world.ask("Is B a joke?").question.id
        try await world.answer(id, "Which one?")
        try await world.held.users.delete(world.ann, now: Fixture.start)
        try await world.held.users.delete(world.mia, now: Fixture.start)
        let thread = try await world.questions.thread(id, in: world.project.id)
        #expect(!thread.question.standing.isOpen && thread.question.labeler == "deleted \(world.ann)")
        #expect(thread.messages.map(\.author) == ["deleted \(world.ann)", "deleted \(world.mia)"])
        await expectFailure(.conflict, "deleted") {
            _ = try await world.questions.setOpen(id, in: world.project.id, true, now: Fixture.start)
        }
        await expectFailure(.conflict, "Nobody would read") { try await world.answer(id, "That one.") }
        #expect(try await world.held.violations() == [])
    }

    @Test("a task that was skipped or withdrawn can be asked about")
    func finishedTasks() async throws {
        let world = try await World()
        try await world.held.assignments.skip(
            world.annsWork, user: world.ann, Skip(reason: .broken), now: Fixture.start)
        #expect(try await world.ask("It ends in the middle.").question.taskStatus == .open)
        let task = try await world.held.assignments.find(world.bobsWork).taskID
        try await world.held.tasks.withdraw(task, now: Fixture.start)
        #expect(try await world.ask("Where is it?", bob: true).question.taskStatus == .withdrawn)
        #expect(try await world.held.violations() == [])
    }

    @Test(
        "the inbox has unread ones first, then open, then closed ones, in pages of any length",
        arguments: [1, 2, 3, 9])
    func inbox(limit: Int) async throws {
        let world = try await World()
        let people = try await world.held.labelers(6, in: world.project)
        try await world.held.addTasks(8, to: world.project, prefix: "more")
        var ids: [ID<Question>] = []
        for (number, user) in people.enumerated() {
            let work = try await world.held.claim(world.project, user).assignment.id
            // Two at the same moment.
            ids.append(
                try await world.questions.ask(
                    work, user: user, QuestionMessageDraft(text: "question \(number)"),
                    now: Fixture.start + Double(number / 2)
                ).thread.question.id)
        }
        try await world.answer(ids[5], "Yes.", closes: true, at: 10)
        try await world.answer(ids[0], "Yes.", closes: true, at: 11)
        try await world.questions.see(1, of: ids[4], in: world.project.id)
        try await world.answer(ids[1], "Which?", at: 12)
        func list(_ isOpen: Bool?) async throws -> [ID<Question>] {
            var found: [ID<Question>] = []
            var place: QuestionPlace? = .first
            while let here = place {
                let page = try await world.questions.inbox(
                    project: world.project.id, isOpen: isOpen, after: here, limit: limit)
                #expect(page.items.count <= limit)
                found += page.items.map(\.id)
                place = page.next
                #expect(page.next.map { QuestionPlace($0.description) == $0 } ?? true)
            }
            return found
        }
        let (open, closed) = ([3, 2, 1, 4].map { ids[$0] }, [0, 5].map { ids[$0] })
        #expect(try await list(nil) == open + closed)
        #expect(try await list(true) == open)
        #expect(try await list(false) == closed)
        #expect(try await world.questions.counts(project: world.project.id) == QuestionCounts(open: 4, unseen: 2))
    }

    @Test("one's own questions come in pages, the newest message first", arguments: [1, 2, 5])
    func own(limit: Int) async throws {
        let world = try await World()
        var ids: [ID<Question>] = []
        for number in 0..<4 {
            let claim = try await world.held.claim(world.project, world.ann)
            ids.append(
                try await world.questions.ask(
                    claim.assignment.id, user: world.ann, QuestionMessageDraft(text: "q\(number)"),
                    now: Fixture.start + Double(number)
                ).thread.question.id)
            if number < 3 { try await world.held.submit(claim, world.ann) } else { break }
            guard
                try await world.held.assignments.claim(
                    project: world.project.id, user: world.ann, now: Fixture.start) != nil
            else { break }
        }
        try await world.answer(ids[0], "Yes.", at: 20)
        var found: [ID<Question>] = []
        var place: QuestionPlace? = .first
        while let here = place {
            let page = try await world.questions.own(
                project: world.project.id, user: world.ann, after: here, limit: limit)
            found += page.items.map(\.id)
            place = page.next
        }
        #expect(found == [ids[0]] + ids.dropFirst().reversed())
    }

    @Test(
        "notes and comments come together, the newest first, in pages of any length; of a change the last note",
        arguments: [1, 2, 3, 9])
    func remarks(limit: Int) async throws {
        let held = try Fixture()
        let project = try await held.project()
        let ann = try await held.labeler("ann", in: project)
        try await held.addTasks(9, to: project)
        for number in 0..<8 {
            let claim = try await held.claim(project, ann, at: Double(number))
            let now = Fixture.start + Double(number)
            switch number % 4 {
            case 0: try await held.submit(claim, ann, { $0.note = "note \(number)" }, at: Double(number))
            case 1:
                try await held.assignments.skip(
                    claim.assignment.id, user: ann, Skip(reason: .broken, comment: "skip \(number)"), now: now)
            case 2: try await held.submit(claim, ann, at: Double(number))
            default: try await held.assignments.skip(claim.assignment.id, user: ann, Skip(reason: .other), now: now)
            }
            guard number == 0 else { continue }
            try await held.submit(claim, ann, { $0.note = "changed" }, at: 0.5)
        }
        func list(_ kind: Remark.Kind?) async throws -> [String] {
            var found: [String] = []
            var place: OwnWorkPlace? = .newest
            while let here = place {
                let page = try await Remarks(held.database).list(
                    project: project.id, kind: kind, after: here, limit: limit)
                #expect(page.items.count <= limit)
                found += page.items.map(\.text)
                place = page.next
            }
            return found
        }
        #expect(try await list(nil) == ["skip 5", "note 4", "skip 1", "changed"])
        #expect(try await list(.note) == ["note 4", "changed"])
        #expect(try await list(.skip) == ["skip 5", "skip 1"])
        let first = try #require(try await Remarks(held.database).list(project: project.id).items.first)
        #expect(first.kind == .skip && first.reason == "broken" && first.labeler == "ann" && !first.isImport)
        #expect(first.promptExcerpt.hasPrefix("prompt "))
    }

    @Test(
        "no message is changed or removed",
        arguments: ["UPDATE questionMessage SET text = ''", "DELETE FROM questionMessage"])
    func fixed(_ sql: String) async throws {
        let world = try await World()
        try await world.ask("Is B a joke?")
        await #expect(throws: (any Error).self) { try await world.database.write { try $0.run(sql) } }
    }

    @Test("who asked and answered is in the audit log, and not what they wrote")
    func audited() async throws {
        let world = try await World()
        let id = try await world.ask("Is B a joke?").question.id
        try await world.answer(id, "Yes.", closes: true)
        _ = try await world.questions.setOpen(id, in: world.project.id, true, now: Fixture.start)
        let events = try await Audit(world.database).list(limit: 1000).items.filter { $0.subject == "question" }
        #expect(events.map(\.action) == ["ask", "answer", "open"])
        #expect(events.prefix(2).map(\.userID) == [world.ann, world.mia])
        #expect(events.allSatisfy { !$0.detail.contains("joke") && !$0.detail.contains("Yes") })
    }
}
