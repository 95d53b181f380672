"""Writes special-reference.csv, the oracle of SpecialAccuracyTest: python3 reference.py > special-reference.csv

Each line: function, arguments, nearest double of the exact value, nearest double of the rest, as
hexadecimal bits. Arguments are doubles, drawn with a fixed seed over their whole ranges.
"""

import random
import struct

import mpmath
from mpmath import mp, mpf

mp.dps = 60
rng = random.Random(20261122)


def bits(x):
    return "%x" % struct.unpack(">Q", struct.pack(">d", x))[0]


def line(name, arguments, value):
    high = float(value)
    low = float(value - mpf(high)) if mp.isfinite(value) and high - high == 0 else 0.0
    print(",".join([name, *(bits(float(a)) for a in arguments), bits(high), bits(low)]))


def log_uniform(low, high):
    return float(mpf(10) ** rng.uniform(low, high))


def table(name, function, arguments, low=1e-300, high=1e300):
    for x in arguments:
        x = tuple(float(v) for v in (x if isinstance(x, tuple) else (x,)))
        value = function(*(mpf(v) for v in x))
        if low <= abs(value) <= high:
            line(name, x, value)


def around(centre, count):
    return [centre + rng.choice((-1, 1)) * log_uniform(-15, -1) for _ in range(count)]


POSITIVE = (
    [log_uniform(-300, 300) for _ in range(30)]
    + [log_uniform(-3, 3) for _ in range(80)]
    + [rng.uniform(0, 12) for _ in range(80)]
    + [k / 2 for k in range(1, 30)]
    + [5e-324, 1e-310, 2.2250738585072014e-308, 10.0, 9.999999999999998, 1e300]
    + around(1, 15)
    + around(2, 15)
    + around(1.4616321449683622, 15)
    + around(3, 6)
)
NEGATIVE = [-rng.uniform(0, 30) for _ in range(60)] + [-log_uniform(-10, 2) for _ in range(20)]

mp.dps = 400
table("LGAMMA", lambda x: mp.re(mpmath.loggamma(x)), POSITIVE)
table("LGAMMA_NEGATIVE", lambda x: mp.re(mpmath.loggamma(x)), NEGATIVE)
mp.dps = 60
table("DIGAMMA", mpmath.digamma, POSITIVE)
table("DIGAMMA_NEGATIVE", mpmath.digamma, NEGATIVE)
MODERATE = [x for x in POSITIVE if 1e-8 < x < 1e9]
for n in (1, 2, 3, 4, 9, 30):
    table("POLYGAMMA_%d" % n, lambda x, n=n: mpmath.psi(n, x), MODERATE if n < 10 else MODERATE[:80])


def remainder(x):
    return mpmath.loggamma(x) - (x - mpf(1) / 2) * mp.log(x) + x - mp.log(2 * mp.pi) / 2


mp.dps = 400
table("STIRLING", remainder, [x for x in POSITIVE if x < 1e150])
PAIRS = (
    [(log_uniform(-3, 4), log_uniform(-3, 4)) for _ in range(150)]
    + [(log_uniform(-100, 100), log_uniform(-100, 100)) for _ in range(40)]
    + [(log_uniform(-3, 1), log_uniform(1, 15)) for _ in range(40)]
    + [(rng.uniform(0, 12), rng.uniform(0, 12)) for _ in range(80)]
    + [(1, 1), (1, 2), (0.5, 0.5), (10, 10), (1e300, 1e300), (10, 1e-300)]
)
table("LBETA", lambda a, b: mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b), PAIRS, 0)
mp.dps = 60


INCREASES = [(log_uniform(-2, 3), log_uniform(-12, 4)) for _ in range(120)] + [
    (log_uniform(-8, 12), log_uniform(-15, 12)) for _ in range(60)
]
mp.dps = 120
for n in (0, 1, 2):
    table("INCREASE_%d" % n, lambda x, d, n=n: mpmath.psi(n, x + d) - mpmath.psi(n, x), INCREASES)
mp.dps = 60


REAL = [rng.uniform(-6, 6) for _ in range(80)] + [rng.choice((-1, 1)) * log_uniform(-20, 1.4) for _ in range(60)]
REAL += [0.5, 1, 2, 4, 1e-300, -1e-300, 26, 26.5]
table("ERFC", mpmath.erfc, REAL)
table("ERFCX", lambda x: mp.exp(x * x) * mpmath.erfc(x) if x < 1000 else (1 - 1 / (2 * x * x)) / (x * mp.sqrt(mp.pi)),
      REAL + [log_uniform(0, 150) for _ in range(40)])
