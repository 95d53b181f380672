package io.kldiv.core.special;

/**
 * The gap between the convex function {@code g = logNormaliser} of {@link BesselRatio} and its
 * tangent, which is the divergence of two von Mises–Fisher laws of one direction.
 *
 * <p>It is {@code ∫ (b − κ)·A′(κ) dκ} from a to b with the derivative A of g: an integrand of one
 * sign, so nothing cancels. By Gauss–Legendre with ten nodes on panels that are no wider than 1 or
 * than their distance from 0; the nearest singularities lie on the imaginary axis, at 1.57 or
 * further.
 */
public final class BesselGap {
  private static final double[] NODES = {
    0.013046735741414128,
    0.06746831665550773,
    0.16029521585048778,
    0.2833023029353764,
    0.4255628305091844,
    0.5744371694908156,
    0.7166976970646236,
    0.8397047841495122,
    0.9325316833444923,
    0.9869532642585859
  };
  private static final double[] WEIGHTS = {
    0.03333567215434407,
    0.0747256745752902,
    0.109543181257991,
    0.13463335965499826,
    0.1477621123573764,
    0.1477621123573764,
    0.13463335965499826,
    0.109543181257991,
    0.0747256745752902,
    0.03333567215434407
  };

  private BesselGap() {}

  /**
   * {@code g(b) − g(a) − A(a)·(b − a)}.
   *
   * @param order ν, at least −½
   * @param b a number not below 0
   * @param a a number not below 0
   * @return a number not below 0, exactly 0 where {@code a = b}; NaN outside of this domain
   */
  public static double bregman(double order, double b, double a) {
    if (!(a >= 0 && b >= 0 && a < Double.POSITIVE_INFINITY && b < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    double sum = 0;
    double end = a;
    while (end != b) {
      double start = end;
      double width = Math.max(1, b > a ? start : 0.5 * start);
      end = Math.abs(b - start) <= width ? b : b > a ? start + width : start - width;
      sum += panel(order, start, end - start, b - start);
    }
    return sum;
  }

  private static double panel(double order, double start, double step, double rest) {
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      double gap = Math.fma(-NODES[i], step, rest);
      sum += WEIGHTS[i] * gap * BesselRatio.slope(order, Math.fma(NODES[i], step, start));
    }
    return sum * step;
  }
}
