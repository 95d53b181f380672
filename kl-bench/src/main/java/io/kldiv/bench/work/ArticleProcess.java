package io.kldiv.bench.work;

import io.kldiv.bench.BenchmarkException;
import io.kldiv.bench.Contender;
import io.kldiv.bench.Equality;
import io.kldiv.bench.Format;
import io.kldiv.bench.Mark;
import io.kldiv.bench.Processes;
import io.kldiv.bench.Section;
import io.kldiv.bench.Session;
import io.kldiv.bench.rival.Job;
import io.kldiv.bench.rival.Sample;
import io.kldiv.runner.config.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The article's experiment as a whole process, from launch to result. */
final class ArticleProcess implements Work {
  private static final String OURS = "kl run configs/article.yaml";

  @Override
  public String name() {
    return "article-process";
  }

  @Override
  public String about() {
    return "the article's experiment from the launch of the process to its end";
  }

  @Override
  public Section measure(Session session) {
    Job job = TrainingJob.article(session);
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(
        OURS,
        List.of(
            session.root().resolve("kl").toString(),
            "run",
            session.root().resolve("configs/article.yaml").toString(),
            "--output=json",
            "--runs=" + session.folder().resolve("runs")));
    for (String rival : List.of("tensorflow", "djl", "torch")) {
      if (session.isHere(rival)) {
        Session.oneAndAll(rival, "float64")
            .forEach(one -> commands.put(label(one), command(session, one, job)));
      }
    }
    Map<String, List<Processes.Ended>> ended =
        session.processes().inTurn(commands, session.rounds(7));
    check(session, job, ended);
    return section(ended);
  }

  private static String label(Contender contender) {
    return "%s, threads: %d".formatted(contender.rival(), contender.threads());
  }

  private static List<String> command(Session session, Contender contender, Job job) {
    List<String> command = new ArrayList<>(session.command(contender));
    command.add(job.json());
    return command;
  }

  /** After 1,000 steps all have the same objective: that of step 1,001. */
  private static void check(Session session, Job job, Map<String, List<Processes.Ended>> ended) {
    Job oneMore = job.with("overrides", List.of("training.steps=1001"));
    double[] expected = session.once(oneMore, 1).values();
    int last = expected.length - 1;
    ended.forEach(
        (name, runs) -> {
          Map<String, ?> answer = JsonText.readObject(runs.get(0).output());
          boolean same =
              name.equals(OURS)
                  ? Equality.near(expected[last], objective(answer))
                  : Equality.near(Arrays.copyOf(expected, last), Sample.of(answer).values());
          if (!same) {
            throw new BenchmarkException(
                "%s got %s, not %s".formatted(name, answer, Arrays.toString(expected)));
          }
        });
  }

  private static double objective(Map<String, ?> answer) {
    Map<?, ?> results = (Map<?, ?>) answer.get("results");
    return JsonText.number(((Map<?, ?>) results.get("train")).get("objective"));
  }

  private static Section section(Map<String, List<Processes.Ended>> ended) {
    Section section =
        new Section("Article: whole process")
            .paragraph(
                """
                From the launch of the process to its end, float64. Ours reads the experiment file, \
                draws the data and writes the run directory with model and report; the rivals read \
                data and first weights from a file and print the objective. The results are the same \
                to 1e-9.""");
    double ours = Processes.median(ended.get(OURS));
    Section.Table table = section.table("process", "median", "least – most", "× ours");
    ended.forEach(
        (name, runs) -> {
          double median = Processes.median(runs);
          table.row(
              name, Format.seconds(median), Processes.range(runs), Format.number(median / ours));
        });
    table.end();
    List<Mark> marks = new ArrayList<>();
    marks.add(Mark.atMost("ours, s", ours, 1.2));
    ended.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("tensorflow"))
        .mapToDouble(entry -> Processes.median(entry.getValue()))
        .min()
        .ifPresent(best -> marks.add(Mark.atMost("ours / TensorFlow", ours / best, 0.35)));
    return section.marks(marks);
  }
}
