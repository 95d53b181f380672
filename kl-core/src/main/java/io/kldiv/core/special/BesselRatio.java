package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;

/**
 * Modified Bessel functions of the first kind in the forms that laws on the sphere need: the
 * logarithm of {@code Γ(ν + 1)(2/x)^ν I_ν(x)}, its derivative {@code A_ν(x) = I_{ν+1}(x)/I_ν(x)},
 * and the derivative of that.
 *
 * <p>With {@code r = √(ν² + x²)}: below 80 the power series DLMF 10.25.2 and the continued fraction
 * 10.33.1 from its far end; from there the uniform expansions of Debye, DLMF 10.41.3 and 10.41.5,
 * written in powers of {@code 1/r} with polynomials in {@code s = (ν/r)²}, so that they hold at
 * {@code ν = 0} as well; their difference, from which the ratio comes, is subtracted on paper. The
 * polynomials are from the recurrence DLMF 10.41.9 in exact fractions.
 */
public final class BesselRatio {
  private static final double FAR = 80;
  private static final double HALF_LOG_2_PI = 0.9189385332046728;

  // uₖ(p)/pᵏ in powers of s = p², k = 1, 2, …
  private static final double[][] DEBYE = {
    {0x1.0000000000000p-3, -0x1.aaaaaaaaaaaabp-3},
    {0x1.2000000000000p-4, -0x1.9aaaaaaaaaaabp-2, 0x1.5638e38e38e39p-2},
    {0x1.2c00000000000p-4, -0x1.c84cccccccccdp-1, 0x1.d8b1c71c71c72p+0, -0x1.069ba781948b1p+0},
    {
      0x1.cb60000000000p-4,
      -0x1.2e9a666666666p+1,
      0x1.1940800000000p+3,
      -0x1.669fc3f35ba78p+3,
      0x1.2ada78a021b64p+2
    },
    {
      0x1.d11e000000000p-3,
      -0x1.d79a53a83a83bp+2,
      0x1.5447ad6c16c17p+5,
      -0x1.6f45e11c71c72p+6,
      0x1.528b7ca566307p+6,
      -0x1.c364a631dd95fp+4
    },
    {
      0x1.251ee80000000p-1,
      -0x1.a7dce636db6dbp+4,
      0x1.b4618ac15dc91p+7,
      -0x1.5dca313ad82d8p+9,
      0x1.08ff639300000p+10,
      -0x1.7ea050e044d42p+9,
      0x1.a923e815a1cf4p+7
    },
    {
      0x1.ba4c598000000p+0,
      -0x1.b05d1a13b6db7p+6,
      0x1.2c39c95483d71p+10,
      -0x1.4b9a5a063f1c7p+12,
      0x1.6c3b258dcc4bep+13,
      -0x1.a8946669c5f9bp+13,
      0x1.f7db8e0e6ff83p+12,
      -0x1.dfdd4a56e48aep+10
    },
    {
      0x1.84bd1aa980000p+2,
      -0x1.edea5169e2492p+8,
      0x1.bc583a953f412p+12,
      -0x1.41d14f581555cp+15,
      0x1.dd58770920853p+16,
      -0x1.8d4416b11fe98p+17,
      0x1.7811802863395p+17,
      -0x1.7ad4992fff6c7p+16,
      0x1.3bb12a52aa2fbp+14
    },
    {
      0x1.8616a64f6c000p+4,
      -0x1.387a934e97623p+11,
      0x1.614589b7ecd85p+15,
      -0x1.43df4b09fcb1fp+18,
      0x1.35a8d45f867f0p+20,
      -0x1.5773d9d00c99dp+21,
      0x1.cb623a6199ae4p+21,
      -0x1.6df7ff592a81cp+21,
      0x1.404139d5a8d89p+20,
      -0x1.da73980d20117p+17
    },
    {
      0x1.b8118d37ff700p+6,
      -0x1.b1f0b7d0cbfb1p+13,
      0x1.2cf699e52c822p+18,
      -0x1.540a91065230fp+21,
      0x1.958a7e55353d9p+23,
      -0x1.1e9d645493e4cp+25,
      0x1.fa2b20232a522p+25,
      -0x1.1ab04f0d89c04p+26,
      0x1.84bccd3f0fa29p+25,
      -0x1.2cb3c31e51931p+24,
      0x1.90efaed3176ecp+21
    },
    {
      0x1.13aafea4e5774p+9,
      -0x1.48256f009b97ep+16,
      0x1.11e5c16c629afp+21,
      -0x1.7571ceb9ca037p+24,
      0x1.0ef6a77985642p+27,
      -0x1.d8ead78466863p+28,
      0x1.07e453034ac45p+30,
      -0x1.827ee7a06eeffp+30,
      0x1.7268078e48462p+30,
      -0x1.bff876bd73df6p+29,
      0x1.367d9d22f8e58p+28,
      -0x1.785a32d50ea99p+25
    },
    {
      0x1.7bc2e57729724p+11,
      -0x1.0c7a4a7b78e16p+19,
      0x1.096da38dd1835p+24,
      -0x1.ad5adfbc76170p+27,
      0x1.73c2e3e3845c1p+30,
      -0x1.8733ea609e897p+32,
      0x1.0b89e3d8c9f56p+34,
      -0x1.ec227ad1733f1p+34,
      0x1.338fb49d78209p+35,
      -0x1.0207616f8514bp+35,
      0x1.1679daa552eedp+34,
      -0x1.5dab67540d45ep+32,
      0x1.84858f40f24dap+29
    }
  };

  private BesselRatio() {}

