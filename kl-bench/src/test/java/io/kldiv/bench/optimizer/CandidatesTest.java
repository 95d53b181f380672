package io.kldiv.bench.optimizer;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.experiment.ExperimentLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  @Test
  void everyRegisteredRuleHasSettingsThatCanBeRead() {
    PartRegistry parts = PartRegistry.load(getClass().getClassLoader());
    ExperimentLoader loader = new ExperimentLoader(parts);
    for (StudyTask task : StudyTask.all()) {
      Path file = Path.of("..").resolve(task.file());
      for (String rule : Candidates.rules(parts)) {
        for (Candidates.Candidate candidate : Candidates.of(rule, task)) {
          List<String> changes = StudyRun.overrides(task, candidate.all());
          assertThatCode(() -> loader.load(file, changes))
              .as("%s: %s", task.name(), candidate)
              .doesNotThrowAnyException();
        }
      }
    }
  }
}
