package io.kldiv.core.special;

import io.kldiv.core.kernel.ScalarMath;
import io.kldiv.core.kernel.ScalarTrigonometry;

/**
 * The logarithm of the gamma function, {@code log |Γ(x)|}.
 *
 * <p>On {@code [½, 3]} a polynomial times the function's zeros at 1 and 2, so that the relative
 * error stays small beside them; below {@code ½} and up to 10 by {@code Γ(x + 1) = x·Γ(x)} (DLMF
 * 5.5.1), from 10 by Stirling's series (DLMF 5.11.1), below 0 by reflection (DLMF 5.5.3).
 */
public final class LogGamma {
  /** {@code ½·log 2π}. */
  static final double HALF_LOG_2_PI = 0.9189385332046728;

  /** From here on Stirling's series has reached its accuracy. */
  static final double STIRLING = 10;

  private static final double LOG_PI = 1.1447298858494002;

  // log Γ(x)/((x − 1)(x − 2)) in x − 3/2 on [1, 2], within 2^-61.
  private static final double[] ONE_TO_TWO = {
    0x1.eeb95b094c191p-2,
    -0x1.2aed059bd608ap-3,
    0x1.01af62a2929e8p-4,
    -0x1.007aa83cee106p-5,
    0x1.1334235278e97p-6,
    -0x1.34dbda14a534ep-7,
    0x1.64f066526297dp-8,
    -0x1.a5035229e81b4p-9,
    0x1.f814b7a8ea944p-10,
    -0x1.313e8bbbf0a5cp-10,
    0x1.750aeafce189cp-11,
    -0x1.cb449093f4d2bp-12,
    0x1.1c73d7bb3879ap-12,
    -0x1.624418c291d11p-13,
    0x1.bb1b2f70eda70p-14,
    -0x1.153682ea04d6ap-14,
    0x1.5d42c628edbecp-15,
    -0x1.caf7091c01f9bp-16,
    0x1.22f60ff768e29p-16,
    -0x1.0f1aa0b730e2ep-17,
    0x1.5841c8f950e54p-18,
    -0x1.0b7547cbef874p-17,
    0x1.5690ac55f96fcp-18
  };

  // log Γ(x)/(x − 2) in x − 5/2 on [2, 3], within 2^-62.
  private static final double[] TWO_TO_THREE = {
    0x1.2383e809a67e8p-1,
    0x1.1200f695b0dd9p-2,
    -0x1.6f0ca9a1c2746p-5,
    0x1.646ae6e418adap-7,
    -0x1.95b11573d7e22p-9,
    0x1.f7e46161117e7p-11,
    -0x1.4a5d12d1b7f34p-12,
    0x1.c135f7f492cdbp-14,
    -0x1.3957c0bb2843dp-15,
    0x1.bd762ba2a03bbp-17,
    -0x1.41352f959e849p-18,
    0x1.d46e5d248efdbp-20,
    -0x1.58c6b6d154ad0p-21,
    0x1.ff01dd13d7af4p-23,
    -0x1.7832cb52c4760p-24,
    0x1.19d84064adbe7p-25,
    -0x1.f9bef90de4a63p-27,
    0x1.7e6e7b6ff8f9ap-28
  };

  // log Γ(x)/(x − 1) in x − 3/4 on [½, 1], within 2^-61.
  private static final double[] HALF_TO_ONE = {
    -0x1.a051c372609eep-1,
    0x1.17486335fff90p+0,
    -0x1.709f65e478978p-1,
    0x1.4f79918c96391p-1,
    -0x1.5891e03a4147fp-1,
    0x1.782f3256266cfp-1,
    -0x1.a9f0507abc2f8p-1,
    0x1.ee2877d7af5bap-1,
    -0x1.23bd04c88fe49p+0,
    0x1.5d2013bbe60d1p+0,
    -0x1.a646568c9568dp+0,
    0x1.019a83c4fadb4p+1,
    -0x1.3c95b30956a2ep+1,
    0x1.878b7802457d9p+1,
    -0x1.e6b9dbc7733d0p+1,
    0x1.2edf421925ebfp+2,
    -0x1.7bb96149a1e52p+2,
    0x1.f06575cb64c83p+2,
    -0x1.3976c6b500673p+3,
    0x1.2477f179ad4e4p+3,
    -0x1.7211690bcc5e7p+3,
    0x1.1c9d85a508abdp+5,
    -0x1.6ba1ad7816c38p+5
  };

