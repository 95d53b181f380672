package io.kldiv.runner.data;

import io.kldiv.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The rows of each class, or all rows as one group, and how many of each are dealt to parts. */
final class RowGroups {
  private final List<String> names;
  private final int[][] rows;
  private final int[] dealt;

  private RowGroups(List<String> names, int[][] rows) {
    this.names = names;
    this.rows = rows;
    this.dealt = new int[rows.length];
  }

  static RowGroups one(int rows) {
    int[] all = new int[rows];
    for (int i = 0; i < rows; i++) {
      all[i] = i;
    }
    return new RowGroups(List.of(), new int[][] {all});
  }

  static RowGroups of(List<String> names, int rows, IntUnaryOperator groupOf) {
    int[] counts = new int[names.size()];
    for (int row = 0; row < rows; row++) {
      counts[groupOf.applyAsInt(row)]++;
    }
    int[][] groups = new int[counts.length][];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = new int[counts[i]];
    }
    int[] next = new int[counts.length];
    for (int row = 0; row < rows; row++) {
      int group = groupOf.applyAsInt(row);
      groups[group][next[group]++] = row;
    }
    return new RowGroups(names, groups);
  }

  void shuffle(RandomStream stream) {
    for (int[] group : rows) {
      stream.shuffle(group);
    }
  }

  /** Checks that every class that occurs can be in every part. */
  void requireRows(int parts, String origin) {
    List<DataProblem> problems = new ArrayList<>();
    if (total() < parts) {
      problems.add(
          DataProblem.of(
              origin,
              "%s, too few for a split into %s"
                  .formatted(Texts.count(total(), "row"), Texts.count(parts, "part"))));
    }
    for (int i = 0; i < names.size(); i++) {
      if (rows[i].length > 0 && rows[i].length < parts) {
        problems.add(
            DataProblem.of(
                origin,
                "class %s has %s, too few for a stratified split into %d parts"
                    .formatted(
                        Texts.quote(names.get(i)), Texts.count(rows[i].length, "row"), parts)));
      }
    }
    if (!problems.isEmpty()) {
      throw new DataException(problems, 0);
    }
  }

  private int total() {
    return Arrays.stream(rows).mapToInt(group -> group.length).sum();
  }

  /** Takes a fraction of all rows, leaving as many as asked of each class. */
  int[] deal(double fraction, int leave) {
    int[] counts = new int[rows.length];
    double[] remainders = new double[rows.length];
    int wanted = (int) Math.floor(total() * fraction + 0.5);
    for (int i = 0; i < counts.length; i++) {
      double share = rows[i].length * fraction;
      counts[i] = Math.min((int) Math.floor(share), room(i, leave));
      remainders[i] = share - Math.floor(share);
      wanted -= counts[i];
    }
    for (int best = next(counts, remainders, leave);
        wanted > 0 && best >= 0;
        best = next(counts, remainders, leave)) {
      counts[best]++;
      remainders[best] -= 1;
      wanted--;
    }
    return take(counts);
  }

  private int room(int group, int leave) {
    return Math.max(0, rows[group].length - dealt[group] - leave);
  }

  private int next(int[] counts, double[] remainders, int leave) {
    int best = -1;
    for (int i = 0; i < counts.length; i++) {
      boolean free = counts[i] < room(i, leave);
      if (free && (best < 0 || remainders[i] > remainders[best])) {
        best = i;
      }
    }
    return best;
  }

  private int[] take(int[] counts) {
    int[] result = new int[Arrays.stream(counts).sum()];
    int next = 0;
    for (int i = 0; i < counts.length; i++) {
      System.arraycopy(rows[i], dealt[i], result, next, counts[i]);
      next += counts[i];
      dealt[i] += counts[i];
    }
    Arrays.sort(result);
    return result;
  }

  int[] rest() {
    int[] counts = new int[rows.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = rows[i].length - dealt[i];
    }
    return take(counts);
  }
}
