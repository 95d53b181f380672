package io.kldiv.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kldiv.core.part.Describe;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.optim.Link;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.experiment.ExperimentLoader;
import io.kldiv.runner.experiment.LoadedExperiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the rate is found in an optimizer. Oracle: the configuration. */
final class RateFinderTest {
  private final RateFinder finder = new RateFinder(1e-3, 1, 11);

  @TempDir private Path folder;

  @Test
  void findsTheRatesOfAnOptimizerThatIsMadeOfOthers() throws IOException {
    assertThat(
            finder.overrides(
                load("{type: test/several, rules: [{type: adam, learningRate: 1}, gd-like]}")))
        .startsWith(
            "optimizer.rules[0].learningRate={type: exponential, initial: 0.001, factor: 1000.0,"
                + " steps: 10}",
            "training.steps=11");
  }

  @Test
  void saysSoIfThereIsNoRateThatCanBeASchedule() throws IOException {
    LoadedExperiment loaded = load("{type: test/several, rules: [gd-like]}");
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> finder.overrides(loaded));
    assertThat(wrong.text())
        .contains(":5:")
        .contains("a range test needs an optimizer with a key 'learningRate'");
  }

  private LoadedExperiment load(String optimizer) throws IOException {
    Path file = folder.resolve("experiment.yaml");
    Files.writeString(
        file,
        """
        name: several
        data: {source: {type: uniform-random, rows: 20, columns: 3, outputs: 2}}
        model: {type: mlp, hidden: [4]}
        loss: mse
        optimizer: %s
        training: {epochs: 1}
        """
            .formatted(optimizer));
    List<KlPlugin> plugins = new ArrayList<>(List.of(new Rules()));
    ServiceLoader.load(KlPlugin.class).forEach(plugins::add);
    return new ExperimentLoader(PartRegistry.of(plugins)).load(file, List.of());
  }

  /** A plug-in with an optimizer of several, and one whose rate is fixed. */
  public static final class Rules implements KlPlugin {
    @Override
    public String name() {
      return "rules";
    }

    @Override
    public void register(PartRegistry.Builder parts) {
      parts.add(Optimizer.class, "test/several", Several.class);
      parts.add(Optimizer.class, "gd-like", Fixed.class);
    }
  }

  /** Several rules. */
  @Describe("Several.")
  public record Several(Config config) implements Optimizer {
    /** Their list. */
    public record Config(@Describe("The rules.") List<Optimizer> rules) {}

    @Override
    public List<Link> links() {
      return config.rules().stream().flatMap(rule -> rule.links().stream()).toList();
    }
  }

  /** A fixed rate. */
  @Describe("Fixed.")
  public record Fixed() implements Optimizer {
    @Override
    public List<Link> links() {
      Schedule rate = (step, horizon) -> 0.1;
      return List.of(io.kldiv.optim.Links.scaleByRate(rate));
    }
  }
}
