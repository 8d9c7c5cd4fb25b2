"""Pages, server and Public/core/api-types.d.ts speak of the same things by the same names.

`make lint` holds the pages against the types; here the types are held against the server: every answer that a page
reads, field by field, and every list of words.
"""

import json
import re
import time
from datetime import date
from pathlib import Path

import pytest

import scores
from api_types import Types
from endpoint import Endpoint
from server import Api, run_podium
from swift_words import swift_words
from texts import task

PUBLIC = Path(__file__).resolve().parents[2] / "Public"
SOURCES = PUBLIC.parent / "Sources"

# What the unions of api-types.d.ts are called in Swift.
IN_SWIFT = {
    "Role": "Role", "ProjectStatus": "ProjectStatus", "MessageRole": "Message.Role",
    "AssignmentStatus": "AssignmentStatus", "SkipReason": "SkipReason",
    "JudgementKind": "AskedJudgement.Kind", "FormSteps": "Form.Steps", "FieldKind": "Field.Kind",
    "FieldSubject": "Field.Subject", "PracticeDifferenceKind": "Difference.Kind",
    "RunStatus": "TrainingRun.Status", "RunTrigger": "TrainingRun.Trigger", "RunPhase": "TrainingProgress.Phase",
    "GoldConsequence": "GoldConsequence", "GoldSource": "GoldSource",
    "AcquisitionMethod": "AcquisitionMethod", "PromotionGrounds": "PromotionDecision.Grounds", "WorkMessage": "WorkMessage",
    "BreakdownSubject": "Breakdown.Subject", "FeatureKind": "TellingFeature.Kind", "FieldLackAbout": "Lack.About",
    "LimitSubject": "ReportLimit.About", "PromotionSource": "PromotionRecord.Source",
    "RewardModelKind": "RewardModelKind", "PromptPart": "PromptPart", "ExportFormat": "ExportFormat", "JobStatus": "JobRecord.Status",
    "MessagePartKind": "ShownTurns.Kind", "AttachmentMedium": "Attachment.Medium",
    "TurnStanding": "ConversationTurn.Standing", "ConversationFault": "ConversationFault",
    "ConversationOpening": "ConversationPlan.Opening", "ConversationState": "ConversationFilter.State",
    "RemarkKind": "Remark.Kind", "TaskStatus": "LabelingTask.Status",
    "ComparedTasks": "ComparisonQuestion.Tasks", "ComparedRest": "Part.Rest",
    "ComparisonOutcome": "ComparisonVerdict.Outcome", "OveroptimisationVerdict": "Overoptimisation.Verdict",
    "EvaluationStatus": "PolicyEvaluation.Status", "EvaluationOutcome": "PolicyEvaluationReport.Outcome",
    "EvaluationProblemReason": "Problem.Reason",
    "StrengthLimitReason": "Limit.Reason", "SamplingStatus": "SamplingRun.Status",
    "ScreeningMeasure": "ScreeningMeasure", "ScreeningStanding": "ScreeningStanding",
    "ScreeningAccount": "ScreeningCandidate.Account", "ScreeningDecisionKind": "ScreeningDecisionDraft.Kind",
    "Comfort": "SelfAssessment.Comfort",
    "LabelerFigureName": "LabelerFigureName", "LabelerSort": "LabelerSort", "LabelerRemark": "LabelerRow.Remark",
    "PayUnit": "PayUnit",
    "WeightingVerdict": "WeightingComparison.Verdict", "NoWeightingModel": "WeightPreviewResult.NoModel",
    "VerdictKind": "VerdictKind", "VerdictUse": "VerdictUse",
    "AgreementGrouping": "AgreementGrouping", "AgreementMeasure": "AgreementMeasure",
    "JudgeFault": "JudgeVerdict.Fault", "JudgeBasis": "JudgeReportBody.Basis",
    "AnswerEnding": "ChatReply.Ending", "SettingKind": "ProjectSettingBody.Kind", "OwnWorkKind": "OwnWorkBody.Kind",
}


@pytest.fixture(scope="module")
def types():
    return Types()


@pytest.mark.parametrize("union", sorted(Types().unions))
def test_words_are_the_servers(types, union):
    known = swift_words()
    name = IN_SWIFT[union]
    assert name in known, f"There is no enum {name} of strings under Sources; known are {sorted(known)}."
    assert types.words(union) == known[name]


