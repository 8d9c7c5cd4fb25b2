import Foundation
import HTTPServer
import Identity
import Jobs
import Logging
import Preferences
import ServiceLifecycle
import Storage

/// Podium as one value: what it is made of, every route it answers, and what runs beside them.
///
/// Read this first: each line of `router` is a feature, and its file holds the handlers in the order of a user's steps.
package struct Application: Sendable {
    /// What an application needs from outside.
    package struct Environment: Sendable {
        package var database: Database
        package var folder: DataFolder
        package var pages: String
        /// The program that training runs are carried out by.
        package var executable: String
        /// Which Podium this is; reports of training runs say so.
        package var version: String
        package var clock: WallClock
        /// By whose clock nightly work goes where a project names no time zone.
        package var timeZone: TimeZone
        /// How passwords are hashed.
        package var passwords: Passwords
        package var throttle: SignInThrottle
        package var metricsAccess: MetricsAccess
        /// For how long the audit log knows where changes were made from.
        package var addresses: AddressKeeping
        package var logger: Logger

        package init(
            database: Database, folder: DataFolder, pages: String, executable: String = "/proc/self/exe",
            version: String = PodiumVersion.number,
            clock: WallClock = WallClock(), timeZone: TimeZone = .current, passwords: Passwords = Passwords(),
            throttle: SignInThrottle = SignInThrottle(),
            metricsAccess: MetricsAccess = .admins, addresses: AddressKeeping = .standard, logger: Logger
        ) {
            self.database = database
            self.folder = folder
            self.pages = pages
            self.executable = executable
            self.version = version
            self.clock = clock
            self.timeZone = timeZone
            self.passwords = passwords
            self.throttle = throttle
            self.metricsAccess = metricsAccess
            self.addresses = addresses
            self.logger = logger
        }
    }

    package let router: Router
    /// The routes with their access and summaries, for the API description and its tests.
    let entries: [Routes.Entry]
    /// How training runs are carried out.
    let training: TrainingJob
    /// What is to be done beside the answers to requests.
    let queue: JobQueue
    /// What asks policies in conversations.
    let turnAsking: TurnAsking
    /// What plans and ends evaluations of policies.
    let evaluations: EvaluationDesk
    /// What the server does by itself, again and again.
    let recurring: [RecurringWork]
    /// What the server counts; `/metrics` shows it.
    package let metrics = ServerMetrics()
    /// Long-lived parts that run beside the server until shut down.
    package let services: [any Service]

    package init(_ environment: Environment) {
        let clock = environment.clock
        let stores = Stores(environment.database)
        let passwords = environment.passwords
        let signIn = SignIn(
            passwords: passwords, throttle: environment.throttle, sampler: FailureSampler(), logger: environment.logger,
            clock: clock)
        let workers = WorkerPool(name: "texts", capacity: 256)
        let texts = RenderedTexts(workers: workers)
        let scorer = Scorer(models: stores.rewardModels)
        training = TrainingJob(
            stores: stores, folder: environment.folder.training, executable: environment.executable,
            version: environment.version, clock: clock, logger: environment.logger)
        let acquisition = AcquisitionJob(
            stores: stores, folder: environment.folder.training, executable: environment.executable, clock: clock)
        let paces = EndpointPaces()
        let asking = Asking(stores, folder: environment.folder, paces: paces, clock: clock)
        let sampling = SamplingJob(Sampling(asking))
        turnAsking = TurnAsking(
            stores, folder: environment.folder, paces: paces, clock: clock, logger: environment.logger)
        let judging = JudgingJob(Judging(asking))
        let agreement = AgreementJob(
            stores: stores, folder: environment.folder.training, executable: environment.executable, clock: clock)
        let weightPreview = WeightPreviewJob(
            stores: stores, folder: environment.folder.training, executable: environment.executable, clock: clock)
        queue = JobQueue(
            jobs: stores.jobs, kinds: [training, acquisition, sampling, judging, agreement, weightPreview],
            clock: clock,
            logger: environment.logger)
        evaluations = EvaluationDesk(models: scorer.models)
        recurring = [
            .finishChanges(stores.interruptedChanges),
            .expireLeases(stores.assignments),
            .deleteSessions(stores.sessions),
            .deleteJobs(stores.jobs),
            .forgetAddresses(stores.audit, keeping: environment.addresses),
            .chooseTasks(stores, queue: queue),
            .sampleAfterPromotion(stores, queue: queue),
            .measureAgreement(stores, queue: queue),
            .followGold(stores),
            .concludeEvaluations(stores, desk: evaluations),
            .nightlyTraining(training, queue: queue, serverZone: environment.timeZone),
        ]

        let gate = Gate(
            database: environment.database, clock: clock, cache: AccessCache(AccessVersion(environment.database)),
            origins: OriginCheck(logger: environment.logger, clock: clock), workers: workers)

        var routes = Routes(gate: gate)
        SessionRoutes(signIn: signIn, passwords: passwords, clock: clock).register(in: &routes)
        UserRoutes(passwords: passwords, clock: clock).register(in: &routes)
        TokenRoutes(clock: clock).register(in: &routes)
        ProjectRoutes(texts: texts, clock: clock, serverZone: environment.timeZone).register(in: &routes)
        FormRoutes(clock: clock).register(in: &routes)
        GuidelineRoutes().register(in: &routes)
        PracticeTaskRoutes(clock: clock).register(in: &routes)
        PracticeRoutes(texts: texts, clock: clock).register(in: &routes)
        IntroductionRoutes(clock: clock).register(in: &routes)
        MemberRoutes(clock: clock).register(in: &routes)
        LabelerWeightRoutes(clock: clock).register(in: &routes)
        LabelerRoutes(clock: clock).register(in: &routes)
        LabelerTimeRoutes(clock: clock).register(in: &routes)
        OwnFigureRoutes().register(in: &routes)
        TrustRoutes(queue: queue, clock: clock).register(in: &routes)
        GoldRoutes(clock: clock).register(in: &routes)
        AgreementRoutes(queue: queue).register(in: &routes)
        LabelerHistoryRoutes().register(in: &routes)
        ScreeningRoutes(clock: clock).register(in: &routes)
        CandidateRoutes(clock: clock).register(in: &routes)
        GradingRoutes(clock: clock).register(in: &routes)
        OwnScreeningRoutes(clock: clock).register(in: &routes)
        AdjudicationRoutes(texts: texts, clock: clock).register(in: &routes)
        VerdictRoutes().register(in: &routes)
        SamplingRoutes(queue: queue, clock: clock).register(in: &routes)
        JudgeRoutes(queue: queue, clock: clock).register(in: &routes)
        SkippedTaskRoutes().register(in: &routes)
        PromptRoutes(clock: clock).register(in: &routes)
        ImportRoutes(clock: clock).register(in: &routes)
        TaskRoutes(clock: clock).register(in: &routes)
        LabelingRoutes(texts: texts, clock: clock).register(in: &routes)
        OwnWorkRoutes(clock: clock).register(in: &routes)
        SkipRoutes(texts: texts, clock: clock).register(in: &routes)
        ConversationRoutes(asking: turnAsking, texts: texts, gate: gate, clock: clock).register(in: &routes)
        QuestionRoutes(clock: clock).register(in: &routes)
        InboxRoutes(clock: clock).register(in: &routes)
        ExportRoutes().register(in: &routes)
        HandoverRoutes(folder: environment.folder, version: environment.version, clock: clock).register(in: &routes)
        PolicyRoutes(keys: EndpointKeyFile(path: environment.folder.endpointKeys), clock: clock).register(in: &routes)
        ComparisonPlanRoutes().register(in: &routes)
        EvaluationRoutes(desk: evaluations, queue: queue, clock: clock).register(in: &routes)
        ComparisonRoutes(desk: ComparisonDesk(models: scorer.models)).register(in: &routes)
        TrainingRoutes(training: training, queue: queue, gate: gate).register(in: &routes)
        RewardModelRoutes(models: scorer.models, clock: clock).register(in: &routes)
        ExternalModelRoutes(
            folder: environment.folder.training, executable: environment.executable, clock: clock
        ).register(in: &routes)
        ScoringRoutes(scorer: scorer).register(in: &routes)
        OpenRLHFRoutes(scorer: scorer).register(in: &routes)
        ClassifyRoutes(scorer: scorer, clock: clock).register(in: &routes)
        PairScoreRoutes(scorer: scorer, clock: clock).register(in: &routes)
        RerankRoutes(scorer: scorer).register(in: &routes)
        JobRoutes(recurring: recurring, kinds: queue.kinds).register(in: &routes)
        HealthRoutes(
            stores: stores, database: environment.database, gate: gate, metrics: metrics,
            metricsAccess: environment.metricsAccess
        )
        .register(in: &routes)
        APIDescription.register(in: &routes, version: PodiumVersion.number)
        for (prefix, directory) in ResourceFolders.vendorFolders
        where FileManager.default.fileExists(atPath: directory) {
            routes.files(at: prefix, from: directory)
        }
        routes.files(at: "/", from: environment.pages)

        router = routes.router
        entries = routes.entries
        services = [
            queue,
            turnAsking,
            RecurringRunner(
                recurring, records: stores.recurring, projects: stores.projects, clock: clock,
                logger: environment.logger),
            LogWatch(database: environment.database, logger: environment.logger),
            ModelWatch(models: scorer.models, logger: environment.logger),
        ]
    }
}
