package io.kldiv.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Processes that start, do their work and end. */
public final class Processes {
  private final Path root;
  private final Path output;
  private final Path errors;

  Processes(Place place) {
    this.root = place.root();
    this.output = place.temporary().resolve("process.out");
    this.errors = place.temporary().resolve("process.err");
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
   * The runs of one process.
   *
   * @param name what the tables call it
   * @param command its command line
   * @param ended what its runs ended with
   */
  public record Runs(String name, List<String> command, List<Ended> ended) {
    /** A process that has not run yet. */
    public Runs(String name, List<String> command) {
      this(name, command, new ArrayList<>());
    }

    /** The median of the times. */
    public double median() {
      return Statistics.median(seconds());
    }

    /** The least and the greatest of the times, as the tables show them. */
    public String range() {
      return Format.seconds(Arrays.stream(seconds()).min().orElseThrow())
          + " – "
          + Format.seconds(Arrays.stream(seconds()).max().orElseThrow());
    }

    private double[] seconds() {
      return ended.stream().mapToDouble(Ended::seconds).toArray();
    }
  }

  /** Runs processes in turn, one of each a round, after a round that is not counted. */
  public void inTurn(List<Runs> processes, int rounds) {
    processes.forEach(process -> run(process.command()));
    for (int round = 0; round < rounds; round++) {
      processes.forEach(process -> process.ended().add(run(process.command())));
    }
  }
}
