"""Writes kl-accuracy.txt beside this script: mpmath 1.3.0, Python 3, 60 digits, half a minute.

Divergences of every pair that has a closed form, on random parameters over wide ranges, a third of
them nearly equal or matched in mean and variance, where double precision cancels. The formulas are
the textbooks'; for pairs of densities, each is held here against quadrature at mild parameters.

A line is: P; its parameters; Q; its parameters; D(P||Q); by how much that changes if each parameter
changes by itself, in sum (the condition, times the value); the parts that the value is the
difference of, in sum, where it is the cross-entropy less the entropy.
"""

import functools
import os
import random

from mpmath import (besseli, betainc, cos, det, diag, digamma, e1, erf, euler, exp, expm1, eye, gamma,
                    gammainc, inf, inverse, log, log1p, loggamma, matrix, mp, mpf, nstr, pi, qr, quad,
                    sqrt)

mp.dps = 60
STEP = mpf(10) ** -25
R = random.Random(20261122)
HALF = mpf(1) / 2


def wide(low, high):
    return float("%.3g" % 10.0 ** R.uniform(low, high))


def signed(low, high):
    return R.choice([-1, 1]) * wide(low, high)


def shape():
    return wide(-3, 5)


def probability():
    p = wide(-9, -0.01)
    return p if R.random() < 0.6 else 1 - p


# ---- one number: densities, entropies and means, for P as a tuple of its parameters ---------------

def logit(p):
    return log(p / (1 - p))


def cb_mean(p):
    t = logit(p)
    return 1 / (1 - exp(-t)) - 1 / t


def cb_log(t):
    return log(t / (exp(t) - 1))


LOG_DENSITY = {
    "beta": lambda x, a, b: (a - 1) * log(x) + (b - 1) * log(1 - x) - lbeta(a, b),
    "continuous-bernoulli": lambda x, p: logit(p) * x + cb_log(logit(p)),
    "exponential": lambda x, r: log(r) - r * x,
    "gamma": lambda x, a, r: a * log(r) + (a - 1) * log(x) - r * x - loggamma(a),
    "chi-squared": lambda x, n: (n / 2 - 1) * log(x) - x / 2 - n / 2 * log(2) - loggamma(n / 2),
    "gumbel": lambda x, m, s: -(x - m) / s - exp(-(x - m) / s) - log(s),
    "laplace": lambda x, m, s: -abs(x - m) / s - log(2 * s),
    "pareto": lambda x, m, a: log(a) + a * log(m) - (a + 1) * log(x) if x >= m else -inf,
    "uniform": lambda x, a, b: -log(b - a) if a <= x <= b else -inf,
    "normal": lambda x, m, s: -((x - m) / s) ** 2 / 2 - log(s) - log(2 * pi) / 2,
    "weibull": lambda x, s, k: log(k / s) + (k - 1) * log(x / s) - (x / s) ** k,
    "kumaraswamy": lambda x, a, b: log(a * b) + (a - 1) * log(x) + (b - 1) * log(1 - x**a),
}

SUPPORT = {
    "beta": lambda *_: [0, HALF, 1], "kumaraswamy": lambda *_: [0, HALF, 1],
    "continuous-bernoulli": lambda *_: [0, 1], "exponential": lambda *_: [0, 1, 5, inf],
    "gamma": lambda *_: [0, 1, 5, inf], "chi-squared": lambda *_: [0, 1, 5, inf],
    "weibull": lambda *_: [0, 1, 5, inf], "pareto": lambda m, a: [m, 2 * m, 10 * m, inf],
    "uniform": lambda a, b: [a, b], "gumbel": lambda m, s: [m - 5 * s, m, m + 80 * s],
    "laplace": lambda m, s: [-inf, m, inf], "normal": lambda m, s: [m - 16 * s, m, m + 16 * s],
}


def lbeta(a, b):
    return loggamma(a) + loggamma(b) - loggamma(a + b)