@pytest.mark.parametrize("text", [
    "export interface Promotion {\n  by?: { id: number, username: string };\n}\n",
    "export interface Task {\n  prompt: { role: string; content: string }[];\n}\n",
    "export interface Task {\n  prompt: Nowhere;\n}\n",
    "export interface Task {\n  prompt(): string;\n}\n",
    "export interface Task extends Other {\n  prompt: string;\n}\n",
    "export type Task = { prompt: string };\n",
])
def test_what_the_reader_would_pass_over_is_refused(text):
    with pytest.raises(ValueError, match="cannot read"):
        Types(text)


def test_error_codes_that_pages_ask_for_are_the_servers():
    asked = {code for path in PUBLIC.rglob("*.js") for code in re.findall(r'\.code === "(\w+)"', path.read_text())}
    assert asked
    sources = "\n".join(path.read_text() for path in SOURCES.rglob("*.swift"))
    assert {code for code in asked if f'"{code}"' not in sources} == set()


def test_words_that_a_labeler_can_choose_are_the_servers(types, add_tasks, visit):
    add_tasks(3)
    page = visit("lena").label().page
    values = "inputs => inputs.map(({ value }) => value)"
    assert set(page.locator("skip-dialog [name=reason]").evaluate_all(values)) == types.words("SkipReason")


@pytest.mark.parametrize("name, rule", [
    ("LONGEST_MESSAGE", r"enum QuestionRules \{.*?let messageLength = ([\d_]+)"),
    ("LONGEST_EXCERPT", r"\blet excerptLength = ([\d_]+)"),
    ("LONGEST_NOTE", r"enum SubmissionRules \{.*?let noteLength = ([\d_]+)"),
    ("LONGEST_COMMENT", r"enum SubmissionRules \{.*?let commentLength = ([\d_]+)"),
    ("LONGEST_ANSWER", r"enum FormRules \{.*?let textLength = ([\d_]+)"),
    ("LONGEST_DEMONSTRATION", r"enum FormRules \{.*?let demonstrationLength = ([\d_]+)"),
    ("LONGEST_REASON", r"\blet whyLength = ([\d_]+)"),
    ("LONGEST_PROMOTION_REASON", r"enum PromotionRules \{.*?let maximumReasonLength = ([\d_]+)"),
    ("LONGEST_WEIGHT_REASON", r"enum TrustReason \{.*?let maximumLength = ([\d_]+)"),
    ("LONGEST_DECISION_REASON", r"enum ScreeningRules \{.*?let reasonLength = ([\d_]+)"),
    ("LONGEST_ASSESSMENT_COMMENT", r"enum ScreeningRules \{.*?let commentLength = ([\d_]+)"),
    ("LONGEST_NAME", r"struct LabelerQuestion.*?let longestName = ([\d_]+)"),
    ("LONGEST_SEARCH", r"\blet longestSearch = ([\d_]+)"),
])
def test_limits_that_pages_know_are_the_servers(name, rule):
    known = int(re.search(rf"export const {name} = ([\d_]+)", (PUBLIC / "core/limits.js").read_text())[1])
    sources = "\n".join(path.read_text() for path in SOURCES.rglob("*.swift"))
    assert known == int(re.search(rule, sources, re.DOTALL)[1])


def test_the_labeling_page_lets_nobody_write_more_than_is_taken(add_tasks, visit):
    add_tasks(2)
    page = visit("lena").label().page
    assert page.locator("#note").evaluate("note => note.maxLength") == 10_000
    assert page.locator("#skip-comment").evaluate("comment => comment.maxLength") == 2_000


def test_no_limit_is_written_in_a_page():
    places = [f"{path.name}: {found}" for path in [*PUBLIC.rglob("*.js"), *PUBLIC.rglob("*.html")]
              for found in re.findall(r'maxlength(?:=|: )"?\d+|maxLength = \d+', path.read_text())]
    assert places == []


@pytest.fixture
def used(server, add_tasks):
    """A server on which everything has happened once that a page can show."""
    server.admin.patch("/projects/everyday", {"overlap": 2, "instructions": "Be **fair**."})
    for labeler in ("first", "second"):
        ranked = [
            task(1000 + number, 2) | {"rankings": [{"labeler": labeler, "ranks": [1, 2]}]} for number in range(80)
        ]
        answer = server.admin.post("/projects/everyday/prompts", ranked)
    server.summary = answer
    run_podium("retrain", "--project", "everyday", "--data", server.data)
    add_tasks(3, 3)
    return server


def test_models_from_elsewhere_are_as_the_types_say(types, server, tmp_path):
    server.admin.post("/projects/everyday/prompts?source=judged", list(scores.judged(150)))
    run_podium("handover", "--project", "everyday", "--engine", "trl", "--out", tmp_path / "out", "--data", server.data)
    file = scores.scored(tmp_path / "out", tmp_path / "scores", lambda *_: 1.0, "--parts", "validation", "test")
    run_podium("models", "import", "--project", "everyday", file, "--data", server.data)
    models = items_at(server.admin, "/projects/everyday/external-models")
    assert models[0]["report"]["difference"]["accuracyDifference"]["clusters"] > 1
    assert list(types.faults(models, "ExternalModel[]")) == []


