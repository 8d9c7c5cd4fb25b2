/**
 * What the API takes and gives, as the pages use it: one interface a schema, one union a list of words. Flat and
 * regular, so that a program can read it too: Tests/Browser/test_api_types.py compares it with what the server sends.
 * The pages' modules see it as `Api` (`@param {Api.Project} project`); browsers never load it.
 */
export as namespace Api;

// Words

export type Role = "admin" | "manager" | "labeler";
export type ProjectStatus = "active" | "paused" | "archived";
export type MessageRole = "system" | "developer" | "user" | "assistant" | "tool";
export type MessagePartKind = "text" | "reasoning" | "refusal" | "call" | "result" | "attachment" | "other";
export type AttachmentMedium = "image" | "audio" | "video" | "document" | "file";
export type TurnStanding = "asking" | "failed" | "ready" | "judged" | "skipped" | "dropped";
export type ConversationFault = "noAnswer" | "unavailable" | "sameAnswers" | "notJudged";
export type ConversationOpening = "labeler" | "message" | "prompt";
export type AssignmentStatus = "active" | "expired" | "submitted" | "skipped" | "released";
export type SkipReason = "unclear" | "notMyLanguage" | "sensitive" | "broken" | "other";
export type JudgementKind = "ranking" | "pair" | "rating" | "demonstration";
export type FormSteps = "together" | "rateThenRank";
export type FieldKind = "likert" | "flag" | "choice" | "text";
export type FieldSubject = "completion" | "task";
export type PracticeDifferenceKind = "swapped" | "tied" | "ordered" | "strength" | "allBad" | "answer";
export type OwnWorkKind = "ranking" | "skip";
export type RemarkKind = "note" | "skip";
export type TaskStatus = "open" | "done" | "withdrawn";
export type RunStatus = "queued" | "running" | "succeeded" | "failed";
export type RunTrigger = "manual" | "schedule" | "commandLine";
export type VerdictKind = "judgement" | "bothFair";
export type VerdictUse = "beside" | "alone" | "never";
export type AcquisitionMethod = "off" | "uncertainty";
export type PromotionGrounds = "overtaken" | "held" | "noBetterThanChance" | "noBetterThanLength" | "first"
  | "unreadable" | "tooFewPrompts" | "worse" | "notWorse";
export type PromotionSource = "training" | "person" | "commandLine";
export type PromptPart = "train" | "validation" | "test";
export type RunPhase = "features" | "crossValidation" | "fit" | "evaluation";
export type WorkMessage = "runStarted" | "runUnderWay" | "nothingRanked" | "nothingNew" | "tooFewPrompts"
  | "tooFewDifferentPrompts" | "noComparisons" | "processExited" | "processKilled" | "runStopped" | "runNotQueued"
  | "runEndedBefore" | "podiumStopped" | "serverEnded" | "seeLog" | "readingPrompts" | "crossValidating"
  | "predicting" | "fitting" | "fittingFields" | "measuring" | "measured" | "scoringTasks" | "placingTasks"
  | "askingPolicies" | "askingJudge" | "comparingJudgements" | "resamplingTasks"
  | "weighingLabelers" | "findingDisputes"
  | "promotedByHand" | "rolledBack" | "promotionConfirmed";
export type AnswerEnding = "complete" | "truncated" | "refused";
export type RewardModelKind = "linear";
export type ExportFormat = "podium" | "trl" | "sft" | "kto" | "hh" | "nemo" | "rewardbench";
export type JobStatus = "queued" | "running" | "succeeded" | "failed" | "cancelled";
export type SettingKind = "line" | "markdown" | "count" | "seconds" | "flag" | "word" | "timeOfDay" | "timeZone";

// Handles

/** Names a completion within its assignment; says nothing about where it is stored. */
export type CompletionId = number;

// Errors (RFC 9457)

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId?: string;
  errors?: FieldError[];
}

export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

// Accounts

export interface User {
  id: number;
  username: string;
  role: Role;
  isDisabled: boolean;
  isImport: boolean;
  createdAt: string;
}

/** A user that was made, or asked in again, without a password. */
export interface InvitedUser {
  id: number;
  username: string;
  role: Role;
  isDisabled: boolean;
  isImport: boolean;
  createdAt: string;
  invitation: Invitation;
}

export interface Invitation {
  path: string;
  url: string;
  expiresAt: string;
}

/** Whoever labels: a person, or the pseudo-labeler of an import. */
export interface NamedUser {
  id: number;
  username: string;
  isImport: boolean;
}

export interface Session {
  user: User;
  projects: Membership[];
  settings: PersonalSettings;
}

export interface PersonalSettings {
  [more: string]: string;
}

export interface Membership {
  slug: string;
  name: string;
  role: Role;
  isExpert?: boolean;
}

export interface SignedInBrowser {
  id: number;
  createdAt: string;
  lastSeenAt: string;
  address?: string;
  isCurrent: boolean;
}

export interface Token {
  id: number;
  name: string;
  createdAt: string;
  lastUsedAt?: string;
  expiresAt?: string;
  canCreateTokens: boolean;
}

export interface NewToken {
  id: number;
  name: string;
  createdAt: string;
  lastUsedAt?: string;
  expiresAt?: string;
  canCreateTokens: boolean;
  token: string;
}

// Projects

export interface Project {
  id: number;
  slug: string;
  name: string;
  instructions: string;
  instructionsHtml: string;
  overlap: number;
  acquisition: AcquisitionMethod;
  randomShare: number;
  goldShare?: number;
  repeatShare?: number;
  repeatAfterDays?: number;
  goldRule?: GoldConsequence;
  goldTasks?: number;
  goldThreshold?: number;
  leaseSeconds: number;
  editWindowSeconds: number;
  plainText: boolean;
  completeStartedFirst: boolean;
  gentleCheck: boolean;
  retrainAt: string | null;
  nextRetrainAt: string | null;
  timeZone: string | null;
  rewardsWithoutForm: boolean;
  samplesAfterPromotion: boolean;
  labelersSeeTime: boolean;
  labelersSeePay: boolean;
  labelersSeeAgreement: boolean;
  labelersSeeHabits: boolean;
  payPer?: PayUnit;
  payRate?: number;
  payCurrency?: string;
  extraLabelers?: number;
  verdictsTrain?: VerdictUse;
  expertsSeeNames?: boolean;
  status: ProjectStatus;
  createdAt: string;
}

/** What a form of a project's settings is made of. */
export interface ProjectSettingGroup {
  name: string;
  label: string;
  settings: ProjectSetting[];
}

export interface ProjectSetting {
  name: string;
  label: string;
  help: string;
  kind: SettingKind;
  isOptional: boolean;
  initial: string | number | boolean | null;
  minimum?: number;
  maximum?: number;
  choices?: SettingChoice[];
}

export interface SettingChoice {
  word: string;
  label: string;
}

export interface GuidelineVersion {
  version: number;
  text: string;
  userId?: number;
  createdAt: string;
}

export interface Member {
  user: Person;
  role: Role;
  guidelinesSeen?: number;
  practiceDoneAt?: string;
  isExpert?: boolean;
}

export interface Person {
  id: number;
  username: string;
  isDisabled: boolean;
  createdAt: string;
}

export type AgreementGrouping = "project" | "formVersion" | "week" | "labeler" | "pair" | "field" | "heldOut";

