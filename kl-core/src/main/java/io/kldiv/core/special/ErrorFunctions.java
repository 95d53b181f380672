package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;

/**
 * The complementary error function and its scaled form, DLMF 7.2.
 *
 * <p>{@code erfcx(x) = exp(x²)·erfc(x)} is a polynomial on {@code [0, 1]}, {@code [1, 2]} and
 * {@code [2, 4]}, and one in {@code 1/x²} times {@code 1/(x√π)} beyond (DLMF 7.12.1 is its start);
 * {@code erfc} is it times {@code exp(−x²)} with {@code x²} in two doubles.
 */
public final class ErrorFunctions {
  private static final double INVERSE_SQRT_PI = 0.5641895835477563;

  // erfcx(x) about the middle of [0, 1], [1, 2] and [2, 4], within 2^-60.
  private static final double[] ERFCX_0 = {
    0x1.3b3bc3c98b0f3p-1,
    -0x1.067f263ec85e7p-1,
    0x1.6ff861544dbfep-2,
    -0x1.c6ad7a6f37ca1p-3,
    0x1.fc9a0570ff930p-4,
    -0x1.0605940f30b2cp-4,
    0x1.f7744f373b84ep-6,
    -0x1.c7101733862d6p-7,
    0x1.85b0496711ca8p-8,
    -0x1.3de721d6538f0p-9,
    0x1.f057366189d28p-11,
    -0x1.7428b7e83c2c1p-12,
    0x1.0cddc462be6e6p-13,
    -0x1.77614ea8daa80p-15,
    0x1.fb651b7f0d385p-17,
    -0x1.4acfeec52f1c9p-18,
    0x1.a5fb5c50af34ap-20,
    -0x1.24c70bc203d2ep-21,
    0x1.60900af6ab589p-23
  };

  private static final double[] ERFCX_1 = {
    0x1.494daffa2ad68p-2,
    -0x1.4f1988444caf7p-3,
    0x1.37ea271bc54bcp-4,
    -0x1.0dc51d2941e6cp-5,
    0x1.b65944f34fbb6p-7,
    -0x1.513ed7600d3c7p-8,
    0x1.ee705e7311a51p-10,
    -0x1.5b0abfe6309ffp-11,
    0x1.d4509d425f248p-13,
    -0x1.30c0ec8eebc29p-14,
    0x1.7f99660093fdap-16,
    -0x1.d4155e4da48d2p-18,
    0x1.15709ea561233p-19,
    -0x1.40090078056f8p-21,
    0x1.66d11225ee11dp-23,
    -0x1.89dc72c25d886p-25,
    0x1.c8ee5d35f0fe6p-27,
    -0x1.ddfe13df3446dp-29
  };

  private static final double[] ERFCX_2 = {
    0x1.6e9827d229d2dp-3,
    -0x1.bd6ae4d14b16fp-5,
    0x1.043fe1a98c0d4p-6,
    -0x1.259061ba85698p-8,
    0x1.409cc2ed3f027p-10,
    -0x1.53dec9d0889cap-12,
    0x1.5e73930542870p-14,
    -0x1.6025103cace20p-16,
    0x1.595f1b10ffe11p-18,
    -0x1.4b14624a945b9p-20,
    0x1.3699168d7bd7ep-22,
    -0x1.1d7922347c7aap-24,
    0x1.014e0a0208be0p-26,
    -0x1.c74e1c5371149p-29,
    0x1.8c2f441a8c0efp-31,
    -0x1.527f395f218fap-33,
    0x1.1666810f3d63bp-35,
    -0x1.cd539a8193ddep-38,
    0x1.d497f9598b60ap-40,
    -0x1.765214aed4921p-42
  };

  // x√π·erfcx(x) in z − 1/32, z = 1/x², on (0, 1/16], within 2^-61.
  private static final double[] ERFCX_4 = {
    0x1.f85938b48fbd8p-1,
    -0x1.d4ecbb0fe3a3fp-2,
    0x1.3600f891af489p-1,
    -0x1.450a26d616782p+0,
    0x1.c78001ba8178cp+1,
    -0x1.88d93f011e787p+3,
    0x1.8d6ba251e0a67p+5,
    -0x1.c8fe3903fba3cp+7,
    0x1.2426a5fe5e4b9p+10,
    -0x1.98adea3bce5b2p+12,
    0x1.353d567d1d555p+15,
    -0x1.f478e8b7cbeccp+17,
    0x1.a0d87a1ddb946p+20,
    -0x1.7779632ec70a6p+23,
    0x1.e4faa365191e6p+26,
    -0x1.ecc28789f30f2p+29
  };

  private ErrorFunctions() {}

  /**
   * {@code erfc(x) = 2/√π ∫ₓ^∞ exp(−t²) dt}, error under 3 ulp while it is not subnormal.
   *
   * @param x any number
   * @return a number in [0, 2]
   */
  public static double erfc(double x) {
    if (x < 0.5) {
      return 1 - ScalarMath.erf(x);
    }
    if (!(x < 28)) {
      return x > 0 ? 0 : x;
    }
    double square = x * x;
    return ScalarMath.expOfSum(-square, -Math.fma(x, x, -square)) * scaled(x);
  }

  /**
   * {@code exp(x²)·erfc(x)}, error under 3 ulp.
   *
   * @param x any number
   * @return a positive number; {@code +∞} for {@code x < −26.6}
   */
  public static double erfcx(double x) {
    if (x >= 0) {
      return scaled(x);
    }
    double square = x * x;
    if (!(square < 720)) {
      return square > 0 ? Double.POSITIVE_INFINITY : x;
    }
    return 2 * ScalarMath.expOfSum(square, Math.fma(x, x, -square)) - scaled(-x);
  }

  private static double scaled(double x) {
    if (x < 1) {
      return Polynomial.of(ERFCX_0, x - 0.5);
    }
    if (x < 2) {
      return Polynomial.of(ERFCX_1, x - 1.5);
    }
    if (x < 4) {
      return Polynomial.of(ERFCX_2, x - 3);
    }
    double r = 1 / x;
    return INVERSE_SQRT_PI * r * Polynomial.of(ERFCX_4, Math.fma(r, r, -0.03125));
  }
}
