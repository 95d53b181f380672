package io.kldiv.bench;

import io.kldiv.bench.work.Work;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command {@code kl-bench/run}. */
@Command(
    name = "kl-bench/run",
    description = "Measures kl and its rivals on the same work, a sample of each in turn.",
    mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
  private static final Path REPORT = Path.of("docs/benchmarks.md");

  @Parameters(paramLabel = "NAME", description = "What to measure; all if none is named.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--list", description = "Lists what there is to measure.")
  private boolean list;

  @Option(names = "--quick", description = "A fifth of the samples, less warm-up.")
  private boolean quick;

  @Option(
      names = "--rivals",
      paramLabel = "RIVAL",
      split = ",",
      description = "Measures beside these only: tensorflow, djl, torch, openblas, ojalgo, java.")
  private List<String> rivals = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Where to write the report, which is printed too (default: docs/benchmarks.md if everything"
              + " is measured in full, else nowhere).")
  private @Nullable Path output;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** Creates the command; it gets its options from picocli. */
  public Bench() {}

  /**
   * Runs the benchmarks, from the project's folder.
   *
   * @param arguments the words of the command line
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      Work.all().forEach(work -> out.printf("%-16s %s%n", work.name(), work.about()));
      return 0;
    }
    List<Work> chosen = chosen();
    Path folder = Files.createTempDirectory("kl-bench");
    Report report = new Report(Machine.facts());
    try (Session session = session(folder)) {
      report.limits(session.limits());
      for (Work work : chosen) {
        measure(work, session, report);
      }
    } finally {
      delete(folder);
    }
    String text = report.text(commandLine());
    out.print(text);
    Path file = output == null && isWhole() ? REPORT : output;
    if (file != null) {
      Files.writeString(file, text);
    }
    return report.hasFailures() ? 1 : 0;
  }

  private Session session(Path folder) {
    return new Session(new Place(Path.of("").toAbsolutePath(), folder), quick, rivals, System.err);
  }

  /** Measures; the processes end with each piece of work, so that none disturbs the next. */
  private void measure(Work work, Session session, Report report) {
    session.say("== " + work.name() + ": " + work.about());
    try {
      Section section = work.measure(session);
      System.err.println(section);
      report.add(section);
    } catch (BenchmarkException e) {
      session.say("FAILED: " + e.getMessage());
      report.fail(work.name(), String.valueOf(e.getMessage()));
    } finally {
      session.close();
    }
  }

  private List<Work> chosen() {
    List<String> known = Work.all().stream().map(Work::name).toList();
    for (String name : names) {
      if (!known.contains(name) && spec != null) {
        throw new ParameterException(
            spec.commandLine(),
            "nothing to measure is called '%s'; there are: %s"
                .formatted(name, String.join(", ", known)));
      }
    }
    return Work.all().stream()
        .filter(work -> names.isEmpty() || names.contains(work.name()))
        .toList();
  }

  private boolean isWhole() {
    return names.isEmpty() && rivals.isEmpty() && !quick;
  }

  private String commandLine() {
    List<String> words = new ArrayList<>(List.of("kl-bench/run"));
    if (quick) {
      words.add("--quick");
    }
    if (!rivals.isEmpty()) {
      words.add("--rivals=" + String.join(",", rivals));
    }
    words.addAll(names);
    return String.join(" ", words);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
