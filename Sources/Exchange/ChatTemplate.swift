import Preferences

/// The marks by which a family of chat templates writes a conversation as one text.
struct ChatTemplate: Sendable {
    /// What begins a turn.
    struct Opening: Sendable {
        var mark: [UInt8]
        var role: Message.Role
    }

    /// For people, to name it in a message.
    let name: String
    /// What may stand before everything else, and says whose text it is.
    let beginnings: [[UInt8]]
    /// What may stand between two turns as their beginning.
    let openings: [Opening]
    /// What ends a turn.
    let endings: [[UInt8]]
    /// What begins the opening of every turn, whatever its role, where each turn is ended before the next, so that none
    /// has it in it. `nil`: a turn may end where the next one begins.
    private let lead: [UInt8]?
    /// With what openings and endings begin: most bytes of a text need no further look.
    private let firstBytes: Set<UInt8>

    private init(
        _ name: String, beginnings: [String] = [], lead: String? = nil, _ openings: [(String, Message.Role)],
        endings: [String]
    ) {
        self.name = name
        self.lead = lead.map { Array($0.utf8) }
        self.beginnings = beginnings.map { Array($0.utf8) }
        self.openings = openings.map { Opening(mark: Array($0.utf8), role: $1) }
        self.endings = endings.map { Array($0.utf8) }
        firstBytes = Set((openings.map(\.0) + endings).compactMap(\.utf8.first))
    }

    /// Those whose texts are read. A text is of the first that it begins as.
    static let all = [
        ChatTemplate(
            "ChatML", lead: "<|im_start|>", roles.map { ("<|im_start|>\($0)\n", $1) },
            endings: ["<|im_end|>", "<|endoftext|>"]),
        ChatTemplate(
            "Llama 3", beginnings: ["<|begin_of_text|>"], lead: "<|start_header_id|>",
            roles.map { ("<|start_header_id|>\($0)<|end_header_id|>", $1) },
            endings: ["<|eot_id|>", "<|eom_id|>", "<|end_of_text|>"]),
        ChatTemplate(
            "Llama 4", beginnings: ["<|begin_of_text|>"], lead: "<|header_start|>",
            roles.map { ("<|header_start|>\($0)<|header_end|>", $1) },
            endings: ["<|eot|>", "<|eom|>", "<|end_of_text|>"]),
        ChatTemplate(
            "Llama 2 and Mistral", beginnings: ["<s>"],
            [
                ("[INST]", .user), ("[/INST]", .assistant), ("<<SYS>>", .system), ("<</SYS>>", .user),
                ("[SYSTEM_PROMPT]", .system),
            ], endings: ["[/SYSTEM_PROMPT]", "</s>"]),
        ChatTemplate(
            "Zephyr and Phi", beginnings: ["<s>"], roles.map { ("<|\($0)|>", $1) },
            endings: ["<|end|>", "</s>", "<|endoftext|>"]),
        ChatTemplate(
            "Gemma", beginnings: ["<bos>"], lead: "<start_of_turn>", roles.map { ("<start_of_turn>\($0)\n", $1) },
            endings: ["<end_of_turn>", "<eos>"]),
        ChatTemplate(
            "DeepSeek", beginnings: ["<｜begin▁of▁sentence｜>"],
            [("<｜User｜>", .user), ("<｜Assistant｜>", .assistant)], endings: ["<｜end▁of▁sentence｜>"]),
        ChatTemplate(
            "hh-rlhf", [("\n\nHuman:", .user), ("\n\nAssistant:", .assistant)], endings: []),
    ]

    /// Marks of the end, of all templates: what an engine leaves behind a completion.
    static let allEndings = Array(Set(all.flatMap(\.endings) + [Array("<pad>".utf8), Array("<eos>".utf8)]))
    static let allBeginnings = Array(Set(all.flatMap(\.beginnings)))
    /// What may stand where no turn is open.
    private static let betweenTurns = allEndings + allBeginnings

    private static let roles: [(String, Message.Role)] = [
        ("system", .system), ("developer", .developer), ("user", .user), ("assistant", .assistant),
        ("model", .assistant), ("tool", .tool), ("ipython", .tool),
    ]

