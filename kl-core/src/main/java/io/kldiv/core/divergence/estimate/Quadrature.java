package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.divergence.DivergenceValue.Method;
import io.kldiv.core.divergence.Evaluation;
import io.kldiv.core.divergence.f.Generator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The f-divergence of two densities of one number as an integral, by adaptive Gauss-Kronrod
 * quadrature with 7 and 15 points (Piessens et al. 1983, QUADPACK, QAG). The support is mapped to
 * (−1, 1); the interval with the greatest error is halved until the sum of errors is small.
 *
 * <p>The error of the result is the sum of the differences between the two rules: an estimate, in
 * practice far above the true error, but no bound, since a density may have a peak that no point
 * meets, or be infinite at an edge. Peaks at the means of P and Q are looked for. {@link
 * QuadratureEstimator} adds a bound, see {@link Enclosure}.
 */
public final class Quadrature {
  private static final int START = 16;
  private static final double RELATIVE = 1e-12;
  private static final double ABSOLUTE = 1e-15;

  private static final double[] NODES = {
    0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945,
    0.5860872354676911, 0.4058451513773972, 0.2077849550078985, 0.0
  };
  private static final double[] KRONROD = {
    0.0229353220105292, 0.0630920926299786, 0.1047900103222502, 0.1406532597159259,
    0.1690047266392679, 0.1903505780647854, 0.2044329400752989, 0.2094821410847278
  };
  private static final double[] GAUSS = {
    0.1294849661688697, 0.2797053914892767, 0.3818300505051189, 0.4179591836734694
  };

  private final Generator generator;
  private final String direction;
  private final int maxIntervals;

  /**
   * A quadrature.
   *
   * @param generator f, such as {@code Generator.power(1)} for D(P‖Q)
   * @param direction the formula's order, for the result
   * @param maxIntervals the most intervals, at least 16
   */
  public Quadrature(Generator generator, String direction, int maxIntervals) {
    this.generator = generator;
    this.direction = direction;
    this.maxIntervals = maxIntervals;
  }

  /**
   * The divergence.
   *
   * @param p a distribution of one number, of constants, of batch size 1
   * @param q another
   * @return the value with the estimate of its error; +∞ where the integrand is infinite at a point
   * @throws DivergenceException if they have more numbers, or are discrete
   */
  public DivergenceValue of(Distribution p, Distribution q) {
    Integrand.requireOneNumber("quadrature", p, q);
    Line line = Line.of(p, q);
    PriorityQueue<Piece> pieces =
        new PriorityQueue<>(Comparator.comparingDouble(Piece::error).reversed());
    try (Integrand integrand = new Integrand(p, q, generator, 15)) {
      double[] starts = line.starts();
      for (int i = 1; i < starts.length; i++) {
        pieces.add(piece(integrand, line, starts[i - 1], starts[i]));
      }
      while (pieces.size() < maxIntervals && !settled(pieces)) {
        Piece worst = pieces.remove();
        double middle = 0.5 * (worst.from() + worst.to());
        pieces.add(piece(integrand, line, worst.from(), middle));
        pieces.add(piece(integrand, line, middle, worst.to()));
      }
    }
    double value = pieces.stream().mapToDouble(Piece::value).sum();
    double error = pieces.stream().mapToDouble(Piece::error).sum();
    String detail = "adaptive Gauss-Kronrod, %d intervals".formatted(pieces.size());
    boolean infinite = value == Double.POSITIVE_INFINITY;
    return DivergenceValue.nats(
        value, infinite ? 0 : error, direction, How.of(Method.QUADRATURE, detail));
  }

  private static boolean settled(PriorityQueue<Piece> pieces) {
    double value = 0;
    double error = 0;
    for (Piece piece : pieces) {
      value += piece.value();
      error += piece.error();
    }
    return !(error > Math.max(ABSOLUTE, RELATIVE * value)) || value == Double.POSITIVE_INFINITY;
  }

  private static Piece piece(Integrand integrand, Line line, double from, double to) {
    double half = 0.5 * (to - from);
    double centre = 0.5 * (to + from);
    double[] x = new double[15];
    double[] u = new double[15];
    for (int i = 0; i < 15; i++) {
      u[i] = centre + half * (i < 8 ? -NODES[i] : NODES[14 - i]);
      x[i] = line.x(u[i]);
    }
    integrand.at(x);
    double kronrod = 0;
    double gauss = 0;
    for (int i = 0; i < 15; i++) {
      int node = i < 8 ? i : 14 - i;
      double density = integrand.value(i);
      double value = density == 0 ? 0 : density * line.slope(u[i]);
      kronrod += KRONROD[node] * value;
      gauss += node % 2 == 1 ? GAUSS[node / 2] * value : 0;
    }
    double value = kronrod * half;
    double error = Math.abs(kronrod - gauss) * half;
    return new Piece(from, to, value, Double.isNaN(error) ? 0 : error);
  }

  private record Piece(double from, double to, double value, double error) {}

  /** The support as an image of (−1, 1). */
  private record Line(Family.Support support, double centre, double scale, double otherCentre) {
    static Line of(Distribution p, Distribution q) {
      Family.Support support = p.family().support();
      Family.Support other = q.family().support();
      requireDensity(p, support);
      requireDensity(q, other);
      double centre = finite(Evaluation.values(p.mean())[0], 0);
      double variance = p.variance().map(node -> Evaluation.values(node)[0]).orElse(1.0);
      double scale = Math.sqrt(finite(variance, 1));
      double otherCentre = finite(Evaluation.values(q.mean())[0], centre);
      Family.Support common = support == other ? support : Family.Support.REAL;
      return new Line(common, centre, scale > 0 ? scale : 1, otherCentre);
    }

    private static void requireDensity(Distribution distribution, Family.Support support) {
      switch (support) {
        case REAL, POSITIVE, UNIT_INTERVAL, BOUNDED, ANGLE -> {}
        case ONE_HOT, BINARY, COUNTS, SIMPLEX, SPHERE ->
            throw new DivergenceException(
                "'quadrature' needs densities of a real number, which %s on %s has not"
                    .formatted(distribution.family(), support));
      }
    }

    private static double finite(double x, double otherwise) {
      return Double.isFinite(x) ? x : otherwise;
    }

    double x(double u) {
      return switch (support) {
        case POSITIVE -> size() * (1 + u) / (1 - u);
        case UNIT_INTERVAL -> 0.5 * (1 + u);
        case ANGLE -> Math.PI * u;
        default -> centre + scale * u / (1 - u * u);
      };
    }

    double slope(double u) {
      return switch (support) {
        case POSITIVE -> size() * 2 / ((1 - u) * (1 - u));
        case UNIT_INTERVAL -> 0.5;
        case ANGLE -> Math.PI;
        default -> scale * (1 + u * u) / ((1 - u * u) * (1 - u * u));
      };
    }

    private double size() {
      return centre > 0 ? centre : 1;
    }

    /** Even pieces of (−1, 1), and one more boundary at the mean of Q. */
    double[] starts() {
      double[] starts = new double[START + 2];
      for (int i = 0; i <= START; i++) {
        starts[i] = 2.0 * i / START - 1;
      }
      starts[START + 1] = support == Family.Support.REAL ? inverse(otherCentre) : 0;
      Arrays.sort(starts);
      return starts;
    }

    /** The u of a real x: the root of x·(1 − u²) = u in (−1, 1). */
    private double inverse(double x) {
      double z = (x - centre) / scale;
      return 2 * z / (1 + Math.sqrt(1 + 4 * z * z));
    }
  }
}