def beta_entropy(a, b):
    return (lbeta(a, b) - (a - 1) * digamma(a) - (b - 1) * digamma(b)
            + (a + b - 2) * digamma(a + b))


def harmonic(b):
    return digamma(b + 1) + euler


ENTROPY = {
    "beta": beta_entropy,
    "continuous-bernoulli": lambda p: -cb_log(logit(p)) - logit(p) * cb_mean(p),
    "exponential": lambda r: 1 - log(r),
    "gamma": lambda a, r: a - log(r) + loggamma(a) + (1 - a) * digamma(a),
    "gumbel": lambda m, s: log(s) + euler + 1,
    "laplace": lambda m, s: 1 + log(2 * s),
    "pareto": lambda m, a: log(m / a) + 1 + 1 / a,
    "uniform": lambda a, b: log(b - a),
    "normal": lambda m, s: HALF + log(2 * pi) / 2 + log(s),
    "weibull": lambda s, k: euler * (1 - 1 / k) + log(s / k) + 1,
    "kumaraswamy": lambda a, b: 1 - 1 / b + (1 - 1 / a) * harmonic(b) - log(a * b),
}

MEAN = {
    "beta": lambda a, b: a / (a + b),
    "continuous-bernoulli": cb_mean,
    "exponential": lambda r: 1 / r,
    "gamma": lambda a, r: a / r,
    "gumbel": lambda m, s: m + euler * s,
    "laplace": lambda m, s: m,
    "pareto": lambda m, a: a * m / (a - 1),
    "uniform": lambda a, b: (a + b) / 2,
    "normal": lambda m, s: m,
    "weibull": lambda s, k: s * gamma(1 + 1 / k),
}

VARIANCE = {
    "beta": lambda a, b: a * b / (a + b) ** 2 / (a + b + 1),
    "continuous-bernoulli": lambda p: 1 / logit(p) ** 2 - exp(logit(p)) / (exp(logit(p)) - 1) ** 2,
    "exponential": lambda r: 1 / r**2,
    "gamma": lambda a, r: a / r**2,
    "gumbel": lambda m, s: (pi * s) ** 2 / 6,
    "laplace": lambda m, s: 2 * s**2,
    "pareto": lambda m, a: a * m**2 / (a - 1) ** 2 / (a - 2),
    "uniform": lambda a, b: (b - a) ** 2 / 12,
    "normal": lambda m, s: s**2,
}

MEAN_LOG = {
    "beta": lambda a, b: digamma(a) - digamma(a + b),
    "pareto": lambda m, a: log(m) + 1 / a,
    "weibull": lambda s, k: log(s) - euler / k,
    "uniform": lambda a, b: (b * log(b) - (a * log(a) if a else 0)) / (b - a) - 1,
    "kumaraswamy": lambda a, b: -harmonic(b) / a,
}

# log E exp(-X/s)
TRANSFORM = {
    "exponential": lambda s, r: -log1p(1 / (r * s)),
    "gamma": lambda s, a, r: -a * log1p(1 / (r * s)),
    "normal": lambda s, m, d: (d / s) ** 2 / 2 - m / s,
    "uniform": lambda s, a, b: log(s / (b - a)) + log(exp(-a / s) - exp(-b / s)),
}

# E max(l - X, 0)
BELOW = {
    "beta": lambda l, a, b: l - a / (a + b) if l >= 1 else 0 if l <= 0 else
        l * betainc(a, b, 0, l, True) - a / (a + b) * betainc(a + 1, b, 0, l, True),
    "continuous-bernoulli": lambda l, p: l - cb_mean(p) if l >= 1 else 0 if l <= 0 else
        (expm1(logit(p) * l) / logit(p) - l) / expm1(logit(p)),
    "exponential": lambda l, r: 0 if l <= 0 else l + expm1(-r * l) / r,
    "gamma": lambda l, a, r: 0 if l <= 0 else
        l * gammainc(a, 0, r * l, True) - a / r * gammainc(a + 1, 0, r * l, True),
    "gumbel": lambda l, m, s: s * e1(exp(-(l - m) / s)),
    "pareto": lambda l, m, a: 0 if l <= m else l - m + m / (a - 1) * expm1((a - 1) * log(m / l)),
    "uniform": lambda l, a, b: 0 if l <= a else l - (a + b) / 2 if l >= b else (l - a)**2 / (b - a) / 2,
    "normal": lambda l, m, s: (l - m) / 2 * (1 + erf((l - m) / s / sqrt(2)))
        + s / sqrt(2 * pi) * exp(-((l - m) / s) ** 2 / 2),
}


