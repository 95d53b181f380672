"""Makes multivariate-reference.json: densities, moments, entropies and divergences.

By mpmath with 60 digits: sums over the counts by definition, the formulas of the densities
elsewhere. Gaussians by inverse and determinant of full matrices, which no formula of ours uses.
Usage: python3 multivariate_reference.py > multivariate-reference.json
"""

import json

from mpmath import mp, mpf, matrix, log, gamma, loggamma, digamma, besseli, pi, inf, exp, diag, binomial

mp.dps = 60


def m(x):
    return mpf(x)


def prod_log(k, p):
    return mpf(0) if k == 0 else (-inf if p == 0 else k * log(p))


# --- counts, one column: log probability of k ---
def log_binomial(n, p, k):
    if k < 0 or k > n:
        return -inf
    return log(binomial(n, k)) + prod_log(k, m(p)) + prod_log(n - k, 1 - m(p))


def log_negative_binomial(r, p, k):
    return loggamma(k + m(r)) - loggamma(k + 1) - loggamma(m(r)) + m(r) * log(m(p)) + prod_log(k, 1 - m(p))


def log_poisson(rate, k):
    if rate == 0:
        return mpf(0) if k == 0 else -inf
    return k * log(m(rate)) - m(rate) - loggamma(k + 1)


def by_sum(logp, logq, top):
    kl, mean, square, entropy = mpf(0), mpf(0), mpf(0), mpf(0)
    for k in range(top):
        a = logp(k)
        if a == -inf:
            continue
        w = exp(a)
        mean += w * k
        square += w * k * k
        entropy -= w * a
        if logq is not None:
            kl += inf if logq(k) == -inf else w * (a - logq(k))
    return kl, mean, square - mean * mean, entropy


COLUMN = {
    "binomial": lambda d, j: lambda k: log_binomial(d["totalCount"], d["probability"][j], k),
    "geometric": lambda d, j: lambda k: log_negative_binomial(1, d["probability"][j], k),
    "negative-binomial": lambda d, j: lambda k: log_negative_binomial(d["totalCount"][j], d["probability"][j], k),
    "poisson": lambda d, j: lambda k: log_poisson(d["rate"][j], k),
    "bernoulli": lambda d, j: lambda k: log_binomial(1, d["probability"][j], k),
}


def width(d):
    return len(d.get("probability", d.get("rate")))


def text(x):
    x = mpf(x)
    return "inf" if x == inf else "-inf" if x == -inf else mp.nstr(x, 25)


def texts(xs):
    return [text(x) for x in xs]


def column_case(d, points, top=400, entropy=True):
    rows = [by_sum(COLUMN[d["family"]](d, j), None, top) for j in range(width(d))]
    case = {"distribution": d, "mean": texts(r[1] for r in rows), "variance": texts(r[2] for r in rows)}
    if entropy:
        case["entropy"] = text(sum(r[3] for r in rows))
    case["points"] = [
        {"value": v, "logDensity": text(sum(COLUMN[d["family"]](d, j)(k) for j, k in enumerate(v)))} for v in points
    ]
    return case


def column_kl(p, q, top=400):
    total = sum(by_sum(COLUMN[p["family"]](p, j), COLUMN[q["family"]](q, j), top)[0] for j in range(width(p)))
    return {"p": p, "q": q, "kl": text(total)}


# --- multinomial ---
def multinomial_case(d, points):
    n, p = d["totalCount"], [m(x) for x in d["probabilities"]]
    total = sum(p)
    p = [x / total for x in p]
    out = []
    for v in points:
        ok = sum(v) == n and min(v) >= 0
        lp = loggamma(n + 1) + sum(prod_log(k, x) - loggamma(k + 1) for k, x in zip(v, p)) if ok else -inf
        out.append({"value": v, "logDensity": text(lp)})
    return {"distribution": d, "mean": texts(n * x for x in p), "variance": texts(n * x * (1 - x) for x in p), "points": out}


def multinomial_kl(p, q):
    a, b = p["probabilities"], q["probabilities"]
    sa, sb = sum(map(m, a)), sum(map(m, b))
    kl = sum(mpf(0) if x == 0 else (inf if y == 0 else m(x) / sa * log(m(x) / sa / (m(y) / sb))) for x, y in zip(a, b))
    return {"p": p, "q": q, "kl": text(p["totalCount"] * kl)}


# --- dirichlet ---
def log_beta(a):
    return sum(loggamma(x) for x in a) - loggamma(sum(a))


