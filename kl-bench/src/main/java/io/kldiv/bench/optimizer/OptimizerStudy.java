package io.kldiv.bench.optimizer;

import io.kldiv.bench.optimizer.Candidates.Candidate;
import io.kldiv.bench.optimizer.StudyRun.Outcome;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.train.Measurement;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code kl-bench/optimizers}. */
@Command(
    name = "kl-bench/optimizers",
    description = "Trains three experiments by every optimizer and writes docs/optimizers.md.",
    mixinStandardHelpOptions = true)
public final class OptimizerStudy implements Callable<Integer> {
  private static final Path REPORT = Path.of("docs/optimizers.md");

  @Parameters(paramLabel = "RULE", description = "The optimizers; all if none is named.")
  private List<String> rules = new ArrayList<>();

  @Option(names = "--quick", description = "Two seeds and one timed run, for a first look.")
  private boolean quick;

  @Option(names = "--threads", paramLabel = "N", description = "Default: that of the processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write (default: docs/optimizers.md if all rules are measured).")
  private @Nullable Path output;

  private final PrintStream progress = System.err;

  /** Creates the command; it gets its options from picocli. */
  public OptimizerStudy() {}

  /**
   * Runs the study, from the project's folder.
   *
   * @param arguments the words of the command line
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new OptimizerStudy()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    PartRegistry parts = PartRegistry.load(OptimizerStudy.class.getClassLoader());
    List<String> chosen = rules.isEmpty() ? Candidates.rules(parts) : rules;
    StudyReport report =
        new StudyReport(quick ? "kl-bench/optimizers --quick" : "kl-bench/optimizers", seeds());
    long start = System.nanoTime();
    try (PlanRuntime runtime = PlanRuntime.of(threads)) {
      StudyRun run = new StudyRun(parts, runtime);
      for (StudyTask task : StudyTask.all()) {
        List<StudyRow> rows = new ArrayList<>();
        for (String rule : chosen) {
          rows.add(row(run, task, rule));
        }
        rows.sort(StudyRow.BY_SECONDS);
        report.add(task, rows);
      }
    }
    String text = report.text((System.nanoTime() - start) * 1e-9);
    Path file = output == null && rules.isEmpty() ? REPORT : output;
    if (file == null) {
      System.out.print(text);
    } else {
      Files.writeString(file, text);
    }
    return 0;
  }

  private int seeds() {
    return quick ? 2 : 5;
  }

  /** Tries each setting, then measures the best one: this warms the rule's code up as well. */
  private StudyRow row(StudyRun run, StudyTask task, String rule) {
    Candidate best = Candidates.of(rule, task).get(0);
    Outcome first = run.reach(task, best);
    for (Candidate candidate : Candidates.of(rule, task)) {
      Outcome outcome = run.reach(task, candidate);
      if (StudyRow.BY_STEPS.compare(outcome, first) < 0) {
        best = candidate;
        first = outcome;
      }
    }
    List<Outcome> timed = new ArrayList<>();
    for (int i = 0; i < (quick ? 1 : 3); i++) {
      timed.add(run.reach(task, best));
    }
    int last = first.steps().size() - 1;
    timed.sort(Comparator.comparingDouble(o -> last < 0 ? 0 : o.seconds().get(last)));
    List<Measurement> ends = new ArrayList<>();
    for (int seed = 1; seed <= seeds(); seed++) {
      run.whole(task, best, seed).end().ifPresent(ends::add);
    }
    Outcome median = timed.get(timed.size() / 2);
    progress.printf(
        "%s, %s: %s, steps %s, seconds %s%n",
        task.name(), rule, best.optimizer(), median.steps(), median.seconds());
    return new StudyRow(rule, best, median, ends, seeds() - ends.size());
  }
}