def mean_log_complement(family, a, b):
    if family == "uniform":
        return MEAN_LOG["uniform"](1 - b, 1 - a)
    # E log(1 - (1 - t^(1/b))^(1/a)) of a uniform t, of which E log t^(1/b) is -1/b
    return quad(lambda t: log(-expm1(log1p(-exp(log(t) / b)) / a)) - log(t) / b,
                [0, mpf(10)**-9, HALF, 1]) - 1 / b


def cross(family, p, other, q):
    """-E log q."""
    if other == "normal":
        m, s = q
        return (((MEAN[family](*p) - m) ** 2 + VARIANCE[family](*p)) / s**2 / 2 + log(s)
                + log(2 * pi) / 2)
    if other in ("gamma", "chi-squared"):
        a, r = q if other == "gamma" else (q[0] / 2, HALF)
        return loggamma(a) - a * log(r) - (a - 1) * MEAN_LOG[family](*p) + r * MEAN[family](*p)
    if other == "exponential":
        return q[0] * MEAN[family](*p) - log(q[0])
    if other == "gumbel":
        m, s = q
        return (MEAN[family](*p) - m) / s + exp(TRANSFORM[family](s, *p) + m / s) + log(s)
    if other == "laplace":
        m, s = q
        return (MEAN[family](*p) - m + 2 * BELOW[family](m, *p)) / s + log(2 * s)
    if other == "continuous-bernoulli":
        t = logit(q[0])
        return -cb_log(t) - t * MEAN[family](*p)
    if other == "uniform":
        return log(q[1] - q[0])
    if other == "pareto":
        return (q[1] + 1) * MEAN_LOG[family](*p) - log(q[1]) - q[1] * log(q[0])
    a, b = q
    return lbeta(a, b) - (a - 1) * MEAN_LOG[family](*p) - (b - 1) * mean_log_complement(family, *p)


# ---- draws ----------------------------------------------------------------------------------------

def interval(low, high):
    a, b = sorted([R.uniform(low, high), R.uniform(low, high)])
    return (a, b) if b - a > 1e-6 else interval(low, high)


DRAW = {
    "beta": lambda: (shape(), shape()),
    "continuous-bernoulli": lambda: (probability(),),
    "exponential": lambda: (wide(-5, 5),),
    "gamma": lambda: (shape(), wide(-4, 4)),
    "chi-squared": lambda: (shape(),),
    "gumbel": lambda: (signed(-3, 2), wide(-1, 2)),
    "laplace": lambda: (signed(-3, 2), wide(-3, 3)),
    "pareto": lambda: (wide(-3, 3), 2 + wide(-1, 2)),
    "uniform": lambda: interval(0, 10 ** R.uniform(-3, 3)),
    "normal": lambda: (signed(-3, 2), wide(-1, 3)),
    "weibull": lambda: (wide(-2, 2), wide(-0.5, 1.3)),
    "kumaraswamy": lambda: (wide(-1, 2), wide(-1, 2)),
}


def matched(family, p, other):
    """Parameters of Q with the mean and the variance of P, where that can be."""
    m, v = float(MEAN[family](*map(mpf, p))), float(VARIANCE[family](*map(mpf, p)))
    if other == "normal":
        return (m, v**0.5)
    if other == "laplace":
        return (m, (v / 2) ** 0.5)
    if other == "gumbel":
        s = (6 * v) ** 0.5 / 3.141592653589793
        return (m - 0.5772156649015329 * s, s)
    if other == "exponential":
        return (1 / m,)
    if other == "gamma":
        return (m * m / v, m / v)
    return None


