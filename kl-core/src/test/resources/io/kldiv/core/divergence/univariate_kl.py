"""Writes univariate-kl-reference.csv beside this script: mpmath, 80 digits.

Closed forms of KL between laws of one family as the literature prints them, on grids with extreme
parameters, where double precision cancels; that they are right, the pairs of
../distribution/univariate.py show, where the same laws are integrated. A line is: family, parameters
of P, parameters of Q, value; numbers are the hexadecimal bits of doubles.
"""
import itertools
import os
import random
import struct

from mpmath import mp, mpf, pi, log, exp, sqrt, gamma, loggamma, digamma, euler, besseli, cos, coth, sinh

mp.dps = 80
random.seed(20260722)


def bits(x):
    return struct.pack(">d", float(x)).hex()


def normal(m, s, m0, s0):
    return ((m - m0) / s0) ** 2 / 2 + (s / s0) ** 2 / 2 - mpf(1) / 2 - log(s / s0)


def gamma_kl(a, b, a0, b0):
    return loggamma(a0) - loggamma(a) + a0 * log(b / b0) + (a - a0) * digamma(a) + a * (b0 - b) / b


def gumbel(m, s, m0, s0):
    return (log(s0 / s) + euler * (s / s0 - 1) + exp((m0 - m) / s0) * gamma(1 + s / s0) - 1
            + (m - m0) / s0)


def moyal(m, s, m0, s0):
    d, r = (m - m0) / s0, s / s0
    return log(s0 / s) + ((r - 1) * (euler + log(2)) + d
                          + 2**r * exp(-d) * gamma(mpf(1) / 2 + r) / sqrt(pi) - 1) / 2


def beta(a, b, c, d):
    return (loggamma(c) + loggamma(d) - loggamma(c + d) - loggamma(a) - loggamma(b) + loggamma(a + b)
            + (a - c) * digamma(a) + (b - d) * digamma(b) + (c + d - a - b) * digamma(a + b))


def laplace(m, b, m0, b0):
    d = abs(m - m0)
    return log(b0 / b) + d / b0 + b / b0 * exp(-d / b) - 1


def lindley(t, u):
    return 2 * log(t / u) - log((1 + t) / (1 + u)) + (u - t) * (t + 2) / (t * (t + 1))


def von_mises(m, k, m0, k0):
    ratio = besseli(1, k) / besseli(0, k)
    return log(besseli(0, k0) / besseli(0, k)) + ratio * (k - k0 * cos(m - m0))


SHAPES = ["1e-3", "0.1", "1", "7.5", "8.5", "300", "1e5"]
SCALES = ["1e-6", "0.3", "1", "50", "1e6"]
LOCATIONS = ["0", "1e-3", "5", "-40"]

FAMILIES = {
    "half-normal": (lambda s, t: normal(0, s, 0, t), [SCALES]),
    "log-normal": (normal, [LOCATIONS, SCALES]),
    "logit-normal": (normal, [LOCATIONS, SCALES]),
    "cauchy": (
        lambda m, s, n, t: log(((s + t) ** 2 + (m - n) ** 2) / (4 * s * t)), [LOCATIONS, SCALES]),
    "half-cauchy": (lambda s, t: log((s + t) ** 2 / (4 * s * t)), [SCALES]),
    "laplace": (laplace, [LOCATIONS, SCALES]),
    "gumbel": (gumbel, [LOCATIONS, ["0.05", "0.3", "1", "7", "40"]]),
    "moyal": (moyal, [LOCATIONS, ["0.05", "0.3", "1", "7", "40"]]),
    "exponential": (lambda r, s: log(r / s) + s / r - 1, [SCALES]),
    "gamma": (gamma_kl, [SHAPES, SCALES]),
    "inverse-gamma": (gamma_kl, [SHAPES, SCALES]),
    "chi-squared": (
        lambda n, m: gamma_kl(n / 2, mpf(1), m / 2, mpf(1)), [SHAPES]),
    "chi": (lambda n, m: gamma_kl(n / 2, mpf(1), m / 2, mpf(1)), [SHAPES]),
    "weibull": (
        lambda s, k, t, j: gumbel(-log(s), 1 / k, -log(t), 1 / j),
        [["0.01", "0.3", "1", "50"], ["0.1", "0.5", "1", "4", "20"]]),
    "lindley": (lindley, [SCALES]),
    "beta": (beta, [SHAPES, SHAPES]),
    "von-mises": (von_mises, [LOCATIONS, ["0", "1e-3", "0.5", "3", "60", "70", "2e3", "1e5"]]),
}


def near(x, relative):
    """The double next to x(1 + relative)."""
    return mpf(float(mpf(x) * (1 + mpf(relative))))


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "univariate-kl-reference.csv"), "w") as out:
        for family, (form, grids) in FAMILIES.items():
            points = [tuple(mpf(float(x)) for x in point) for point in itertools.product(*grids)]
            pairs = list(itertools.product(points, points))
            if len(pairs) > 150:
                pairs = random.sample(pairs, 150)
            for relative in ("1e-2", "1e-4", "1e-7"):
                for point in random.sample(points, min(8, len(points))):
                    pairs.append((point, tuple(near(x, relative) for x in point)))
            for p, q in pairs:
                value = form(*p, *q)
                if p != q and value < mpf(10) ** 300:
                    cells = [family, " ".join(map(bits, p)), " ".join(map(bits, q)), bits(value)]
                    out.write(",".join(cells) + "\n")


if __name__ == "__main__":
    main()
