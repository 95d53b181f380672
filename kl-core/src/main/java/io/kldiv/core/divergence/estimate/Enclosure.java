package io.kldiv.core.divergence.estimate;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.kernel.ScalarMath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Two numbers between which an f-divergence of two densities lies, from the masses of P and Q in
 * cells of the line, {@code Pᵢ} and {@code Qᵢ}, which their cumulative functions give.
 *
 * <p>Since f is convex, {@code Σ Qᵢ·f(Pᵢ/Qᵢ)} lies below the divergence (Jensen; merging outcomes
 * loses information, Csiszár 1967), and the chord of f over the densities' ratios in each cell, at
 * {@code Pᵢ/Qᵢ}, above. The cells with the greatest gaps are split, so that the sum of the gaps
 * falls with the square of their number.
 *
 * <p>The lower bound needs nothing else, but in cells where the lesser mass is lost in rounding.
 * The upper bound holds if the log-ratio of the densities is no wilder between the ends of the
 * cells than {@link LogRatioRanges} and {@link Beyond} say. The masses of every cell must agree
 * with that, so that a peak which no end meets is not missed.
 *
 * @param lower below the divergence; +∞ if what the tails add does not become less
 * @param upper above it, possibly +∞
 * @param cells how many there were
 */
record Enclosure(double lower, double upper, int cells) {
  /** Ends lie where at least this probability is left on either side. */
  private static final double LEAST = 1e-290;

  private static final double ENOUGH = 1e-11;

  /**
   * Bounds.
   *
   * @param p a distribution of one number, of constants, of batch size 1
   * @param q another
   * @param generator f
   * @param most the most cells
   * @return empty if a cumulative function is not known, or no upper bound was found
   */
  static Optional<Enclosure> of(Distribution p, Distribution q, Generator generator, int most) {
    Optional<CellEnds> known = CellEnds.of(p, q);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    try (CellEnds source = known.orElseThrow();
        ConvexFunction f = new ConvexFunction(generator)) {
      List<CellEnd> all = source.first();
      while (true) {
        Line line = Line.of(all);
        Optional<Enclosure> found = Optional.empty();
        List<Double> more = line.surroundings();
        if (line.last() - line.first() >= 2) {
          List<CellEnd> ends = all.subList(line.first(), line.last() + 1);
          Cells cells = new Cells(ends, f);
          Beyond left = Beyond.of(ends, false, f);
          Beyond right = Beyond.of(reversed(ends), true, f);
          double upper = cells.upper() + left.upper() + right.upper();
          more = line.splits(cells, left.upper(), right.upper(), most - cells.count());
          if (upper < Double.POSITIVE_INFINITY) {
            found = Optional.of(new Enclosure(cells.lower(), upper, cells.count()));
          } else if (left.diverges() || right.diverges()) {
            found = Optional.of(new Enclosure(upper, upper, cells.count()));
          }
        }
        if (more.isEmpty() || found.filter(Enclosure::isClose).isPresent()) {
          return found;
        }
        all = new ArrayList<>(all);
        all.addAll(source.at(more));
        all.sort(Comparator.comparingDouble(CellEnd::x));
      }
    }
  }

  private boolean isClose() {
    return upper < Double.POSITIVE_INFINITY && upper - lower <= ENOUGH * upper;
  }

  private static List<CellEnd> reversed(List<CellEnd> ends) {
    List<CellEnd> reversed = new ArrayList<>(ends);
    Collections.reverse(reversed);
    return reversed;
  }

  /** All numbers looked at, and the first and last of those that have enough beyond. */
  private record Line(List<CellEnd> all, int first, int last) {
    private static final int MOST_PARTS = 16;

    static Line of(List<CellEnd> all) {
      int first = 0;
      while (first < all.size() && !(all.get(first).beyond(false) >= LEAST)) {
        first++;
      }
      int last = all.size() - 1;
      while (last >= 0 && !(all.get(last).beyond(true) >= LEAST)) {
        last--;
      }
      return new Line(all, first, last);
    }

    /** Numbers within all cells around the few ends there are, to begin with. */
    List<Double> surroundings() {
      List<Double> found = new ArrayList<>();
      if (first < all.size() && last >= 0) {
        for (int i = Math.min(first, last) - 1; i <= Math.max(first, last); i++) {
          found.addAll(inside(i, MOST_PARTS));
        }
      }
      return found;
    }

    /**
     * Numbers within the cells with the greatest gaps: the more, the greater, so that all gaps
     * become equal; a gap falls with the third power of its width.
     */
    List<Double> splits(Cells cells, double left, double right, int most) {
      double mean = (cells.finiteGaps() + finite(left) + finite(right)) / cells.count();
      List<Split> splits = new ArrayList<>();
      for (int i = 0; i < cells.count(); i++) {
        splits.add(new Split(first + i, cells.gap(i)));
      }
      splits.sort(Comparator.comparingDouble(Split::gap).reversed());
      List<Double> found = new ArrayList<>();
      found.addAll(left > mean ? inside(first - 1, MOST_PARTS) : List.of());
      found.addAll(right > mean ? inside(last, MOST_PARTS) : List.of());
      for (Split split : splits) {
        int parts = 1;
        while (parts < MOST_PARTS && parts * parts * parts * mean < 4 * split.gap()) {
          parts++;
        }
        if (found.size() < most) {
          found.addAll(inside(split.from(), parts));
        }
      }
      return found.subList(0, Math.max(0, Math.min(most, found.size())));
    }

    private static double finite(double gap) {
      return Double.isFinite(gap) ? gap : 0;
    }

    /** The inner ends of the parts of a cell, as far as there are such numbers. */
    private List<Double> inside(int from, int parts) {
      List<Double> found = new ArrayList<>();
      if (from < 0 || from + 1 >= all.size()) {
        return found;
      }
      double a = all.get(from).x();
      double b = all.get(from + 1).x();
      double least = Math.min(Math.abs(a), Math.abs(b));
      double most = Math.max(Math.abs(a), Math.abs(b));
      double log = least > 0 && most > 4 * least ? ScalarMath.log(b / a) : 0;
      double before = a;
      for (int k = 1; k < parts; k++) {
        double share = (double) k / parts;
        double x = log == 0 ? a + share * (b - a) : a * ScalarMath.exp(share * log);
        if (x > before && x < b) {
          found.add(x);
          before = x;
        }
      }
      return found;
    }
  }

  private record Split(int from, double gap) {}
}