export interface AgreementReport {
  by: AgreementGrouping;
  ties: AgreementMeasure;
  measured?: AgreementBasis;
  job?: Job;
  fewestTasks: number;
  sparseTasks: number;
  items: AgreementRow[];
  nextCursor?: string;
}

export type AgreementMeasure = "excluded" | "half" | "category" | "tau" | "alpha" | "intervalAlpha"
  | "reliability" | "firstPlace" | "length" | "marks" | "ties" | "tiesBeside" | "allBad" | "allBadBeside" | "strength"
  | "strengthBeside" | "extreme" | "extremeBeside" | "pace" | "speed" | "hasty" | "verdicts";

export interface AgreementBasis {
  startedAt: string;
  finishedAt?: string;
  judgements: number;
  tasks: number;
  repeatedTasks: number;
  labelers: number;
  isCurrent: boolean;
  newJudgements: number;
}

export interface AgreementRow {
  formVersion?: number;
  week?: string;
  labelers?: NamedUser[];
  field?: MeasuredField;
  heldOut?: number;
  differs?: boolean;
  changedSince?: string;
  agreement: AgreementFigure;
  tau?: AgreementFigure;
  alpha?: AgreementFigure;
  intervalAlpha?: AgreementFigure;
  reliability?: AgreementFigure;
  firstPlace?: AgreementFigure;
  length?: AgreementFigure;
  marks?: AgreementFigure;
  verdicts?: AgreementFigure;
}

export interface MeasuredField {
  name: string;
  kind: FieldKind;
  about: FieldSubject;
  lowest?: number;
  highest?: number;
  options?: string[];
  isMultiple?: boolean;
}

export interface AgreementFigure {
  units: number;
  tasks: number;
  value?: AgreementValue;
}

export interface AgreementValue {
  estimate: number;
  standardError: number;
  lower: number;
  upper: number;
}

export interface LabelerHistory {
  labeler: NamedUser;
  measured?: AgreementBasis;
  judgements: number;
  isTested: boolean;
  weeks: LabelerHistoryWeek[];
  change?: LabelerChange;
  fewestOfWeek: number;
  fewestBesideChange: number;
}

export interface LabelerManner {
  reliability: AgreementValue;
  firstPlace?: AgreementValue;
  judgements: number;
}

export interface LabelerHistoryWeek {
  week: string;
  monday: string;
  manner: LabelerManner;
}

export interface LabelerChange {
  since: string;
  earliest: string;
  latest: string;
  probability: number;
  before: LabelerManner;
  after: LabelerManner;
  reliability: AgreementValue;
  firstPlace?: AgreementValue;
  cost: LabelerCost;
}

export interface LabelerCost {
  judgements: number;
  alone: number;
  decided: number;
  pairs: number;
  changed: number;
}

/** What a labeler's figures are called. */
export type LabelerFigureName = "agreement" | "alpha" | "reliability" | "firstPlace" | "length" | "marks" | "ties"
  | "tiesBeside" | "allBad" | "allBadBeside" | "strength" | "strengthBeside" | "extreme" | "extremeBeside" | "pace"
  | "speed" | "hasty";

export type LabelerSort = "name" | "judgements" | "surplus" | "lastAt" | "weight" | "questions" | "activeMs" | "remarks"
  | "agreement" | "alpha" | "reliability" | "firstPlace" | "length" | "marks" | "ties" | "tiesBeside" | "allBad"
  | "allBadBeside" | "strength" | "strengthBeside" | "extreme" | "extremeBeside" | "pace" | "speed" | "hasty";

export type LabelerRemark = "differs" | "fast" | "hasty";

export interface LabelerRow {
  labeler: NamedUser;
  judgements: number;
  surplus: number;
  lastAt?: string;
  weight: number;
  questions: number;
  activeMs?: number;
  untimed: number;
  rate?: number;
  remarks: LabelerRemark[];
  agreement?: AgreementFigure;
  alpha?: AgreementFigure;
  reliability?: AgreementFigure;
  firstPlace?: AgreementFigure;
  length?: AgreementFigure;
  marks?: AgreementFigure;
  ties?: AgreementFigure;
  tiesBeside?: AgreementFigure;
  allBad?: AgreementFigure;
  allBadBeside?: AgreementFigure;
  strength?: AgreementFigure;
  strengthBeside?: AgreementFigure;
  extreme?: AgreementFigure;
  extremeBeside?: AgreementFigure;
  pace?: AgreementFigure;
  speed?: AgreementFigure;
  hasty?: AgreementFigure;
}

export interface LabelerFigures {
  measured?: AgreementBasis;
  all: number;
  sparseTasks: number;
  items: LabelerRow[];
  nextCursor?: string;
}

export interface LabelerCrowd {
  figure: LabelerFigureName;
  median: number;
  lowest: number;
  highest: number;
  labelers: number;
}

export interface LabelerReport {
  measured?: AgreementBasis;
  sparseTasks: number;
  labeler: LabelerRow;
  crowd: LabelerCrowd[];
}

export interface JudgedWork {
  id: number;
  taskId: number;
  createdAt: string;
  revision: number;
  counted: boolean;
  durationMs?: number;
  note?: string;
  promptExcerpt: string;
  completions: string[];
  ranks: number[];
  allBad: boolean;
  others: JudgedByOther[];
}

export interface JudgedByOther {
  labeler: NamedUser;
  ranks: number[];
  allBad: boolean;
}

export type PayUnit = "nothing" | "hour" | "judgement";

export interface Pay {
  amount: number;
  minorDigits: number;
  currency: string;
  rate: number;
  per: PayUnit;
}

export interface LabelerWeek {
  labeler: NamedManager;
  week: string;
  judgements: number;
  revisions: number;
  skips: number;
  activeMs: number;
  untimed: number;
  pay?: Pay;
}

export interface OwnFigures {
  sees: OwnVisibility;
  weeks: OwnWeek[];
  measuredAt?: string;
  figures: OwnFigure[];
}

export interface OwnVisibility {
  time: boolean;
  pay: boolean;
  agreement: boolean;
  habits: boolean;
}

export interface OwnWeek {
  week: string;
  judgements: number;
  revisions: number;
  skips: number;
  activeMs?: number;
  pay?: Pay;
}

export interface OwnFigure {
  figure: LabelerFigureName;
  own: AgreementFigure;
  median?: number;
}

export type GoldConsequence = "nothing" | "tell" | "pause" | "ask";
export type GoldSource = "imported" | "made" | "proposed";

/** Completions by their places, 1 for the first. */
export interface GoldAnswer {
  tiers?: number[][];
  order?: number[][];
  pairs?: number[][];
  flags?: Record<string, Record<string, boolean>>;
}

export interface GoldScore {
  tasks: number;
  value: number;
  lower: number;
  upper: number;
}

export interface GoldCompletion {
  place: number;
  text: string;
}

export interface GoldBasis {
  labelers: number;
  share: number;
}

export interface Gold {
  id: number;
  task?: number;
  prompt: Message[];
  completions: GoldCompletion[];
  answer: GoldAnswer;
  source: GoldSource;
  basis?: GoldBasis;
  createdAt: string;
  removedAt?: string;
  judgements: number;
  score?: GoldScore;
}

export interface GoldProposal {
  task: number;
  prompt: Message[];
  completions: GoldCompletion[];
  answer: GoldAnswer;
  basis: GoldBasis;
}

export interface ScoredLabeler {
  labeler: NamedManager;
  gold?: GoldScore;
  repeats?: GoldScore;
}

