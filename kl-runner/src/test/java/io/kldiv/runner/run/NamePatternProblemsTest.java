package io.kldiv.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.experiment.ExperimentLoader;
import io.kldiv.runner.experiment.LoadedExperiment;
import io.kldiv.runner.plugin.Plugins;
import io.kldiv.runner.train.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pattern that matches no parameter is shown where it is written. */
class NamePatternProblemsTest {
  @TempDir private Path folder;

  @Test
  void aPatternOfALinkIsAProblemOfItsToken() throws IOException {
    String text =
        problem(
            "{type: chain, rule: adam,",
            "  after: [{type: weight-decay, decay: 0.1, except: ['*.bias', '*.basis']}]}");
    assertThat(text)
        .contains("experiment.yaml:7:63: ")
        .contains("no parameter is named like '*.basis'; there are [hidden1.weight, hidden1.bias");
  }

  @Test
  void aPatternOfAGroupIsAProblemOfItsToken() throws IOException {
    String text =
        problem(
            "{type: groups, rest: adam,",
            "  groups: [{parameters: '*', rule: adam}, {parameters: hidden*, rule: adam}]}");
    assertThat(text)
        .contains("experiment.yaml:7:56: ")
        .contains("every parameter named like 'hidden*' belongs to an earlier group");
  }

  private String problem(String first, String second) throws IOException {
    Path file = folder.resolve("experiment.yaml");
    Files.writeString(
        file,
        """
        name: unmatched
        data: {source: {type: uniform-random, rows: 20, columns: 3, outputs: 2}}
        model: {type: mlp, hidden: [4], output: softmax}
        loss: mse
        training: {epochs: 1}
        optimizer: %s
        %s
        """
            .formatted(first, second));
    PartRegistry parts = PartRegistry.load(getClass().getClassLoader());
    LoadedExperiment loaded = new ExperimentLoader(parts).load(file, List.of());
    ExperimentRun run =
        new ExperimentRun(
            loaded, new RunOptions(folder, 1, "test", Plugins.none()), new StopSignal());
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> run.run(new Silence()));
    assertThat(folder.resolve("unmatched")).doesNotExist();
    return wrong.text();
  }
}
