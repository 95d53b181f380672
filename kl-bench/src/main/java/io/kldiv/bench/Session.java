package io.kldiv.bench;

import io.kldiv.bench.rival.Job;
import io.kldiv.bench.rival.Message;
import io.kldiv.bench.rival.Sample;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The processes of one run of benchmarks; takes their samples in turn. */
public final class Session implements AutoCloseable {
  // Longer than the threads of OpenMP, OpenBLAS and TensorFlow spin after their last work.
  private static final int PAUSE_MILLISECONDS = 60;

  private final Place place;
  private final boolean quick;
  private final List<String> chosen;
  private final PrintStream progress;
  private final Launcher launcher;
  private final Processes processes;
  private final Map<String, Child> children = new LinkedHashMap<>();
  private final Map<String, Optional<String>> obstacles = new LinkedHashMap<>();
  private @Nullable Limits limits;

  /**
   * A session without processes.
   *
   * @param place where its files are
   * @param quick whether fewer samples are taken
   * @param chosen the rivals to measure beside; all if none is named
   * @param progress where to say what is being done
   */
  Session(Place place, boolean quick, List<String> chosen, PrintStream progress) {
    this.place = place;
    this.quick = quick;
    this.chosen = List.copyOf(chosen);
    this.progress = progress;
    this.launcher = new Launcher(place.temporary());
    this.processes = new Processes(place);
  }

  /** The project's folder. */
  public Path root() {
    return place.root();
  }

  /** A folder for temporary files. */
  public Path folder() {
    return place.temporary();
  }

  /** Whether fewer samples are taken. */
  public boolean isQuick() {
    return quick;
  }

  /** How many samples to take: as many as given, or a fifth of them, at least 3. */
  public int rounds(int full) {
    return quick ? Math.max(3, full / 5) : full;
  }

  /** The number of cores. */
  public static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** A contender with one thread, and one with as many as there are cores. */
  public static List<Contender> oneAndAll(String rival, String precision) {
    return IntStream.of(1, cores())
        .distinct()
        .mapToObj(threads -> new Contender(rival, threads, precision))
        .toList();
  }

  /** Shows what is being done. */
  public void say(String line) {
    progress.println(line);
    progress.flush();
  }

  /**
   * Has every contender do the same job, one sample each in turn, and holds the results against
   * those of the first.
   *
   * @param job the work
   * @param contenders who does it; those that this machine lacks, or that do not do such work, are
   *     left out
   * @param rounds how many samples each gives
   * @return the contenders' measurements, in order; at least one
   * @throws BenchmarkException if the results differ
   */
  public Comparison compare(Job job, List<Contender> contenders, int rounds) {
    Job warm = job.with("warmSeconds", quick ? 1 : 3).with("warmRuns", quick ? 1 : 2);
    List<Contender> taking = contenders.stream().filter(one -> prepare(warm, one)).toList();
    List<List<Sample>> samples = new ArrayList<>();
    taking.forEach(contender -> samples.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < taking.size(); i++) {
        if (round == 0 || !isHopeless(i, taking, samples)) {
          pause();
          samples.get(i).add(child(taking.get(i)).run());
        }
      }
    }
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < taking.size(); i++) {
      child(taking.get(i)).release();
      measured.add(measured(taking.get(i), samples.get(i)));
    }
    Equality.check(job, measured);
    return new Comparison(measured);
  }

  /**
   * Whether a rival's first sample took longer than a second and four times that of the same rival
   * with another number of threads: then one sample is enough to show it.
   */
  private static boolean isHopeless(int index, List<Contender> taking, List<List<Sample>> samples) {
    Contender contender = taking.get(index);
    double first = samples.get(index).get(0).seconds();
    return !contender.isOurs()
        && first > 1
        && IntStream.range(0, taking.size())
            .filter(i -> taking.get(i).rival().equals(contender.rival()))
            .filter(i -> taking.get(i).precision().equals(contender.precision()))
            .anyMatch(i -> first > 4 * samples.get(i).get(0).seconds());
  }

  private Measured measured(Contender contender, List<Sample> samples) {
    double[] seconds = samples.stream().mapToDouble(Sample::seconds).toArray();
    return new Measured(contender, child(contender).library(), seconds, samples.get(0).values());
  }

  private boolean prepare(Job job, Contender contender) {
    return isHere(contender.rival())
        && child(contender).prepare(job.with("precision", contender.precision()));
  }

  /** Whether a rival is wanted and can run on this machine; says once if it cannot. */
  public boolean isHere(String rival) {
    boolean wanted = chosen.isEmpty() || chosen.contains(rival) || rival.equals(Contender.OURS);
    return wanted && isPresent(rival);
  }

  private boolean isPresent(String rival) {
    return obstacles
        .computeIfAbsent(
            rival,
            name -> {
              Optional<String> obstacle = launcher.obstacle(name);
              obstacle.ifPresent(this::say);
              return obstacle;
            })
        .isEmpty();
  }

  private Child child(Contender contender) {
    String name = contender.rival() + "-" + contender.threads() + "-" + contender.precision();
    return children.computeIfAbsent(
        name,
        key -> {
          try {
            return Child.start(command(contender), place.temporary().resolve(key + ".log"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkException("interrupted");
    }
  }

  /**
   * Has a fresh process of our own do a job once.
   *
   * @param job the work
   * @param threads the number of threads
   */
  public Sample once(Job job, int threads) {
    List<String> command = new ArrayList<>(command(Contender.of(Contender.OURS, threads)));
    command.add(job.json());
    return Sample.of(Message.of(processes.run(command).output()));
  }

  /** The processes that start, do their work and end. */
  public Processes processes() {
    return processes;
  }

  /** The command line that starts a contender's process. */
  public List<String> command(Contender contender) {
    try {
      return launcher.command(contender.rival(), contender.threads());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The limits of this machine, measured at the first call. */
  public Limits limits() {
    if (limits == null) {
      limits = Limits.measure(this);
    }
    return limits;
  }

  /** Ends the processes. */
  @Override
  public void close() {
    children.values().forEach(Child::close);
    children.clear();
  }
}