export interface GoldWeek {
  from: string;
  score: GoldScore;
}

export interface JudgedGold {
  gold: number;
  assignment: number;
  score: number;
  known: number;
  at: string;
}

export interface GoldHistory {
  gold?: GoldScore;
  last?: GoldScore;
  weeks: GoldWeek[];
  recent: JudgedGold[];
  consistency?: GoldScore;
  repeats: number;
}

export interface GoldEvent {
  id: number;
  labeler: NamedManager;
  action: GoldConsequence;
  tasks: number;
  value: number;
  lower: number;
  upper: number;
  threshold: number;
  createdAt: string;
  seenAt?: string;
  liftedAt?: string;
  liftedBy?: number;
}

export interface WeighedLabeler {
  labeler: NamedUser;
  judgements: number;
  weight: number;
  current?: LabelerWeight;
  weights: number;
  isHeldOut: boolean;
}

export interface Holdout {
  id: number;
  heldFrom?: string;
  reason: string;
  createdBy?: NamedManager;
  createdAt: string;
  takenBackBy?: NamedManager;
  takenBackAt?: string;
}

export interface Requeue {
  id: number;
  madeFrom?: string;
  madeBefore?: string;
  reason: string;
  createdBy?: NamedManager;
  createdAt: string;
  requeued: number;
  kept: number;
  reopened: number;
  restored: number;
  leftOver: number;
  undoneBy?: NamedManager;
  undoneAt?: string;
}

export interface RequeuePreview {
  judgements: number;
  weightless: number;
  counted: number;
  tasks: number;
}

export interface WeightProposal {
  labelers: number[];
  weight: number;
  appliesFrom?: string;
}

export interface WeightPreview {
  id: number;
  proposal: WeightProposal;
  createdAt: string;
  job?: Job;
  result?: WeightPreviewResult;
  isCurrent?: boolean;
  finishedAt?: string;
}

export interface WeightPreviewResult {
  labelers: WeightPreviewLabeler[];
  judgements: number;
  covered: number;
  changed: number;
  weeks: WeightPreviewWeek[];
  tasks: number;
  tasksWithoutWeight: number;
  agreement: WeightPreviewAgreement;
  model?: WeightingComparison;
  noModel?: NoWeightingModel;
  requeue?: RequeuePreview;
}

export interface WeightPreviewLabeler {
  labeler: NamedUser;
  judgements: number;
  covered: number;
}

export interface WeightPreviewWeek {
  week: string;
  judgements: number;
}

export interface WeightPreviewAgreement {
  now?: AgreementValue;
  then?: AgreementValue;
  difference?: AgreementValue;
  tasks: number;
  tasksThen: number;
}

export interface WeightingComparison {
  trainingPrompts: number;
  trainingComparisons: number;
  proposedPrompts: number;
  proposedComparisons: number;
  isSample: boolean;
  comparison: ModelComparison;
  verdict: WeightingVerdict;
}

export type WeightingVerdict = "better" | "worse" | "noDifference" | "tooFew";

export type NoWeightingModel = "tooFewPrompts" | "nothingTrained";

export interface LabelerWeight {
  id: number;
  weight: number;
  appliesFrom?: string;
  reason: string;
  createdBy?: NamedManager;
  createdAt: string;
  takenBackBy?: NamedManager;
  takenBackAt?: string;
}

export interface NamedManager {
  id: number;
  username: string;
}

export interface WeighedJudgements {
  covered: number;
  all: number;
}

export interface Policy {
  id: number;
  name: string;
  version?: string;
  label: string;
  origin: PolicyOrigin;
  endpoint?: PolicyEndpoint;
  bestOf?: PolicyBestOf;
  mergedInto?: number;
  createdBy?: number;
  createdAt: string;
  removedAt?: string;
}

export interface PolicyOrigin {
  baseModel?: string;
  engine?: string;
  rewardModel?: HashedReference;
  snapshot?: HashedSnapshot;
  klDivergence?: number;
  manifestSHA256?: string;
  note?: string;
}

export interface HashedReference {
  modelId?: number;
  sha256?: string;
}

export interface HashedSnapshot {
  id?: number;
  sha256?: string;
}

export interface PolicyEndpoint {
  url: string;
  model: string;
  hasKey: boolean;
  parameters: SamplingParameters;
  concurrency: number;
  requestsPerMinute?: number;
  timeoutSeconds: number;
  updatedAt: string;
}

export interface SamplingParameters {
  systemPrompt?: string;
  temperature?: number;
  topP?: number;
  maxTokens?: number;
  seed?: number;
  stop?: string[];
}

export interface SamplingRun {
  id: number;
  evaluationId?: number;
  policies: SamplingPart[];
  seed: number;
  status: SamplingStatus;
  message?: string;
  progress: SamplingProgress;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
}

export type SamplingStatus = "queued" | "running" | "succeeded" | "failed" | "stopped";

export interface SamplingPart {
  policyId: number;
  completions: number;
}

export interface SamplingProgress {
  prompts: number;
  done: number;
  failed: number;
  samples: number;
  tokens: number;
  truncated: number;
  refused: number;
}

export interface Judge {
  id: number;
  name: string;
  policyId: number;
  temperature: number;
  maxTokens?: number;
  withheldPercent: number;
  template: JudgeTemplate;
  createdBy?: number;
  createdAt: string;
  removedAt?: string;
}

export interface JudgeTemplate {
  version: number;
  text: string;
  createdBy?: number;
  createdAt: string;
}

export interface JudgingRun {
  id: number;
  judgeId: number;
  templateVersion: number;
  onlyRandom: boolean;
  pairs: number;
  seed: number;
  withheld: number;
  status: SamplingStatus;
  message?: string;
  progress: JudgingProgress;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
}

export interface JudgingProgress {
  tasks: number;
  done: number;
  failed: number;
  judgements: number;
  unread: number;
  tokens: number;
}

export type JudgeFault = "refused" | "truncated" | "noVerdict" | "severalVerdicts";
export type JudgeBasis = "tooFewInCommon" | "nothingBeyond" | "differs" | "plausible";

export interface JudgeReport {
  judgeId: number;
  name: string;
  templateVersion: number;
  tasks: number;
  chosenTasks: number;
  judgements: number;
  unread: JudgeUnread[];
  pairs: number;
  incompletePairs: number;
  withheldPercent: number;
  withheldTasksJudgedByPeople: number;
  agreement: JudgeAgreement;
  position: JudgePosition;
  length: JudgeLength;
  policies: JudgedPolicy[];
  omittedPolicies: number;
  winRates: JudgedPair[];
}

export interface JudgeUnread {
  reason: JudgeFault;
  count: number;
}

export interface JudgeAgreement {
  pairs: number;
  withEach?: MeasuredRate;
  withMajority?: MeasuredRate;
  amongPeople?: MeasuredRate;
}

export interface JudgePosition {
  firstWins?: MeasuredRate;
  contradictions?: MeasuredRate;
  firstTwice: number;
  secondTwice: number;
}

export interface JudgeLength {
  judge?: MeasuredRate;
  judgeOnSamePairs?: MeasuredRate;
  people?: MeasuredRate;
  difference?: MeasuredRate;
}

export interface JudgedPolicy {
  policyId: number;
  label: string;
}

export interface JudgedPair {
  first: number;
  second: number;
  isOwn: boolean;
  people?: WinRate;
  judge?: WinRate;
  commonPrompts: number;
  corrected?: JudgeCorrected;
  basis: JudgeBasis;
  sample?: JudgeSample;
  sentence: string;
}

