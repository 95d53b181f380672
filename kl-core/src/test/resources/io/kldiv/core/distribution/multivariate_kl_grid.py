"""Makes multivariate-kl-grid.json: divergences on a wide grid, extremes and near-equal pairs included.

By the formulas of one trial, of Dirichlet and of von Mises-Fisher laws with mpmath, 80 digits.
Usage: python3 multivariate_kl_grid.py > multivariate-kl-grid.json
"""

import json
import random

from mpmath import besseli, digamma, log, loggamma, mp, mpf

mp.dps = 80
R = random.Random(4)


def wide(low, high):
    return 10.0 ** R.uniform(low, high)


def near(x):
    return x * (1 + R.choice([1, -1]) * wide(-12, -1)) if R.random() < 0.4 else None


def probability():
    p = wide(-12, -0.01)
    return p if R.random() < 0.6 else 1 - p


def trial(p, q):
    p, q = mpf(p), mpf(q)
    return p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))


def two(draw, top=None):
    p = draw()
    q = near(p) or draw()
    return (p, q) if top is None or q < top else two(draw, top)


def vmf(d, k, l):
    def g(x):
        nu = mpf(d) / 2 - 1
        return log(besseli(nu, mpf(x)) / mpf(x) ** nu)

    a = besseli(mpf(d) / 2, mpf(k)) / besseli(mpf(d) / 2 - 1, mpf(k))
    return g(l) - g(k) - a * (mpf(l) - mpf(k))


def dirichlet(a, b):
    a, b = [mpf(x) for x in a], [mpf(x) for x in b]
    s = sum(a)
    return (sum(loggamma(y) - loggamma(x) for x, y in zip(a, b)) + loggamma(s) - loggamma(sum(b))
            + sum((x - y) * (digamma(x) - digamma(s)) for x, y in zip(a, b)))


def case(p, q, value):
    return {"p": p, "q": q, "kl": mp.nstr(value, 20)}


cases = []
for _ in range(40):
    p, q = two(probability, 1)
    n = R.choice([1, 7, 1000])
    cases.append(case({"family": "binomial", "totalCount": n, "probability": [p]},
                      {"family": "binomial", "totalCount": n, "probability": [q]}, n * trial(p, q)))
    cases.append(case({"family": "geometric", "probability": [p]}, {"family": "geometric", "probability": [q]},
                      trial(p, q) / mpf(p)))
    p, q = two(lambda: wide(-8, 8))
    cases.append(case({"family": "poisson", "rate": [p]}, {"family": "poisson", "rate": [q]},
                      mpf(p) * log(mpf(p) / mpf(q)) - mpf(p) + mpf(q)))
    p, q = probability(), wide(-6, 4)
    cases.append(case({"family": "bernoulli", "probability": [p]}, {"family": "poisson", "rate": [q]},
                      mpf(p) * log(mpf(p) / mpf(q)) + (1 - mpf(p)) * log(1 - mpf(p)) + mpf(q)))
    pairs = [two(lambda: wide(-3, 6)) for _ in range(3)]
    a, b = [x for x, _ in pairs], [y for _, y in pairs]
    cases.append(case({"family": "dirichlet", "concentration": a}, {"family": "dirichlet", "concentration": b},
                      dirichlet(a, b)))
    d = R.choice([2, 3, 5, 20])
    k, l = two(lambda: wide(-4, 5))
    mean = [1.0] + [0.0] * (d - 1)
    cases.append(case({"family": "von-mises-fisher", "meanDirection": mean, "concentration": k},
                      {"family": "von-mises-fisher", "meanDirection": mean, "concentration": l}, vmf(d, k, l)))
print(json.dumps(cases, indent=0))
