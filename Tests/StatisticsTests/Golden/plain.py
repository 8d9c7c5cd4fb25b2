"""What figures of policies mean, written down plainly with numpy and scipy: judgements are lists of {prompt, labeler, trust,
entries: [{policy, tier, style}]}, the best tier 0."""

import itertools

import numpy as np
from scipy.optimize import minimize
from scipy.stats import t as student


def comparisons(judgements):
    """Rows (prompt, labeler, first, second, side, weight, style contrast), each prompt weighing 1."""
    pairs = [
        [(a, b) for a, b in itertools.combinations(j["entries"], 2) if a["policy"] != b["policy"]] for j in judgements]
    total = {}
    for j, of in zip(judgements, pairs):
        if of:
            total[j["prompt"]] = total.get(j["prompt"], 0) + j["trust"]
    rows = []
    for j, of in zip(judgements, pairs):
        for a, b in of:
            if a["policy"] > b["policy"]:
                a, b = b, a
            x, y = np.array(a["style"]), np.array(b["style"])
            rows.append((
                j["prompt"], j["labeler"], a["policy"], b["policy"], int(np.sign(b["tier"] - a["tier"])),
                j["trust"] / total[j["prompt"]] / len(of), (x - y) / np.where(x + y > 0, x + y, 1)))
    return rows


def kish(weights):
    return weights.sum() ** 2 / (weights ** 2).sum()


def by(keys, values):
    """Sums of rows of values for each key."""
    table = {}
    for key, value in zip(keys, values):
        table[key] = table.get(key, 0) + value
    return np.array(list(table.values()))


def corrected(square, clusters):
    return square * clusters / (clusters - 1) if clusters > 1.000001 else 0.0


def guarded(parts, clusters):
    """Cameron, Gelbach & Miller's variance, not below the one-way ones, and Satterthwaite's degrees of freedom."""
    p, l, b = (corrected(s, g) for s, g in zip(parts, clusters))
    v = max(p + l - b, p, l)
    repeated = max(0, 1 - clusters[1] / clusters[2])
    spread = p * p / max(1, clusters[0] - 1) + l * l * repeated / max(1, clusters[1] - 1)
    return v, max(1, v * v / spread) if spread > 0 else max(1, clusters[0] - 1)


def mean(values):
    """(prompt, labeler, value, trust) → mean, variance and degrees of freedom."""
    total = {}
    for p, _, _, w in values:
        total[p] = total.get(p, 0) + w
    w = np.array([w / total[p] / len(total) for p, _, _, w in values])
    x = np.array([x for _, _, x, _ in values])
    # Where all say the same, what is left is rounding, and degrees of freedom of rounding are none.
    e = w * np.where(np.abs(x - w @ x) < 1e-12, 0, x - w @ x)
    keys = [[p for p, *_ in values], [l for _, l, *_ in values], [(p, l) for p, l, *_ in values]]
    v, f = guarded([(by(k, e) ** 2).sum() for k in keys], [kish(by(k, w)) for k in keys])
    return w @ x, v, f, len(total)