export interface JudgeCorrected {
  rate: MeasuredRate;
  people: MeasuredRate;
  tuning: number;
  judgePrompts: number;
  peoplePrompts: number;
  gain?: number;
}

export interface JudgeSample {
  judged: MeasuredRate;
  others: MeasuredRate;
  difference: MeasuredRate;
}

export interface PolicyBestOf {
  policyId: number;
  count: number;
}

export interface ProjectPolicy {
  policy: Policy;
  completions: number;
}

export interface PolicyComparison {
  tasks: ComparedTasks;
  judgements: number;
  prompts: number;
  labelers: number;
  chosenJudgements: number;
  withoutComparison: number;
  omittedPolicies: number;
  baseline?: number;
  policies: ComparedPolicy[];
  pairs: ComparedPair[];
  limits: StrengthLimit[];
  styleLimits?: StrengthLimit[];
  styleEffects?: StyleEffect[];
  fields: ComparedField[];
  rewardModel?: ComparingModel;
  judges: JudgeReport[];
  metaKeys: string[];
  slice?: string;
  parts?: ComparedPart[];
  partsRemark?: string;
}

export type EvaluationStatus = "open" | "concluded" | "stopped";
export type EvaluationOutcome =
  | "candidateIsBetter" | "baselineIsBetter" | "noLargeDifference" | "undecided" | "nothingJudged";
export type EvaluationProblemReason = "nothingHeldOut" | "tooFewHeldOut" | "noNumberShowsIt";

/** What was said of an evaluation before it began; differences are in points from 50 %. */
export interface EvaluationPlan {
  prompts: number;
  heldOut: number;
  fresh: number;
  similar: number;
  labelers: number;
  judgementsPerPrompt: number;
  difference: number;
  promptsNeeded?: number;
  judgementsNeeded?: number;
  labelersNeeded?: number;
  smallestDifference?: number;
  sentence: string;
}

export interface EvaluationPreview {
  plan: EvaluationPlan;
  judgements: number;
  problem?: EvaluationProblem;
}

export interface EvaluationProblem {
  reason: EvaluationProblemReason;
  sentence: string;
}

export interface Evaluation {
  id: number;
  baseline: EvaluatedPolicy;
  candidate: EvaluatedPolicy;
  status: EvaluationStatus;
  plan: EvaluationPlan;
  completions: number;
  judgementsPerPrompt: number;
  priority: number;
  seed: number;
  sampling: SamplingRun;
  progress: EvaluationProgress;
  isUnanswered: boolean;
  sentence?: string;
  outcome?: EvaluationOutcome;
  createdAt: string;
  endedAt?: string;
}

export interface EvaluatedPolicy {
  policyId: number;
  label: string;
}

export interface EvaluationProgress {
  prompts: number;
  answered: number;
  failed: number;
  ties: number;
  tasks: number;
  openTasks: number;
  withdrawnTasks: number;
  abandonedTasks: number;
  judgements: number;
  wanted: number;
  secondsLeft?: number;
}

export interface EvaluationReport {
  madeAt: string;
  outcome: EvaluationOutcome;
  sentence: string;
  people?: WinRate;
  moreJudgements?: number;
  labelersNeeded?: number;
  baseline: EvaluationSide;
  candidate: EvaluationSide;
  judgements: number;
  prompts: number;
  labelers: number;
  equalPrompts: number;
  failedPrompts: number;
  losses: EvaluationLoss[];
  withdrawnTasks: number;
  abandonedTasks: number;
  openTasks: number;
  comparison: PolicyComparison;
}

export interface EvaluationSide {
  policyId: number;
  label: string;
  answers: number;
  truncated: number;
  refused: number;
  tokens: number;
}

export interface EvaluationLoss {
  message: string;
  prompts: number;
}

export type ComparedTasks = "random" | "all";

/** A mean over prompts, with an interval that knows of prompts and of labelers. */
export interface MeasuredRate {
  value: number;
  standardError: number;
  interval: Interval;
  judgements: number;
  prompts: number;
  labelers: number;
}

export interface WinRate {
  rate: MeasuredRate;
  ties: number;
}

export interface PolicyStrength {
  value: number;
  standardError: number;
  interval: Interval;
  prompts: number;
  group: number;
  best: number;
  worst: number;
}

export interface ComparedPolicy {
  policyId: number;
  label: string;
  judgements: number;
  winRate?: WinRate;
  strength?: PolicyStrength;
  styledStrength?: PolicyStrength;
  againstBaseline?: WinRate;
}

/** `first` is the one that is preferred at least as often. */
export interface ComparedPair {
  first: number;
  second: number;
  people: WinRate;
  rewardModel?: MachineView;
  verdict: ComparedVerdict;
}

export type ComparisonOutcome = "firstIsBetter" | "secondIsBetter" | "open" | "noLargeDifference";

export interface ComparedVerdict {
  outcome: ComparisonOutcome;
  difference: number;
  moreJudgements?: number;
  labelersNeeded?: number;
  sentence: string;
}

export interface ComparedPartPair {
  first: number;
  second: number;
  people: WinRate;
  joint: Interval;
}

export type OveroptimisationVerdict = "alarm" | "overstated" | "consistent" | "understated";

export interface MachineView {
  winRate: MeasuredRate;
  people: MeasuredRate;
  difference: MeasuredRate;
  agreement?: MeasuredRate;
  isIndependent: boolean;
  favours?: number;
  verdict: OveroptimisationVerdict;
}

export type StrengthLimitReason =
  | "nothingCompared" | "disconnected" | "neverBeaten" | "onlyTies" | "neverContradicted" | "tooFewPrompts"
  | "styleIsPolicy" | "styleDecides";

export interface StrengthLimit {
  reason: StrengthLimitReason;
  policies: number[][];
  sentence: string;
}

export interface StyleEffect {
  measure: string;
  value: number;
  interval: Interval;
}

export interface ComparedField {
  name: string;
  lowest?: number;
  highest?: number;
  policies: ComparedFieldOfPolicy[];
}

export interface ComparedFieldOfPolicy {
  policyId: number;
  mean: MeasuredRate;
}

export interface ComparingModel {
  modelId: number;
  share: number;
  unseenPrompts: number;
  seenPrompts: number;
}

export type ComparedRest = "others" | "without";

export interface ComparedPart {
  from?: number;
  to?: number;
  importId?: number;
  source?: string;
  isConversation?: boolean;
  language?: string;
  value?: string;
  rest?: ComparedRest;
  judgements: number;
  prompts: number;
  labelers: number;
  policies: ComparedPartPolicy[];
  pairs: ComparedPartPair[];
}

export interface ComparedPartPolicy {
  policyId: number;
  winRate: WinRate;
  joint: Interval;
}

export interface PolicyCheck {
  answer?: PolicyAnswer;
  fault?: string;
  milliseconds: number;
}

export interface PolicyAnswer {
  text: string;
  ending: AnswerEnding;
  promptTokens?: number;
  completionTokens?: number;
}

export interface Progress {
  tasks: number;
  tasksDone: number;
  tasksOpen: number;
  tasksWithdrawn: number;
  tasksSkippedByAll: number;
  rankings: number;
  surplus: number;
  activeLeases: number;
  skips: number;
  newSinceLastRun: number;
  promptsWaiting: number;
  questions: QuestionCounts;
  disputes: DisputeCounts;
  labelers: LabelerProgress[];
  days: DayProgress[];
}

