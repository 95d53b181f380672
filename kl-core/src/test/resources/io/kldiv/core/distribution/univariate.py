"""Writes univariate-reference.csv beside this script: mpmath, 40 digits.

Densities are written down as in the literature; means, variances, entropies and divergences are
their integrals by tanh-sinh quadrature over the pieces named with each law, so nothing here is a
closed form of ours. A line is: quantity, family, parameters, family and parameters of Q (only kl),
argument (only density and quantile), value; numbers are the hexadecimal bits of doubles.
"""
import os
import struct
import sys

from mpmath import mp, mpf, pi, log, exp, sqrt, gamma, loggamma, beta, quad, inf, besseli, cos, findroot

mp.dps = 40


def bits(x):
    return struct.pack(">d", float(x)).hex()


HALF_LOG_2PI = log(2 * pi) / 2


def normal_log(z):
    return -z * z / 2 - HALF_LOG_2PI


def logistic(z):
    return -z - 2 * mp.log1p(exp(-z))


def cb(p):
    e = log(p) - mp.log1p(-p)
    c = log(mp.expm1(e) / e) if e != 0 else mpf(0)
    return lambda x: e * x - c


# family: (log density, pieces of the support) for parameters in the order of the configuration
LAWS = {
    "half-normal": lambda s: (lambda x: log(2) - log(s) + normal_log(x / s), [0, s, 4 * s, 40 * s]),
    "log-normal": lambda m, s: (
        lambda x: normal_log((log(x) - m) / s) - log(s) - log(x),
        [exp(m + k * s) for k in (-40, -6, -2, 0, 2, 6, 12, 40)],
    ),
    "cauchy": lambda m, s: (
        lambda x: -log(pi * s) - mp.log1p(((x - m) / s) ** 2),
        [-inf, m - 10 * s, m, m + 10 * s, inf],
    ),
    "half-cauchy": lambda s: (lambda x: log(2 / (pi * s)) - mp.log1p((x / s) ** 2), [0, s, 10 * s, inf]),
    "laplace": lambda m, s: (
        lambda x: -abs(x - m) / s - log(2 * s),
        [m - 150 * s, m - 5 * s, m, m + 5 * s, m + 150 * s],
    ),
    "gumbel": lambda m, s: (
        lambda x: -(x - m) / s - exp(-(x - m) / s) - log(s),
        [m - 6 * s, m - 2 * s, m, m + 3 * s, m + 10 * s, m + 150 * s],
    ),
    "logistic": lambda m, s: (
        lambda x: logistic(abs(x - m) / s) - log(s),
        [m - 150 * s, m - 10 * s, m, m + 10 * s, m + 150 * s],
    ),
    "logit-normal": lambda m, s: (
        lambda x: normal_log((log(x) - mp.log1p(-x) - m) / s) - log(s) - log(x) - mp.log1p(-x),
        [0, mpf(1) / 100, mpf(1) / 2, mpf(99) / 100, 1],
    ),
    "uniform": lambda l, h: (lambda x: -log(h - l), [l, h]),
    "log-uniform": lambda l, h: (lambda x: -log(x) - log(log(h / l)), [l, sqrt(l * h), h]),
    "exponential": lambda r: (lambda x: log(r) - r * x, [0, 1 / r, 6 / r, 150 / r]),
    "gamma": lambda a, r: (
        lambda x: a * log(r) + (a - 1) * log(x) - r * x - loggamma(a),
        gamma_pieces(a, r),
    ),
    "inverse-gamma": lambda a, s: (
        lambda x: a * log(s) - (a + 1) * log(x) - s / x - loggamma(a),
        [1 / t for t in reversed(gamma_pieces(a, s)[1:])] + [inf],
    ),
    "chi-squared": lambda n: LAWS["gamma"](n / 2, mpf(1) / 2),
    "chi": lambda n: (
        lambda x: (1 - n / 2) * log(2) + (n - 1) * log(x) - x * x / 2 - loggamma(n / 2),
        [sqrt(t) for t in gamma_pieces(n / 2, mpf(1) / 2)],
    ),
    "weibull": lambda s, k: (
        lambda x: log(k / s) + (k - 1) * log(x / s) - (x / s) ** k,
        [0] + [s * mpf(t) ** (1 / k) for t in (mpf(1) / 10**9, mpf(1) / 100, 1, 8, 150)],
    ),
    "pareto": lambda m, a: (lambda x: log(a) + a * log(m) - (a + 1) * log(x), [m, 2 * m, 20 * m, inf]),
    "moyal": lambda m, s: (
        lambda x: -((x - m) / s + exp(-(x - m) / s)) / 2 - HALF_LOG_2PI - log(s),
        [m - 7 * s, m - 2 * s, m, m + 5 * s, m + 20 * s, m + 300 * s],
    ),
    "lindley": lambda t: (
        lambda x: 2 * log(t) - mp.log1p(t) + mp.log1p(x) - t * x,
        [0, 1 / t, 6 / t, 160 / t],
    ),
    "student-t": lambda n, m, s: (
        lambda x: -(n + 1) / 2 * mp.log1p(((x - m) / s) ** 2 / n)
        - log(s) - log(n) / 2 - log(beta(mpf(1) / 2, n / 2)),
        [-inf, m - 10 * s, m, m + 10 * s, inf],
    ),
    "beta": lambda a, b: (
        lambda x: (a - 1) * log(x) + (b - 1) * mp.log1p(-x) - log(beta(a, b)),
        beta_pieces(a, b),
    ),
    "kumaraswamy": lambda a, b: (
        lambda x: log(a * b) + (a - 1) * log(x) + (b - 1) * log(-mp.expm1(a * log(x))),
        [0, mpf(1) / 2, 1],
    ),
    "continuous-bernoulli": lambda p: (cb(p), [0, mpf(1) / 2, 1]),
    "von-mises": lambda m, k: (
        lambda x: k * cos(x - m) - log(2 * pi) - log(besseli(0, k)),
        [m + t for t in (-pi, -3 / sqrt(k + 1), 0, 3 / sqrt(k + 1), pi)],
    ),
    "normal": lambda m, s: (
        lambda x: normal_log((x - m) / s) - log(s),
        [m + t * s for t in (-40, -6, 0, 6, 40)],
    ),
}