  // B₂ₖ/(2k(2k − 1)), k = 1, 2, …
  private static final double[] SERIES = {
    1.0 / 12,
    -1.0 / 360,
    1.0 / 1260,
    -1.0 / 1680,
    1.0 / 1188,
    -691.0 / 360360,
    1.0 / 156,
    -3617.0 / 122400,
    43867.0 / 244188
  };

  // x·(what Stirling's formula leaves out) about the middle of [1, 2], within 2^-60.
  private static final double[] REMAINDER_1 = {
    0x1.50c7285ea5b67p-4,
    0x1.6244405d78e62p-10,
    -0x1.3c5c1f1fb2346p-10,
    0x1.ee3c5c99f4c53p-11,
    -0x1.657ed29b3e990p-11,
    0x1.ebfae6ab7154ep-12,
    -0x1.4709940ec157ap-12,
    0x1.a834c03e4663cp-13,
    -0x1.0e44a2b849ec2p-13,
    0x1.53fc88d89f0e6p-14,
    -0x1.a7ca0b7370512p-15,
    0x1.0673aeb2bd005p-15,
    -0x1.43bd55f1ecc86p-16,
    0x1.8e45fc1da71acp-17,
    -0x1.e84fb2b185d1ap-18,
    0x1.2bdac055f13d4p-18,
    -0x1.7a1933e734470p-19,
    0x1.d10f6c8ece135p-20,
    -0x1.c8f4d43d269f2p-21,
    0x1.192a60a41b861p-21,
    -0x1.704c23bdd1bc0p-21,
    0x1.c8ad2ee965ce8p-22
  };

  // x·(what Stirling's formula leaves out) about the middle of [2, 4.5], within 2^-60.
  private static final double[] REMAINDER_2 = {
    0x1.54488ff8963c6p-4,
    0x1.42b623a6cc6a9p-13,
    -0x1.20830be5dd69ep-14,
    0x1.c77fd098ae0bep-16,
    -0x1.4f0a02feae79ep-17,
    0x1.d6890404ea2cep-19,
    -0x1.3fa24cba73991p-20,
    0x1.a77f9b302892fp-22,
    -0x1.1316327b94cb1p-23,
    0x1.5fbe453405bd0p-25,
    -0x1.bbf116e274c34p-27,
    0x1.152203f9cf90fp-28,
    -0x1.56d513045d167p-30,
    0x1.a4e946ac811eap-32,
    -0x1.012ccba0dccd8p-33,
    0x1.37f469d33fdddp-35,
    -0x1.7117b7dc3229cp-37,
    0x1.bbff9202ac88bp-39,
    -0x1.3286325d9ad2ep-40,
    0x1.6dee6ba245cffp-42,
    -0x1.435f34b659300p-45,
    0x1.83b173c696edep-47,
    -0x1.4559b829b7fa3p-46,
    0x1.817edebbf18d1p-48
  };