export interface LabelerProgress {
  user: NamedUser;
  rankings: number;
  medianDurationMs?: number;
  lastAt: string;
}

export interface DayProgress {
  day: string;
  rankings: number;
}

// Import

export interface ImportSummary {
  import: ImportReference;
  format?: string;
  created: number;
  waiting: number;
  duplicates: number;
  rejected: ImportNote[];
  rejectedCount: number;
  completions: number;
  rankings: ImportedRankings;
  reasons: ImportReason[];
  remarks: ImportRemark[];
  notes: ImportNote[];
  notesCount: number;
}

export interface ImportReference {
  id: number;
}

/** A line, and what is wrong with it or worth knowing. */
export interface ImportNote {
  line: number;
  code: string;
  message: string;
  faults?: ImportFault[];
}

export interface ImportFault {
  pointer: string;
  code: string;
  message: string;
  /** What the message says beyond the code. */
  values?: string[];
}

export interface ImportedRankings {
  counted: number;
  surplus: number;
  known: number;
  ignored: number;
}

/** Why rankings are surplus or ignored. */
export interface ImportReason {
  code: string;
  count: number;
  message: string;
}

/** What holds for many lines: fields that were not read, tasks that are withdrawn. */
export interface ImportRemark {
  code: string;
  field?: string;
  nearest?: string;
  lines: number;
  message: string;
}

/** An import, as the list of them has it. */
export interface Import {
  id: number;
  userId?: number;
  source: string;
  format: string;
  created: number;
  waiting: number;
  duplicates: number;
  rejectedCount: number;
  rankings: ImportedRankings;
  withdrawnRankings: number;
  createdAt: string;
  finishedAt?: string;
  withdrawnAt?: string;
  isMoving: boolean;
}

// Forms

/** What labelers are asked, in one of its versions. */
export interface NumberedForm {
  version: number;
  judgement: Judgement;
  steps: FormSteps;
  fields: Field[];
}

export interface Form {
  judgement: Judgement;
  steps: FormSteps;
  fields: Field[];
}

export interface Judgement {
  kind: JudgementKind;
  ties: boolean;
  tieLabel?: string;
  strengths: Strength[];
  strengthIsRequired: boolean;
  allBad: boolean;
  minimumLength?: number;
}

/** How much better one is; weakest first. */
export interface Strength {
  value: number;
  label: string;
}

export interface Field {
  name: string;
  label: string;
  help?: string;
  kind: FieldKind;
  about: FieldSubject;
  isRequired: boolean;
  lowest?: number;
  highest?: number;
  lowLabel?: string;
  highLabel?: string;
  options?: FieldOption[];
  isMultiple?: boolean;
  minimumLength?: number;
  key?: string;
}

export interface FieldOption {
  value: string;
  label: string;
}

/** A form to begin with. */
export interface FormPreset {
  name: string;
  title: string;
  summary: string;
  form: Form;
}

/** A version, with who made it; nobody: the command line, or an upgrade. */
export interface FormVersion {
  version: number;
  user?: NamedUser;
  createdAt: string;
  judgement: Judgement;
  steps: FormSteps;
  fields: Field[];
}

/** To a likert, a flag, a choice or text, a choice of several. */
export type AnswerValue = number | boolean | string | string[];

/** By field: of the task, and of each completion by its id. What was not answered is absent. */
export interface Answers {
  task?: Record<string, AnswerValue>;
  completions?: Record<string, Record<string, AnswerValue>>;
}

/** Null: it was not said. */
export type StrengthValue = number | null;

// Practice

/** What somebody has been shown of a project, and what comes before the work. */
export interface Introduction {
  guidelines: number;
  guidelinesSeen?: number;
  practice?: PracticeStanding;
}

export interface PracticeStanding {
  isDue: boolean;
  doneAt?: string;
  leftAt?: string;
}

/** What is practised on; what is expected comes with the feedback. */
export interface Practice {
  version: number;
  form: NumberedForm;
  prompt: Message[];
  completions: Completion[];
}

export interface PracticeFeedback {
  agrees: boolean;
  pairs: number;
  agreedPairs: number;
  differences: PracticeDifference[];
  expected: ExpectedJudgement;
  completions: PracticeReason[];
  feedbackHtml?: string;
}

/** Of a pair the better one by expectation first; of an answer about the task none. */
export interface PracticeDifference {
  kind: PracticeDifferenceKind;
  completions: CompletionId[];
  field?: string;
  expected?: AnswerValue;
  said?: AnswerValue;
}

export interface PracticeReason {
  id: CompletionId;
  whyHtml?: string;
}

/** Completions are named by their places, from 1; what stands in no tier may have any rank. */
export interface ExpectedJudgement {
  tiers: CompletionId[][];
  strengths?: StrengthValue[];
  allBad?: boolean;
  answers?: Answers;
  demonstration?: string;
}

/** A practice task as its managers have it. */
export interface StoredPracticeTask {
  version: number;
  prompt: PlainMessage[];
  completions: PracticeCandidate[];
  expected: ExpectedJudgement;
  feedback?: string;
  faults: PracticeFault[];
}

export interface PracticeTask {
  prompt: PlainMessage[];
  completions: PracticeCandidate[];
  expected: ExpectedJudgement;
  feedback?: string;
}

export interface PlainMessage {
  role: MessageRole;
  content: string;
}

export interface PracticeCandidate {
  text: string;
  why?: string;
}

/** What stands against giving it to labelers since the form has changed. */
export interface PracticeFault {
  pointer: string;
  code: string;
  message: string;
  values?: string[];
}

/** One to begin with. */
export interface PracticePreset {
  kind: JudgementKind;
  language: string;
  task: PracticeTask;
}

// Screening

export type ScreeningMeasure = "flags" | "rankings" | "demonstrations";
export type ScreeningStanding = "above" | "below" | "untold";
export type ScreeningAccount = "active" | "invited" | "noInvitation" | "disabled";
export type ScreeningDecisionKind = "admit" | "decline";
export type Comfort = "veryComfortable" | "comfortable" | "unsure" | "notComfortable" | "notSaid";

export interface ScreeningPlace {
  slug: string;
  name: string;
  tasks: number;
  isOpenToAll: boolean;
}

export interface ScreeningCutOffs {
  flags: number;
  rankings: number;
  demonstrations: number;
}

export interface AssessmentTopic {
  label: string;
  explanation?: string;
}

export interface NumberedAssessment {
  version: number;
  introduction?: string;
  topics: AssessmentTopic[];
}

export interface AnsweredAssessment {
  asked: NumberedAssessment;
  answers: Comfort[];
  comment?: string;
  createdAt: string;
}

export interface Screening {
  slug: string;
  parts: ScreeningPlace[];
  targets: ScreeningPlace[];
  cutOffs: ScreeningCutOffs;
  flags?: string[];
  showsFigures: boolean;
  assessment?: NumberedAssessment;
  createdAt: string;
}

export interface ScreeningFigure {
  measure: ScreeningMeasure;
  value?: AgreementValue;
  standing?: ScreeningStanding;
  units: number;
  tasks: number;
}

export interface ScreeningPerson {
  id: number;
  username: string;
}

export interface ScreeningDecision {
  id: number;
  candidate: number;
  project: string;
  kind: ScreeningDecisionKind;
  reason: string;
  figures: ScreeningFigure[];
  createdBy?: ScreeningPerson;
  createdAt: string;
  takenBackBy?: ScreeningPerson;
  takenBackAt?: string;
}

