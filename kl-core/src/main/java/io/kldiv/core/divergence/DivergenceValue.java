package io.kldiv.core.divergence;

import io.kldiv.core.kernel.ScalarMath;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A divergence as a number that says what it is.
 *
 * @param value the number in its unit, possibly +∞; an estimate may be negative
 * @param error what {@link How#errorKind} says: 0 for a closed form, up to rounding; a bound or an
 *     estimate of the error; a standard error. NaN if it is not known
 * @param unit the unit of both
 * @param direction the formula's order: {@code D(P‖Q)}
 * @param how the way it was computed
 */
public record DivergenceValue(double value, double error, Unit unit, String direction, How how) {
  /** Checks that no component is null. */
  public DivergenceValue {
    Objects.requireNonNull(unit);
    Objects.requireNonNull(direction);
    Objects.requireNonNull(how);
  }

  /**
   * A value in nats.
   *
   * @param value in nats
   * @param error in nats
   * @param direction the formula's order
   * @param how the way it was computed
   */
  public static DivergenceValue nats(double value, double error, String direction, How how) {
    return new DivergenceValue(value, error, Unit.NATS, direction, how);
  }

  /** The unit of information: the base of the logarithm. */
  public enum Unit {
    /** Base e. */
    NATS(ScalarMath.exp(1)),
    /** Base 2. */
    BITS(2),
    /** Base 10. */
    DITS(10);

    private final double base;

    Unit(double base) {
      this.base = base;
    }

    private double perNat() {
      return this == NATS ? 1 : 1 / ScalarMath.log(base);
    }
  }

  /** The way a divergence is computed. */
  public enum Method {
    /** A formula in the parameters. */
    CLOSED_FORM,
    /** An integral by quadrature. */
    QUADRATURE,
    /** A truncated sum over the support. */
    SUM,
    /** The mean over samples drawn from the distributions. */
    MONTE_CARLO,
    /** An estimate from samples of unknown distributions. */
    SAMPLE_ESTIMATE
  }

  /** What the error of a value is. */
  public enum ErrorKind {
    /** There is none but rounding. */
    ROUNDING,
    /** The true value is no farther away, rounding aside. */
    BOUND,
    /** A guess at the distance of the true value, which may be farther away. */
    ESTIMATE,
    /** The standard deviation of the value over repetitions. */
    STANDARD_ERROR
  }

  /**
   * How a value came about.
   *
   * @param method the way
   * @param detail its settings in words, such as {@code k3 over 1000 samples}; may be empty
   * @param zeros what happens where P or Q gives probability 0, in words; may be empty
   * @param bins the edges of the bins, in rising order; empty if there are none
   * @param errorKind what the error is
   */
  public record How(
      Method method, String detail, String zeros, List<Double> bins, ErrorKind errorKind) {
    /** Copies the edges. */
    public How {
      Objects.requireNonNull(method);
      Objects.requireNonNull(errorKind);
      Objects.requireNonNull(detail);
      Objects.requireNonNull(zeros);
      bins = List.copyOf(bins);
    }

    /** A way with the kind of error that its method has. */
    public How(Method method, String detail, String zeros, List<Double> bins) {
      this(
          method,
          detail,
          zeros,
          bins,
          switch (method) {
            case CLOSED_FORM -> ErrorKind.ROUNDING;
            case QUADRATURE, SUM -> ErrorKind.ESTIMATE;
            case MONTE_CARLO, SAMPLE_ESTIMATE -> ErrorKind.STANDARD_ERROR;
          });
    }

    /** The same way, whose error is a bound. */
    public How bounded() {
      return new How(method, detail, zeros, bins, ErrorKind.BOUND);
    }

    /** A way without bins, in which zeros are exact: {@code 0·log 0 = 0}, and +∞ is +∞. */
    public static How of(Method method, String detail) {
      return new How(method, detail, "exact", List.of());
    }
  }

  /** The way it was computed. */
  public Method method() {
    return how.method();
  }

  /** The same quantity in another unit. */
  public DivergenceValue in(Unit other) {
    double factor = other.perNat() / unit.perNat();
    return new DivergenceValue(value * factor, error * factor, other, direction, how);
  }

  /** A sentence: {@code D(P‖Q) = 0.25 nats (closed form)}. */
  @Override
  public String toString() {
    String way = how.method().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String detail = how.detail().isEmpty() ? way : way + ", " + how.detail();
    String margin = error == 0 || Double.isNaN(error) ? "" : " ± " + error;
    String units = unit.name().toLowerCase(Locale.ROOT);
    return "%s = %s%s %s (%s)".formatted(direction, value, margin, units, detail);
  }
}
