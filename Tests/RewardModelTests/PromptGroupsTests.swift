import Preferences
import Testing

@testable import RewardModel

@Suite("Groups of nearly equal prompts")
struct PromptGroupsTests {
    /// For each prompt, the place of the first prompt of its group.
    private func groups(_ prompts: [Prompt]) -> [UInt64] {
        PromptGroups(prompts, keys: prompts.indices.map { UInt64($0) }).keys
    }

    private func groups(_ texts: [String]) -> [UInt64] { groups(texts.map { Prompt($0) }) }

    @Test("Random labels are not learned, though every prompt is there in two spellings (the shared case p26)")
    func everyPromptTwice() throws {
        let report = try Fixtures.trainer().train(Fixtures.randomLabels(150)).report
        #expect(report.heldOut.prompts == 300)
        #expect(report.heldOut.promptGroups == 150)
        #expect(report.heldOut.accuracyInterval.contains(0.5), "\(report.heldOut.accuracyInterval)")
        let decision = PromotionGate.decide(report, comparedWith: nil, isStillPromoted: true)
        #expect(!decision.promoted && decision.grounds == .noBetterThanChance)
    }

    @Test(
        "Case, punctuation, white space and compatibility forms make no other prompt",
        arguments: [
            ("Say something about item 7.", "say something about item 7 ."),
            ("What's the matter with the engine?", "whats  the matter\nwith the ENGINE"),
            ("Ｗｒｉｔｅ a poem", "write a poem"), ("Cafe\u{301} in Köln", "café in köln!"), ("今天天气怎么样？", "今天 天气怎么样"),
            ("Hi", "hi!"),
        ])
    func spellings(one: String, other: String) {
        #expect(groups([one, "Something else entirely", other]) == [0, 1, 0])
    }

    @Test("A word more, less or other in a long prompt makes no other prompt; another subject does")
    func nearlyEqual() {
        let text = "Please explain to a ten year old child why the sky is blue and why sunsets look so very red"
        #expect(groups([text, text + " thanks", text.replacing("sunsets", with: "dawns")]) == [0, 0, 0])
        #expect(groups(["What is the capital of France?", "What is the capital of Spain?"]) == [0, 1])
        #expect(groups(["Name 3 fruits", "Name 4 fruits"]) == [0, 1])
    }

    @Test("Turns of one conversation are one group; a greeting that many begin with is not")
    func turns() {
        func conversation(_ texts: String...) -> Prompt {
            Prompt(
                messages: texts.enumerated().map {
                    .init(role: $0.offset % 2 == 0 ? .user : .assistant, content: $0.element)
                })
        }
        let opening = "How do I get red wine out of a white carpet?"
        let prompts = [
            conversation(opening), conversation(opening, "Use salt.", "And if that fails?"),
            conversation("Hi", "Hello, how can I help you?", "Tell me of Rome."),
            conversation("Hi", "Hello!", "Which bird sings at night in June?"),
        ]
        #expect(groups(prompts) == [0, 0, 2, 3])
    }

    @Test("A template or a system message that many prompts share does not make them one")
    func templates() {
        let form =
            "You are given a sentence. Translate it into French as a professional would, keep names as they are, and "
            + "answer with the translation alone, without quotation marks or remarks of any kind. The sentence is: "
        let subjects = Array("abcdefghijklmnopqrstuvwxyz").map { "the \($0)\($0) was seen near \($0) at dawn" }
        #expect(Set(groups(subjects.map { form + $0 })).count == subjects.count)
        let prompts = subjects.map {
            Prompt(messages: [.init(role: .system, content: form), .init(role: .user, content: $0)])
        }
        #expect(Set(groups(prompts)).count == subjects.count)
    }

    @Test("One question about many documents, which stand in the system message, is many prompts")
    func documents() {
        let prompts = (0..<20).map { number in
            Prompt(messages: [
                .init(role: .system, content: "The document: chapter \(number) of a long book."),
                .init(role: .user, content: "Summarize the document above."),
            ])
        }
        #expect(Set(groups(prompts)).count == prompts.count)
        #expect(Set(groups(prompts + prompts)).count == prompts.count)
    }

    @Test("Copies of long documents meet, however many other words there are")
    func longDocuments() {
        var generator = SeededGenerator(seed: 5)
        let documents = (0..<60).map { _ in (0..<2_000).map { _ in "w\(generator.next() % 1_000_000)" } }
        let copies = documents.map { words in words[..<3] + ["changed"] + words[4...] }
        let result = groups((documents + copies.map(Array.init)).map { $0.joined(separator: " ") })
        #expect(Array(result.prefix(60)) == Array(result.suffix(60)))
        #expect(Set(result).count == 60)
    }