export interface ScreeningProgress {
  project: string;
  tasks: number;
  judged: number;
  skipped: number;
  lastAt?: string;
}

export interface ScreeningResearcher {
  name: string;
  figures: ScreeningFigure[];
}

export interface ScreeningCandidate {
  id: number;
  username: string;
  account: ScreeningAccount;
  isComplete: boolean;
  progress: ScreeningProgress[];
  written: number;
  graded: number;
  figures: ScreeningFigure[];
  flagAlpha?: AgreementValue;
  researchers: ScreeningResearcher[];
  assessment?: AnsweredAssessment;
  decisions: ScreeningDecision[];
}

export interface ScreeningCandidates {
  candidates: ScreeningCandidate[];
  among: ScreeningFigure[];
  researchers: string[];
  flags: string[];
}

export interface ScreenedJudgement {
  researcher?: string;
  ranks: number[];
  flags: string[][];
  taskFlags: string[];
}

export interface ScreenedTask {
  task: number;
  project: string;
  prompt: PlainMessage[];
  completions: string[];
  own: ScreenedJudgement;
  key: ScreenedJudgement[];
}

export interface GradedWork {
  id: number;
  grade?: number;
}

export interface Demonstration {
  id: number;
  prompt: PlainMessage[];
  text: string;
}

export interface OwnScreeningPart {
  slug: string;
  name: string;
  tasks: number;
  judged: number;
  skipped: number;
}

export interface OwnScreening {
  slug: string;
  name: string;
  parts: OwnScreeningPart[];
  assessment?: NumberedAssessment;
  answered?: AnsweredAssessment;
  figures?: ScreeningFigure[];
}

// Labeling

export interface Assignment {
  id: number;
  status: AssignmentStatus;
  leaseExpiresAt: string;
  leaseSeconds: number;
  form: NumberedForm;
  shortestReadingMs?: number;
  guidelineVersion?: number;
  task: Task;
  draft?: Draft;
  draftRevision: number;
  ranking?: OwnRanking;
  editableUntil?: string;
}

// Disputed tasks

/** An expert's work, read as an assignment is. */
export interface Adjudication extends Assignment {
  adjudication: Disputed;
}

export interface Disputed {
  reason?: DisputeReason;
  judgements: SaidJudgement[];
  verdict?: Verdict;
  isTakenBack: boolean;
}

export interface DisputeReason {
  labelers?: DisputeAmongLabelers;
  model?: DisputeWithModel;
}

export interface DisputeAmongLabelers {
  pValue: number;
  falseShare: number;
  judgements: number;
}

export interface DisputeWithModel {
  probability: number;
  preferred: CompletionId;
  rejected: CompletionId;
  votes: number;
  votesAgainst: number;
  model: number;
}

/** One labeler's last word of a disputed task. */
export interface SaidJudgement {
  number: number;
  labeler?: NamedUser;
  tiers: CompletionId[][];
  strengths: StrengthValue[];
  allBad: boolean;
  answers?: Answers;
  note?: string;
  shown: CompletionId[];
  createdAt?: string;
  durationMs?: number;
  formVersion: number;
  counted: boolean;
}

export interface Verdict {
  id: number;
  adjudicationId: number;
  taskId: number;
  expert: NamedUser;
  kind: VerdictKind;
  revision: number;
  tiers: CompletionId[][];
  strengths: StrengthValue[];
  allBad: boolean;
  answers?: Answers;
  note?: string;
  durationMs?: number;
  createdAt: string;
  takenBackAt?: string;
}

export interface VerdictSubmission {
  kind: VerdictKind;
  judgement?: RankingSubmission;
  note?: string;
  durationMs?: number;
}

export interface Dispute {
  taskId: number;
  excerpt: string;
  reason: DisputeReason;
  isOpen: boolean;
  extraLabelers: number;
  measuredAt: string;
  holder?: DisputeHolder;
  verdict?: Verdict;
}

export interface DisputeHolder {
  expert: NamedUser;
  until: string;
}

export interface DisputeCounts {
  open: number;
  verdicts: number;
  extraWanted: number;
}

/** What a labeler said of a task, beside what an expert said later. */
export interface JudgedByVerdict {
  taskId: number;
  excerpt: string;
  kind: VerdictKind;
  said: CompletionId[][];
  right: CompletionId[][];
  contradicted: number;
  pairs: number;
  settledAt: string;
}

export interface Task {
  id: number;
  prompt: Message[];
  completions: Completion[];
}

export interface Message {
  role: MessageRole;
  content: string;
  html: string;
  name?: string;
  parts?: MessagePart[];
}

/** A piece of a message that is more than texts. `text` without `html` is data, to be shown as it is. */
export interface MessagePart {
  kind: MessagePartKind;
  text?: string;
  html?: string;
  name?: string;
  number?: number;
  isError?: boolean;
  medium?: AttachmentMedium;
  detail?: string;
  address?: string;
  parts?: MessagePart[];
}

/** One of the turns of an answer that takes several, or calls a tool. */
export interface AnswerTurn {
  role: MessageRole;
  parts: MessagePart[];
}

export interface Completion {
  id: CompletionId;
  text: string;
  html: string;
  turns?: AnswerTurn[];
}

/** Talking with policies. */
export interface Conversation {
  id: number;
  project: string;
  labeler?: string;
  opening: ConversationLine[];
  turns: ConversationTurn[];
  mostTurns: number;
  takesMessage: boolean;
  createdAt: string;
  endedAt?: string;
}

export interface ConversationLine {
  role: MessageRole;
  content: string;
  html: string;
}

export interface ConversationTurn {
  number: number;
  message?: ConversationLine;
  standing: TurnStanding;
  fault?: ConversationFault;
  detail?: string;
  answers: number;
  assignmentId?: number;
  goesOn?: ChosenAnswer;
  createdAt: string;
}

export interface ChosenAnswer {
  place: number;
  isDrawn: boolean;
  content: string;
  html: string;
}

export interface ConversationSummary {
  id: number;
  labeler?: string;
  labelerId?: number;
  excerpt?: string;
  turns: number;
  mostTurns: number;
  standing?: TurnStanding;
  createdAt: string;
  endedAt?: string;
}

export type ConversationState = "open" | "ended" | "failed";

/** A conversation whole, for managers. */
export interface ConversationRecord {
  id: number;
  project: string;
  labeler: string;
  seed: string;
  opening: ConversationLine[];
  turns: RecordedTurn[];
  createdAt: string;
  endedAt?: string;
}

export interface RecordedTurn {
  number: number;
  message?: ConversationLine;
  standing: TurnStanding;
  fault?: ConversationFault;
  detail?: string;
  isAccepted?: boolean;
  policies: PolicyLabel[];
  answers: RecordedAnswer[];
  taskId?: number;
  rankings: RecordedRanking[];
  goesOnFrom?: number;
  isDrawn?: boolean;
  createdAt: string;
}

/** Null: nobody is asked any more. */
export type PolicyLabel = string | null;

export interface RecordedAnswer {
  place: number;
  attempt: number;
  policy: string;
  content: string;
  html: string;
  ending: AnswerEnding;
  parameters?: object;
  promptTokens?: number;
  completionTokens?: number;
  durationMs: number;
  completionId?: number;
  createdAt: string;
}

