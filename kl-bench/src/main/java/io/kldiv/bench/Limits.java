package io.kldiv.bench;

import io.kldiv.bench.rival.Job;
import java.util.List;
import java.util.Map;

/**
 * What the machine can do at best.
 *
 * @param peakOfOne fused multiply-adds of one core, in floating-point operations a second
 * @param peakOfAll of as many threads as there are cores
 * @param bandwidthOfOne memory moved by one core, in bytes a second
 * @param bandwidthOfAll by as many threads as there are cores
 */
public record Limits(
    double peakOfOne, double peakOfAll, double bandwidthOfOne, double bandwidthOfAll) {

  /** Measures the limits. */
  static Limits measure(Session session) {
    session.say("limits of the machine");
    int cores = Session.cores();
    return new Limits(
        rate(session, "peak", 1),
        rate(session, "peak", cores),
        rate(session, "triad", 1),
        rate(session, "triad", cores));
  }

  /** The best rate of many samples: a limit is what is possible, not what is usual. */
  private static double rate(Session session, String kind, int threads) {
    Comparison comparison =
        session.compare(Job.of(kind, Map.of()), List.of(Contender.of(Contender.OURS, threads)), 15);
    return comparison.ours().values()[0] / comparison.ours().least();
  }

  /** The peak of one or of all cores. */
  public double peak(int threads) {
    return threads == 1 ? peakOfOne : peakOfAll;
  }

  /** The limits as a table. */
  void addTo(Section section) {
    section
        .table("limit", "one core", "all cores")
        .row(
            "fused multiply-adds in registers",
            Format.number(peakOfOne * 1e-9) + " GFLOP/s",
            Format.number(peakOfAll * 1e-9) + " GFLOP/s")
        .row(
            "memory, a = b + s·c, 24 bytes an element",
            Format.number(bandwidthOfOne * 1e-9) + " GB/s",
            Format.number(bandwidthOfAll * 1e-9) + " GB/s")
        .end();
  }
}