NORMAL = REAL + [-log_uniform(0, 3) for _ in range(20)]
mp.dps = 600
table("NORMAL_CDF", mpmath.ncdf, [x for x in NORMAL if x > -38])
table("LOG_NORMAL_CDF", lambda x: mp.log(mpmath.erfc(-x / mp.sqrt(2)) / 2) if x < 0 else mp.log1p(-mpmath.erfc(x / mp.sqrt(2)) / 2), NORMAL)
mp.dps = 60
PROBABILITIES = (
    [rng.uniform(0, 1) for _ in range(80)]
    + [log_uniform(-300, 0) for _ in range(60)]
    + [1 - log_uniform(-15, 0) for _ in range(30)]
    + [0.5 + rng.choice((-1, 1)) * log_uniform(-15, -1) for _ in range(20)]
    + [0.25, 0.75, 5e-324, 1e-310]
)


def quantile(p):
    if p == mpf(1) / 2:
        return mpf(0)
    q = min(p, 1 - p)
    y = mp.sqrt(-2 * mp.log(2 * q))
    y = mp.findroot(lambda t: mp.log(mpmath.erfc(t / mp.sqrt(2))) - mp.log(2 * q), (y * 0.9, y), tol=1e-90)
    return y if p > q else -y


table("NORMAL_QUANTILE", quantile, PROBABILITIES)
NON_NEGATIVE = [log_uniform(-300, 2.8) for _ in range(60)] + [rng.uniform(0, 40) for _ in range(60)]
mp.dps = 400
table("LOG1MEXP", lambda x: mp.log1p(-mp.exp(-x)), NON_NEGATIVE)
table("ASINH", mp.asinh, REAL + [log_uniform(-300, 300) for _ in range(40)])
mp.dps = 60
SUMS = [(rng.uniform(-9, 9), rng.uniform(-9, 9)) for _ in range(60)] + [(-800, -799), (1e5, 1e5), (3, -900)]
table("LOG_ADD_EXP", lambda a, b: mp.log(mp.exp(a) + mp.exp(b)), SUMS, 0)
for n in (1, 2, 3):
    table("EXP_INTEGRAL_%d" % n, lambda x, n=n: mp.exp(x) * mpmath.expint(n, x),
          [log_uniform(-10, 1.7) for _ in range(60)] + [log_uniform(0, 8) for _ in range(30)] + [1, 1.0000000000000002])

CONCENTRATIONS = (
    [(rng.choice((-0.5, 0.0, 0.5, 1.0, 1.5, 2.5)), log_uniform(-8, 2.5)) for _ in range(120)]
    + [(log_uniform(-2, 4), log_uniform(-3, 5)) for _ in range(120)]
    + [(log_uniform(0, 1.5), log_uniform(1, 3)) for _ in range(60)]
    + [(0.0, 80), (0.0, 79.99), (1.0, 80), (0.5, 81), (0.0, 1e8), (9.99, 1e4), (10, 1e4), (1e5, 1), (3e3, 40)]
)


def bessel(nu, x):
    return mp.hyp0f1(nu + 1, x * x / 4)


mp.dps = 120
table("LOG_BESSEL", lambda nu, x: mp.log(bessel(nu, x)), CONCENTRATIONS)


def ratio(nu, x):
    return x / (2 * (nu + 1)) * bessel(nu + 1, x) / bessel(nu, x)


table("BESSEL_RATIO", ratio, CONCENTRATIONS)
table("BESSEL_SLOPE", lambda nu, x: 1 - ratio(nu, x) ** 2 - (2 * nu + 1) * ratio(nu, x) / x, [c for c in CONCENTRATIONS if c[0] >= 0])
mp.dps = 60

mp.dps = 120
GAPS = [x for x in POSITIVE if 1e-100 < x < 1e15]
table("DIGAMMA_GAP", lambda x: mpmath.digamma(x) - mp.log(x), GAPS)
table("TRIGAMMA_GAP", lambda x: mpmath.psi(1, x) - 1 / x, GAPS)


def convex(x):
    return mpmath.loggamma(x) - x * mp.log(x) + x


