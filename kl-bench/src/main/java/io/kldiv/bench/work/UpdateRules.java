package io.kldiv.bench.work;

import io.kldiv.bench.Comparison;
import io.kldiv.bench.Contender;
import io.kldiv.bench.Format;
import io.kldiv.bench.Mark;
import io.kldiv.bench.Measured;
import io.kldiv.bench.Section;
import io.kldiv.bench.Session;
import io.kldiv.bench.rival.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of update rules over many parameters. */
final class UpdateRules implements Work {
  private static final int PARAMETERS = 10_000_000;
  private static final int STEPS = 5;

  /** Each rule with the bytes that a parameter's step must move. */
  private static final Map<String, Integer> BYTES = Map.of("sgd", 24, "adam", 56, "adamw", 56);

  @Override
  public String name() {
    return "updates";
  }

  @Override
  public String about() {
    return "a step of sgd, adam and adamw over 10⁷ parameters";
  }

  @Override
  public Section measure(Session session) {
    Section section =
        new Section("Update rules, 10⁷ parameters")
            .paragraph(
                """
                A step from gradient to changed parameters, float64, the least of all samples; after \
                5 steps the parameters are the same to 1e-9. The limit is the time in which memory \
                moves what it must on all cores: gradient and parameters, the parameters again, and \
                for adam two averages, read and written. Ours reads the gradient once more before, \
                since a step with a number that is not finite must change nothing.\
                """);
    Section.Table table =
        section.table(
            "rule",
            "limit",
            "ours, 1 thread",
            "ours, all",
            "PyTorch 1.13, 1 thread",
            "PyTorch 1.13, all",
            "ours, all / limit");
    List<Mark> marks = new ArrayList<>();
    for (String rule : List.of("sgd", "adam", "adamw")) {
      session.say(rule);
      marks.add(row(session, rule, table));
    }
    return table.end().marks(marks);
  }

  private static Mark row(Session session, String rule, Section.Table table) {
    Job job = Job.of("updates", Map.of("rule", rule, "parameters", PARAMETERS, "steps", STEPS));
    int all = Session.cores();
    Contender ours = Contender.of(Contender.OURS, all);
    Comparison comparison =
        session.compare(
            job,
            List.of(
                ours,
                Contender.of(Contender.OURS, 1),
                Contender.of("torch", 1),
                Contender.of("torch", all)),
            session.rounds(25));
    double bytes = (double) BYTES.getOrDefault(rule, 0) * PARAMETERS;
    double limit = bytes / session.limits().bandwidthOfAll();
    double ratio = comparison.of(ours).orElseThrow().least() / limit;
    table.row(
        rule,
        Format.seconds(limit),
        seconds(comparison.of(Contender.of(Contender.OURS, 1))),
        seconds(comparison.of(ours)),
        seconds(comparison.of(Contender.of("torch", 1))),
        seconds(comparison.of(Contender.of("torch", all))),
        Format.number(ratio));
    return Mark.atMost(rule + ", least / limit by bytes", ratio, 1.3);
  }

  private static String seconds(Optional<Measured> measured) {
    return measured.map(m -> Format.seconds(m.least())).orElse("–");
  }
}