def test_answers_are_as_the_types_say(types, used):
    admin, lena = used.admin, Api(used.url, used.cookies["lena"])
    assignment = lena.post("/projects/everyday/assignments", {})
    ids = [completion["id"] for completion in assignment["task"]["completions"]]
    answers = {"completions": {str(ids[0]): {"overall": 6, "expressesOpinion": True}}}
    ranking = {"tiers": [[id] for id in ids], "answers": answers, "note": "A note.", "durationMs": 1200}
    here = f"/assignments/{assignment['id']}"
    answers = [
        ("Assignment", assignment),
        ("Lease", lena.post(f"{here}/heartbeat", {})),
        ("Receipt", lena.put(f"{here}/ranking", ranking)),
        ("Assignment", lena.get(here)),
        ("OwnWork", lena.get("/projects/everyday/my-work?limit=5")),
        ("OwnDay", lena.get("/projects/everyday/my-day?since=2026-01-01T00:00:00Z")),
        ("NumberedForm", lena.get("/projects/everyday/form")),
        ("Session", lena.get("/session")),
        ("Session", admin.get("/session")),
        ("Project", admin.get("/projects/everyday")),
        ("Project", admin.patch("/projects/everyday", {"retrainAt": None})),
        ("Jobs", admin.get("/jobs")),
        ("Progress", admin.get("/projects/everyday/progress")),
        ("ImportSummary", used.summary),
        ("ImportSummary", admin.post("/projects/everyday/prompts", [{"prompt": "No completions."}])),
        ("InvitedUser", admin.post("/users", {"username": "nora", "role": "labeler"})),
        ("NewToken", admin.post("/tokens", {"name": "nightly export"})),
    ]
    own = f"{here}/question"
    asked = lena.post(f"{own}/messages", {"text": "Is B a joke?"})
    lena.put(f"/assignments/{lena.post('/projects/everyday/assignments', {})['id']}/skip", {"reason": "unclear", "comment": "Why?"})
    question = f"/projects/everyday/questions/{items_at(admin, '/projects/everyday/questions')[0]['id']}"
    answers += [
        ("OwnQuestion[]", items_at(lena, "/projects/everyday/my-questions")), ("OwnQuestionThread", asked), ("OwnQuestionThread", lena.get(own)), ("QuestionThread", admin.get(question)),
        ("QuestionThread", admin.post(f"{question}/messages", {"text": "Yes.", "after": 1, "closes": True})),
    ]
    standing = admin.get("/projects/everyday/reward-models/promoted")
    admin.put("/projects/everyday/reward-models/promoted", {"id": standing["rewardModelId"], "confirm": True})
    assert "by" in items_at(admin, "/projects/everyday/reward-models/promotions")[0], "a promotion by a person"
    answers.append(("PromotionStanding", standing))
    lists = [
        ("Promotion[]", "/projects/everyday/reward-models/promotions"),
        ("Question[]", "/projects/everyday/questions"),
        ("Remark[]", "/projects/everyday/remarks"),
        ("Project[]", "/projects"), ("User[]", "/users"), ("Member[]", "/projects/everyday/members"),
        ("Token[]", "/tokens"), ("GuidelineVersion[]", "/projects/everyday/guidelines"),
        ("TrainingRun[]", "/projects/everyday/training-runs"),
        ("FormPreset[]", "/form-presets"), ("FormVersion[]", "/projects/everyday/form/versions"),
        ("RewardModel[]", "/projects/everyday/reward-models"), ("ProjectSettingGroup[]", "/project-settings"),
    ]
    answers += [(type, items_at(admin, path)) for type, path in lists]
    run = items_at(admin, "/projects/everyday/training-runs")[0]["id"]
    answers.insert(0, ("TrainingRun", admin.get(f"/projects/everyday/training-runs/{run}")))
    answers = practised(admin, lena) + weighed(admin) + agreed(admin) + asked_policies(admin) + judged(admin) + answers
    faults = [f"{type} {fault}" for type, value in answers for fault in types.faults(value, type)]
    assert faults == []
    report = answers[-2][1][0]["report"]["heldOut"]
    assert "humanAgreement" in report, "two labelers ranked the same pairs, so their agreement can be told"