def draw_cross(family, other):
    p = DRAW[family]()
    if other in ("beta", "continuous-bernoulli") and family == "uniform":
        p = interval(0, 1)
    if R.random() < 0.35 and family in VARIANCE:
        q = matched(family, p, other)
        if q and all(abs(x) < 1e12 for x in q):
            return p, q
    q = DRAW[other]()
    if other == "uniform":
        q = (-wide(-3, 3), 1 + wide(-3, 3))
    if other == "pareto":
        q = (p[0] * R.uniform(0.01, 1), wide(-1, 2))
    return p, q


# ---- within one family ------------------------------------------------------------------------------

def normal(m, s, m0, s0):
    return ((m - m0) / s0) ** 2 / 2 + (s / s0) ** 2 / 2 - HALF - log(s / s0)


def gamma_kl(a, b, a0, b0):
    return loggamma(a0) - loggamma(a) + a0 * log(b / b0) + (a - a0) * digamma(a) + a * (b0 - b) / b


def gumbel(m, s, m0, s0):
    return (log(s0 / s) + euler * (s / s0 - 1) + exp((m0 - m) / s0) * gamma(1 + s / s0) - 1
            + (m - m0) / s0)


def moyal(m, s, m0, s0):
    d, r = (m - m0) / s0, s / s0
    return log(s0 / s) + ((r - 1) * (euler + log(2)) + d
                          + 2**r * exp(-d) * gamma(HALF + r) / sqrt(pi) - 1) / 2


def beta_kl(a, b, c, d):
    return lbeta(c, d) - lbeta(a, b) + (a - c) * digamma(a) + (b - d) * digamma(b) + (
        c + d - a - b) * digamma(a + b)


def laplace(m, b, m0, b0):
    d = abs(m - m0)
    return log(b0 / b) + d / b0 + b / b0 * exp(-d / b) - 1


def lindley(t, u):
    return 2 * log(t / u) - log((1 + t) / (1 + u)) + (u - t) * (t + 2) / (t * (t + 1))


def von_mises(m, k, m0, k0):
    ratio = besseli(1, k) / besseli(0, k)
    return log(besseli(0, k0) / besseli(0, k)) + ratio * (k - k0 * cos(m - m0))


def cauchy(m, s, n, t):
    return log(((s + t) ** 2 + (m - n) ** 2) / (4 * s * t))


def cb_kl(p, q):
    return cb_log(logit(p)) - cb_log(logit(q)) + (logit(p) - logit(q)) * cb_mean(p)


def half(form):
    return lambda n, m: form(n / 2, mpf(1), m / 2, mpf(1))


def scale_draw():
    return wide(-6, 6)


def placed():
    return (signed(-3, 2), wide(-5, 5))