export interface RecordedRanking {
  labeler: string;
  isOfLabeler: boolean;
  tiers: number[][];
  strengths?: StrengthValue[];
  allBad?: boolean;
  answers?: object;
  demonstration?: string;
  note?: string;
  formVersion: number;
  revision: number;
  counted: boolean;
  durationMs?: number;
  createdAt: string;
}

export interface ConversationOffer {
  isOffered: boolean;
  labelerBegins: boolean;
  open: number;
}

export interface ConversationPlan {
  isOn: boolean;
  policies: SampledPolicy[];
  opening: ConversationOpening;
  message?: string;
  mostTurns: number;
  mostPerLabeler?: number;
  mostOverall?: number;
  mostTokens: number;
  updatedAt?: string;
}

export interface SampledPolicy {
  policyId: number;
  completions: number;
}

/** A server-sent event of a turn. */
export interface TurnText {
  texts: string[];
  isWhole: boolean;
}

/** As the page stored it: the server keeps any object. */
export interface Draft {
  slots: Record<string, number>;
  strengths: Record<string, number>;
  allBad: boolean;
  answers: Answers;
  demonstration: string;
  note: string;
  activeMs: number;
}

export interface OwnRanking {
  tiers: CompletionId[][];
  strengths: StrengthValue[];
  allBad: boolean;
  answers?: Answers;
  demonstration?: string;
  note?: string;
  durationMs?: number;
  revision: number;
  counted: boolean;
  createdAt: string;
}

export interface RankingSubmission {
  tiers: CompletionId[][];
  strengths?: StrengthValue[];
  allBad?: boolean;
  answers?: Answers;
  demonstration?: string;
  note?: string;
  durationMs?: number;
}

export interface Receipt {
  id: number;
  revision: number;
  counted: boolean;
}

export interface Skip {
  reason: SkipReason;
  comment?: string;
  durationMs?: number;
}

export interface Lease {
  leaseExpiresAt: string;
  unseenAnswers: number;
}

/** One's own rankings and skips, the newest first. */
export interface OwnWork {
  items: OwnWorkItem[];
  nextCursor?: string;
}

export interface OwnWorkItem {
  assignmentId: number;
  kind: OwnWorkKind;
  finishedAt: string;
  promptExcerpt: string;
  answers?: AnswerInShort[];
  note?: string;
  revision?: number;
  counted?: boolean;
  editableUntil?: string;
  reason?: SkipReason;
  comment?: string;
  hasFreeSlot?: boolean;
}

export interface AnswerInShort {
  rank: number;
  excerpt: string;
}

/** What a labeler has done since their midnight, and what is left for them. */
export interface OwnDay {
  rankings: number;
  judgement?: JudgementKind;
  workedMs: number;
  left: number;
  isMoreLeft: boolean;
  unseenAnswers: number;
  looksAgain: boolean;
}

// Questions

export interface OwnQuestion {
  assignmentId: number;
  promptExcerpt: string;
  lastExcerpt: string;
  endsWithAnswer: boolean;
  isOpen: boolean;
  isUnseen: boolean;
  updatedAt: string;
}

export interface OwnQuestionThread {
  question: OwnQuestion;
  messages: OwnQuestionMessage[];
}

export interface OwnQuestionMessage {
  number: number;
  isAnswer: boolean;
  text: string;
  createdAt: string;
}

export interface Question {
  id: number;
  taskId: number;
  taskStatus: TaskStatus;
  shown: number[];
  labeler: Writer;
  promptExcerpt: string;
  lastExcerpt: string;
  endsWithAnswer: boolean;
  isOpen: boolean;
  isUnseen: boolean;
  updatedAt: string;
  createdAt: string;
}

export interface QuestionThread {
  question: Question;
  messages: QuestionMessage[];
}

export interface QuestionMessage {
  number: number;
  author: Writer;
  isAnswer: boolean;
  text: string;
  createdAt: string;
}

export interface Writer {
  id: number;
  username: string;
}

export interface QuestionCounts {
  open: number;
  unseen: number;
}

/** A task as managers see it; of it what the inbox shows. */
export interface StoredTask {
  id: number;
  externalId?: string;
  prompt: StoredMessage[];
  meta?: object;
  completions: StoredCompletion[];
}

export interface StoredMessage {
  role: MessageRole;
  content: unknown;
  [more: string]: unknown;
}

export interface StoredCompletion {
  id: number;
  text: string;
  model?: string;
  messages?: object[];
}

/** A note with a judgement, or the comment of a skip. */
export interface Remark {
  kind: RemarkKind;
  assignmentId: number;
  taskId: number;
  shown: number[];
  labeler: NamedUser;
  text: string;
  reason?: SkipReason;
  promptExcerpt: string;
  createdAt: string;
}

// Training

export interface TrainingRun {
  id: number;
  status: RunStatus;
  trigger: RunTrigger;
  isReproduction: boolean;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
  phase?: RunPhase;
  fraction?: number;
  message?: string;
  error?: string;
  knownError?: KnownMessage;
  snapshot: Snapshot;
  rewardModelId?: number;
  promoted?: boolean;
  promotionReason?: string;
  promotionGrounds?: PromotionGrounds;
  report?: TrainingReport;
  labelers?: Record<string, string>;
}

export interface Snapshot {
  id: number;
  sha256: string;
  rankings: number;
  prompts: number;
  createdAt: string;
}

/** What the pages read of it; the trainer's report says more. Lists have no details, and early runs neither. */
export interface TrainingReport {
  heldOut: EvaluationReport;
  coin?: ModelComparison;
  length?: ModelComparison;
  withoutForm?: ModelComparison;
  coinWithoutForm?: ModelComparison;
  promotion?: PromotionDecision;
  promoted?: ModelComparison;
  trainingPrompts?: number;
  trainingComparisons?: number;
  trainingTies?: number;
  folds?: number;
  identicalComparisons?: number;
  regularisation?: number;
  wordPairScale?: number;
  demonstrations?: number;
  strengthMargin?: number;
  labelers?: LabelerEstimate[];
  heldOutLabelers?: HeldOutLabelers;
  temperature?: number;
  seconds?: number;
  making?: Making;
  randomShare?: RandomShare;
  fields?: FieldReport[];
  details?: ReportDetails;
  [more: string]: unknown;
}

/** Whether a run's model took the promoted one's place, and why. */
export interface PromotionDecision {
  promoted: boolean;
  grounds?: PromotionGrounds;
  reason: string;
  isOfRewardsWithoutForm?: boolean;
}

/** How a labeler judges beside the crowd. */
export interface LabelerEstimate {
  labeler: number;
  comparisons: number;
  reliability: number;
  reliabilityError: number;
  pull?: number;
  pullError?: number;
}

/** A field of a form, on one scale; a flag has none. */
export interface RatedField {
  name: string;
  lowest?: number;
  highest?: number;
}

/** What labelers answered to one field about single completions, and how far it is predicted. */
export interface FieldReport {
  field: RatedField;
  completions: number;
  prompts: number;
  labelers: number;
  votes: number;
  mean: number;
  head?: FieldHead;
  lack?: FieldLack;
}

export interface FieldHead {
  regularisation: number;
  completions: number;
  error: number;
  baseError: number;
  gain: Estimate;
  order?: Estimate;
}

export interface FieldLack {
  about: FieldLackAbout;
  have: number;
  needed?: number;
}

export type FieldLackAbout = "completions" | "prompts" | "rarer" | "rarerPrompts" | "same" | "otherScale";

