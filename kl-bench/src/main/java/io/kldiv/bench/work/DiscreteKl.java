package io.kldiv.bench.work;

import io.kldiv.bench.Comparison;
import io.kldiv.bench.Contender;
import io.kldiv.bench.Format;
import io.kldiv.bench.Limits;
import io.kldiv.bench.Mark;
import io.kldiv.bench.Section;
import io.kldiv.bench.Session;
import io.kldiv.bench.rival.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The divergence of two distributions over 10⁷ outcomes. */
final class DiscreteKl implements Work {
  private static final int OUTCOMES = 10_000_000;

  @Override
  public String name() {
    return "discrete-kl";
  }

  @Override
  public String about() {
    return "KL of two distributions over 10⁷ outcomes";
  }

  @Override
  public Section measure(Session session) {
    List<Contender> contenders = new ArrayList<>();
    contenders.addAll(Session.oneAndAll(Contender.OURS, "float64"));
    contenders.add(Contender.of("java", 1));
    contenders.addAll(Session.oneAndAll("torch", "float64"));
    Comparison comparison =
        session.compare(
            Job.of("discrete-kl", Map.of("outcomes", OUTCOMES)), contenders, session.rounds(15));
    Limits limits = session.limits();
    double memory = 16.0 * OUTCOMES / limits.bandwidthOfAll();
    double logarithms = logarithms(session);
    Section section =
        new Section("Discrete KL, 10⁷ outcomes")
            .paragraph(
                """
                Σ p log(p/q), float64; the results are the same to 1e-9. The limits: reading p and q \
                takes %s on all cores; 10⁷ logarithms, ours over 10⁶ values (in cache), take %s."""
                    .formatted(Format.seconds(memory), Format.seconds(logarithms)));
    comparison.addTo(section);
    return section.marks(
        List.of(
            Mark.atMost(
                "ours / slower limit",
                comparison.ours().median() / Math.max(memory, logarithms),
                1.5)));
  }

  /** The time of our own logarithms on all cores. */
  private static double logarithms(Session session) {
    int count = 1_000_000;
    Job job = Job.of("function", Map.of("function", "log", "rows", 1, "columns", count));
    Contender ours = Contender.of(Contender.OURS, Session.cores());
    double seconds = session.compare(job, List.of(ours), session.rounds(15)).ours().median();
    return seconds / count * OUTCOMES;
  }
}
