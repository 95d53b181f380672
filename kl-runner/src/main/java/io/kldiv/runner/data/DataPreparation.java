package io.kldiv.runner.data;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;

/**
 * From a {@link DataConfig} to {@link PreparedData}: read, take the targets as the loss wants them,
 * split, fit each transform on the training rows and apply it to all rows. A transform that keeps
 * the number of columns works in place, so large data is held once.
 */
public final class DataPreparation {
  private DataPreparation() {}

  /**
   * Prepares the data of an experiment.
   *
   * @param config the source, the split and the transforms
   * @param streams the experiment's random streams; {@code data.source} and {@code data.split} are
   *     drawn from
   * @param kind what the loss takes the targets for
   * @return the data
   * @throws DataException if the data cannot be used
   */
  public static PreparedData prepare(DataConfig config, RandomStreams streams, TargetKind kind) {
    if (kind != TargetKind.NUMBERS && !config.targetTransforms().isEmpty()) {
      throw DataException.of(
          "data.targetTransforms",
          "%s cannot be transformed; leave targetTransforms out".formatted(kind));
    }
    SourceData data = config.source().read(streams);
    requireFinite(data.features());
    requireFinite(data.targets());
    Targets targets = Targets.of(data.targets(), kind);
    SplitRows rows = SplitRows.of(config.split(), targets, data, streams.stream("data.split"));
    Table features = transform(data.features(), config.transforms(), rows.train());
    requireNumbers(features);
    if (kind == TargetKind.NUMBERS) {
      targets =
          Targets.of(transform(data.targets(), config.targetTransforms(), rows.train()), kind);
    }
    return new PreparedData(
        Dataset.of("train", features, targets, rows.train()),
        Dataset.of("validation", features, targets, rows.validation()),
        Dataset.of("test", features, targets, rows.test()),
        data.provenance(),
        notes(features, targets, rows.train()));
  }

  private static Table transform(Table table, List<Transform> transforms, int[] trainingRows) {
    Table result = table;
    for (Transform transform : transforms) {
      result = apply(transform.fit(result, trainingRows), result);
      requireFinite(result);
    }
    return result;
  }

  private static Table apply(Transform.Fitted fitted, Table table) {
    int rows = table.rows();
    int before = table.width();
    int after = fitted.columns().size();
    double[] input = table.values();
    double[] output = before == after ? input : new double[size(table, after)];
    double[] row = new double[before];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(input, i * before, row, 0, before);
      fitted.apply(row, 0, output, i * after);
    }
    return Table.of(table.origin(), fitted.columns(), rows, output);
  }

  private static int size(Table table, int width) {
    long size = (long) table.rows() * width;
    if (size > Integer.MAX_VALUE - 8) {
      throw DataException.of(
          table.origin(),
          "%d rows × %d columns after a transform are more numbers than one array can hold"
              .formatted(table.rows(), width));
    }
    return (int) size;
  }

  private static void requireFinite(Table table) {
    double[] values = table.values();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        int column = i % table.width();
        throw new DataException(
            new DataProblem(
                table.origin(),
                0,
                0,
                table.columns().get(column).name(),
                "row %d of the data is %s; only finite numbers are allowed"
                    .formatted(i / table.width() + 1, values[i])));
      }
    }
  }

  private static void requireNumbers(Table features) {
    List<DataProblem> problems = new ArrayList<>();
    for (Column column : features.columns()) {
      if (column instanceof Column.Categorical categorical) {
        problems.add(
            new DataProblem(
                features.origin(),
                0,
                0,
                column.name(),
                "holds text (%s); add the transform one-hot, or leave the column out"
                    .formatted(Texts.some(categorical.categories()))));
      }
    }
    if (!problems.isEmpty()) {
      int shown = Math.min(problems.size(), 10);
      throw new DataException(problems.subList(0, shown), problems.size() - shown);
    }
  }

  private static List<String> notes(Table features, Targets targets, int[] trainingRows) {
    List<String> notes = new ArrayList<>();
    ColumnRanges ranges = ColumnRanges.of(features, trainingRows);
    List<String> constant = new ArrayList<>();
    for (int j = 0; j < features.width(); j++) {
      if (ranges.isConstant(j)) {
        constant.add(features.columns().get(j).name());
      }
    }
    if (!constant.isEmpty()) {
      notes.add(
          "%s constant on the training part: %s"
              .formatted(Texts.count(constant.size(), "feature"), Texts.some(constant)));
    }
    if (targets instanceof Targets.Classes classes) {
      addUnseenClasses(notes, classes, trainingRows);
    }
    return notes;
  }

  private static void addUnseenClasses(
      List<String> notes, Targets.Classes classes, int[] trainingRows) {
    boolean[] seen = new boolean[classes.names().size()];
    for (int row : trainingRows) {
      seen[classes.indexOf(row)] = true;
    }
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        notes.add(
            "no training row is of class %s; a stratified split would give it some"
                .formatted(Texts.quote(classes.names().get(i))));
      }
    }
  }
}
