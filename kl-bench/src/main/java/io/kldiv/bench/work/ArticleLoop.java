package io.kldiv.bench.work;

import io.kldiv.bench.Comparison;
import io.kldiv.bench.Contender;
import io.kldiv.bench.Format;
import io.kldiv.bench.Limits;
import io.kldiv.bench.Mark;
import io.kldiv.bench.Section;
import io.kldiv.bench.Session;
import java.util.ArrayList;
import java.util.List;

/** The training loop of the article's experiment, warm. */
final class ArticleLoop implements Work {
  private static final double FLOPS = 46.4e9;

  @Override
  public String name() {
    return "article-loop";
  }

  @Override
  public String about() {
    return "1,000 full-batch steps of the article's experiment as it is meant, warm";
  }

  @Override
  public Section measure(Session session) {
    List<Contender> contenders = new ArrayList<>();
    contenders.addAll(Session.oneAndAll(Contender.OURS, "float64"));
    contenders.addAll(Session.oneAndAll("tensorflow", "float64"));
    for (String rival : List.of("djl", "torch")) {
      contenders.addAll(Session.oneAndAll(rival, "float64"));
      contenders.addAll(Session.oneAndAll(rival, "float32"));
    }
    Comparison comparison =
        session.compare(TrainingJob.article(session), contenders, session.rounds(11));
    Limits limits = session.limits();
    double limit = FLOPS / limits.peakOfAll();
    Section section =
        new Section("Article: training loop")
            .paragraph(
                """
                1000 × 100 → 100 relu → 10 softmax, squared error + 0.01 × KL to the row of y, \
                gradient descent on all rows, float64. Ours is the runner's own trainer. The \
                objective at steps 1, 10, 100 and 1,000 is the same to 1e-9. The limit: 46.4 GFLOP \
                at the peak of all cores are %s."""
                    .formatted(Format.seconds(limit)));
    comparison.addTo(section);
    List<Mark> marks = new ArrayList<>();
    comparison
        .ratio("tensorflow", "float64")
        .ifPresent(ratio -> marks.add(Mark.atLeast("TensorFlow / ours", ratio, 4)));
    comparison
        .ratio("djl", "float64")
        .ifPresent(ratio -> marks.add(Mark.atLeast("PyTorch 2.7.1 float64 / ours", ratio, 6)));
    marks.add(Mark.atMost("ours / limit", comparison.ours().median() / limit, 1.6));
    return section.marks(marks);
  }
}
