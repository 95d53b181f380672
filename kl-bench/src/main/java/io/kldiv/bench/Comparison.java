package io.kldiv.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What all contenders needed for the same job.
 *
 * @param measured the measurements, ours among them
 */
public record Comparison(List<Measured> measured) {
  /** Copies the list. */
  public Comparison {
    measured = List.copyOf(measured);
  }

  /** Our fastest measurement. */
  public Measured ours() {
    return best(one -> one.contender().isOurs()).orElseThrow();
  }

  /** The fastest measurement of a rival in one precision, if it takes part. */
  public Optional<Measured> best(String rival, String precision) {
    return best(
        one ->
            one.contender().rival().equals(rival) && one.contender().precision().equals(precision));
  }

  private Optional<Measured> best(Predicate<Measured> which) {
    return measured.stream().filter(which).min(Comparator.comparingDouble(Measured::median));
  }

  /** The measurement of a contender, if it takes part. */
  public Optional<Measured> of(Contender contender) {
    return best(one -> one.contender().equals(contender));
  }

  /**
   * How many times longer a rival takes than we do, at its best; empty if it does not take part.
   */
  public Optional<Double> ratio(String rival, String precision) {
    return best(rival, precision).map(one -> one.median() / ours().median());
  }

  /**
   * Adds a table of all contenders, with how many times longer each takes than we do, by medians
   * and by the least times.
   */
  public Section addTo(Section section) {
    Section.Table table =
        section.table(
            "who", "threads", "precision", "median", "least – most", "× ours", "× ours, least");
    double ours = ours().median();
    double least =
        measured.stream()
            .filter(one -> one.contender().isOurs())
            .mapToDouble(Measured::least)
            .min()
            .orElseThrow();
    for (Measured one : measured) {
      table.row(
          one.library(),
          String.valueOf(one.contender().threads()),
          one.contender().precision(),
          Format.seconds(one.median()),
          Format.seconds(one.least()) + " – " + Format.seconds(one.most()),
          Format.number(one.median() / ours),
          Format.number(one.least() / least));
    }
    return table.end();
  }
}