def gamma_pieces(a, r):
    around = [a / r * mpf(t) for t in (mpf(1) / 10**6, mpf(1) / 100, mpf(1) / 3, 1, 2)]
    spread = [(a + t * sqrt(a)) / r for t in (-12, -4, 0, 4, 12)]
    return [mpf(0)] + sorted(t for t in set(around + spread) if t > 0) + [(3 * a + 150) / r]


def beta_pieces(a, b):
    mean = a / (a + b)
    deviation = sqrt(mean * (1 - mean) / (a + b + 1))
    inner = [mean + t * deviation for t in (-10, -4, 0, 4, 10)]
    return [mpf(0)] + [t for t in inner if 0 < t < 1] + [mpf(1)]


CASES = {
    "half-normal": [(0.7,), (1e-3,), (25.0,)],
    "log-normal": [(0.3, 0.6), (-1.0, 0.05), (0.2, 1.5)],
    "cauchy": [(0.4, 1.3), (-3.0, 0.01)],
    "half-cauchy": [(1.3,), (0.02,)],
    "laplace": [(0.4, 1.3), (-3.0, 0.01), (100.0, 20.0)],
    "gumbel": [(0.4, 1.3), (-3.0, 0.01), (10.0, 20.0)],
    "logistic": [(0.4, 1.3), (-3.0, 0.01), (10.0, 20.0)],
    "logit-normal": [(0.3, 0.6), (-1.0, 1.5)],
    "uniform": [(-0.5, 2.0), (3.0, 3.001)],
    "log-uniform": [(0.5, 2.0), (3.0, 3.001), (1e-3, 1e3)],
    "exponential": [(1.7,), (1e-3,), (40.0,)],
    "gamma": [(2.3, 1.4), (0.4, 3.0), (1.0, 2.0), (1e4, 5.0), (9.5, 0.1)],
    "inverse-gamma": [(3.3, 1.4), (2.5, 3.0), (40.0, 5.0)],
    "chi-squared": [(3.0,), (0.7,), (5e3,)],
    "chi": [(4.0,), (1.0,), (300.0,)],
    "weibull": [(1.3, 2.2), (0.5, 0.7), (2.0, 60.0)],
    "pareto": [(1.3, 3.2), (0.2, 9.0)],
    "moyal": [(0.4, 1.3), (-3.0, 0.01)],
    "lindley": [(1.7,), (0.05,), (30.0,)],
    "student-t": [(5.0, 0.3, 1.2), (2.5, -1.0, 0.1), (1000.0, 0.0, 1.0)],
    "beta": [(2.3, 1.4), (0.5, 0.5), (1.0, 1.0), (300.0, 500.0), (0.7, 30.0)],
    "kumaraswamy": [(2.3, 1.4), (0.7, 3.0), (1.0, 1.0)],
    "continuous-bernoulli": [(0.3,), (0.5,), (0.999,), (0.50001,)],
    "von-mises": [(0.4, 1.3), (-1.0, 0.0), (2.0, 60.0), (0.1, 900.0)],
}

