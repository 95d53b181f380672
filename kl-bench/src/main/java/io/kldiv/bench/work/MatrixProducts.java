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

/** Matrix products and their transposed forms. */
final class MatrixProducts implements Work {
  private static final List<int[]> SHAPES =
      List.of(
          new int[] {1000, 100, 100},
          new int[] {128, 784, 256},
          new int[] {1000, 100, 10},
          new int[] {1024, 1024, 1024},
          new int[] {64, 64, 64});
  private static final List<String> FORMS = List.of("AB", "AᵀB", "ABᵀ");
  private static final long LARGE = 2L * 1000 * 100 * 100;
  private static final long SMALL = 2L * 64 * 64 * 64;

  @Override
  public String name() {
    return "products";
  }

  @Override
  public String about() {
    return "matrix products and their transposed forms";
  }

  @Override
  public Section measure(Session session) {
    Section section =
        new Section("Matrix products")
            .paragraph(
                """
                C [m × n] = op(A)·op(B) with sums over k, written m×k×n, float64, in GFLOP/s; AᵀB \
                and ABᵀ have that operand stored transposed. ojAlgo takes its own number of threads. \
                Peak: %s GFLOP/s of one core, %s of all. First, last, middle element and sum are the \
                same to 1e-9."""
                    .formatted(
                        Format.number(session.limits().peakOfOne() * 1e-9),
                        Format.number(session.limits().peakOfAll() * 1e-9)));
    Section.Table table =
        section.table(
            "m×k×n", "form", "threads", "ours", "of peak", "OpenBLAS", "ojAlgo", "OpenBLAS / ours");
    List<Mark> marks = new ArrayList<>();
    for (int[] shape : SHAPES) {
      for (String form : FORMS) {
        for (int threads : new int[] {1, Session.cores()}) {
          row(session, new Case(shape, form, threads), table, marks);
        }
      }
    }
    return table.end().marks(marks);
  }

  private record Case(int[] shape, String form, int threads) {
    String name() {
      return "%d×%d×%d".formatted(shape[0], shape[1], shape[2]);
    }

    long flops() {
      return 2L * shape[0] * shape[1] * shape[2];
    }
  }

  private static void row(Session session, Case one, Section.Table table, List<Mark> marks) {
    session.say("product %s %s, threads %d".formatted(one.name(), one.form(), one.threads()));
    int[] shape = one.shape();
    Job job =
        Job.of("product", Map.of("m", shape[0], "k", shape[1], "n", shape[2], "form", one.form()));
    List<Contender> contenders = new ArrayList<>();
    contenders.add(Contender.of(Contender.OURS, one.threads()));
    contenders.add(Contender.of("openblas", one.threads()));
    if (one.threads() > 1) {
      contenders.add(Contender.of("ojalgo", one.threads()));
    }
    Comparison comparison = session.compare(job, contenders, session.rounds(15));
    double ours = one.flops() / comparison.ours().median();
    double part = ours / session.limits().peak(one.threads());
    Optional<Measured> openBlas = comparison.best("openblas", "float64");
    table.row(
        one.name(),
        one.form(),
        String.valueOf(one.threads()),
        Format.number(ours * 1e-9),
        Format.percent(part),
        rate(one, openBlas),
        rate(one, comparison.best("ojalgo", "float64")),
        comparison.ratio("openblas", "float64").map(Format::number).orElse("–"));
    String what = "%s %s, part of peak".formatted(one.name(), one.form());
    if (one.flops() >= LARGE && one.threads() > 1) {
      marks.add(Mark.atLeast(what + " of all cores", part, 0.7));
    } else if (one.flops() == SMALL && one.threads() == 1) {
      marks.add(Mark.atLeast(what + " of one core", part, 0.6));
    }
  }

  private static String rate(Case one, Optional<Measured> measured) {
    return measured.map(m -> Format.number(one.flops() / m.median() * 1e-9)).orElse("–");
  }
}