SAME = {
    "half-normal": (lambda s, t: normal(0, s, 0, t), lambda: (scale_draw(),)),
    "log-normal": (normal, placed),
    "logit-normal": (normal, placed),
    "normal": (normal, placed),
    "cauchy": (cauchy, placed),
    "half-cauchy": (lambda s, t: cauchy(0, s, 0, t), lambda: (scale_draw(),)),
    "laplace": (laplace, placed),
    "gumbel": (gumbel, lambda: (signed(-3, 1.6), wide(-1.3, 1.6))),
    "moyal": (moyal, lambda: (signed(-3, 1.6), wide(-1.3, 1.6))),
    "exponential": (lambda r, s: log(r / s) + s / r - 1, lambda: (scale_draw(),)),
    "gamma": (gamma_kl, lambda: (shape(), scale_draw())),
    "inverse-gamma": (gamma_kl, lambda: (shape(), scale_draw())),
    "chi-squared": (half(gamma_kl), lambda: (shape(),)),
    "chi": (half(gamma_kl), lambda: (shape(),)),
    "weibull": (lambda s, k, t, j: gumbel(-log(s), 1 / k, -log(t), 1 / j),
                lambda: (wide(-2, 2), wide(-1, 1.3))),
    "lindley": (lindley, lambda: (scale_draw(),)),
    "beta": (beta_kl, lambda: (shape(), shape())),
    "von-mises": (von_mises, lambda: (signed(-3, 1.6), wide(-3, 5))),
    "continuous-bernoulli": (cb_kl, DRAW["continuous-bernoulli"]),
    "pareto": (lambda m, a, n, b: b * log(m / n) + log(a / b) + b / a - 1,
               lambda: (wide(-3, 3), wide(-2, 2))),
    "uniform": (lambda a, b, c, d: log((d - c) / (b - a)), lambda: interval(-9, 9)),
    "log-uniform": (lambda a, b, c, d: log(log(d / c) / log(b / a)), lambda: interval(1e-6, 99)),
}


def nearly(p):
    step = R.choice([1e-1, 1e-2, 1e-4, 1e-7, 1e-10])
    return tuple(x * (1 + R.uniform(-1, 1) * step) for x in p)


def draw_same(family):
    p = SAME[family][1]()
    q = nearly(p) if R.random() < 0.4 else SAME[family][1]()
    if family == "continuous-bernoulli" and q[0] >= 1:
        return draw_same(family)
    if family in ("uniform", "log-uniform"):
        low, high = sorted(q)
        q = (min(p[0], low), max(p[1], high))
    if family == "pareto" and p[0] < q[0]:
        p, q = (q[0], p[1]), (p[0], q[1])
    return p, q


# ---- counts, classes, directions, Gaussians -----------------------------------------------------------

def trial(p, q):
    return p * log(p / q) + (1 - p) * log((1 - p) / (1 - q)) if p else -log(1 - q)


def classes(p, q):
    return sum(x * log(x / y) - x + y for x, y in zip(p, q))


def dirichlet(a, b):
    s = sum(a)
    return (sum(loggamma(y) - loggamma(x) for x, y in zip(a, b)) + loggamma(s) - loggamma(sum(b))
            + sum((x - y) * (digamma(x) - digamma(s)) for x, y in zip(a, b)))


@functools.lru_cache(maxsize=None)
def bessel(nu, x):
    return besseli(nu, x)


def von_mises_fisher(m, k, n, l):
    nu = mpf(len(m)) / 2 - 1
    ratio = bessel(nu + 1, k) / bessel(nu, k)
    unit = sum(x * y for x, y in zip(m, n)) / sqrt(sum(x * x for x in m) * sum(y * y for y in n))
    return log(bessel(nu, l) / bessel(nu, k) * (k / l) ** nu) - ratio * (l * unit - k)


def symmetric(rows):
    a = matrix(rows)
    return (a + a.T) / 2


def gaussian(m, s, n, t):
    gap = matrix(n) - matrix(m)
    i = inverse(t)
    trace = sum((i * s)[k, k] for k in range(s.rows))
    return (trace + (gap.T * i * gap)[0] - s.rows + log(det(t) / det(s))) / 2


def matrix_normal(m, u, v, m0, u0, v0):
    gap, ui, vi = matrix(m0) - matrix(m), inverse(symmetric(u0)), inverse(symmetric(v0))
    u, v, u0, v0 = symmetric(u), symmetric(v), symmetric(u0), symmetric(v0)

    def trace(a):
        return sum(a[k, k] for k in range(a.rows))

    return (trace(ui * u) * trace(vi * v) + trace(vi * gap.T * ui * gap) - u.rows * v.rows
            + v.rows * log(det(u0) / det(u)) + u.rows * log(det(v0) / det(v))) / 2


