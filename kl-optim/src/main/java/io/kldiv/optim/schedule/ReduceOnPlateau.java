package io.kldiv.optim.schedule;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.optim.Horizon;
import io.kldiv.optim.ObservingSchedule;

/**
 * A value that falls by a factor when the monitored value has not improved for more than {@code
 * patience} epochs; the rule of PyTorch's ReduceLROnPlateau with mode "min" and a relative
 * threshold.
 *
 * <p>An epoch improves on the best so far, b, if its value is below b − threshold·|b|. (PyTorch has
 * b·(1 − threshold), which for a negative b would call a worse value better.) A value that is not a
 * number never improves.
 */
@Describe(
    value =
        "A value that is multiplied by 'factor' when the monitored loss has not improved for more"
            + " than 'patience' epochs.",
    source = "torch.optim.lr_scheduler.ReduceLROnPlateau")
public final class ReduceOnPlateau implements ObservingSchedule {
  private static final int VALUE = 0;
  private static final int BEST = 1;
  private static final int BAD_EPOCHS = 2;
  private static final int COOLDOWN = 3;

  private final Config config;

  /**
   * The configuration.
   *
   * @param initial the value at first, at least 0
   * @param factor what it is multiplied by, in (0, 1)
   * @param patience how many epochs without improvement are let pass, at least 0
   * @param threshold how much better an improvement must be, relative, in [0, 1)
   * @param cooldown how many epochs after a reduction are not counted, at least 0
   * @param minimum the lowest value, at least 0
   */
  public record Config(
      @Describe("The value at first.") @Range(min = 0) double initial,
      @Describe("What the value is multiplied by.")
          @Default("0.1")
          @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
          double factor,
      @Describe("How many epochs without improvement are let pass.") @Default("10") @Range(min = 0)
          int patience,
      @Describe("How much lower than the best so far, relative to it, counts as an improvement.")
          @Default("1e-4")
          @Range(min = 0, max = 1, maxExclusive = true)
          double threshold,
      @Describe("How many epochs after a reduction are not counted.") @Default("0") @Range(min = 0)
          int cooldown,
      @Describe("The lowest value.") @Default("0") @Range(min = 0) double minimum) {
    /**
     * Checks what the components need of each other.
     *
     * @throws IllegalArgumentException if {@code minimum} is above {@code initial}
     */
    public Config {
      if (minimum > initial) {
        throw new IllegalArgumentException(
            "minimum must not be above initial, but is %s and initial %s"
                .formatted(minimum, initial));
      }
    }
  }

  /** Creates the schedule. */
  public ReduceOnPlateau(Config config) {
    this.config = config;
  }

  @Override
  public double[] start() {
    return new double[] {config.initial(), Double.POSITIVE_INFINITY, 0, 0};
  }

  @Override
  public void observe(double value, double[] state) {
    double best = state[BEST];
    if (value < best * (1 - Math.copySign(config.threshold(), best))) {
      state[BEST] = value;
      state[BAD_EPOCHS] = 0;
    } else {
      state[BAD_EPOCHS]++;
    }
    if (state[COOLDOWN] > 0) {
      state[COOLDOWN]--;
      state[BAD_EPOCHS] = 0;
    }
    if (state[BAD_EPOCHS] > config.patience()) {
      state[VALUE] = Math.max(state[VALUE] * config.factor(), config.minimum());
      state[COOLDOWN] = config.cooldown();
      state[BAD_EPOCHS] = 0;
    }
  }

  @Override
  public double at(long step, Horizon horizon, double[] state) {
    return state[VALUE];
  }
}
