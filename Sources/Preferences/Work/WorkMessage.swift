/// What the server says of the work that it does by itself: why a run failed, why a night was passed over, how far a
/// job is. A closed list, so that the pages can say it in other languages.
///
/// What is stored is the English sentence; which one it is, and the values in it, are read back from it. A sentence that
/// is not of this list, as a failure of the disk brings one, is said as it stands.
public enum WorkMessage: String, Codable, Sendable, CaseIterable {
    // What came of a night's turn.
    case runStarted, runUnderWay, nothingRanked, nothingNew
    // Why a run or a job did not succeed.
    case tooFewPrompts, tooFewDifferentPrompts, noComparisons, processExited, processKilled
    case runStopped, runNotQueued, runEndedBefore, podiumStopped, serverEnded, seeLog
    // How far a run is.
    case readingPrompts, crossValidating, predicting, fitting, fittingFields, measuring, measured
    // How far the ordering of tasks is.
    case scoringTasks, placingTasks
    // How far the asking of policies is.
    case askingPolicies
    // How far the asking of an AI judge is.
    case askingJudge
    // How far the measuring of agreement is.
    case comparingJudgements, resamplingTasks, weighingLabelers, findingDisputes
    // Why somebody promoted a model, who gave no reason of their own.
    case promotedByHand, rolledBack, promotionConfirmed

    /// A sentence that was recognised.
    public struct Reading: Hashable, Codable, Sendable {
        /// Which one it is.
        public let code: WorkMessage
        /// What stands in it, in the order of the English sentence.
        public let values: [String]
    }

    /// In English, with `{}` for each value.
    private var template: String {
        switch self {
        case .runStarted: "Training run {} was started."
        case .runUnderWay: "Another training run was under way."
        case .nothingRanked: "Nothing has been ranked yet."
        case .nothingNew: "Nothing was ranked since the last training run."
        case .tooFewPrompts:
            """
            Training needs at least {} prompts with a strict preference between two different completions; there are {}. \
            Rank more prompts, or use fewer ties.
            """
        case .tooFewDifferentPrompts:
            """
            Prompts that are nearly the same count as one: the {} with a strict preference between two different \
            completions count as {}. Training needs at least {}. Rank more prompts, or use fewer ties.
            """
        case .noComparisons: "There is no strict comparison to measure on. Rank some completions without a tie."
        case .processExited: "The training process ended early, with status {}."
        case .processKilled: "The training process was ended by signal {}. Signal 9 may mean that memory ran out."
        case .runStopped: "The run was stopped before it finished; start it again."
        case .runNotQueued: "The run could not be put into the queue. Start it again."
        case .runEndedBefore: "Training run {} was ended before its turn came."
        case .podiumStopped: "Podium stopped while this run was going on. Start another."
        case .serverEnded: "The server stopped while this job was running."
        case .seeLog: "It failed; the server's log has the cause."
        case .readingPrompts: "Reading {} prompts"
        case .crossValidating: "Cross-validating λ = {}"
        case .predicting: "Predicting each prompt from the others"
        case .fitting: "Fitting all prompts with λ = {}"
        case .fittingFields: "Predicting what is answered to the form's fields"
        case .measuring: "Measuring on {} prompts, each by a model that had not seen it"
        case .measured: "Measured"
        case .scoringTasks: "Asking the reward model of {} open tasks"
        case .placingTasks: "Putting {} open tasks in order"
        case .askingPolicies: "Asked about {} of {} prompts"
        case .askingJudge: "Judged {} of {} tasks"
        case .comparingJudgements: "Compared {} of {} judgements"
        case .resamplingTasks: "Resampling the tasks of {} groups for intervals"
        case .weighingLabelers: "Finding how each labeler judges, from {} tasks"
        case .findingDisputes: "Looking at {} tasks that may be disputed"
        case .promotedByHand: "Promoted by hand."
        case .rolledBack: "Went back to an earlier model."
        case .promotionConfirmed: "Confirmed. Training may replace it again."
        }
    }

    /// The sentence, in English.
    ///
    /// - Parameter values: one for each place of the sentence.
    public func sentence(_ values: Any...) -> String {
        var rest = values[...]
        return template.pieces.dropFirst().reduce(into: template.pieces[0]) { sentence, piece in
            sentence += "\(rest.popFirst() ?? "")" + piece
        }
    }

    /// Which sentence this is; nil where it is not of the list.
    public static func reading(_ sentence: String?) -> Reading? {
        guard let sentence else { return nil }
        for code in allCases {
            if let values = sentence.values(in: code.template.pieces) { return Reading(code: code, values: values) }
        }
        return nil
    }
}

extension String {
    /// What stands around the values.
    fileprivate var pieces: [String] { split(separator: "{}", omittingEmptySubsequences: false).map(String.init) }

    /// What stands between the pieces; nil where these are not the pieces of this sentence.
    fileprivate func values(in pieces: [String]) -> [String]? {
        guard hasPrefix(pieces[0]) else { return nil }
        var rest = dropFirst(pieces[0].count)
        var values: [String] = []
        for (index, piece) in pieces.enumerated().dropFirst() {
            let isLast = index == pieces.count - 1
            let end = rest.hasSuffix(piece) ? rest.index(rest.endIndex, offsetBy: -piece.count) : nil
            guard let place = isLast ? end : rest.firstRange(of: piece)?.lowerBound else { return nil }
            values.append(String(rest[..<place]))
            rest = rest[place...].dropFirst(piece.count)
        }
        return rest.isEmpty ? values : nil
    }
}
