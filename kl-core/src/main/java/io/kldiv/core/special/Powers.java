package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarPower;

/** Whole powers. */
final class Powers {
  private Powers() {}

  /** {@code x⁻ⁿ} for {@code n ≥ 1}, error under 2.5 ulp. */
  static double inverse(double x, int n) {
    return switch (n) {
      case 1 -> 1 / x;
      case 2 -> 1 / (x * x);
      case 3 -> 1 / (x * x * x);
      default -> ScalarPower.pow(x, -n);
    };
  }
}
