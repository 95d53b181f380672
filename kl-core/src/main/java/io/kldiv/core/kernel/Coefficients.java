package io.kldiv.core.kernel;

/** The constants of {@code ScalarMath} and its vector twin. */
final class Coefficients {
  static final double LOG2_E = 0x1.71547652b82fep0;

  // log 2 in two parts; the high one has 32 bits, so that its product with an exponent is exact.
  static final double LN2_HIGH = 0x1.62e42feep-1;
  static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /** Beyond this the exponential has long become 0 or infinite. */
  static final double EXP_LIMIT = 800;

  /** Below this {@code eˣ − 1} is −1. */
  static final double EXPM1_LOW = -60;

  /** From here on {@code eˣ − 1} is infinite, while {@code 2ᵏ⁻¹} is not. */
  static final double EXPM1_HIGH = 709.9;

  /** Beyond this the hyperbolic tangent is 1. */
  static final double TANH_LIMIT = 24;

  /** Beyond this the error function is 1. */
  static final double ERF_LIMIT = 6;

  /** Below this the function is its argument. */
  static final double TINY = 0x1p-54;

  // Adding 1.5·2⁵² rounds to an integer, which is then found in the low bits; the exponent biases
  // (two of them, and one less 1) ride along.
  static final long ROUND_BITS = 0x4338000000000000L;
  static final double ROUND_SHIFT = 0x1.8p52;
  static final double EXP_SHIFT = 0x1.8p52 + 2046;
  static final double EXPM1_SHIFT = 0x1.8p52 + 1022;

  static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;
  static final long LOG_OFFSET = 0x3ff0000000000000L - SQRT_HALF_BITS;
  static final long MANTISSA_MASK = 0x000fffffffffffffL;
  static final long EXPONENT_MASK = ~MANTISSA_MASK;
  static final long ONE_BITS = 0x3ff0000000000000L;
  static final long TWO_52_BITS = 0x4330000000000000L;
  static final double EXPONENT_SHIFT = 0x1p52 + 1023;

  // Half an exponent, so that the difference of two numbers' bits is rounded, and the sign bit.
  static final long RATIO_OFFSET = 0x8008000000000000L;
  static final double RATIO_SHIFT = 0x1p52 + 2048;

  // What relative entropy takes as it is, and the p that is as good as 0 beside any such q.
  static final double RATIO_LEAST = 0x1p-900;
  static final double RATIO_MOST = 0x1p900;
  static final long RATIO_LEAST_BITS = 0x07b0000000000000L;
  static final long RATIO_MOST_BITS = 0x7830000000000000L;
  static final long RATIO_ZERO_BITS = 0x0350000000000000L;

  // (log(1 + f) of s = f/(2 + f)): log(1 + f) = 2s + s·R(s²), R(z) = z·(L1 + L2·z + …); fdlibm.
  static final double L1 = 0x1.5555555555593p-1;
  static final double L2 = 0x1.999999997fa04p-2;
  static final double L3 = 0x1.2492494229359p-2;
  static final double L4 = 0x1.c71c51d8e78afp-3;
  static final double L5 = 0x1.7466496cb03dep-3;
  static final double L6 = 0x1.39a09d078c69fp-3;
  static final double L7 = 0x1.2f112df3e5244p-3;

  // (eʳ − 1 − r)/r² for |r| ≤ log(2)/2, relative to r within 2^-61.
  static final double E2 = 0x1.0000000000000p-1;
  static final double E3 = 0x1.5555555555559p-3;
  static final double E4 = 0x1.555555555555ap-5;
  static final double E5 = 0x1.111111110f699p-7;
  static final double E6 = 0x1.6c16c16c143fap-10;
  static final double E7 = 0x1.a01a01afeedcep-13;
  static final double E8 = 0x1.a01a01b0cea24p-16;
  static final double E9 = 0x1.71ddf8388f2cep-19;
  static final double E10 = 0x1.27e4c573ceedap-22;
  static final double E11 = 0x1.af5ef25db2aa0p-26;
  static final double E12 = 0x1.1f95a22a6171ap-29;

  // 2(atanh(√z)/√z − 1)/z for 0 ≤ z ≤ 1/25, relative to 1/(√z + z) within 2^-58.
  static final double A0 = 0x1.5555555555553p-1;
  static final double A1 = 0x1.999999999acf8p-2;
  static final double A2 = 0x1.24924922f48e3p-2;
  static final double A3 = 0x1.c71c73b8da8b8p-3;
  static final double A4 = 0x1.745c784dba254p-3;
  static final double A5 = 0x1.3b3076d955eadp-3;
  static final double A6 = 0x1.0e1d5369d1031p-3;
  static final double A7 = 0x1.19818411c4300p-3;

  // erf(√z)/√z − 1 for 0 ≤ z ≤ 1, within 2^-68.
  static final double F0 = 0x1.06eba8214db69p-3;
  static final double F1 = -0x1.812746b0379e7p-2;
  static final double F2 = 0x1.ce2f21a042bdep-4;
  static final double F3 = -0x1.b82ce312889c2p-6;
  static final double F4 = 0x1.565bcd0e65192p-8;
  static final double F5 = -0x1.c02db3fef0144p-11;
  static final double F6 = 0x1.f9a326c2d8684p-14;
  static final double F7 = -0x1.f4d2562a04372p-17;
  static final double F8 = 0x1.b9e6518d1eccdp-20;
  static final double F9 = -0x1.5f6d9cb58e17ep-23;
  static final double F10 = 0x1.fc43efc445c88p-27;
  static final double F11 = -0x1.4e6358a2cdec5p-30;
  static final double F12 = 0x1.7f17123e4c8cap-34;
  static final double F13 = -0x1.29e12cd7fe4b4p-38;

  // −log erfc(u + 1) for 0 ≤ u ≤ 5, relative to 1/erfc within 2^-57.
  static final double H0 = 0x1.d97fbf27aa2a1p+0;
  static final double H1 = 0x1.51c9b0006c21ap+1;
  static final double H2 = 0x1.afabc11a2afd7p-1;
  static final double H3 = 0x1.5477f099b6ed6p-5;
  static final double H4 = -0x1.48c9d37fc6a3dp-7;
  static final double H5 = 0x1.033f5a1357cf3p-9;
  static final double H6 = -0x1.f1b04aa228fcdp-13;
  static final double H7 = -0x1.b92dd81fa9cbdp-16;
  static final double H8 = 0x1.c852a7edb93d3p-16;
  static final double H9 = -0x1.44845fbca6db6p-17;
  static final double H10 = 0x1.1e2466ceee835p-19;
  static final double H11 = -0x1.b7ced5babc7dap-23;
  static final double H12 = -0x1.f25cb9ac923dcp-25;
  static final double H13 = 0x1.1ed88a4a9843ep-25;
  static final double H14 = -0x1.24b864faf2c6bp-27;
  static final double H15 = 0x1.6a9da0f3f67d0p-30;
  static final double H16 = -0x1.066b3fa7491e3p-33;
  static final double H17 = 0x1.565f1827c0888p-38;

  private Coefficients() {}
}
