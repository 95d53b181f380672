package io.kldiv.runner.experiment;

import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;

/**
 * When to stop before the planned end.
 *
 * @param monitor what is watched on the validation part: {@code objective}, {@code loss}, or the
 *     name of a divergence or metric of the experiment
 * @param patience the number of evaluations without an improvement after which training stops
 * @param minimumChange the least change that counts as an improvement
 * @param restoreBest whether the parameters of the best epoch are kept
 */
public record EarlyStopping(
    @Describe(
            "What is watched on the validation part: objective, loss, or the name of a divergence"
                + " or metric of the experiment.")
        @Default("objective")
        String monitor,
    @Describe("Evaluations without an improvement after which training stops.")
        @Default("10")
        @Range(min = 1)
        int patience,
    @Describe("Least change that counts as an improvement.") @Default("0") @Range(min = 0)
        double minimumChange,
    @Describe("Whether the parameters of the best epoch are kept.") @Default("true")
        boolean restoreBest) {}