def low_rank_parts(family, other):
    """The variances of P by the diagonal of Q, before what Q's factor takes off; or, where one of
    the two is full, by how much the value changes with each element of the covariances."""
    def halves(x):
        count = {"normal": 2, FULL: 2}.get(family, 3)
        return covariance_of(family, x[:count]), covariance_of(other, x[count:])

    def diagonals(*x):
        (_, s), _ = halves(x)
        low = x[-1] if other == LOW_RANK else [y * y for y in x[-1]]
        return sum(s[k, k] / low[k] + 1 for k in range(len(low)))

    def elements(*x):
        (m, s), (n, t) = halves(x)
        full = [m, s.tolist(), n, t.tolist()]
        form = gaussians(FULL, FULL)
        return sensitivity(form, full, form(*full))

    if LOW_RANK not in (family, other):
        return mpf(0)
    return elements if FULL in (family, other) else diagonals


def covariance_of(family, parts):
    if family == "normal":
        return parts[0], diag([x * x for x in parts[1]])
    if family == "multivariate-normal":
        return parts[0], symmetric(parts[1])
    factor = matrix(parts[1])
    return parts[0], factor * factor.T + diag(parts[2])


def gaussians(family, other):
    def form(*parts):
        count = {"normal": 2, "multivariate-normal": 2}.get(family, 3)
        return gaussian(*covariance_of(family, parts[:count]), *covariance_of(other, parts[count:]))
    return form


def means(d):
    return [signed(-2, 1) for _ in range(d)]


def covariance(d):
    """Of a condition up to 1e14."""
    rotation, _ = qr(matrix([[R.gauss(0, 1) for _ in range(d)] for _ in range(d)]))
    low = R.uniform(0, 14)
    size = 10 ** R.uniform(-2, 2)
    roots = [mpf(size)] + [mpf(size * 10 ** -R.uniform(0, low)) for _ in range(d - 2)] + [
        mpf(size * 10**-low)]
    a = rotation * diag(roots) * rotation.T
    return [[float(a[max(i, j), min(i, j)]) for j in range(d)] for i in range(d)]


GAUSSIAN_DRAW = {
    "normal": lambda: (means(3), [wide(-3, 3) for _ in range(3)]),
    "multivariate-normal": lambda: (means(3), covariance(3)),
    "low-rank-multivariate-normal": lambda: (
        means(3), [[signed(-2, 1), signed(-2, 1)] for _ in range(3)], [wide(-4, 2) for _ in range(3)]),
    "matrix-normal": lambda: ([means(3), means(3)], covariance(2), covariance(3)),
}


def nearly_all(x):
    return [nearly_all(y) for y in x] if isinstance(x, (list, tuple)) else x * (
        1 + R.uniform(-1, 1) * 1e-5)


def draw_gaussians(family, other):
    p = GAUSSIAN_DRAW[family]()
    if family == other and R.random() < 0.3 and family in ("normal", "low-rank-multivariate-normal"):
        return p, tuple(nearly_all(p))
    return p, GAUSSIAN_DRAW[other]()


def simplex(n):
    weights = [wide(-9, 0) for _ in range(n)]
    return [w / sum(weights) for w in weights]


def directions():
    d = R.choice([2, 3, 5, 20])
    m = [R.gauss(0, 1) for _ in range(d)]
    k = wide(-4, 5)
    near = R.random() < 0.4
    n = m if near else [R.gauss(0, 1) for _ in range(d)]
    return (m, k), (n, nearly([k])[0] if near else wide(-4, 5))


def two(draw):
    p = draw()
    return p, (nearly([p])[0] if R.random() < 0.4 else draw())


def trials(before=()):
    p, q = two(probability)
    if not q < 1:
        return trials(before)
    return (*before, [p]), (*before, [q])


def counted():
    n = R.choice([1, 7, 1000])
    p = simplex(4)
    q = simplex(4)
    return (n, p), (n, q)


def concentrations():
    pairs = [two(lambda: wide(-3, 6)) for _ in range(3)]
    return ([x for x, _ in pairs],), ([y for _, y in pairs],)