    @Test("Very short prompts, and languages without spaces, do not fall together")
    func scripts() {
        let texts = [
            "Hi", "Hello", "Why?", "Yes", "1", "2", "👍", "👎", "?", "!", "", "今天天气怎么样？", "明天天气怎么样？", "请写一首关于春天的诗。",
            "请写一首关于秋天的诗。", "桜の季節について短い詩を書いてください。", "雪の季節について短い詩を書いてください。", "東京の人口は何人ですか。", "กรุงเทพมหานครมีประชากรเท่าไร",
            "ช่วยเขียนกลอนเกี่ยวกับฝนให้หน่อย", "ทำไมท้องฟ้าถึงเป็นสีฟ้า", "วันนี้อากาศเป็นอย่างไร", "ما هي عاصمة فرنسا؟",
            "ما هي عاصمة إسبانيا؟",
            "한국의 수도는 어디입니까?", "ភ្នំពេញមានប្រជាជនប៉ុន្មាន",
        ]
        #expect(groups(texts) == texts.indices.map { UInt64($0) })
    }

    /// Texts of a few words, and near copies of some.
    private func randomTexts(_ count: Int, seed: UInt64) -> [String] {
        var generator = SeededGenerator(seed: seed)
        var texts: [String] = []
        while texts.count < count {
            switch generator.next(below: 4) {
            case 0 where !texts.isEmpty:
                var words = texts[generator.next(below: texts.count)].split(separator: " ")
                for _ in 0...generator.next(below: 3) where !words.isEmpty {
                    let place = generator.next(below: words.count)
                    if generator.next(below: 2) == 0 { words[place] = "changed" } else { words.remove(at: place) }
                }
                texts.append(words.joined(separator: " "))
            case 1 where !texts.isEmpty:
                texts.append(texts[generator.next(below: texts.count)].uppercased() + " …")
            case 2: texts.append(Fixtures.randomText(&generator))
            default:
                let length = 1 + generator.next(below: 60)
                texts.append(
                    (0..<length).map { _ in "w\(generator.next(below: 40))" }.joined(separator: " "))
            }
        }
        return texts
    }

    @Test(
        "The groups are those that comparing every prompt with every other gives",
        arguments: 1...4 as ClosedRange<UInt64>)
    func naiveTwin(seed: UInt64) {
        let prompts = randomTexts(120, seed: seed).map { Prompt($0) }
        let features = PromptFeatures(prompts)
        var sets = DisjointSets(count: prompts.count)
        let forms = prompts.map { PromptWords($0).form }
        let openings = prompts.map { Set(PromptWords($0).openings) }
        for one in prompts.indices {
            for other in prompts.indices where forms[one] == forms[other] { sets.join(one, other) }
        }
        let common = Set(openings.joined()).filter { opening in
            features.distinct.count { openings[$0].contains(opening) } > features.mostPrompts
        }
        for (place, one) in features.distinct.enumerated() {
            for (next, other) in features.distinct.enumerated() {
                let shared = openings[one].intersection(openings[other]).subtracting(common)
                if features.resemble(place, next) || !shared.isEmpty { sets.join(one, other) }
            }
        }
        #expect(groups(prompts) == prompts.indices.map { UInt64(sets.find($0)) })
        #expect(Set(groups(prompts)).count < prompts.count - 20, "there are copies among them")
    }

    @Test("Same text, same group; the order of the prompts and the number of threads make no difference")
    func invariances() {
        let texts = randomTexts(300, seed: 9)
        let prompts = (texts + texts.prefix(20)).map { Prompt($0) }
        let keys = prompts.indices.map { mix(UInt64($0)) }
        let known = Dictionary(uniqueKeysWithValues: zip(keys, PromptGroups(prompts, keys: keys).keys))
        for place in 0..<20 { #expect(known[keys[place]] == known[keys[300 + place]]) }
        var generator = SeededGenerator(seed: 4)
        let order = generator.shuffled(Array(prompts.indices))
        let again = PromptGroups(order.map { prompts[$0] }, keys: order.map { keys[$0] }).keys
        #expect(again == order.map { known[keys[$0]] })
        let alone = Threads.$areAllowed.withValue(false) { PromptGroups(prompts, keys: keys).keys }
        #expect(alone == keys.map { known[$0] })
    }

    @Test("The folds share no group and are about equally large", arguments: [2, 5])
    func folds(count: Int) {
        var generator = SeededGenerator(seed: 2)
        let groups = (0..<400).map { _ in UInt64(generator.next(below: 120)) } + [UInt64](repeating: 999, count: 40)
        let folds = dealFolds(groups, folds: count, seed: 8)
        #expect(Set(zip(groups, folds).map { [$0, UInt64($1)] }).count == Set(groups).count)
        let sizes = (0..<count).map { fold in folds.count { $0 == fold } }
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 8)
    }