# what the moments of heavy tails need: left out where an integral does not exist
NO_MOMENTS = {"cauchy", "half-cauchy"}
NO_FORM = {"logit-normal": {"mean", "variance", "entropy"}}

PAIRS = [
    ("half-normal", (0.7,), (1.1,)),
    ("log-normal", (0.3, 0.6), (-0.2, 1.1)),
    ("logit-normal", (0.3, 0.6), (-0.2, 1.1)),
    ("cauchy", (0.4, 1.3), (-0.7, 0.4)),
    ("half-cauchy", (1.3,), (0.4,)),
    ("laplace", (0.4, 1.3), (-0.7, 0.4)),
    ("laplace", (0.4, 0.02), (0.4001, 2.0)),
    ("gumbel", (0.4, 1.3), (-0.7, 0.8)),
    ("gumbel", (0.4, 0.2), (1.7, 1.8)),
    ("moyal", (0.4, 1.3), (-0.7, 0.8)),
    ("moyal", (0.4, 0.2), (1.7, 1.8)),
    ("uniform", (0.0, 1.0), (-0.25, 3.0)),
    ("log-uniform", (1.0, 2.0), (0.25, 3.0)),
    ("exponential", (1.7,), (0.4,)),
    ("gamma", (2.3, 1.4), (1.1, 3.0)),
    ("gamma", (0.4, 1.4), (3.1, 0.2)),
    ("gamma", (1e4, 5.0), (1.01e4, 5.0)),
    ("inverse-gamma", (2.3, 1.4), (1.1, 3.0)),
    ("chi-squared", (3.0,), (4.5,)),
    ("chi", (4.0,), (3.0,)),
    ("weibull", (1.3, 2.2), (0.9, 1.4)),
    ("weibull", (0.5, 0.7), (1.9, 1.1)),
    ("pareto", (1.3, 3.2), (0.9, 1.2)),
    ("lindley", (1.7,), (0.4,)),
    ("lindley", (0.05,), (0.4,)),
    ("beta", (2.3, 1.4), (1.1, 3.0)),
    ("beta", (300.0, 500.0), (310.0, 490.0)),
    ("beta", (0.5, 0.5), (2.0, 3.0)),
    ("continuous-bernoulli", (0.3,), (0.8,)),
    ("continuous-bernoulli", (0.3,), (0.31,)),
    ("continuous-bernoulli", (0.999999,), (0.2,)),
    ("continuous-bernoulli", (0.999,), (0.9999999999,)),
    ("continuous-bernoulli", (0.5,), (0.9999999999,)),
    ("von-mises", (0.4, 1.3), (-0.7, 0.4)),
    ("von-mises", (0.4, 0.0), (-0.7, 0.4)),
    ("von-mises", (0.4, 60.0), (0.45, 400.0)),
    ("von-mises", (0.4, 60.0), (0.4, 61.0)),
]

