package io.kldiv.bench.rival;

import io.kldiv.runner.config.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The process of a rival: does what the lines of its standard input say and answers each with a
 * line of JSON.
 *
 * <pre>
 * describe          {"rival": "TensorFlow 2.18.0"}
 * prepare {job}     {"supported": "true"}, warmed up
 * run               {"seconds": 0.7, "values": […]}
 * release           {}
 * </pre>
 *
 * A fault is answered by {@code {"error": …}}. With a job as its second argument the process does
 * it once, cold, and ends.
 */
public final class RivalProcess {
  private final Rival rival;
  private @Nullable Task task;

  private RivalProcess(Rival rival) {
    this.rival = rival;
  }

  /**
   * Serves until its standard input ends.
   *
   * @param arguments the rival's name, its number of threads, and perhaps a job
   * @throws Exception if the rival cannot be loaded
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err); // what libraries print must not get among the answers
    try (Rival rival = rival(arguments[0], Integer.parseInt(arguments[1]))) {
      RivalProcess process = new RivalProcess(rival);
      if (arguments.length > 2) {
        Task task = rival.prepare(Job.of(arguments[2])).orElseThrow();
        answers.println(JsonText.line(task.run().message().content()));
      } else {
        process.serve(answers);
      }
    }
    answers.flush();
    System.exit(0); // libraries leave threads behind
  }

  private static Rival rival(String name, int threads) {
    return switch (name) {
      case "kl" -> new Kldiv(threads);
      case "tensorflow" -> new TensorFlowRival(threads);
      case "djl" -> new DjlPyTorch(threads);
      case "openblas" -> new OpenBlas(threads);
      case "ojalgo" -> new OjAlgo();
      case "java" -> new JavaMath();
      default -> throw new IllegalArgumentException("no rival '" + name + "'");
    };
  }

  private void serve(PrintStream answers) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      answers.println(JsonText.line(answer(line).content()));
      answers.flush();
    }
  }

  private Message answer(String line) {
    try {
      String verb = line.split(" ", 2)[0];
      return switch (verb) {
        case "describe" -> message("rival", rival.describe());
        case "prepare" -> prepare(Job.of(line.substring(verb.length())));
        case "run" -> required().run().message();
        case "release" -> release();
        default -> message("error", "no verb '" + verb + "'");
      };
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      return message("error", e.toString());
    }
  }

  private Message prepare(Job job) throws Exception {
    release();
    Optional<Task> ready = rival.prepare(job);
    if (ready.isPresent()) {
      task = ready.get();
      warmUp(task, job);
    }
    return message("supported", String.valueOf(ready.isPresent()));
  }

  private static void warmUp(Task task, Job job) throws Exception {
    long end = System.nanoTime() + (long) (1e9 * job.number("warmSeconds"));
    for (int i = 0; i < job.count("warmRuns") || System.nanoTime() < end; i++) {
      task.run();
    }
  }

  private static Message message(String key, String value) {
    return new Message(Map.of(key, value));
  }

  private Task required() {
    if (task == null) {
      throw new IllegalStateException("nothing is prepared");
    }
    return task;
  }

  private Message release() throws Exception {
    if (task != null) {
      task.close();
      task = null;
      System.gc();
    }
    return new Message(Map.of());
  }
}
