"""Prints the coefficients of io.kldiv.core.special: python3 coefficients.py

Polynomials interpolate at Chebyshev points, at 400 bits, in powers of x minus the middle of the
interval; each is printed with the binary logarithm of its worst relative error. The others are exact
fractions rounded once.
"""

from fractions import Fraction

import mpmath
from mpmath import cos, digamma, erfc, exp, loggamma, log, mp, mpf, pi, polyval, sqrt

mp.prec = 400


def fit(f, low, high, degree, centre):
    low, high = mpf(low), mpf(high)
    middle = (low + high) / 2
    centre = middle if centre is None else mpf(centre)
    points = [
        middle + (high - low) / 2 * cos(pi * (2 * k + 1) / (2 * (degree + 1))) for k in range(degree + 1)
    ]
    difference = [f(x) for x in points]
    for j in range(1, degree + 1):
        for i in range(degree, j - 1, -1):
            difference[i] = (difference[i] - difference[i - 1]) / (points[i] - points[i - j])
    result = [mpf(0)]
    for k in range(degree, -1, -1):
        shift = points[k] - centre
        product = [mpf(0)] * (len(result) + 1)
        for i, c in enumerate(result):
            product[i + 1] += c
            product[i] -= shift * c
        product[0] += difference[k]
        result = product
    result = result[: degree + 1]
    worst = max(
        abs(polyval(result[::-1], x - centre) / f(x) - 1)
        for x in (low + (high - low) * (i + mpf(1) / 3) / 200 for i in range(200))
    )
    return result, log(worst, 2)


def show(name, f, low, high, degree, centre=None):
    coefficients, worst = fit(f, low, high, degree, centre)
    print(name, mp.nstr(worst, 4), *[float(c).hex() for c in coefficients], sep="\n  ")


def remainder(x):
    return x * (loggamma(x) - (x - mpf(1) / 2) * log(x) + x - log(2 * pi) / 2)


def erfcx(x):
    return exp(x * x) * erfc(x)


def entire(x):
    """E1(x) + log x."""
    total, term = -mp.euler, mpf(1)
    for k in range(1, 100):
        term *= -x / k
        total -= term / k
    return total


ROOT = mpmath.findroot(digamma, mpf("1.4616321449683623"))
TINY = mpf(10) ** -14
show("LogGamma.ONE_TO_TWO", lambda x: loggamma(x) / ((x - 1) * (x - 2)), 1, 2, 22)
show("LogGamma.TWO_TO_THREE", lambda x: loggamma(x) / (x - 2), 2, 3, 17)
show("LogGamma.HALF_TO_ONE", lambda x: loggamma(x) / (x - 1), 0.5, 1, 22)
show("LogGamma.REMAINDER_1", remainder, 1, 2, 21)
show("LogGamma.REMAINDER_2", remainder, 2, 4.5, 23)
show("LogGamma.REMAINDER_3", remainder, 4.5, 10, 23)
show("Polygamma.DIGAMMA_ONE", lambda x: digamma(x) / (x - ROOT), 1, 2, 23)
show("Polygamma.DIGAMMA_TWO", digamma, 2, 3, 18)
print("Polygamma.ROOT", float(ROOT).hex(), float(ROOT - mpf(float(ROOT))).hex())
print("Polygamma.EULER", *[float(mpmath.bernoulli(2 * k) / mp.factorial(2 * k)).hex() for k in range(1, 13)])
show("ErrorFunctions.ERFCX_0", erfcx, 0, 1, 18)
show("ErrorFunctions.ERFCX_1", erfcx, 1, 2, 17)
show("ErrorFunctions.ERFCX_2", erfcx, 2, 4, 19)
show("ErrorFunctions.ERFCX_4", lambda z: erfcx(1 / sqrt(z)) * sqrt(pi / z), TINY, mpf(1) / 16, 15, mpf(1) / 32)
show("ExponentialIntegral.ENTIRE", entire, 0, 1, 14)


def debye(count):
    """DLMF 10.41.9, powers of p to coefficients, in exact fractions."""
    u = {0: Fraction(1)}
    for k in range(1, count + 1):
        following = {}
        for m, c in u.items():
            for power, value in (
                (m + 1, Fraction(m, 2) * c + Fraction(1, 8) * c / (m + 1)),
                (m + 3, -Fraction(m, 2) * c - Fraction(5, 8) * c / (m + 3)),
            ):
                following[power] = following.get(power, 0) + value
        u = following
        print("BesselRatio.DEBYE", k, *[float(u.get(k + 2 * j, 0)).hex() for j in range(k + 1)])


def temme(count):
    """DLMF 8.12.10 as power series in eta, eta^2/2 = mu - log(1 + mu), in exact fractions."""
    mu = [Fraction(0), Fraction(1)]
    for n in range(2, count + 1):
        mu.append((mu[n - 1] - sum(mu[i] * (n + 1 - i) * mu[n + 1 - i] for i in range(2, n))) / (n + 1))
    inverse = [Fraction(1)]
    for n in range(1, count):
        inverse.append(-sum(mu[k + 1] * inverse[n - k] for k in range(1, n + 1)))
    stirling = [Fraction(1), Fraction(1, 12), Fraction(1, 288)]
    c = inverse[1:]
    for k in range(3):
        if k > 0:
            slope = [i * c[i] for i in range(1, len(c))]
            c = [s + (-1) ** k * stirling[k] * q for s, q in zip(slope, inverse)][1:]
        print("IncompleteGamma.TEMME", k, *c[: (14, 10, 6)[k]])


debye(12)
temme(26)