  // x·(what Stirling's formula leaves out) about the middle of [4.5, 10], within 2^-61.
  private static final double[] REMAINDER_3 = {
    0x1.551e37539b860p-4,
    0x1.e3f74770ce181p-17,
    -0x1.8db5700c25005p-19,
    0x1.22054f41289f4p-21,
    -0x1.8be44e47d185ep-24,
    0x1.02fab6ba52e63p-26,
    -0x1.48e738542997bp-29,
    0x1.988f2d102b41ap-32,
    -0x1.f2d75f80f95ecp-35,
    0x1.2c5967c210834p-37,
    -0x1.659279f08b844p-40,
    0x1.a59e7cb855c6ep-43,
    -0x1.ecf89ab5607a1p-46,
    0x1.1e33d71d85928p-48,
    -0x1.4b26ac4fdc811p-51,
    0x1.7bf3d6bfdd348p-54,
    -0x1.a59c45f98adaep-57,
    0x1.df981d02a1047p-60,
    -0x1.459305f62cd8ap-62,
    0x1.6e3dc14e36af7p-65,
    -0x1.b0973e92961d2p-70,
    0x1.f2b65f45bb72fp-73,
    -0x1.17978661263efp-72,
    0x1.366ebb8327437p-75
  };

  private LogGamma() {}

  /**
   * {@code log |Γ(x)|}, error under 3 ulp for {@code x > 0}; below 0, where it has zeros, error
   * under {@code 1e-15·(1 + |x|·log|x|)}.
   *
   * @param x any number
   * @return {@code +∞} at 0, the negative integers and the infinities
   */
  public static double of(double x) {
    if (x >= 0.5) {
      return x < STIRLING ? middle(x) : stirling(x);
    }
    if (x > 0) {
      return onePlus(x) - ScalarMath.log(x);
    }
    return x <= 0 ? reflected(x) : x;
  }

  /**
   * What Stirling's formula leaves out: {@code log Γ(x) − (x − ½)·log x + x − ½·log 2π} for {@code
   * x > 0}, error under 4 ulp for {@code x ≥ 10} and under {@code 1e-15} below.
   *
   * @param x a positive number
   * @return a positive number, about {@code 1/(12x)} for a large x
   */
  public static double remainder(double x) {
    if (x >= STIRLING) {
      double r = 1 / x;
      return r * Polynomial.of(SERIES, r * r);
    }
    if (x < 1) {
      return of(x) - Math.fma(x - 0.5, ScalarMath.log(x), HALF_LOG_2_PI - x);
    }
    if (x < 2) {
      return Polynomial.of(REMAINDER_1, x - 1.5) / x;
    }
    return (x < 4.5 ? Polynomial.of(REMAINDER_2, x - 3.25) : Polynomial.of(REMAINDER_3, x - 7.25))
        / x;
  }

  /** {@code log Γ(1 + x)} for {@code x ≥ 0}, also where {@code 1 + x} is rounded. */
  static double onePlus(double x) {
    return x <= 1 ? x * (x - 1) * Polynomial.of(ONE_TO_TWO, x - 0.5) : of(x + 1);
  }

  private static double middle(double x) {
    if (x < 1) {
      return (x - 1) * Polynomial.of(HALF_TO_ONE, x - 0.75);
    }
    if (x <= 2) {
      return (x - 1) * (x - 2) * Polynomial.of(ONE_TO_TWO, x - 1.5);
    }
    double y = x;
    double product = 1;
    while (y > 3) {
      y -= 1;
      product *= y;
    }
    double rest = (y - 2) * Polynomial.of(TWO_TO_THREE, y - 2.5);
    return product == 1 ? rest : rest + ScalarMath.log(product);
  }

  private static double stirling(double x) {
    if (x == Double.POSITIVE_INFINITY) {
      return x;
    }
    double r = 1 / x;
    double tail = r * Polynomial.of(SERIES, r * r);
    return Math.fma(x - 0.5, ScalarMath.log(x) - 1, (HALF_LOG_2_PI - 0.5) + tail);
  }

  private static double reflected(double x) {
    double r = x - Math.rint(x);
    if (r == 0 || x == Double.NEGATIVE_INFINITY) {
      return Double.POSITIVE_INFINITY;
    }
    double sine = Math.abs(ScalarTrigonometry.sin(Math.PI * r));
    return LOG_PI - ScalarMath.log(sine) - ScalarMath.log(-x) - of(-x);
  }
}
