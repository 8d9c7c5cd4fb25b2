"""What labelers were told, and the comparison with what is stored.

Each labeler does one thing at a time and repeats what got no answer before they go on. So the revisions of an assignment
must be the first so many of what was sent for it, in that order: at least those that were acknowledged, none twice.
"""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field

from podium import Violation


class LostRanking(Violation):
    """An acknowledged ranking is not there."""


@dataclass
class Receipt:
    """An acknowledged ranking, and when the answer was here (CLOCK_MONOTONIC, nanoseconds)."""

    at: int
    id: int
    revision: int
    counted: bool


@dataclass
class Work:
    """One assignment as its labeler knows it."""

    id: int
    user: int
    task: int
    claimed_at: int
    rankings: list = field(default_factory=list)  # what was said, in order; the same twice in a row is one
    receipts: list = field(default_factory=list)
    drafts: list = field(default_factory=list)  # [body, acknowledged at or None]
    skip: list = field(default_factory=list)  # [reason, acknowledged at or None]

    @property
    def name(self):
        return f"Assignment {self.id} (user {self.user}, task {self.task})"

    def submits(self, said):
        if not self.rankings or self.rankings[-1] != said:
            self.rankings.append(said)

    def submitted(self, answer, at):
        receipt = Receipt(at, answer["id"], answer["revision"], answer["counted"])
        if receipt.revision != len(self.rankings):
            raise Violation(
                f"{self.name}: ranking {receipt.id} was acknowledged as revision {receipt.revision}, "
                f"but {len(self.rankings)} different rankings were sent: one was stored twice or not at all.")
        known = next((known for known in self.receipts if known.revision == receipt.revision), None)
        # Surplus may be counted between the two answers. That it was, the audit log has to say at the next check.
        if known and (known.id != receipt.id or known.counted and not receipt.counted):
            raise Violation(f"{self.name}: the same ranking again got another receipt: {known}, then {receipt}.")
        if not known:
            self.receipts.append(receipt)


def said(tiers, ratings, note):
    """One form for what was said, whether sent or read: the order within a tie means nothing."""
    return json.dumps([[sorted(tier) for tier in tiers], sorted(ratings), note])


class Ledger:
    def __init__(self):
        self.works = {}
        self.unanswered = set()  # rankings that a check found stored although nobody had been told yet

    def claimed(self, answer, user, at):
        work = self.works.setdefault(answer["id"], Work(answer["id"], user, answer["task"]["id"], at))
        if (work.user, work.task) != (user, answer["task"]["id"]):
            raise Violation(f"Assignment {work.id} was handed to user {work.user}, then to user {user}.")
        return work

    @property
    def acknowledged(self):
        return sum(len(work.receipts) for work in self.works.values())

    def check(self, database, before=None):
        """Compares with the database file, which is only read.

        before: only what was acknowledged before this moment must be there; what came later may be. None: everything.
        Returns how many acknowledged rankings were looked up.
        """
        stored = Stored(database)

        def is_due(at):
            return at is not None and (before is None or at < before)

        # First what matters most, so that a lost ranking is told before the lost claim behind it.
        checked = sum(self._check_rankings(work, stored, is_due) for work in self.works.values())
        for work in self.works.values():
            self._check_assignment(work, stored, is_due)
            self._check_draft(work, stored, is_due)
        if strangers := set(stored.rankings) - set(self.works):
            raise Violation(f"There are rankings that nobody sent: of assignments {sorted(strangers)[:10]}.")
        return checked

    def _check_rankings(self, work, stored, is_due):
        rows = stored.rankings.get(work.id, [])
        due = [receipt for receipt in work.receipts if is_due(receipt.at)]
        self.unanswered |= {row.id for row in rows[len(due):]}
        if len(rows) < len(due):
            lost = due[len(rows)]
            raise LostRanking(
                f"{work.name}: an acknowledged ranking is lost: ranking {lost.id}, revision {lost.revision}. "
                f"{len(due)} revisions were acknowledged, {len(rows)} are stored.")
        expected = list(enumerate(work.rankings, 1))[: len(rows)]
        if [(row.revision, row.said) for row in rows] != expected:
            raise Violation(f"{work.name}: stored are {rows}, sent were {work.rankings}: doubled, changed or disordered.")
        for receipt in due:
            row = rows[receipt.revision - 1]
            if (row.id, row.counted) != (receipt.id, stored.counts(work, receipt)):
                raise Violation(f"{work.name}: acknowledged was {receipt}, stored is {row}.")
        return len(due)

    @staticmethod
    def _check_assignment(work, stored, is_due):
        assignment = stored.assignments.get(work.id)
        if is_due(work.claimed_at) and assignment is None:
            raise Violation(f"{work.name} was handed out and is not stored.")
        if is_due(work.claimed_at) and assignment[:2] != (work.task, work.user):
            raise Violation(f"{work.name} is stored as of task {assignment[0]} and user {assignment[1]}.")
        if work.skip and is_due(work.skip[1]) and assignment[2:] != ("skipped", work.skip[0]):
            raise Violation(f"{work.name} was skipped ({work.skip[0]}) and is stored as {assignment[2:]}.")

    @staticmethod
    def _check_draft(work, stored, is_due):
        due = [number for number, draft in enumerate(work.drafts) if is_due(draft[1])]
        if not due or work.rankings or work.skip:
            return  # handing in and skipping end a draft
        allowed = [json.loads(draft[0]) for draft in work.drafts[due[-1]:]]
        draft = stored.drafts.get(work.id)
        if draft is None or json.loads(draft) not in allowed:
            raise Violation(f"{work.name}: the draft {allowed[0]} was acknowledged, stored is {draft}.")


@dataclass
class Row:
    id: int
    revision: int
    counted: bool
    said: str


class Stored:
    """The labelers' part of a database file, read in one transaction."""

    def __init__(self, database):
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=20)) as connection:
            connection.execute("BEGIN")
            self.assignments = {
                row[0]: row[1:] for row in connection.execute(
                    "SELECT assignment.id, taskId, userId, status, skipReason "
                    "FROM assignment JOIN user ON user.id = userId WHERE isImport = 0")}
            ratings = {}
            for ranking, completion, value in connection.execute(
                "SELECT rankingId, completionId, value FROM answer WHERE field = 'overall'"
            ):
                ratings.setdefault(ranking, []).append([completion, json.loads(value)])
            self.rankings = {}
            for id, assignment, revision, counted, tiers, note in connection.execute(
                "SELECT id, assignmentId, revision, counted, tiers, note FROM ranking ORDER BY assignmentId, revision"
            ):
                if assignment in self.assignments:
                    row = Row(id, revision, bool(counted), said(json.loads(tiers), ratings.get(id, []), note))
                    self.rankings.setdefault(assignment, []).append(row)
            self.drafts = dict(connection.execute("SELECT assignmentId, body FROM draft"))
            events = connection.execute("SELECT detail FROM auditEvent WHERE action = 'countSurplus'")
            noted = {int(id) for detail, in events for id in json.loads(detail)["rankings"].split()}
            self._counted_since = {
                assignment for assignment, rows in self.rankings.items() if noted & {row.id for row in rows}}

    def counts(self, work, receipt):
        """Whether a ranking counts: as its labeler was told, or since a slot came free, which the audit log says."""
        return receipt.counted or work.id in self._counted_since