def proportion_interval(theta, v, f, prompts, level=0.95):
    n = (theta * (1 - theta) + 1 / prompts) / (v + 1 / prompts ** 2)
    z = student.ppf((1 + level) / 2, f)
    centre = (theta + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(theta * (1 - theta) / n + z * z / (4 * n * n))
    return [max(0, centre - half), min(1, centre + half)]


def sides(judgement, first, second):
    """The tiers of the first policy's completions, and of those that they are held against."""
    return ([e["tier"] for e in judgement["entries"] if e["policy"] == first],
            [e["tier"] for e in judgement["entries"]
             if e["policy"] != first and (second is None or e["policy"] == second)])


def ties(judgements, first, second):
    """Judgements with nothing but ties between the two."""
    both = [sides(j, first, second) for j in judgements]
    return sum(len(set(ones + others)) == 1 for ones, others in both if ones and others)


def scores(judgements, first, second):
    values = []
    for j in judgements:
        ones, others = sides(j, first, second)
        if ones and others:
            score = np.mean([(np.sign(o - i) + 1) / 2 for i in ones for o in others])
            values.append((j["prompt"], j["labeler"], float(score), j["trust"]))
    return values


def win_rate(judgements, first, second, level=0.95):
    values = scores(judgements, first, second)
    theta, v, f, prompts = mean(values)
    return {"first": first, "second": second, "value": theta, "standardError": np.sqrt(v), "freedom": f,
            "interval": proportion_interval(theta, v, f, prompts, level), "prompts": prompts, "observations": len(values),
            "ties": ties(judgements, first, second)}


def davidson(judgements, count, styles=0):
    """Strengths, effects of as many measures of style and ln ν by scipy, with a two-way sandwich."""
    rows = comparisons(judgements)
    prompt, labeler = [r[0] for r in rows], [r[1] for r in rows]
    side = np.array([r[4] for r in rows])
    weight = np.array([r[5] for r in rows])
    width = count - 1 + styles
    design = np.zeros((len(rows), width))
    for i, r in enumerate(rows):
        if r[2] > 0:
            design[i, r[2] - 1] += 1
        design[i, r[3] - 1] -= 1
        if styles:
            design[i, count - 1:] = r[6]

    def parts(theta):
        half, log_tie = design @ theta[:-1] / 2, theta[-1]
        logits = np.stack([half, -half, np.full_like(half, log_tie)])
        norm = np.logaddexp.reduce(logits, 0)
        up, down, tie = np.exp(logits - norm)
        loss = norm - np.where(side == 0, log_tie, side * half)
        return loss, (up - down - side) / 2, tie - (side == 0), up, down, tie

    def objective(theta):
        loss, slope, tie_slope, *_ = parts(theta)
        return weight @ loss, np.append(design.T @ (weight * slope), weight @ tie_slope)

    theta = minimize(objective, np.zeros(width + 1), jac=True, method="BFGS", options={"gtol": 1e-12}).x
    for _ in range(5):  # Newton's last steps
        loss, slope, tie_slope, up, down, tie = parts(theta)
        c, m, tt = weight * (1 - tie - (up - down) ** 2) / 4, -weight * tie * (up - down) / 2, weight * tie * (1 - tie)
        hessian = np.block([
            [design.T @ (c[:, None] * design), (design.T @ m)[:, None]],
            [(m @ design)[None], np.array([[tt.sum()]])]])
        theta = theta - np.linalg.solve(hessian, objective(theta)[1])
    gradients = np.hstack([design * (weight * slope)[:, None], (weight * tie_slope)[:, None]])
    bread = np.linalg.inv(hessian)
    involved = np.zeros((len(rows), count + 1))
    for i, r in enumerate(rows):
        involved[i, [r[2], r[3], count]] = weight[i]
    keys = [prompt, labeler, list(zip(prompt, labeler))]
    meats = [bread @ (lambda s: s.T @ s)(by(k, gradients)) @ bread for k in keys]
    clusters = np.array([[kish(by(k, involved[:, q])) for q in range(count + 1)] for k in keys])

    def estimate(contrast, policies):
        c = np.asarray(contrast, float)
        v, f = guarded([c @ m @ c for m in meats], clusters[:, policies + [count]].min(1))
        z = student.ppf(0.975, f)
        return [c @ theta, np.sqrt(v), c @ theta - z * np.sqrt(v), c @ theta + z * np.sqrt(v)]

    def strength_contrast(of):
        return np.concatenate([np.asarray(of, float)[1:], np.zeros(width + 1 - (count - 1))])

    one = np.eye(count)
    result = {
        "strengths": [estimate(strength_contrast(one[q] - 1 / count), [q]) for q in range(count)],
        "differences": [
            {"first": a, "second": b, "estimate": estimate(strength_contrast(one[a] - one[b]), [a, b])}
            for a, b in itertools.combinations(range(count), 2)],
        "tie": estimate(np.eye(width + 1)[-1], []),
        "effects": [],
    }
    if styles:
        x = np.array([r[6] for r in rows])
        scale = np.sqrt(weight @ x ** 2 / weight.sum())
        result["effects"] = [estimate(scale[s] * np.eye(width + 1)[count - 1 + s], []) for s in range(styles)]
    return result
