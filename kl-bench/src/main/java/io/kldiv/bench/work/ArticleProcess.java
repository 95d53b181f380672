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
import io.kldiv.bench.rival.Message;
import io.kldiv.bench.rival.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The article's experiment as a whole process, from launch to result. */
final class ArticleProcess implements Work {
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
    Processes.Runs ours = new Processes.Runs("kl run configs/article.yaml", command(session));
    List<Processes.Runs> rivals = new ArrayList<>();
    for (String rival : List.of("tensorflow", "djl", "torch")) {
      if (session.isHere(rival)) {
        Session.oneAndAll(rival, "float64").forEach(one -> rivals.add(runs(session, one, job)));
      }
    }
    List<Processes.Runs> all = new ArrayList<>(List.of(ours));
    all.addAll(rivals);
    session.processes().inTurn(all, session.rounds(7));
    check(session, job, ours, rivals);
    return section(ours, all);
  }

  private static List<String> command(Session session) {
    return List.of(
        session.root().resolve("kl").toString(),
        "run",
        session.root().resolve("configs/article.yaml").toString(),
        "--output=json",
        "--runs=" + session.folder().resolve("runs"));
  }

  private static Processes.Runs runs(Session session, Contender contender, Job job) {
    List<String> command = new ArrayList<>(session.command(contender));
    command.add(job.json());
    return new Processes.Runs(
        "%s, threads: %d".formatted(contender.rival(), contender.threads()), command);
  }

  /** After 1,000 steps we have the objective of step 1,001, until which all have the same. */
  private static void check(
      Session session, Job job, Processes.Runs ours, List<Processes.Runs> rivals) {
    Job oneMore = job.with("overrides", List.of("training.steps=1001"));
    double[] expected = session.once(oneMore, 1).values();
    int last = expected.length - 1;
    Message answer = Message.of(ours.ended().get(0).output());
    double objective = answer.object("results").object("train").number("objective");
    if (!Equality.near(expected[last], objective)) {
      throw new BenchmarkException(
          "kl run got %s, not %s".formatted(objective, Arrays.toString(expected)));
    }
    for (Processes.Runs rival : rivals) {
      double[] values = Sample.of(Message.of(rival.ended().get(0).output())).values();
      if (!Equality.near(Arrays.copyOf(expected, last), values)) {
        throw new BenchmarkException(
            "%s got %s, not %s"
                .formatted(rival.name(), Arrays.toString(values), Arrays.toString(expected)));
      }
    }
  }

  private static Section section(Processes.Runs ours, List<Processes.Runs> all) {
    Section section =
        new Section("Article: whole process")
            .paragraph(
                """
                From the launch of the process to its end, float64. Ours reads the experiment file, \
                draws the data and writes the run directory with model and report; the rivals read \
                data and first weights from a file and print the objective. The results are the same \
                to 1e-9.""");
    Section.Table table = section.table("process", "median", "least – most", "× ours");
    for (Processes.Runs runs : all) {
      table.row(
          runs.name(),
          Format.seconds(runs.median()),
          runs.range(),
          Format.number(runs.median() / ours.median()));
    }
    table.end();
    List<Mark> marks = new ArrayList<>();
    marks.add(Mark.atMost("kl run, s", ours.median(), 1.2));
    all.stream()
        .filter(runs -> runs.name().startsWith("tensorflow"))
        .mapToDouble(Processes.Runs::median)
        .min()
        .ifPresent(
            best -> marks.add(Mark.atMost("kl run / TensorFlow", ours.median() / best, 0.35)));
    return section.marks(marks);
  }
}
