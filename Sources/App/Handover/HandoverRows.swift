import Exchange
import Foundation
import Jobs
import Preferences
import RewardModel
import Statistics
import Storage

/// What becomes of a project's prompts, one after the other: rows of the data sets, and what the card says of them all.
struct HandoverRows {
    let engine: HandoverEngine
    let project: Project
    let pairsPerPrompt: Int

    /// Every form that something was answered to, by version.
    private(set) var forms: [Int: FormVersion] = [:]
    /// Data sets in which a message is more than a role and a text.
    private(set) var withTurns: Set<HandoverConfiguration> = []
    private var counts = HandoverManifest.Counts()
    private var labelers: Set<ID<User>> = []
    /// Of tasks that two people put in order: pairs on which two agree, and pairs.
    private var agreeing: [Double] = []
    private var compared: [Double] = []

    init(engine: HandoverEngine, project: Project, pairsPerPrompt: Int) {
        self.engine = engine
        self.project = project
        self.pairsPerPrompt = pairsPerPrompt
    }

    /// The forms that must be learned before the prompt is written.
    func unknownForms(in content: PromptContent) -> [Int] {
        let versions = content.tasks.flatMap { $0.rankings.map(\.record.formVersion) }
        return Set(versions).filter { forms[$0] == nil }.sorted()
    }

    mutating func learn(_ form: FormVersion) { forms[form.version] = form }

    /// Writes all that there is of a prompt.
    mutating func write(
        _ content: PromptContent, in part: PromptPart, key: UInt64, of snapshot: Snapshot,
        to files: inout HandoverFolder
    ) throws {
        // Of a prompt whose tasks were all taken back meanwhile nothing is left.
        guard let prompt = content.tasks.first?.task.prompt else { return }
        if HandoverConfiguration.prompts.parts.contains(part) {
            let line = try engine.promptLine(prompt, content.id, of: project.slug)
            try add(line, to: .prompts, part, prompt.isPlain, &files)
        }
        var answers = DistinctAnswers()
        var pairs = PreferencePairs()
        for task in content.tasks {
            let places = answers.places(of: task.task.completions)
            let isPlain = prompt.isPlain && task.task.completions.allSatisfy(\.completion.isPlain)
            let trained = task.rankings.filter { !$0.isHeldOut }
            let heard = trained.filter { $0.weight > .none }
            counts.weightless += trained.count - heard.count
            counts.heldOut = (counts.heldOut ?? 0) + task.rankings.count - trained.count
            for ranking in heard {
                let record = ranking.record
                labelers.insert(record.userID)
                counts.imported += record.isImport ? 1 : 0
                try add(RankingRow.line(ranking, of: task.task), to: .rankings, part, isPlain, &files)
                if let text = record.demonstration, !text.isBlank {
                    let line = try engine.demonstrationLine(text, to: prompt, content.id, by: record.userID)
                    try add(line, to: .demonstrations, part, prompt.isPlain, &files)
                }
                pairs.add(
                    tiers: record.tiers.map { $0.compactMap { places[$0] } }, strengths: record.strengths,
                    levels: forms[record.formVersion]?.form.judgement.strengths.map(\.value) ?? [],
                    weight: ranking.weight)
            }
            compare(heard.map(\.record).filter { !$0.isVerdict }, of: task.task.completions.map(\.id))
        }
        let drawn = pairs.drawn(most: pairsPerPrompt, prompt: key, seed: snapshot.splitSeed)
        counts.identical += pairs.identical
        counts.undecided += pairs.undecided
        counts.surplusPairs += pairs.decided.count - drawn.count
        for pair in drawn {
            let (chosen, rejected) = (answers[pair.chosen], answers[pair.rejected])
            let line = try PreferenceRow.line(pair, chosen: chosen, rejected: rejected, to: prompt, content.id)
            let isPlain = prompt.isPlain && chosen.isPlain && rejected.isPlain
            try add(line, to: .preferences, part, isPlain, &files)
        }
    }

    private mutating func add(
        _ line: [UInt8], to configuration: HandoverConfiguration, _ part: PromptPart, _ isPlain: Bool,
        _ files: inout HandoverFolder
    ) throws {
        try files.append(line, to: configuration.path(of: part))
        counts.rows[configuration, default: [:]][part, default: 0] += 1
        if !isPlain { withTurns.insert(configuration) }
    }

    /// How far those who put the task's completions in order agree. People count, each once: of imports' pseudo-labelers
    /// those whom a file names, and a name in two files is one person.
    private mutating func compare(_ records: [RankingRecord], of completions: [ID<Completion>]) {
        var seen: Set<String> = []
        let people = records.filter { record in
            guard !record.tiers.isEmpty else { return false }
            guard record.isImport else { return seen.insert("\(record.userID)").inserted }
            return ImportLabeler.labeler(in: record.username).map { seen.insert("/\($0)").inserted } ?? false
        }
        guard people.count > 1 else { return }
        let task = agreementCounts(people.map { Ranking.ranks(of: completions, in: $0.tiers) })
        guard task.units > 0 else { return }
        agreeing.append(task.agreeing)
        compared.append(task.units)
    }

    /// Nil where fewer than two tasks tell.
    func agreement(seed: UInt64) -> Estimate? {
        var generator = SeededGenerator(seed: seed)
        return bootstrapRatio(numerators: agreeing, denominators: compared, using: &generator)
    }

    func counts(of prompts: DealtPrompts) -> HandoverManifest.Counts {
        var counts = counts
        counts.prompts = prompts.count
        counts.promptGroups = prompts.groups
        counts.labelers = labelers.count
        return counts
    }
}

/// The answers to one prompt, those that are the same once. White space and what nobody sees make no other answer.
private struct DistinctAnswers {
    private var known: [Completion] = []
    private var places: [String: Int] = [:]

    subscript(place: Int) -> Completion { known[place] }

    /// The place of each among all answers so far.
    mutating func places(of completions: [TaskCompletion]) -> [ID<Completion>: Int] {
        var result: [ID<Completion>: Int] = [:]
        for stored in completions {
            let completion = stored.completion
            // No text is like an answer of turns.
            let identity = completion.isPlain ? completion.text.closedUp : completion.identity
            let place = places[identity] ?? known.count
            if place == known.count {
                places[identity] = place
                known.append(completion)
            }
            result[stored.id] = place
        }
        return result
    }
}
