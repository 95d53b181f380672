package io.kldiv.bench.work;

import io.kldiv.bench.Comparison;
import io.kldiv.bench.Contender;
import io.kldiv.bench.Mark;
import io.kldiv.bench.Section;
import io.kldiv.bench.Session;
import io.kldiv.bench.rival.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The divergence of two normal vectors with full covariances. */
final class GaussianKl implements Work {
  @Override
  public String name() {
    return "gaussian-kl";
  }

  @Override
  public String about() {
    return "KL of two normal vectors with full covariances, 10, 100 and 1,000 dimensions";
  }

  @Override
  public Section measure(Session session) {
    Section section =
        new Section("Gaussian KL, full covariances")
            .paragraph(
                """
                From means and covariances to the number: two Cholesky factors, a triangular solve \
                with d columns and one with one, float64; the results are the same to 1e-9. OpenBLAS \
                uses LAPACK's dpotrf, then dtrsm and dtrsv.""");
    List<Mark> marks = new ArrayList<>();
    for (int dimension : new int[] {10, 100, 1000}) {
      session.say("dimension " + dimension);
      List<Contender> contenders = new ArrayList<>();
      contenders.addAll(Session.oneAndAll(Contender.OURS, "float64"));
      contenders.addAll(Session.oneAndAll("openblas", "float64"));
      contenders.add(Contender.of("ojalgo", Session.cores()));
      Comparison comparison =
          session.compare(
              Job.of("gaussian-kl", Map.of("dimension", dimension)),
              contenders,
              session.rounds(15));
      comparison.addTo(section.paragraph("### d = " + dimension));
      if (dimension == 1000) {
        comparison
            .ratio("openblas", "float64")
            .ifPresent(
                ratio -> marks.add(Mark.atMost("ours / LAPACK at d = 1,000", 1 / ratio, 1.5)));
      }
    }
    return section.marks(marks);
  }
}
