package io.kldiv.bench;

/**
 * A rival as it takes part in a comparison.
 *
 * @param rival the name by which its process is started
 * @param threads its number of threads
 * @param precision {@code float64} or {@code float32}
 */
public record Contender(String rival, int threads, String precision) {
  /** The name of our own process. */
  public static final String OURS = "kl";

  /** A contender that computes in float64. */
  public static Contender of(String rival, int threads) {
    return new Contender(rival, threads, "float64");
  }

  /** Whether it computes in float32, so that its results are only near ours. */
  public boolean isSingle() {
    return precision.equals("float32");
  }

  /** Whether it is our engine. */
  public boolean isOurs() {
    return rival.equals(OURS);
  }
}
