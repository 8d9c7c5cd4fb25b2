/// The stores, all acting for one origin: the audit log then knows who did what from where.
package struct Stores: Sendable {
    package let database: Database
    package let origin: Origin

    package init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    package var users: Users { Users(database, by: origin) }
    package var invitations: Invitations { Invitations(database, by: origin) }
    package var sessions: Sessions { Sessions(database, by: origin) }
    package var accessTokens: AccessTokens { AccessTokens(database, by: origin) }
    package var projects: Projects { Projects(database, by: origin) }
    package var forms: Forms { Forms(database, by: origin) }
    package var guidelines: Guidelines { Guidelines(database) }
    package var practices: Practices { Practices(database, by: origin) }
    package var introductions: Introductions { Introductions(database) }
    package var members: Members { Members(database, by: origin) }
    package var labelerWeights: LabelerWeights { LabelerWeights(database, by: origin) }
    package var screenings: Screenings { Screenings(database, by: origin) }
    package var labelerHoldouts: LabelerHoldouts { LabelerHoldouts(database, by: origin) }
    package var labelerRequeues: LabelerRequeues { LabelerRequeues(database, by: origin) }
    package var weightPreviews: WeightPreviews { WeightPreviews(database, by: origin) }
    package var golds: Golds { Golds(database, by: origin) }
    package var goldProposals: GoldProposals { GoldProposals(database) }
    package var goldScores: GoldScores { GoldScores(database) }
    package var goldEvents: GoldEvents { GoldEvents(database, by: origin) }
    package var saidTasks: SaidTasks { SaidTasks(database) }
    package var workedTasks: WorkedTasks { WorkedTasks(database) }
    package var agreements: Agreements { Agreements(database) }
    package var labelerTimes: LabelerTimes { LabelerTimes(database, by: origin) }
    package var judgedWork: JudgedWork { JudgedWork(database) }
    package var disputes: Disputes { Disputes(database, by: origin) }
    package var adjudications: Adjudications { Adjudications(database, by: origin) }
    package var verdicts: Verdicts { Verdicts(database, by: origin) }
    package var policies: Policies { Policies(database, by: origin) }
    package var judgedTasks: JudgedTasks { JudgedTasks(database) }
    package var samplingRuns: SamplingRuns { SamplingRuns(database, by: origin) }
    package var evaluations: PolicyEvaluations { PolicyEvaluations(database, by: origin) }
    package var conversations: Conversations { Conversations(database, by: origin) }
    package var judges: Judges { Judges(database, by: origin) }
    package var judgingRuns: JudgingRuns { JudgingRuns(database, by: origin) }
    package var machineJudgedTasks: MachineJudgedTasks { MachineJudgedTasks(database) }
    package var tasks: Tasks { Tasks(database, by: origin) }
    package var imports: Imports { Imports(database, by: origin) }
    package var interruptedChanges: InterruptedChanges { InterruptedChanges(database, by: origin) }
    package var acquisitions: Acquisitions { Acquisitions(database, by: origin) }
    package var assignments: Assignments { Assignments(database, by: origin) }
    package var rankings: Rankings { Rankings(database, by: origin) }
    package var questions: Questions { Questions(database, by: origin) }
    package var remarks: Remarks { Remarks(database) }
    package var progress: Progress { Progress(database) }
    package var audit: Audit { Audit(database) }
    package var snapshots: Snapshots { Snapshots(database, by: origin) }
    package var trainingRuns: TrainingRuns { TrainingRuns(database, by: origin) }
    package var rewardModels: RewardModels { RewardModels(database, by: origin) }
    package var externalModels: ExternalModels { ExternalModels(database, by: origin) }
    package var jobs: JobRecords { JobRecords(database, by: origin) }
    package var recurring: RecurringRecords { RecurringRecords(database) }
}