BREGMANS = [(log_uniform(-6, 8), log_uniform(-6, 8)) for _ in range(80)]
for _ in range(120):
    centre = log_uniform(-3, 12)
    BREGMANS.append((centre, centre * (1 + rng.choice((-1, 1)) * log_uniform(-12, -0.5))))
table("BREGMAN", lambda b, a: convex(b) - convex(a) - (mpmath.digamma(a) - mp.log(a)) * (b - a), BREGMANS)
mp.dps = 60


def gamma_cases():
    cases = []
    for _ in range(100):
        a = log_uniform(-4, 3.5)
        x = a + rng.uniform(-6, 6) * a**0.5 if a > 5 and rng.random() < 0.7 else log_uniform(-6, 3)
        cases.append((a, x if x > 0 else a / 2))
    for _ in range(12):
        a = log_uniform(5, 12)
        cases.append((a, a + rng.uniform(-8, 8) * a**0.5))
    return cases + [(1, 1), (0.5, 1.5), (0.999, 1.4), (10, 11), (10, 11.001), (1e-10, 0.3), (1e6, 1e6)]


GAMMAS = gamma_cases()
mp.dps = 40


def gamma_q(a, x):
    # E_{1-a}-like integral by mpmath; for a huge shape by a Gauss-Legendre rule on the standard scale
    if a < 2e5:
        return mpmath.gammainc(a, x, regularized=True)
    density = lambda t: mp.exp((a - 1) * mp.log(t) - t - mpmath.loggamma(a))
    s = mp.sqrt(a)
    return mpmath.quad(density, [x + s * k for k in (0, 1, 2, 4, 8, 16, 30)])


def gamma_p(a, x):
    if a < 2e5:
        return mpmath.gammainc(a, 0, x, regularized=True)
    density = lambda t: mp.exp((a - 1) * mp.log(t) - t - mpmath.loggamma(a))
    s = mp.sqrt(a)
    return mpmath.quad(density, [x - s * k for k in (30, 16, 8, 4, 2, 1, 0)])


table("GAMMA_P", gamma_p, GAMMAS, 1e-100)
table("GAMMA_Q", gamma_q, GAMMAS, 1e-100)
mp.dps = 60


def slope(function, a):
    h = mpf(10) ** -15 * a
    return (function(a - 2 * h) - 8 * function(a - h) + 8 * function(a + h) - function(a + 2 * h)) / (12 * h)


SMALL_GAMMAS = [c for c in GAMMAS if c[0] < 1e4]
table("GAMMA_P_BY_SHAPE", lambda a, x: slope(lambda t: mpmath.gammainc(t, 0, x, regularized=True), a)
      if x < a else -slope(lambda t: mpmath.gammainc(t, x, regularized=True), a), SMALL_GAMMAS, 1e-100)


def beta_cases():
    cases = []
    for _ in range(70):
        a, b = log_uniform(-1, 3.5), log_uniform(-1, 3.5)
        mean, deviation = a / (a + b), (a * b / (a + b + 1)) ** 0.5 / (a + b)
        x = mean + rng.uniform(-5, 5) * deviation
        cases.append((a, b, x if 0.001 < x < 0.99 else rng.uniform(0.1, 0.9)))
    return cases + [(1, 1, 0.3), (0.5, 0.5, 0.5), (2, 3, 0.99), (10, 10, 0.5), (1e-3, 1e-3, 0.2)]


def beta_i(a, b, x):
    if x > a / (a + b):
        return 1 - beta_i(b, a, 1 - x)
    front = mp.exp(a * mp.log(x) + b * mp.log1p(-x) + mpmath.loggamma(a + b) - mpmath.loggamma(a + 1) - mpmath.loggamma(b))
    term = total = mpf(1)
    n = 0
    while term > mpf(10) ** -mp.dps * total:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return front * total


BETAS = beta_cases()
mp.dps = 50
table("BETA_I", beta_i, BETAS, 1e-100)
SMALL_BETAS = [c for c in BETAS if max(c[:2]) < 100 and c[2] < 0.97]
mp.dps = 60
table("BETA_BY_A", lambda a, b, x: slope(lambda t: beta_i(t, b, x), a), SMALL_BETAS, 1e-30)
table("BETA_BY_B", lambda a, b, x: slope(lambda t: beta_i(a, t, x), b), SMALL_BETAS, 1e-30)
