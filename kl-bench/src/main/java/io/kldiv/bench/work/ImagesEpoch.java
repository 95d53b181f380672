package io.kldiv.bench.work;

import io.kldiv.bench.Comparison;
import io.kldiv.bench.Contender;
import io.kldiv.bench.Format;
import io.kldiv.bench.Mark;
import io.kldiv.bench.Measured;
import io.kldiv.bench.Section;
import io.kldiv.bench.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An epoch over data of Fashion-MNIST's shape. */
final class ImagesEpoch implements Work {
  // Products of the step, 2·784·256 and 2·256·10 a row: forward, and backward for the weights; the
  // second also backward for its input.
  private static final double FLOPS = 60_000 * (2.0 * 784 * 256 * 2 + 2.0 * 256 * 10 * 3);

  @Override
  public String name() {
    return "images-epoch";
  }

  @Override
  public String about() {
    return "an epoch of Fashion-MNIST's shape, batches of 128";
  }

  @Override
  public Section measure(Session session) {
    List<Contender> contenders = new ArrayList<>();
    contenders.addAll(Session.oneAndAll(Contender.OURS, "float64"));
    for (String rival : List.of("tensorflow", "djl", "torch")) {
      contenders.addAll(Session.oneAndAll(rival, "float64"));
      contenders.addAll(Session.oneAndAll(rival, "float32"));
    }
    Comparison comparison =
        session.compare(TrainingJob.images(session), contenders, session.rounds(11));
    double limit = FLOPS / session.limits().peakOfAll();
    Section section =
        new Section("Epoch of Fashion-MNIST's shape")
            .paragraph(
                """
                60,000 × 784 → 256 relu → 10, batches of 128, cross-entropy + 0.1 × KL to uniform, \
                sgd, random images. Ours draws its batches in random order from the rows, as `kl run` \
                does; the rivals have the rows in that order already and take slices. The objective \
                at steps 1, 10, 100 and 469 is the same to 1e-9 in float64. The limit: %s GFLOP at \
                the peak of all cores are %s."""
                    .formatted(Format.number(FLOPS * 1e-9), Format.seconds(limit)));
    comparison.addTo(section);
    List<Mark> marks = new ArrayList<>();
    mark(comparison, "float64", 3, marks);
    mark(comparison, "float32", 2, marks);
    return section.marks(marks);
  }

  /** Against the fastest PyTorch of a precision, of either version and any number of threads. */
  private static void mark(
      Comparison comparison, String precision, double bound, List<Mark> marks) {
    comparison.measured().stream()
        .filter(one -> List.of("djl", "torch").contains(one.contender().rival()))
        .filter(one -> one.contender().precision().equals(precision))
        .min(Comparator.comparingDouble(Measured::median))
        .ifPresent(
            best ->
                marks.add(
                    Mark.atLeast(
                        "fastest PyTorch %s / ours float64".formatted(precision),
                        best.median() / comparison.ours().median(),
                        bound)));
  }
}
