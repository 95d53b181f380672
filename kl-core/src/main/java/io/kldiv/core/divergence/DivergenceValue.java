package io.kldiv.core.divergence;

import java.util.Locale;
import java.util.Objects;

/**
 * A divergence as a number that says what it is. The unit is the nat.
 *
 * @param value in nats, possibly +∞
 * @param direction the formula's order: {@code D(P‖Q)}
 * @param method how it was computed
 * @param error 0 for a closed form, up to rounding; a bound for a quadrature or a sum; the standard
 *     error for an estimate
 */
public record DivergenceValue(double value, String direction, Method method, double error) {
  /** Checks that no component is null. */
  public DivergenceValue {
    Objects.requireNonNull(direction);
    Objects.requireNonNull(method);
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

  /** A sentence: {@code D(P‖Q) = 0.25 nats (closed form)}. */
  @Override
  public String toString() {
    String how = method.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String margin = error == 0 ? "" : " ± " + error;
    return "%s = %s%s nats (%s)".formatted(direction, value, margin, how);
  }
}
