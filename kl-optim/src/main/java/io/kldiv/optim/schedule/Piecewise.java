package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import java.util.List;

/** A value for each stretch of time. */
@Describe(
    value = "A value for each stretch of time: the next of 'values' begins at each boundary.",
    formula = "values[number of boundaries ≤ epoch]",
    source = "keras PiecewiseConstantDecay, whose boundaries still have the value before")
public final class Piecewise implements Schedule {
  private final Config config;
  private final double[] values;
  private final long[] boundaries;

  /**
   * The configuration.
   *
   * @param values the values, each at least 0, one more than there are boundaries
   * @param boundaries the times at which the next value begins, rising
   * @param unit what {@code boundaries} count
   */
  public record Config(
      @Describe("The values, one more than there are boundaries.") @Range(min = 0)
          List<Double> values,
      @Describe("The epochs (or steps) after which the next value begins, in rising order.")
          @Range(min = 1)
          List<Long> boundaries,
      @Describe("What 'boundaries' count: epochs or steps.") @Default("epochs") Unit unit) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the boundaries do not rise, or there is not one value
     *     more than there are boundaries
     */
    public Config {
      boundaries = Milestones.rising("boundaries", boundaries);
      values = List.copyOf(values);
      if (values.size() != boundaries.size() + 1) {
        throw new IllegalArgumentException(
            "values must be one more than the boundaries, but there are %d values and %d boundaries"
                .formatted(values.size(), boundaries.size()));
      }
    }
  }

  /** Creates the schedule. */
  public Piecewise(Config config) {
    this.config = config;
    this.values = config.values().stream().mapToDouble(Double::doubleValue).toArray();
    this.boundaries = Milestones.array(config.boundaries());
  }

  @Override
  public double at(long step, Horizon horizon) {
    return values[Milestones.past(boundaries, config.unit().time(step, horizon))];
  }
}
