package io.kldiv.bench.work;

import io.kldiv.bench.Format;
import io.kldiv.bench.Mark;
import io.kldiv.bench.Section;
import io.kldiv.bench.Session;
import io.kldiv.bench.Statistics;
import io.kldiv.bench.rival.Job;
import io.kldiv.bench.rival.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How time and memory of a training grow with its sizes. */
final class Growth implements Work {
  private static final int BATCH = 1000;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public String about() {
    return "time and memory of a training by rows, features, width, batch and epochs";
  }

  /**
   * A size that grows.
   *
   * @param what its name, with what the time is of
   * @param sizes its values
   * @param overrides the experiment for each value
   */
  private record Axis(String what, int[] sizes, List<List<String>> overrides) {}

  /**
   * How an axis grew.
   *
   * @param time the exponent of the time
   * @param live the live memory at each size, in bytes
   */
  private record Grown(double time, double[] live) {}

  @Override
  public Section measure(Session session) {
    Section section =
        new Section("Growth")
            .paragraph(
                """
                10,000 × 100 uniform random → 100 relu → 10 softmax, squared error + 0.01 × KL, \
                sgd with batches of 1,000; one size grows at a time, each in a fresh process, on all \
                cores; the time is the least of five seconds of runs, at least three. Live: what a garbage collection at the end of \
                training leaves. Process: the most that it had in memory, which the collector lets \
                grow as long as there is room. An exponent b says that the column grows as sizeᵇ.""");
    int rowsMost = session.isQuick() ? 100_000 : 1_000_000;
    int[] rows = IntStream.of(10_000, 100_000, 1_000_000).filter(n -> n <= rowsMost).toArray();
    int[] epochs = session.isQuick() ? new int[] {1, 10} : new int[] {1, 10, 100};
    Section.Table table = section.table("size", "value", "time", "live", "process", "exponents");
    Grown byRows =
        axis(session, table, axis("rows, an epoch", rows, "data.source.rows=%d", 1.0 / BATCH));
    axis(session, table, axis("features, 100 steps", times(100), "data.source.columns=%d", 0));
    axis(session, table, axis("width, 100 steps", times(100), "model.hidden=[%d]", 0));
    axis(session, table, axis("batch, 100 steps", times(500), "training.batchSize=%d", 0));
    Grown byEpochs = axis(session, table, axis("epochs", epochs, "training.evaluateEvery=1", 10));
    double[] live = byEpochs.live();
    return table
        .end()
        .marks(
            List.of(
                Mark.atMost("exponent of time by rows", byRows.time(), 1.05),
                Mark.atMost(
                    "live memory, most / fewest epochs", live[live.length - 1] / live[0], 1.05)));
  }

  private static int[] times(int base) {
    return new int[] {base, 2 * base, 4 * base, 8 * base};
  }

  /** An axis; steps = size × stepsPerSize, or 100 if that is 0. */
  private static Axis axis(String what, int[] sizes, String override, double stepsPerSize) {
    List<List<String>> overrides = new ArrayList<>();
    for (int size : sizes) {
      int steps = stepsPerSize == 0 ? 100 : (int) Math.round(size * stepsPerSize);
      overrides.add(List.of(override.formatted(size), "training.steps=" + steps));
    }
    return new Axis(what, sizes, overrides);
  }

  private static Grown axis(Session session, Section.Table table, Axis axis) {
    double[] sizes = Arrays.stream(axis.sizes()).asDoubleStream().toArray();
    double[] seconds = new double[sizes.length];
    double[] live = new double[sizes.length];
    double[] process = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      session.say(axis.what() + ": " + axis.sizes()[i]);
      Job job =
          Job.of(
              "growth",
              Map.of(
                  "experiment",
                  session.root().resolve("kl-bench/growth.yaml").toString(),
                  "overrides",
                  axis.overrides().get(i),
                  "warmSeconds",
                  session.isQuick() ? 2 : 5,
                  "warmRuns",
                  3));
      Sample sample = session.once(job, Session.cores());
      seconds[i] = sample.seconds();
      live[i] = sample.values()[0];
      process[i] = sample.values()[1];
    }
    double exponent = Statistics.exponent(sizes, seconds);
    String exponents =
        "time %s, live %s"
            .formatted(Format.number(exponent), Format.number(Statistics.exponent(sizes, live)));
    for (int i = 0; i < sizes.length; i++) {
      table.row(
          i == 0 ? axis.what() : "",
          "%,d".formatted(axis.sizes()[i]),
          Format.seconds(seconds[i]),
          Format.megabytes(live[i]),
          process[i] > 0 ? Format.megabytes(process[i]) : "–",
          i == 0 ? exponents : "");
    }
    return new Grown(exponent, live);
  }
}
