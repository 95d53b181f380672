package io.kldiv.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processes that start, do their work and end. */
public final class Processes {
  private final Path root;
  private final Path output;
  private final Path errors;

  Processes(Path root, Path folder) {
    this.root = root;
    this.output = folder.resolve("process.out");
    this.errors = folder.resolve("process.err");
  }

  /**
   * A process that has ended.
   *
   * @param seconds the time from its start to its end
   * @param output what it wrote to standard output
   */
  public record Ended(double seconds, String output) {}

  /**
   * Runs a process in the project's folder.
   *
   * @param command the command line
   * @throws BenchmarkException if its exit code is not 0
   */
  public Ended run(List<String> command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(root.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      long start = System.nanoTime();
      int code = builder.start().waitFor();
      double seconds = (System.nanoTime() - start) * 1e-9;
      if (code != 0) {
        throw new BenchmarkException(
            "exit code %d of %s … %s%n%s"
                .formatted(
                    code,
                    command.get(0),
                    command.get(command.size() - 1),
                    Files.readString(errors)));
      }
      return new Ended(seconds, Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted");
    }
  }

  /**
   * Runs processes in turn, one of each a round, after a round that is not counted.
   *
   * @param commands the command line of each by its name
   * @param rounds how often each is run
   * @return what the runs of each ended with
   */
  public Map<String, List<Ended>> inTurn(Map<String, List<String>> commands, int rounds) {
    Map<String, List<Ended>> ended = new LinkedHashMap<>();
    commands.forEach(
        (name, command) -> {
          run(command);
          ended.put(name, new ArrayList<>());
        });
    for (int round = 0; round < rounds; round++) {
      commands.forEach((name, command) -> ended.get(name).add(run(command)));
    }
    return ended;
  }

  /** The median of the times. */
  public static double median(List<Ended> ended) {
    return Statistics.median(ended.stream().mapToDouble(Ended::seconds).toArray());
  }

  /** The least and the greatest of the times, as the tables show them. */
  public static String range(List<Ended> ended) {
    double[] seconds = ended.stream().mapToDouble(Ended::seconds).toArray();
    return Format.seconds(Arrays.stream(seconds).min().orElseThrow())
        + " – "
        + Format.seconds(Arrays.stream(seconds).max().orElseThrow());
  }
}
