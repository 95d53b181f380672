package io.kldiv.runner.data;

import io.kldiv.core.random.RandomStream;
import java.util.List;

/**
 * Which rows go to which part, each ascending.
 *
 * <p>Plainly: the rows are shuffled; the test part takes the first {@code round(rows · test)},
 * validation the next {@code round(rows · validation)}, halves rounded up, and training the rest.
 *
 * <p>Stratified: the sizes of the parts are the same, and are dealt to the classes by the method of
 * largest remainders: a class of n rows gives {@code floor(n · fraction)} rows, and the rows still
 * wanting come one each from the classes with the largest fractional part of {@code n · fraction},
 * the earlier class first where they are equal. A class always keeps a row for each later part.
 *
 * @param train the training rows
 * @param validation the validation rows
 * @param test the test rows
 */
record SplitRows(int[] train, int[] validation, int[] test) {

  static SplitRows of(Split split, Targets targets, SourceData data, RandomStream stream) {
    String origin = data.provenance().name();
    if (data.ownTestRows() > 0 && split.test() > 0) {
      throw DataException.of(
          origin,
          ("has a test part of its own (%s), and split.test takes another %s of the rest; write"
                  + " test: 0 under split to use the one it has")
              .formatted(Texts.count(data.ownTestRows(), "row"), split.test()));
    }
    int rows = data.features().rows() - data.ownTestRows();
    RowGroups groups = split.stratified() ? stratified(targets, rows, origin) : RowGroups.one(rows);
    int parts = 1 + (split.test() > 0 ? 1 : 0) + (split.validation() > 0 ? 1 : 0);
    groups.requireRows(parts, origin);
    groups.shuffle(stream);
    int[] test = groups.deal(split.test(), parts - 1);
    int[] validation = groups.deal(split.validation(), 1);
    int[] train = groups.rest();
    requireRows("test", split.test(), test, rows, origin);
    requireRows("validation", split.validation(), validation, rows, origin);
    return new SplitRows(train, validation, data.ownTestRows() > 0 ? last(data) : test);
  }

  private static int[] last(SourceData data) {
    int[] result = new int[data.ownTestRows()];
    int first = data.features().rows() - result.length;
    for (int i = 0; i < result.length; i++) {
      result[i] = first + i;
    }
    return result;
  }

  private static void requireRows(
      String part, double fraction, int[] rows, int all, String origin) {
    if (fraction > 0 && rows.length == 0) {
      throw DataException.of(
          origin,
          "the %s part is empty: %s of %s is less than half a row; write 0 for no such part"
              .formatted(part, fraction, Texts.count(all, "row")));
    }
  }

  private static RowGroups stratified(Targets targets, int rows, String origin) {
    if (targets instanceof Targets.Classes classes) {
      return RowGroups.of(classes.names(), rows, classes::indexOf);
    }
    if (targets instanceof Targets.Binary answers && answers.names().size() == 1) {
      return RowGroups.of(List.of("0", "1"), rows, answers::first);
    }
    throw DataException.of(
        origin,
        "a stratified split needs classes, but the targets are %s".formatted(targets.kind()));
  }
}
