package io.kldiv.runner.experiment;

import io.kldiv.core.loss.Loss;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.models.Model;
import io.kldiv.optim.Optimizer;
import io.kldiv.runner.data.DataConfig;
import io.kldiv.runner.metric.Metric;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An experiment: its components are the keys of an experiment file.
 *
 * @param name the name of the folder of its runs
 * @param seed the number from which every random stream is derived
 * @param data where the data comes from and what is done to it
 * @param model what predicts
 * @param loss how far a prediction is from the target
 * @param divergence the weighted divergences that are added to the loss
 * @param optimizer how the parameters change
 * @param training how long and in which portions
 * @param metrics what is measured besides
 */
public record Experiment(
    @Describe("Name of the experiment, and of the folder of its runs.") String name,
    @Describe("Seed: every random stream is derived from it by name.") @Default("0") long seed,
    @Describe("Where the data comes from and what is done to it.") DataConfig data,
    @Describe("What predicts.") Model model,
    @Describe("How far a prediction is from the target; the mean over samples is minimised.")
        Loss loss,
    @Describe("Weighted divergences that are added to the loss: one, or a list.") @Default("[]")
        List<DivergenceTerm> divergence,
    @Describe("How the parameters change.") Optimizer optimizer,
    @Describe("How long training runs, and in which portions.") Training training,
    @Describe("What is measured besides loss and divergence.") @Default("[]")
        List<Metric> metrics) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /**
   * Checks the name and copies the lists.
   *
   * @throws IllegalArgumentException if the name cannot be the name of a folder
   */
  public Experiment {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name '%s' cannot be the name of a folder: use letters, digits, '.', '_' and '-'"
              .formatted(name));
    }
    divergence = List.copyOf(divergence);
    metrics = List.copyOf(metrics);
  }
}
