"""Golden values of ProportionTests, from scipy. Run: python3 proportion.py > proportion.json"""

import json

from scipy.stats import binomtest, norm

cases = [(0, 10), (1, 10), (5, 10), (10, 10), (0, 1), (731, 1144), (3, 250), (99_990, 100_000)]
print(json.dumps({
    "quantiles": [{"p": p, "z": norm.ppf(p)} for p in
                  [1e-300, 1e-12, 0.001, 0.02, 0.025, 0.1, 0.3, 0.5, 0.7, 0.9, 0.975, 0.99, 0.999999]],
    "intervals": [
        {"successes": k, "trials": n, "level": level, "lower": ci.low, "upper": ci.high}
        for k, n in cases for level in (0.9, 0.95, 0.99)
        for ci in [binomtest(k, n).proportion_ci(level, method="wilson")]
    ],
}, indent=1))