def weighed(admin):
    """What the pages read of labelers' weights."""
    labelers = "/projects/everyday/labelers"
    path = f"{labelers}/{items_at(admin, labelers)[0]['labeler']['id']}"
    draft = {"weight": 0.5, "appliesFrom": "2026-01-01T00:00:00Z", "reason": "In a hurry."}
    given = admin.post(f"{path}/weights", draft)
    listed = items_at(admin, labelers)
    assert any("current" in labeler for labeler in listed)
    nothing = admin.post(f"{path}/weights", {"weight": 0, "reason": "Asleep."})
    requeues = f"{path}/requeues"
    work = admin.get(f"{requeues}/preview")
    aside = admin.post(requeues, {"madeFrom": "2026-01-01T00:00:00Z", "reason": "Again."})
    held = admin.post(f"{path}/holdouts", {"heldFrom": "2026-01-01T00:00:00Z", "reason": "To measure."})
    previews = "/projects/everyday/weight-previews"
    asked = admin.post(previews, {"labelers": [listed[0]["labeler"]["id"]], "weight": 1})
    while "result" not in (seen := admin.get(f"{previews}/{asked['id']}")):
        assert seen["job"]["status"] != "failed", seen
        time.sleep(0.1)
    trusted = [
        ("RequeuePreview", work), ("Requeue", aside), ("Holdout", held), ("WeightPreview", asked), ("WeightPreview", seen),
        ("Requeue", admin.delete(f"{requeues}/{aside['id']}")), ("Requeue[]", items_at(admin, requeues)),
        ("Holdout", admin.delete(f"{path}/holdouts/{held['id']}")), ("Holdout[]", items_at(admin, f"{path}/holdouts")),
    ]
    admin.delete(f"{path}/weights/{nothing['id']}")
    return trusted + [
        ("LabelerWeight", given), ("WeighedLabeler[]", listed), ("WeighedJudgements", admin.get(f"{path}/judgements")),
        ("LabelerWeight", admin.delete(f"{path}/weights/{given['id']}")),
        ("LabelerWeight[]", items_at(admin, f"{path}/weights")),
    ]


def agreed(admin):
    """What the page reads of agreement: while it is measured, and of every grouping."""
    path = "/projects/everyday/agreement"
    waiting = (admin.post(path, {}), admin.get(path))[1]
    while "job" in admin.get(path):
        time.sleep(0.1)
    groupings = ("project", "formVersion", "week", "labeler", "pair", "field", "heldOut")
    reports = [("AgreementReport", report) for report in [waiting, *(admin.get(f"{path}?by={by}") for by in groupings)]]
    labelers = [f"/projects/everyday/labelers/{row['labelers'][0]['id']}" for row in reports[4][1]["items"]]
    assert labelers, "two people ranked the same tasks"
    return [*reports, *(("LabelerHistory", admin.get(f"{labeler}/history")) for labeler in labelers),
            *(("LabelerCost", admin.get(f"{labeler}/cost")) for labeler in labelers)]


def asked_policies(admin):
    """What the pages read of policies: with all that is known of one, with the best of its answers, with both outcomes."""
    endpoint = Endpoint()
    hash = "ab" * 32
    origin = {"baseModel": "llama", "engine": "trl", "klDivergence": 2.5, "note": "First.", "manifestSHA256": hash,
              "rewardModel": {"modelId": 1, "sha256": hash}, "snapshot": {"id": 1, "sha256": hash}}
    parameters = {"systemPrompt": "Be brief.", "temperature": 0.5, "topP": 0.9, "maxTokens": 9, "seed": 1, "stop": ["END"]}
    asked = {"url": endpoint.url, "key": "sk-1", "parameters": parameters, "requestsPerMinute": 60}
    new = admin.post("/policies", {"name": "tuned", "version": "2", "origin": origin, "endpoint": asked})
    best = admin.post("/policies", {"name": "best", "bestOf": {"policyId": new["id"], "count": 4}})
    check = f"/policies/{new['id']}/check"
    outcomes = [admin.post(check, {})]
    endpoint.answers(500, "Oops")
    outcomes.append(admin.post(check, {}))
    endpoint.stop()
    assert "answer" in outcomes[0] and "fault" in outcomes[1]
    completions = [{"text": "Yes.", "model": "tuned@2"}, {"text": "No.", "model": "spelt"}]
    admin.post("/projects/everyday/prompts", [{"prompt": "Is it so?", "completions": completions}])
    spelt = next(policy for policy in items_at(admin, "/policies") if policy["label"] == "spelt")
    return [
        ("Policy", new), ("Policy", best), ("PolicyCheck", outcomes[0]), ("PolicyCheck", outcomes[1]),
        ("Policy", admin.put(f"/policies/{spelt['id']}/merged-into", {"policyId": new["id"]})),
        ("Policy", admin.put(f"/policies/{best['id']}/removal", {})),
        ("Policy[]", items_at(admin, "/policies")),
        ("ProjectPolicy[]", items_at(admin, "/projects/everyday/policies")),
    ]


