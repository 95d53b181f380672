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

/** Exponential, logarithm, softmax and log-sum-exp over many values. */
final class Functions implements Work {
  private static final int CLASSES = 10;

  @Override
  public String name() {
    return "functions";
  }

  @Override
  public String about() {
    return "exp, log, softmax, log-sum-exp over 10⁶ and 10⁷ values";
  }

  @Override
  public Section measure(Session session) {
    Section section =
        new Section("Functions")
            .paragraph(
                """
                In 10⁹ values a second, float64. Softmax and log-sum-exp over one row of all values, \
                and over rows of 10. Memory alone allows %s for a function that reads 8 bytes and \
                writes 8, in one core; %s in all."""
                    .formatted(
                        Format.number(session.limits().bandwidthOfOne() / 16e9),
                        Format.number(session.limits().bandwidthOfAll() / 16e9)));
    Section.Table table =
        section.table(
            "function",
            "rows × length",
            "ours, 1 thread",
            "ours, all",
            "Math, 1 thread",
            "PyTorch 1.13, 1 thread",
            "PyTorch 1.13, all",
            "Math / ours, 1 thread");
    List<Mark> marks = new ArrayList<>();
    for (int count : new int[] {1_000_000, 10_000_000}) {
      for (String function : List.of("exp", "log", "softmax", "log-sum-exp")) {
        row(session, new Case(function, 1, count), table, marks);
        if (!List.of("exp", "log").contains(function)) {
          row(session, new Case(function, count / CLASSES, CLASSES), table, marks);
        }
      }
    }
    return table.end().marks(marks);
  }

  private record Case(String function, int rows, int columns) {
    double count() {
      return (double) rows * columns;
    }
  }

  private static void row(Session session, Case one, Section.Table table, List<Mark> marks) {
    session.say("%s, %d × %d".formatted(one.function(), one.rows(), one.columns()));
    Job job =
        Job.of(
            "function",
            Map.of("function", one.function(), "rows", one.rows(), "columns", one.columns()));
    int all = Session.cores();
    Contender ours = Contender.of(Contender.OURS, 1);
    Comparison comparison =
        session.compare(
            job,
            List.of(
                ours,
                Contender.of(Contender.OURS, all),
                Contender.of("java", 1),
                Contender.of("torch", 1),
                Contender.of("torch", all)),
            session.rounds(15));
    double single = comparison.of(ours).orElseThrow().median();
    Optional<Double> ratio =
        comparison.of(Contender.of("java", 1)).map(loop -> loop.median() / single);
    table.row(
        one.function(),
        one.rows() + " × " + one.columns(),
        rate(one, comparison.of(ours)),
        rate(one, comparison.of(Contender.of(Contender.OURS, all))),
        rate(one, comparison.of(Contender.of("java", 1))),
        rate(one, comparison.of(Contender.of("torch", 1))),
        rate(one, comparison.of(Contender.of("torch", all))),
        ratio.map(Format::number).orElse("–"));
    if (List.of("exp", "log").contains(one.function())) {
      String what = "%s over %s values, one core".formatted(one.function(), one.columns());
      marks.add(Mark.atLeast(what + ", 10⁹ values/s", one.count() / single * 1e-9, 0.5));
      ratio.ifPresent(value -> marks.add(Mark.atLeast(what + ", Math / ours", value, 4)));
    }
  }

  private static String rate(Case one, Optional<Measured> measured) {
    return measured.map(m -> Format.number(one.count() / m.median() * 1e-9)).orElse("–");
  }
}