OTHERS = {
    ("bernoulli", "bernoulli"): (lambda p, q: trial(p[0], q[0]), trials),
    ("binomial", "binomial"): (
        lambda n, p, m, q: n * trial(p[0], q[0]), lambda: trials((R.choice([1, 7, 1000]),))),
    ("geometric", "geometric"): (lambda p, q: trial(p[0], q[0]) / p[0], trials),
    ("negative-binomial", "negative-binomial"): (
        lambda r, p, s, q: r[0] * trial(p[0], q[0]) / p[0], lambda: trials(([wide(-2, 3)],))),
    ("poisson", "poisson"): (
        lambda p, q: p[0] * log(p[0] / q[0]) - p[0] + q[0],
        lambda: tuple(([x],) for x in two(lambda: wide(-8, 8)))),
    ("bernoulli", "poisson"): (
        lambda p, q: p[0] * log(p[0] / q[0]) + (1 - p[0]) * log(1 - p[0]) + q[0],
        lambda: (([probability()],), ([wide(-6, 4)],))),
    ("poisson", "bernoulli"): (
        lambda p, q: -log(1 - q[0]), lambda: (([0.0],), ([probability()],))),
    ("poisson", "binomial"): (
        lambda p, n, q: -n * log(1 - q[0]), lambda: (([0.0],), (R.choice([1, 7, 1000]), [probability()]))),
    ("categorical", "categorical"): (
        lambda p, q: classes(p, q), lambda: ((simplex(5),), (simplex(5),))),
    ("multinomial", "multinomial"): (lambda n, p, m, q: n * classes(p, q), counted),
    ("dirichlet", "dirichlet"): (dirichlet, concentrations),
    ("von-mises-fisher", "von-mises-fisher"): (von_mises_fisher, directions),
    ("matrix-normal", "matrix-normal"): (
        matrix_normal, lambda: (GAUSSIAN_DRAW["matrix-normal"](), GAUSSIAN_DRAW["matrix-normal"]())),
}

FULL, LOW_RANK = "multivariate-normal", "low-rank-multivariate-normal"
for pair in [(FULL, FULL), ("normal", FULL), (FULL, "normal"), (LOW_RANK, LOW_RANK), (LOW_RANK, FULL),
             (FULL, LOW_RANK), (LOW_RANK, "normal"), ("normal", LOW_RANK)]:
    OTHERS[pair] = (gaussians(*pair), lambda pair=pair: draw_gaussians(*pair), low_rank_parts(*pair))

CROSS = (
    [(p, "normal") for p in "beta continuous-bernoulli exponential gamma gumbel laplace pareto uniform".split()]
    + [(p, "gamma") for p in "beta pareto weibull uniform".split()]
    + [(p, "exponential") for p in "beta continuous-bernoulli pareto uniform".split()]
    + [(p, "gumbel") for p in "exponential gamma normal uniform".split()]
    + [(p, "laplace") for p in "beta continuous-bernoulli exponential gamma gumbel pareto uniform normal".split()]
    + [("beta", "uniform"), ("continuous-bernoulli", "uniform"), ("beta", "continuous-bernoulli"),
       ("uniform", "continuous-bernoulli"), ("uniform", "beta"), ("kumaraswamy", "beta"),
       ("uniform", "pareto")])

# the gamma laws: exponential and chi-squared ones are two of them
GAMMAS = {
    ("exponential", "gamma"): lambda r, a, b: gamma_kl(mpf(1), r, a, b),
    ("gamma", "exponential"): lambda a, b, r: gamma_kl(a, b, mpf(1), r),
    ("chi-squared", "gamma"): lambda n, a, b: gamma_kl(n / 2, HALF, a, b),
    ("gamma", "chi-squared"): lambda a, b, n: gamma_kl(a, b, n / 2, HALF),
}

