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