CROSS = [
    ("beta", (2.3, 1.4), "continuous-bernoulli", (0.3,)),
    ("beta", (2.3, 1.4), "exponential", (1.7,)),
    ("beta", (2.3, 1.4), "gamma", (2.0, 1.7)),
    ("beta", (2.3, 1.4), "normal", (0.2, 1.7)),
    ("beta", (2.3, 1.4), "uniform", (0.0, 1.5)),
    ("beta", (2.3, 1.4), "laplace", (0.4, 1.7)),
    ("continuous-bernoulli", (0.3,), "exponential", (1.7,)),
    ("continuous-bernoulli", (0.3,), "normal", (0.2, 1.7)),
    ("continuous-bernoulli", (0.3,), "uniform", (0.0, 1.0)),
    ("continuous-bernoulli", (0.3,), "uniform", (0.0, 2.0)),
    ("continuous-bernoulli", (0.3,), "laplace", (0.4, 1.7)),
    ("exponential", (1.3,), "gamma", (2.5, 1.5)),
    ("exponential", (1.3,), "gumbel", (0.5, 1.2)),
    ("exponential", (1.3,), "normal", (0.2, 0.7)),
    ("exponential", (1.3,), "laplace", (0.4, 1.4)),
    ("gamma", (2.2, 1.3), "exponential", (0.7,)),
    ("gamma", (2.2, 1.3), "gumbel", (0.5, 1.2)),
    ("gamma", (2.2, 1.3), "normal", (0.2, 1.2)),
    ("gamma", (2.2, 1.3), "laplace", (0.4, 1.4)),
    ("gamma", (2.2, 1.3), "laplace", (-0.4, 1.4)),
    ("gamma", (2.2, 1.3), "chi-squared", (3.5,)),
    ("chi-squared", (3.5,), "gamma", (2.2, 1.3)),
    ("gumbel", (0.3, 0.9), "normal", (0.2, 1.7)),
    ("gumbel", (0.3, 0.9), "laplace", (0.4, 1.4)),
    ("laplace", (0.4, 1.4), "normal", (0.2, 1.7)),
    ("normal", (0.3, 0.9), "gumbel", (0.5, 1.2)),
    ("normal", (0.3, 0.9), "laplace", (0.4, 1.4)),
    ("pareto", (1.5, 3.2), "exponential", (1.7,)),
    ("pareto", (1.5, 3.2), "gamma", (2.0, 1.7)),
    ("pareto", (1.5, 3.2), "normal", (0.2, 1.7)),
    ("pareto", (1.5, 3.2), "laplace", (2.0, 1.4)),
    ("pareto", (1.5, 3.2), "laplace", (1.0, 1.4)),
    ("uniform", (0.2, 0.8), "beta", (2.0, 3.0)),
    ("uniform", (0.0, 1.0), "beta", (2.0, 3.0)),
    ("uniform", (0.2, 0.8), "continuous-bernoulli", (0.3,)),
    ("uniform", (0.0, 1.0), "continuous-bernoulli", (0.3,)),
    ("uniform", (0.2, 0.8), "exponential", (1.7,)),
    ("uniform", (0.2, 0.8), "gamma", (2.5, 1.5)),
    ("uniform", (0.2, 0.8), "gumbel", (0.5, 1.2)),
    ("uniform", (0.2, 0.8), "normal", (0.5, 1.2)),
    ("uniform", (2.0, 5.0), "pareto", (1.2, 2.5)),
    ("uniform", (0.2, 0.8), "laplace", (0.4, 1.4)),
    ("uniform", (0.2, 0.8), "laplace", (1.4, 1.4)),
    ("weibull", (1.3, 2.2), "gamma", (2.5, 1.5)),
    ("kumaraswamy", (2.0, 3.0), "beta", (2.5, 1.5)),
    ("kumaraswamy", (0.7, 0.4), "beta", (0.8, 3.0)),
    ("kumaraswamy", (40.0, 20.0), "beta", (3.0, 0.6)),
]


def expectation(pieces, density, function):
    def integrand(x):
        logarithm = density(x)
        return function(x) * exp(logarithm)
    if pieces[0] != 0:
        return quad(integrand, pieces, maxdegree=9)
    first = quad(lambda t: 12 * t**11 * integrand(t**12), [0, mpf(pieces[1]) ** (mpf(1) / 12)], maxdegree=9)
    return first + quad(integrand, pieces[1:], maxdegree=9)


def write(out, quantity, family, parameters, value, other="", reference=(), argument=None):
    cells = [quantity, family, " ".join(bits(p) for p in parameters), other,
             " ".join(bits(p) for p in reference), "" if argument is None else bits(argument), bits(value)]
    out.write(",".join(cells) + "\n")


def law(out, family, parameters):
    density, pieces = LAWS[family](*[mpf(p) for p in parameters])
    total = expectation(pieces, density, lambda x: mpf(1))
    assert abs(total - 1) < 1e-15, (family, parameters, total)
    moments = family not in NO_MOMENTS
    skip = NO_FORM.get(family, set())
    if moments and family != "von-mises":
        mean = expectation(pieces, density, lambda x: x)
        if "mean" not in skip:
            write(out, "mean", family, parameters, mean)
            write(out, "variance", family, parameters,
                  expectation(pieces, density, lambda x: (x - mean) ** 2))
    if "entropy" not in skip:
        write(out, "entropy", family, parameters, -expectation(pieces, density, density))
    finite = [p for p in pieces if abs(p) != inf]
    low, high = finite[0], finite[-1]
    points = [low + (high - low) * mpf(k) / 7 for k in range(1, 7)] + [float(p) for p in finite[1:-1]]
    for point in points:
        x = mpf(float(point))
        if low < x < high:
            write(out, "density", family, parameters, density(x), argument=x)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "univariate-reference.csv"), "w") as out:
        for family, cases in CASES.items():
            for parameters in cases:
                law(out, family, parameters)
        pairs = [(f, p, f, q) for f, p, q in PAIRS] + CROSS
        for family, p, other, q in pairs:
            density, pieces = LAWS[family](*[mpf(t) for t in p])
            reference, breaks = LAWS[other](*[mpf(t) for t in q])
            kinks = [mpf(q[0])] if other == "laplace" else []
            pieces = sorted(set(pieces + [k for k in kinks if pieces[0] < k < pieces[-1]]))
            value = expectation(pieces, density, lambda x: density(x) - reference(x))
            write(out, "kl", family, p, value, other, q)
            print(family, p, other, q, mp.nstr(value, 17), file=sys.stderr)


if __name__ == "__main__":
    main()