MILD = {
    "beta": (2.5, 3.5), "continuous-bernoulli": (0.3,), "exponential": (1.5,), "gamma": (2.5, 1.25),
    "chi-squared": (3.5,), "gumbel": (0.5, 1.25), "laplace": (0.25, 1.5), "pareto": (1.5, 3.5),
    "uniform": (0.25, 0.75), "normal": (0.3, 1.4), "weibull": (1.25, 1.5), "kumaraswamy": (2.0, 3.5),
}


# ---- writing ------------------------------------------------------------------------------------------

def exact(x):
    if isinstance(x, (list, tuple)):
        return type(x)(exact(y) for y in x)
    return x if isinstance(x, int) else mpf(x)


def moved(x):
    """Copies of a parameter with each of its numbers moved by itself."""
    if isinstance(x, (list, tuple)):
        for i, y in enumerate(x):
            for z in moved(y):
                yield list(x[:i]) + [z] + list(x[i + 1:])
    elif not isinstance(x, int) and x != 0:
        yield x * (1 + STEP)


def sensitivity(form, parameters, value):
    total = mpf(0)
    for i, parameter in enumerate(parameters):
        for other in moved(parameter):
            changed = list(parameters[:i]) + [other] + list(parameters[i + 1:])
            total += abs(form(*changed) - value) / STEP
    return total


def line(p, q, form, left, right, parts=mpf(0)):
    parameters = [*exact(left), *exact(right)]
    value = form(*parameters)
    assert isinstance(value, mpf), (p, q, parameters, value)
    if not mpf(10) ** -280 < value < mpf(10) ** 280:
        return None
    change = sensitivity(form, parameters, value)
    for family, given in [(p, left), (q, right)]:
        if family == "continuous-bernoulli":  # which is held by its log-odds
            change *= max(1, abs(logit(mpf(given[0]))))
    cells = [p, list(left), q, list(right), nstr(value, 20), nstr(change, 3),
             nstr(parts(*parameters) if callable(parts) else parts, 3)]
    return "; ".join(str(cell).replace(" ", "") for cell in cells)


def check(p, q, form):
    """Against quadrature, at mild parameters."""
    left, right = exact(MILD[p]), exact(MILD[q])
    if (p, q) == ("uniform", "pareto"):
        right = exact((0.125, 3.5))
    if q == "uniform":
        right = exact((-0.5, 1.5))
    with mp.workdps(25):
        f, g = LOG_DENSITY[p], LOG_DENSITY[q]
        points = SUPPORT[p](*left)
        if q == "laplace" and points[0] < right[0] < points[-1]:
            points = sorted({*points, right[0]})
        numeric = quad(lambda x: exp(f(x, *left)) * (f(x, *left) - g(x, *right)), points)
    assert abs(numeric / form(*left, *right) - 1) < mpf(10) ** -12, (p, q, numeric)


def some(count, make):
    lines = []
    while len(lines) < count:
        made = make()
        if made:
            lines.append(made)
    return lines


def cross_form(p, q):
    n = len(MILD[p])
    return lambda *x: cross(p, x[:n], q, x[n:]) - ENTROPY[p](*x[:n])


def cross_parts(p, q):
    n = len(MILD[p])
    return lambda *x: abs(cross(p, x[:n], q, x[n:])) + abs(ENTROPY[p](*x[:n]))


def main():
    lines = []
    for family, (form, _) in SAME.items():
        lines += some(60, lambda: line(family, family, form, *draw_same(family)))
    for (p, q), form in GAMMAS.items():
        check(p, q, form)
        lines += some(40, lambda: line(p, q, form, DRAW[p](), DRAW[q]()))
    for p, q in CROSS:
        form = cross_form(p, q)
        check(p, q, form)
        count = 40 if p != "kumaraswamy" else 12
        lines += some(count, lambda: line(p, q, form, *draw_cross(p, q), cross_parts(p, q)))
    for (p, q), (form, draw, *parts) in OTHERS.items():
        lines += some(40, lambda: line(p, q, form, *draw(), *parts))
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "kl-accuracy.txt"), "w") as out:
        out.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