def judged(admin):
    """What the pages read of AI judges: one that answers and is heard, and one that was removed."""
    endpoint = Endpoint()
    endpoint.text = "Verdict: A"
    policy = admin.post("/policies", {"name": "strict", "endpoint": {"url": endpoint.url, "concurrency": 8}})
    here = "/projects/everyday/judges"
    # People judged those of `used`, and not these, so there is something to add to their word.
    more = [{"prompt": f"{number} {number ** 3}?", "completions": [
        {"text": "Yes.", "model": "tuned@2"}, {"text": "No, it is not.", "model": "spelt"}]} for number in range(30)]
    admin.post("/projects/everyday/prompts", more)
    judge = admin.post(here, {"policyId": policy["id"], "maxTokens": 50})
    path = f"{here}/{judge['id']}"
    run = settled(admin, f"{path}/runs", {})
    assert run["status"] == "succeeded" and "finishedAt" in run
    report = admin.get(f"{path}/report")
    assert report["winRates"] and "withEach" in report["agreement"]
    endpoint.stop()
    admin.put(f"{path}/template", {"text": judge["template"]["text"] + " "})
    other = admin.post(here, {"policyId": policy["id"], "name": "other"})
    admin.delete(f"{here}/{other['id']}")
    return [
        ("Judge", judge), ("Judge[]", items_at(admin, here)), ("JudgingRun[]", items_at(admin, f"{path}/runs")),
        ("JudgeTemplate[]", items_at(admin, f"{path}/templates")), ("JudgeReport", report),
    ]


def settled(admin, path, draft):
    """A run, when it is over."""
    run = admin.post(path, draft)
    for _ in range(300):
        run = admin.get(f"{path}/{run['id']}")
        if run["status"] not in ("queued", "running"):
            break
        time.sleep(0.1)
    return run


def practised(admin, lena):
    """What the pages read of practice: one task, one answer, with a difference of each sort."""
    here = "/projects/everyday"
    presets = items_at(admin, "/projects/everyday/practice-presets?language=en")
    expected = {"tiers": [[2], [3], [1], [4]], "answers": {"completions": {"1": {"overall": 2}}}}
    stored = admin.put(f"{here}/practice-task", presets[0]["task"] | {"expected": expected})
    practice = lena.get(f"{here}/practice")
    answer = {"tiers": [[1], [2, 3], [4]], "answers": {"completions": {"1": {"overall": 7}}}}
    feedback = lena.post(f"{here}/practice/answers", {"version": practice["version"], "answer": answer})
    assert {difference["kind"] for difference in feedback["differences"]} == {"swapped", "tied", "answer"}
    return [
        ("PracticePreset[]", presets), ("StoredPracticeTask", stored), ("Practice", practice),
        ("PracticeFeedback", feedback), ("Introduction", lena.get(f"{here}/my-introduction")),
        ("Introduction", lena.patch(f"{here}/my-introduction", {"guidelinesSeen": 1})),
        ("Member[]", items_at(admin, f"{here}/members")),
    ]


def items_at(api, path):
    items = api.get(path)["items"]
    assert items, f"{path} is empty, which shows nothing"
    return items


def test_sessions_and_tokens_of_others_are_as_the_types_say(types, server):
    lena = Api(server.url, server.cookies["lena"])
    next_year = f"{date.today().year + 1}-01-01T00:00:00"
    lena.post("/tokens", {"name": "nightly export", "expiresAt": f"{next_year}Z"})
    id = lena.get("/session")["user"]["id"]
    answers = [("SignedInBrowser[]", items_at(lena, "/sessions")), ("Token[]", items_at(server.admin, f"/users/{id}/tokens"))]
    assert [f"{type} {fault}" for type, value in answers for fault in types.faults(value, type)] == []
    assert answers[1][1][0]["expiresAt"].startswith(next_year)


def test_refusals_are_as_the_types_say(types, server):
    status, problem = server.admin.refused("PATCH", "/projects/everyday", {"overlap": 0, "leaseSeconds": 1})
    assert status == 422
    assert list(types.faults(problem, "Problem")) == []
    assert {error["pointer"] for error in problem["errors"]} == {"/overlap", "/leaseSeconds"}
    assert json.dumps(problem).count("/overlap") == 1