def dirichlet_case(d, points):
    a = [m(x) for x in d["concentration"]]
    s = sum(a)
    entropy = log_beta(a) + sum((x - 1) * (digamma(s) - digamma(x)) for x in a)
    out = [{"value": v, "logDensity": text(sum((x - 1) * log(m(y)) for x, y in zip(a, v)) - log_beta(a))} for v in points]
    return {
        "distribution": d, "mean": texts(x / s for x in a),
        "variance": texts(x * (s - x) / (s * s * (s + 1)) for x in a), "entropy": text(entropy), "points": out,
    }


def dirichlet_kl(p, q):
    a, b = [m(x) for x in p["concentration"]], [m(x) for x in q["concentration"]]
    s = sum(a)
    kl = log_beta(b) - log_beta(a) + sum((x - y) * (digamma(x) - digamma(s)) for x, y in zip(a, b))
    return {"p": p, "q": q, "kl": text(kl)}


# --- von Mises-Fisher ---
def log_c(d, k):
    nu = m(d) / 2 - 1
    if k == 0:
        return -(log(mpf(2)) + m(d) / 2 * log(pi) - loggamma(m(d) / 2))
    return nu * log(k) - m(d) / 2 * log(2 * pi) - log(besseli(nu, k))


def length(d, k):
    nu = m(d) / 2 - 1
    return mpf(0) if k == 0 else besseli(nu + 1, k) / besseli(nu, k)


def unit(v):
    n = mp.sqrt(sum(m(x) ** 2 for x in v))
    return [m(x) / n for x in v]


def vmf_case(d, points):
    mu, k = unit(d["meanDirection"]), m(d["concentration"])
    n = len(mu)
    a = length(n, k)
    quotient = m(1) / n if k == 0 else a / k
    out = []
    for v in points:
        x = unit(v)
        out.append({"value": v, "logDensity": text(k * sum(i * j for i, j in zip(mu, x)) + log_c(n, k))})
    return {
        "distribution": d, "mean": texts(a * x for x in mu),
        "variance": texts(quotient + (1 - n * quotient - a * a) * x * x for x in mu),
        "entropy": text(-k * a - log_c(n, k)), "points": out,
    }


def vmf_kl(p, q):
    mu, nu = unit(p["meanDirection"]), unit(q["meanDirection"])
    k, l = m(p["concentration"]), m(q["concentration"])
    n = len(mu)
    cosine = sum(i * j for i, j in zip(mu, nu))
    return {"p": p, "q": q, "kl": text(log_c(n, k) - log_c(n, l) + length(n, k) * (k - l * cosine))}