  /**
   * {@code log(Γ(ν + 1)(2/x)^ν I_ν(x))}: {@code log I₀(x)} for {@code ν = 0}, {@code log cosh x}
   * for {@code ν = −½}, {@code log(sinh(x)/x)} for {@code ν = ½}. Error under {@code 4e-15} of the
   * value.
   *
   * @param order ν, at least −½
   * @param x any number; the function is even
   * @return a number {@code ≥ 0}
   */
  public static double logNormaliser(double order, double x) {
    double y = Math.abs(x);
    double r = radius(order, y);
    if (r < FAR || y * y <= 160 * (order + 1)) {
      return series(order, 0.25 * y * y);
    }
    if (!(y < Double.POSITIVE_INFINITY)) {
      return y;
    }
    double correction = ScalarMath.log1p(debye(order, r, false));
    if (order < 10) {
      double log = Math.fma(order, ScalarMath.log(0.5 * (order + r)), 0.5 * ScalarMath.log(r));
      return r - log + (correction + LogGamma.of(order + 1) - HALF_LOG_2_PI);
    }
    double q = 0.5 * (y / (r + order)) * (y / order);
    double lead = order * (2 * q - ScalarMath.log1p(q));
    return lead - 0.5 * ScalarMath.log1p(2 * q) + (correction + LogGamma.remainder(order));
  }

  /**
   * {@code A_ν(x) = I_{ν+1}(x)/I_ν(x)}; {@code tanh x} for {@code ν = −½}, {@code coth x − 1/x} for
   * {@code ν = ½}. Error under 4 ulp.
   *
   * @param order ν, at least −½
   * @param x any number; the function is odd
   * @return a number in [−1, 1]
   */
  public static double of(double order, double x) {
    double y = Math.abs(x);
    double r = radius(order, y);
    double value;
    if (r < FAR) {
      value = y / (2 * (order + 1) + fraction(order + 1, y));
    } else if (y < Double.POSITIVE_INFINITY) {
      double gain = debye(order, r, true) / (1 + debye(order, r, false));
      value = y / (r + order) - 0.5 * (y / r / r) * (1 + gain);
    } else {
      value = y > 0 ? 1 : y;
    }
    return Math.copySign(value, x);
  }

  /**
   * The derivative {@code A_ν′(x) = 1 − A_ν² − (2ν + 1)·A_ν/x}, error under 16 ulp for {@code ν ≥
   * 0}.
   *
   * @param order ν, at least −½
   * @param x any number; the function is even
   * @return a number in [0, 1/(2ν + 2)]
   */
  public static double slope(double order, double x) {
    double y = Math.abs(x);
    double r = radius(order, y);
    if (r < FAR) {
      return slopeNear(order, y);
    }
    if (!(y < Double.POSITIVE_INFINITY)) {
      return y > 0 ? 0 : y;
    }
    double gain = debye(order, r, true) / (1 + debye(order, r, false));
    double t = r + order;
    double e = -0.5 * (t / r / r) * (1 + gain);
    double sum = (order + 0.5) / r + 0.5 * order / r / r + (t / r) * (1 + 0.5 / r) * gain;
    return Math.max(0, (sum - e * e * (y / t) * y) / t);
  }

  /**
   * {@code A′ = ε·A/x} with {@code ε_j = 1 + x(A_{j+1} − A_j)} from the far end by {@code ε_{j−1} =
   * (2j − cε_j)/(2j + c)}, {@code c = x·A_j}: the difference of two continued fractions.
   */
  private static double slopeNear(double order, double x) {
    double c = 0;
    double e = 1;
    double denominator = 1;
    for (int k = terms(x); k >= 1; k--) {
      double j = order + k;
      denominator = 2 * j + c;
      e = (2 * j - c * e) / denominator;
      c = x * x / denominator;
    }
    return Math.max(0, e / denominator);
  }

  private static int terms(double x) {
    return 14 + (int) (7 * Math.sqrt(x));
  }

  private static double radius(double order, double y) {
    return y < 1e150 ? Math.sqrt(Math.fma(order, order, y * y)) : y;
  }

  /** {@code log Σ zᵏ/(k!·(ν + 1)ₖ)}. */
  private static double series(double order, double z) {
    double term = 1;
    double sum = 0;
    for (int k = 1; term > 0x1p-60 * (1 + sum); k++) {
      term *= z / (k * (k + order));
      sum += term;
    }
    return ScalarMath.log1p(sum);
  }

  /** {@code x·A_ν(x) = x²/(2(ν + 1) + x²/(2(ν + 2) + …))}. */
  private static double fraction(double order, double x) {
    double square = x * x;
    double y = 0;
    for (int k = terms(x); k >= 1; k--) {
      y = square / (2 * (order + k) + y);
    }
    return y;
  }

  /**
   * {@code U − 1} for {@code U = Σ uₖ/νᵏ}, or with {@code weighted} {@code N − U}, where {@code
   * −N/2r} is the sum of {@code (vₖ − uₖ)/((1 − p²)νᵏ)}, by DLMF 10.41.11: each power {@code pᵐ} of
   * {@code U} with the weight 2m.
   */
  private static double debye(double order, double r, boolean weighted) {
    double p = order / r;
    double s = p * p;
    double sum = 0;
    for (int k = DEBYE.length; k >= 1; k--) {
      double[] c = DEBYE[k - 1];
      double y = 0;
      for (int j = k; j >= 0; j--) {
        y = Math.fma(y, s, weighted ? 2 * (k + 2 * j) * c[j] : c[j]);
      }
      sum = (sum + y) / r;
    }
    return sum;
  }
}