    @Test("Completions that differ in white space alone are one, and their comparison is none, but counted")
    func completions() throws {
        var groups = Fixtures.groups(30)
        groups[0].completions[1] = " " + groups[0].completions[0].replacing(" ", with: "\t ") + "\u{200B}\n"
        let report = try Fixtures.trainer().train(groups).report
        #expect(report.identicalComparisons == 1)
        #expect("a\r\n  b ".closedUp == "a\nb")
        #expect("A, b".closedUp != "a b".closedUp)
    }

    /// What `Words` and `closedUp` do not look into the tables for.
    @Test("Scalars that are plainly composed stay as they are in compatibility form, alone and beside each other")
    func plainlyComposed() {
        let plain = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter(\.isPlainlyComposed)
        #expect(plain.count > 32_000 && plain.count { $0.value > 0x80 && $0.value < 0x500 } > 300)
        for scalar in plain {
            #expect(!NGrams.isSpace(scalar.value) && scalar.properties.generalCategory != .format)
            #expect(scalar.properties.canonicalCombiningClass == .notReordered)
        }
        func composed(_ scalars: [Unicode.Scalar]) -> Bool {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            let form = String(text).precomposedStringWithCompatibilityMapping
            return form.unicodeScalars.elementsEqual(scalars)
        }
        #expect(composed(plain) && composed(plain.reversed()))
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<20 { #expect(composed(generator.shuffled(plain))) }
        for sign in "…\u{00A0}\u{200B}\u{0301}ﬁＡ\u{1161}\u{3099}".unicodeScalars { #expect(!sign.isPlainlyComposed) }
        #expect("“é” 東京\n한글".closedUp == "“é” 東京\n한글" && "“é”  東\u{200B}京 ".closedUp == "“é” 東京")
        #expect("é😀".scalarCount == 2 && "".scalarCount == 0)
    }

    // MARK: - Source users

    /// Prompts that have no words in common.
    private func unlike(_ count: Int) -> [Prompt] {
        (0..<count).map { number in
            let words: [String] = (0..<6).map { "word\(number)x\($0)" }
            return Prompt(words.joined(separator: " "))
        }
    }

    private func groups(_ prompts: [Prompt], _ users: [String?]) -> [UInt64] {
        PromptGroups(prompts, keys: prompts.indices.map { UInt64($0) }, sourceUsers: users).keys
    }

    @Test("what one person wrote is one group, whatever it is about; of whom nothing is known, each stands alone")
    func sourceUsers() {
        let prompts = unlike(30)
        let users: [String?] = (0..<30).map { $0 < 20 ? "u\($0 / 4)" : nil }
        let expected: [UInt64] = (0..<30).map { $0 < 20 ? $0 / 4 * 4 : $0 }
        #expect(groups(prompts, users) == expected)
        #expect(groups(prompts, []) == Array(0..<30))
    }

    @Test("a name that more than a fifth of the prompts have is no person's, and the others' still count")
    func anonymous() {
        let users: [String?] = (0..<30).map { $0 < 24 ? "anonymous" : "u\($0 / 2)" }
        let expected: [UInt64] = (0..<30).map { $0 < 24 ? $0 : $0 / 2 * 2 }
        #expect(groups(unlike(30), users) == expected)
    }

    @Test("where equal prompts link nearly all people, people are left aside, and equal prompts are still one")
    func linked() {
        // Each two neighbours asked the same once.
        let distinct = unlike(60)
        let prompts: [Prompt] = (0..<60).flatMap { [distinct[$0], distinct[($0 + 1) % 60]] }
        let users: [String?] = (0..<120).map { "u\($0 / 2)" }
        let keys = groups(prompts, users)
        #expect(Set(keys).count == 60)
        #expect(keys == groups(prompts, []))
        // Fewer links leave people's groups in their place.
        let apart: [Prompt] = (0..<60).flatMap { (place: Int) -> [Prompt] in
            let next = place % 6 == 5 ? place : place + 1
            return [distinct[place], distinct[next]]
        }
        #expect(Set(groups(apart, users)).count == 10)
    }
}