# --- Gaussians ---
def gaussian(d):
    if d["family"] == "matrix-normal":
        mean = [m(x) for row in d["mean"] for x in row]
        u, v = matrix(d["rowTril"]), matrix(d["columnTril"])
        u, v = u * u.T, v * v.T
        r, c = u.rows, v.rows
        cov = matrix(r * c)
        for i in range(r * c):
            for j in range(r * c):
                cov[i, j] = u[i // c, j // c] * v[i % c, j % c]
        return matrix(mean), cov
    mean = matrix([m(x) for x in d["mean"]])
    if d["family"] == "normal":
        return mean, diag([m(x) ** 2 for x in d["scale"]])
    if d["family"] == "multivariate-normal":
        return mean, matrix(d["covariance"])
    if d["family"] == "precision":
        return mean, matrix(d["precision"]) ** -1
    w = matrix(d["factor"])
    return mean, w * w.T + diag([m(x) for x in d["diagonal"]])


def log_det(a):
    return log(mp.det(a))


def gaussian_case(d, points):
    mean, cov = gaussian(d)
    n = cov.rows
    inverse = cov ** -1
    out = []
    for v in points:
        y = matrix([m(x) for x in v]) - mean
        out.append({"value": v, "logDensity": text(-((y.T * inverse * y)[0] + log_det(cov) + n * log(2 * pi)) / 2)})
    return {
        "distribution": d, "mean": texts(mean), "variance": texts(cov[i, i] for i in range(n)),
        "entropy": text((n * (1 + log(2 * pi)) + log_det(cov)) / 2), "points": out,
    }


def gaussian_kl(p, q):
    (a, s), (b, t) = gaussian(p), gaussian(q)
    inverse = t ** -1
    trace = sum((inverse * s)[i, i] for i in range(s.rows))
    y = a - b
    kl = (trace - s.rows + (y.T * inverse * y)[0] + log_det(t) - log_det(s)) / 2
    return {"p": p, "q": q, "kl": text(kl)}


def both(kl, pairs):
    return [kl(p, q) for a, b in pairs for p, q in ((a, b), (b, a))]


def main():
    binom = {"family": "binomial", "totalCount": 9, "probability": [0.3, 0.85]}
    binom2 = {"family": "binomial", "totalCount": 9, "probability": [0.300000001, 0.2]}
    edge = {"family": "binomial", "totalCount": 4, "probability": [0.0, 1.0]}
    julia4 = {"family": "binomial", "totalCount": 4, "probability": [0.3]}
    julia2 = {"family": "binomial", "totalCount": 2, "probability": [0.3]}
    never = {"family": "binomial", "totalCount": 4, "probability": [0.0]}
    geo = {"family": "geometric", "probability": [0.31, 0.9]}
    geo2 = {"family": "geometric", "probability": [0.5, 0.2]}
    nb = {"family": "negative-binomial", "totalCount": [3.0, 0.4], "probability": [0.3, 0.55]}
    nb2 = {"family": "negative-binomial", "totalCount": [3.0, 0.4], "probability": [0.5, 0.25]}
    poi = {"family": "poisson", "rate": [5.4, 0.02]}
    poi2 = {"family": "poisson", "rate": [1.8, 30.0]}
    zero = {"family": "poisson", "rate": [0.0]}
    four = {"family": "poisson", "rate": [4.0]}
    many = {"family": "binomial", "totalCount": 1000000, "probability": [0.3, 1e-7]}
    many_nb = {"family": "negative-binomial", "totalCount": [200000.5], "probability": [0.3]}
    many_m = {"family": "multinomial", "totalCount": 1000000, "probabilities": [0.5, 0.25, 0.25]}
    bern = {"family": "bernoulli", "probability": [0.45]}
    bern0 = {"family": "bernoulli", "probability": [0.0]}
    mult = {"family": "multinomial", "totalCount": 6, "probabilities": [0.5, 0.25, 0.25, 0.0]}
    mult2 = {"family": "multinomial", "totalCount": 6, "probabilities": [0.125, 0.125, 0.25, 0.5]}
    dirs = [{"family": "dirichlet", "concentration": c} for c in (
        [4.474830216822701, 3.324878786096426, 2.6636811025123364],
        [0.7393860869583464, 2.901345583190836, 2.751305490448768],
        [1e-3, 2e-2, 5.0], [1e4, 2e4, 1e5], [10001.0, 20000.5, 1e5])]
    vmfs = [{"family": "von-mises-fisher", "meanDirection": v, "concentration": k} for v, k in (
        ([1.0, 2.0, 2.0], 3.5), ([2.0, -1.0, 2.0], 0.25), ([1.0, 2.0, 2.0], 3.5000001),
        ([0.0, 0.0, 1.0], 0.0), ([1.0, 2.0, 2.0], 2e5), ([1.0, 2.0, 2.0], 4e6))]
    vm2 = [{"family": "von-mises-fisher", "meanDirection": v, "concentration": k} for v, k in (
        ([3.0, 4.0], 1.25), ([1.0, 0.0], 7.0))]
    vm10 = [{"family": "von-mises-fisher", "meanDirection": v, "concentration": k} for v, k in (
        ([1.0] * 10, 12.0), ([1.0] * 9 + [-1.0], 40.0))]
    full = {"family": "multivariate-normal", "mean": [0.5, -1.0, 2.0],
            "covariance": [[2.0, 0.5, 0.25], [0.5, 1.0, -0.25], [0.25, -0.25, 3.0]]}
    low = {"family": "low-rank-multivariate-normal", "mean": [0.0, -0.5, 1.5],
           "factor": [[0.5, 1.0], [-0.25, 0.75], [2.0, 0.0]], "diagonal": [0.5, 1.5, 0.125]}
    low2 = {"family": "low-rank-multivariate-normal", "mean": [0.25, -0.5, 1.0],
            "factor": [[0.5], [1.25], [-2.0]], "diagonal": [0.75, 0.25, 0.5]}
    tight = {"family": "low-rank-multivariate-normal", "mean": [0.0, 0.0, 0.0],
             "factor": [[2.0], [1.0], [-1.0]], "diagonal": [1e-8, 2e-8, 1e-8]}
    tight2 = {"family": "low-rank-multivariate-normal", "mean": [0.0, 0.0, 0.0],
              "factor": [[4.0], [2.0], [-2.0]], "diagonal": [2e-8, 1e-8, 1e-8]}
    norm = {"family": "normal", "mean": [0.5, 0.0, -1.0], "scale": [1.5, 0.5, 2.0]}
    prec = {"family": "precision", "mean": [0.5, -1.0, 2.0],
            "precision": [[2.0, 0.5, 0.25], [0.5, 1.0, -0.25], [0.25, -0.25, 3.0]]}
    mat = {"family": "matrix-normal", "mean": [[0.5, -1.0, 2.0], [1.0, 0.0, 0.25]],
           "rowTril": [[1.5, 0.0], [-0.5, 0.75]], "columnTril": [[1.0, 0.0, 0.0], [0.5, 2.0, 0.0], [0.25, -1.0, 0.5]]}
    mat2 = {"family": "matrix-normal", "mean": [[0.0, -1.0, 1.5], [1.0, 0.5, 0.25]],
            "rowTril": [[1.0, 0.0], [0.25, 1.25]], "columnTril": [[1.5, 0.0, 0.0], [-0.5, 1.0, 0.0], [0.0, 0.5, 0.75]]}
    large = [
        {"distribution": many, "points": [{"value": v, "logDensity": text(sum(
            loggamma(1000001) - loggamma(k + 1) - loggamma(1000001 - k) + prod_log(k, m(p)) + prod_log(1000000 - k, 1 - m(p))
            for k, p in zip(v, many["probability"])))} for v in ([300123, 1], [299000, 0])]},
        {"distribution": many_nb, "points": [
            {"value": [k], "logDensity": text(log_negative_binomial(200000.5, 0.3, k))} for k in (466000, 470000)]},
        {"distribution": many_m, "points": multinomial_case(many_m, [[500100, 249900, 250000]])["points"]},
    ]
    cases = [
        column_case(binom, [[0, 9], [3, 8], [9, 0]], 10, entropy=False),
        column_case(edge, [[0, 4], [1, 4], [0, 3], [5, 4]], 5, entropy=False),
        column_case(geo, [[0, 0], [7, 2]]),
        column_case(nb, [[0, 0], [4, 1], [30, 12]], 1200, entropy=False),
        column_case(poi, [[0, 0], [5, 0], [60, 3]], entropy=False),
        column_case(zero, [[0], [1]], 3, entropy=False),
        multinomial_case(mult, [[3, 2, 1, 0], [6, 0, 0, 0], [3, 2, 0, 1], [3, 2, 0, 0]]),
        dirichlet_case(dirs[0], [[0.25, 0.25, 0.5], [0.125, 0.75, 0.125]]),
        dirichlet_case(dirs[2], [[0.25, 0.25, 0.5]]),
        dirichlet_case(dirs[3], [[0.125, 0.125, 0.75]]),
        vmf_case(vmfs[0], [[0.0, 0.0, 1.0], [0.6, 0.0, -0.8]]),
        vmf_case(vmfs[3], [[0.0, 0.0, 1.0], [0.6, 0.0, -0.8]]),
        vmf_case(vm2[0], [[0.0, 1.0], [0.6, -0.8]]),
        vmf_case(vm10[1], [[0.0] * 9 + [1.0]]),
    ] + [gaussian_case(g, [[0.0, 0.0, 0.0], [1.0, -2.0, 0.5]]) for g in (full, low, low2, norm, prec)] + [
        gaussian_case(mat, [[0.0] * 6, [1.0, -2.0, 0.5, 0.25, 3.0, -1.0]]),
    ]
    kls = both(column_kl, [(binom, binom2), (geo, geo2), (poi, poi2)])
    kls += [column_kl(nb, nb2, 1200), column_kl(nb2, nb, 1200), column_kl(zero, four), column_kl(four, zero)]
    kls += [column_kl(bern, four), column_kl(bern0, four), column_kl(zero, bern), column_kl(four, bern)]
    kls += [column_kl(four, julia4), column_kl(zero, julia4), column_kl(julia4, julia2), column_kl(never, julia2)]
    kls += both(multinomial_kl, [(mult, mult2)])
    kls += both(dirichlet_kl, [(dirs[0], dirs[1]), (dirs[2], dirs[0]), (dirs[3], dirs[4])])
    kls += both(vmf_kl, [(vmfs[0], vmfs[1]), (vmfs[0], vmfs[2]), (vmfs[0], vmfs[3]), (vmfs[4], vmfs[5])])
    kls += both(vmf_kl, [(vm2[0], vm2[1]), (vm10[0], vm10[1])])
    kls += both(gaussian_kl, [(full, low), (low, low2), (norm, low), (full, prec), (mat, mat2), (tight, tight2)])
    print(json.dumps({"cases": cases, "large": large, "kl": kls}, indent=1))


main()
