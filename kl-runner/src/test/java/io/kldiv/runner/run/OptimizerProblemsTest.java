package io.kldiv.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.StudentT;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Products;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.models.Model;
import io.kldiv.models.Network;
import io.kldiv.models.Parameters;
import io.kldiv.models.Prediction;
import io.kldiv.models.Task;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.experiment.ExperimentLoader;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.plugin.Plugins;
import io.kldiv.runner.train.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an optimizer has against the model is shown at the optimizer. */
class OptimizerProblemsTest {
  @TempDir private Path folder;

  @Test
  void aFamilyWithoutAClosedFormHasNoFisherMatrix() throws IOException {
    ConfigException wrong = run("test/heavy", "natural-gradient");
    assertThat(wrong.text())
        .contains("experiment.yaml:5:12: ")
        .contains("the optimizer asks how far predictions move")
        .contains("no closed form of KL(student-t ‖ student-t)");
    assertThat(folder.resolve("heavy")).doesNotExist();
  }

  @Test
  void aModelThatDoesNotNameItsDenseLayersHasNoFactors() throws IOException {
    assertThat(run("test/bare", "k-fac").text())
        .contains("experiment.yaml:5:12: ")
        .contains("the factors are known only if a model consists of dense layers")
        .contains("of the parameters [weight] those of 0 are known");
  }

  private ConfigException run(String model, String optimizer) throws IOException {
    Path file = folder.resolve("experiment.yaml");
    Files.writeString(
        file,
        """
        name: heavy
        data: {source: {type: uniform-random, rows: 20, columns: 3, outputs: 2}}
        model: %s
        loss: mse
        optimizer: %s
        training: {epochs: 1}
        """
            .formatted(model, optimizer));
    List<KlPlugin> plugins = new ArrayList<>(List.of(new Heavy()));
    ServiceLoader.load(KlPlugin.class).forEach(plugins::add);
    LoadedExperiment loaded = new ExperimentLoader(PartRegistry.of(plugins)).load(file, List.of());
    ExperimentRun run =
        new ExperimentRun(
            loaded, new RunOptions(folder, 1, "test", Plugins.none()), new StopSignal());
    return catchThrowableOfType(ConfigException.class, () -> run.run(new Silence()));
  }

  /** A plug-in with a model that predicts a Student-t. */
  public static final class Heavy implements KlPlugin {
    @Override
    public String name() {
      return "heavy";
    }

    @Override
    public void register(PartRegistry.Builder parts) {
      parts.add(Model.class, "test/heavy", HeavyTails.class);
      parts.add(Model.class, "test/bare", Bare.class);
    }
  }

  /** Linear regression with a Student-t around it. */
  @Describe("Linear regression with heavy tails.")
  public static final class HeavyTails implements Model {
    @Override
    public Optional<Family> family(TargetKind target) {
      return target == TargetKind.NUMBERS ? Optional.of(StudentT.FAMILY) : Optional.empty();
    }

    @Override
    public Network build(Task task, Parameters parameters) {
      Node weight =
          parameters.add(
              "weight",
              Shape.of(task.features(), task.outputs()),
              (v, offset, shape, random) -> {});
      return (features, mode) ->
          Prediction.of(
              new StudentT(row(5, task), Products.matmul(features, weight), row(1, task)));
    }

    private static Node row(double value, Task task) {
      return Layouts.broadcastTo(Node.constant(value), Shape.of(1, task.outputs()));
    }
  }

  /** Linear regression that keeps its layer to itself. */
  @Describe("Linear regression without named layers.")
  public static final class Bare implements Model {
    @Override
    public Optional<Family> family(TargetKind target) {
      return target == TargetKind.NUMBERS ? Optional.of(Normal.FAMILY) : Optional.empty();
    }

    @Override
    public Network build(Task task, Parameters parameters) {
      Shape shape = Shape.of(task.features(), task.outputs());
      Node weight = parameters.add("weight", shape, (v, offset, s, random) -> {});
      return (features, mode) ->
          Prediction.of(Normal.of(Products.matmul(features, weight), Node.constant(1.0)));
    }
  }
}