    /// The template that wrote a text; nil: none of those that are known, it does not begin like any.
    static func of(_ text: ArraySlice<UInt8>) -> ChatTemplate? {
        let start = text.drop(while: \.isBlank)
        // What stands at the beginning is a mark; the marks of another template further on are what somebody wrote.
        if let template = all.first(where: { $0.opens(start) }) { return template }
        // A system's text may come before the first turn without a mark of its own.
        return all.first { template in
            template.beginnings.contains { start.starts(with: $0) }
                && template.openings.contains { start.contains($0.mark) }
        }
    }

    /// Whether a text begins with a turn, or with the mark of the beginning and then a turn.
    private func opens(_ text: ArraySlice<UInt8>) -> Bool {
        let beginning = beginnings.first { text.starts(with: $0) }
        let rest = text.dropFirst(beginning?.count ?? 0).drop(while: \.isBlank)
        return openings.contains { rest.starts(with: $0.mark.drop(while: \.isBlank)) }
    }

    /// An answer without the mark that begins it.
    func withoutOpening(_ answer: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let rest = answer.drop(while: \.isBlank)
        let marks = openings.filter { $0.role == .assistant }.map { $0.mark.drop(while: \.isBlank) }
        return marks.first { rest.starts(with: $0) }.map { rest.dropFirst($0.count) } ?? answer
    }

    /// A turn that has begun.
    private struct Turn {
        var role: Message.Role
        /// Where its content begins.
        var begin: Int
        /// Whether a mark began it. Text before the first mark is the system's.
        var isMarked = true
    }

    /// The conversation that a text of this template is. Empty turns are left out, but for an answer at the end.
    ///
    /// `nil`: it is not one throughout. There is text between two turns or after the last, or a turn in the midst of
    /// another, or a role that nobody knows; what it would say without them, nobody wrote.
    func messages(in text: ArraySlice<UInt8>) -> [Message]? {
        // Transcripts may begin without the blank line.
        let text = ArraySlice(Array("\n\n".utf8) + text.drop(while: \.isBlank))
        var turns: [(role: Message.Role, content: Range<Int>)] = []
        var turn: Turn? = Turn(role: .system, begin: text.startIndex, isMarked: false)
        var index = text.startIndex
        func endTurn() {
            if let turn { turns.append((turn.role, turn.begin..<index)) }
            turn = nil
        }
        while index < text.endIndex {
            if let turn, index > turn.begin, !firstBytes.contains(text[index]) {
                index += 1
                continue
            }
            let rest = text[index...]
            if let opening = openings.first(where: { rest.starts(with: $0.mark) }) {
                guard lead == nil || turn?.isMarked != true else { return nil }
                endTurn()
                index += opening.mark.count
                turn = Turn(role: opening.role, begin: index)
            } else if let mark = endings.first(where: { rest.starts(with: $0) }) {
                endTurn()
                index += mark.count
            } else if let lead, rest.starts(with: lead) {
                return nil
            } else if let open = turn {
                // Blanks and marks before the first turn are nobody's.
                let isBefore = !open.isMarked && open.begin == index
                let mark = isBefore ? beginnings.first { rest.starts(with: $0) } : nil
                let isSkipped = mark != nil || isBefore && text[index].isBlank
                index += mark?.count ?? 1
                if isSkipped { turn?.begin = index }
            } else if text[index].isBlank {
                index += 1
            } else if let mark = Self.betweenTurns.first(where: { rest.starts(with: $0) }) {
                index += mark.count
            } else {
                return nil
            }
        }
        endTurn()
        return turns.enumerated().compactMap { number, turn in
            let content = String(trimming: text[turn.content])
            let isAnswer = number == turns.count - 1 && turn.role == .assistant
            return content.isEmpty && !isAnswer ? nil : Message(role: turn.role, content: content)
        }
    }
}

extension UInt8 {
    /// Space, tab or line end.
    var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension String {
    /// UTF-8 without the blanks at its ends.
    init(trimming bytes: ArraySlice<UInt8>) {
        let rest = bytes.drop(while: \.isBlank)
        let end = rest.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? rest.startIndex
        self.init(decoding: rest[..<end], as: UTF8.self)
    }
}