/** What was measured on the prompts that no model chose. */
export interface RandomShare {
  chosenPrompts: number;
  prompts: number;
  promptGroups: number;
  pairs: number;
  standsForAll?: boolean;
  comparesOnAll?: boolean;
  measured?: MeasuredShare;
}

/** What it takes to make the same model again. */
export interface Making {
  seed: number;
  snapshotId: number;
  snapshotSha256: string;
  podiumVersion: string;
  modelSha256: string;
  isReproduction: boolean;
  sameAs?: number;
  differsFrom?: number;
}

/** How a new model did beside another, on prompts that neither had seen. Earlier runs have sameSplit. */
export interface ModelComparison {
  prompts?: number;
  accuracy?: number;
  logLoss?: number;
  candidateAccuracy?: number;
  candidateLogLoss?: number;
  accuracyDifference?: Estimate;
  logLossDifference?: Estimate;
  groupWeight?: number;
  sameSplit?: boolean;
}

export interface EvaluationReport {
  accuracy: number;
  accuracyInterval: Interval;
  accuracyPerPrompt: number;
  pairs: number;
  prompts: number;
  promptGroups?: number;
  tiesSkipped: number;
  logLoss: number;
  logLossInterval?: Interval;
  logLossPerPrompt: number;
  lengthBaseline: number;
  calibration: CalibrationBin[];
  humanAgreement?: Estimate;
}

export type BreakdownSubject = "completions" | "policies" | "promptLength" | "labeler" | "strength";
export type FeatureKind = "form" | "characters" | "words";
export type LimitSubject =
  | "chance" | "length" | "promoted" | "people" | "labelers" | "labelerPrompts" | "learning" | "calibration" | "rows";

export interface ReportDetails {
  calibration: CalibrationCurve;
  ceiling?: HumanCeiling;
  breakdowns: Breakdown[];
  learningCurve?: LearningCurve;
  labelerGroups?: LabelerGroups;
  length?: LengthCorrelation;
  features: TellingFeature[];
  disagreements: Disagreement[];
  drift?: Drift;
  rankings?: RankingUse;
  limits: ReportLimit[];
}

export interface CalibrationCurve {
  error: number;
  errorByChance: number;
  bins: MeasuredBin[];
}

export interface MeasuredBin {
  predicted: number;
  observed: number;
  pairs: number;
  interval?: Interval;
}

export interface HumanCeiling {
  people: Estimate;
  model: Estimate;
  difference?: Estimate;
  pairs: number;
}

export interface MeasuredShare {
  accuracy: number;
  accuracyInterval: Interval;
  logLoss: number;
  logLossInterval: Interval;
}

export interface Breakdown {
  by: BreakdownSubject;
  rows: BreakdownRow[];
  rowsLeftOut: number;
}

export interface BreakdownRow {
  names: string[];
  pairs: number;
  promptGroups: number;
  measured?: MeasuredShare;
  firstPreferred?: number;
  firstPredicted?: number;
}

export interface LearningCurve {
  points: LearningPoint[];
  prompts: number;
  isSample: boolean;
  doubling?: Estimate;
  doublingLogLoss?: Estimate;
}

export interface LearningPoint {
  share: number;
  trainingPrompts: number;
  measured?: MeasuredShare;
}

export interface HeldOutLabelers {
  labelers: number;
  prompts: number;
  promptGroups: number;
  pairs: number;
  seenPrompts: number;
  measured?: MeasuredShare;
  commonPrompts: number;
  common?: MeasuredShare;
  training?: MeasuredShare;
  difference?: Estimate;
}

export interface LabelerGroups {
  labelers: number;
  own: Estimate;
  heldOut: Estimate;
  difference?: Estimate;
  prompts: number;
  isSample: boolean;
}

export interface LengthCorrelation {
  model: Estimate;
  people: Estimate;
  excess?: Estimate;
  prompts: number;
}

export interface TellingFeature {
  kind: FeatureKind;
  text: string;
  example?: string;
  effect: number;
  share?: number;
}

export interface Disagreement {
  preferred: CompletionPlace;
  rejected: CompletionPlace;
  probability: number;
  votes: number;
  votesAgainst: number;
}

export interface CompletionPlace {
  task: number;
  completion: number;
}

export interface Drift {
  now: EvaluationReport;
  promised?: DriftPromise;
}

export interface DriftPromise {
  accuracy: number;
  accuracyInterval: Interval;
  logLoss: number;
}

export interface RankingUse {
  counted: number;
  surplus: number;
  replaced: number;
  withdrawn: number;
  withoutOrder: number;
  identical: number;
  tied: number;
  repeatedTasks: number;
  leftOutByWeight?: number;
  downWeighted?: number;
  heldOut?: number;
}

export interface ReportLimit {
  about: LimitSubject;
  have: number;
  needed?: number;
}

export interface CalibrationBin {
  lower: number;
  upper: number;
  predicted: number;
  observed: number;
  pairs: number;
}

export interface Interval {
  lower: number;
  upper: number;
  level: number;
}

export interface Estimate {
  value: number;
  standardError: number;
  interval: Interval;
  clusters: number;
}

export interface RewardModel {
  id: number;
  kind: RewardModelKind;
  trainingRunId?: number;
  sha256: string;
  byteCount: number;
  promoted: boolean;
  promotedAt?: string;
  prunedAt?: string;
  createdAt: string;
  report?: TrainingReport;
}

export interface ExternalModel {
  id: number;
  name: string;
  baseModel?: string;
  settings?: unknown;
  versions?: Record<string, string>;
  parts: PromptPart[];
  snapshotId: number;
  manifestSha256: string;
  sha256: string;
  tasks: number;
  truncated?: number;
  createdBy?: number;
  createdAt: string;
  report: HeldOutComparison;
}

export interface HeldOutComparison {
  trainingPrompts: number;
  trainingComparisons: number;
  folds: number;
  external: EvaluationReport;
  own: EvaluationReport;
  difference: ModelComparison;
  length: ModelComparison;
}

export interface Promotion {
  id: number;
  createdAt: string;
  rewardModelId: number;
  previousId?: number;
  source: PromotionSource;
  by?: Writer;
  isRollBack: boolean;
  reason: string;
  knownReason?: KnownMessage;
  grounds?: PromotionGrounds;
}

export interface PromotionStanding {
  rewardModelId: number;
  since: string;
  previousId?: number;
  isHeld: boolean;
}

// What runs by itself

export interface Jobs {
  recurring: RecurringWork[];
  items: Job[];
  nextCursor?: string;
}

export interface RecurringWork {
  name: string;
  summary: string;
  rhythm: string;
  seconds?: number;
  turns: Turn[];
}

/** Where recurring work stands, for the whole server or for one project. */
export interface Turn {
  project?: string;
  night?: string;
  lastRunAt?: string;
  nextRunAt?: string;
  outcome?: "done" | "skipped" | "failed";
  message?: string;
  knownMessage?: KnownMessage;
}

/** What the server says of its own work, as a word and the values of the sentence. */
export interface KnownMessage {
  code: WorkMessage;
  values: string[];
}

export interface Job {
  id: number;
  kind: string;
  summary: string;
  project?: string;
  status: JobStatus;
  attempts: number;
  runAfter: string;
  fraction?: number;
  message?: string;
  error?: string;
  knownMessage?: KnownMessage;
  knownError?: KnownMessage;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
}
