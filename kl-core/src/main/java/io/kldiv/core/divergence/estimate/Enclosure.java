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

  /** A tail is looked into at least as far as this, so that the log-ratio's last turn is seen. */
  private static final double DEEP = 1e-20;

  /** A tail whose integral is said to diverge is looked into as far as this. */
  private static final double DEEPEST = 1e-200;

  /** The least of the numbers that are looked at first, but 0. */
  private static final double LEAST_NUMBER = 1e-149;

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
          Beyond left = line.isExplored(false) ? Beyond.of(ends, false, f) : Beyond.UNKNOWN;
          Beyond right =
              line.isExplored(true) ? Beyond.of(reversed(ends), true, f) : Beyond.UNKNOWN;
          double upper = cells.upper() + left.upper() + right.upper();
          more = line.splits(cells, left.upper(), right.upper(), most - cells.count());
          if (upper < Double.POSITIVE_INFINITY) {
            found = Optional.of(new Enclosure(cells.lower(), upper, cells.count()));
          } else if (line.divergent(left, right)) {
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

  /**
   * All numbers looked at, and the first and last of those that have enough beyond, and a log-ratio
   * that is known.
   */
  private record Line(List<CellEnd> all, int first, int last) {
    private static final int MOST_PARTS = 16;

    static Line of(List<CellEnd> all) {
      int first = 0;
      while (first < all.size() && !serves(all.get(first), false)) {
        first++;
      }
      int last = all.size() - 1;
      while (last >= 0 && !serves(all.get(last), true)) {
        last--;
      }
      return new Line(all, first, last);
    }

    private static boolean serves(CellEnd end, boolean above) {
      return end.beyond(above) >= LEAST && !Double.isNaN(end.logRatio());
    }

    /** Whether hardly any mass is left on a side, or no number that would leave less. */
    boolean isExplored(boolean above) {
      CellEnd end = all.get(above ? last : first);
      boolean next = Math.abs(end.x()) > LEAST_NUMBER && !towards(above).isEmpty();
      return end.beyond(above) <= DEEP || !next;
    }

    /** Numbers between the last end on a side and the next one, the denser the nearer to that. */
    private List<Double> towards(boolean above) {
      List<Double> found = new ArrayList<>();
      int next = above ? last + 1 : first - 1;
      if (next < 0 || next >= all.size()) {
        return found;
      }
      double from = all.get(above ? last : first).x();
      double to = all.get(next).x();
      double share = 1;
      for (int k = 1; k < MOST_PARTS + MOST_PARTS / 2; k++) {
        share = k < MOST_PARTS / 2 ? 1 - 2.0 * k / MOST_PARTS : share / 8;
        double x = to + share * (from - to);
        if (above ? x > from && x < to : x < from && x > to) {
          found.add(x);
        }
      }
      return found;
    }

    /** Where to look to know more of what lies beyond the last end on a side. */
    private List<Double> farther(boolean above) {
      return isExplored(above) ? inside(above ? last : first - 1, MOST_PARTS) : towards(above);
    }

    /** Whether what a tail adds does not become less, as far down as there are numbers. */
    boolean divergent(Beyond left, Beyond right) {
      return (left.diverges() && isWhole(false)) || (right.diverges() && isWhole(true));
    }

    private boolean isWhole(boolean above) {
      CellEnd end = all.get(above ? last : first);
      int next = above ? last + 1 : first - 1;
      boolean known = next < 0 || next >= all.size() || !(all.get(next).beyond(above) >= LEAST);
      double size = Math.abs(end.x());
      boolean far = size <= LEAST_NUMBER || size >= 1 / LEAST_NUMBER;
      return known && (far || end.beyond(above) <= DEEPEST);
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
      found.addAll(left > mean ? farther(false) : List.of());
      found.addAll(right > mean ? farther(true) : List.of());
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
