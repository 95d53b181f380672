package io.kldiv.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TransformsTest {
  private static final Column A = new Column.Numeric("a");
  private static final Column B = new Column.Numeric("b");
  private static final Column COLOUR =
      new Column.Categorical("colour", List.of("blue", "green", "red"));

  @Test
  void standardiseGivesMeanZeroAndVarianceOneOnTheTrainingRows() {
    // oracle: mean of 1, 2, 6 is 3, their variance 14/3; row 3 is not for training
    Table table = table(List.of(A, B), 1, 5, 2, 5, 6, 5, 100, 7);
    double[] result = apply(new Standardise(), table, 0, 1, 2);
    double deviation = Math.sqrt(14 / 3.0);
    double[] expected = {-2 / deviation, -1 / deviation, 3 / deviation, 97 / deviation};
    for (int row = 0; row < 4; row++) {
      assertThat(result[2 * row]).isCloseTo(expected[row], within(1e-15 * 97));
    }
    assertThat(result[1]).isZero();
    assertThat(result[3]).isZero();
    assertThat(result[5]).isZero();
    assertThat(result[7]).isEqualTo(2); // a constant column is shifted, not scaled
  }

  @Test
  void aConstantColumnBecomesExactlyZeroWhateverItsRoundingErrors() {
    int rows = 1001; // the mean of 1001 times 0.1 is not 0.1 in floating point
    double[] values = IntStream.range(0, rows).mapToDouble(i -> 0.1).toArray();
    Table table = Sources.numbers("a", values);
    int[] all = IntStream.range(0, rows).toArray();
    assertThat(apply(new Standardise(), table, all)).containsOnly(0);
    assertThat(apply(new MinMax(), table, all)).containsOnly(0);
  }

  @Test
  void minMaxMapsTheTrainingRangeToZeroAndOne() {
    Table table = table(List.of(A), 2, 4, 6, 8);
    assertThat(apply(new MinMax(), table, 0, 1, 2)).containsExactly(0, 0.5, 1, 1.5);
  }

  @Test
  void scaleMultiplies() {
    Table table = table(List.of(A, B), 1, 2, 3, 4);
    assertThat(apply(new Scale(new Scale.Config(0.25)), table, 0))
        .containsExactly(0.25, 0.5, 0.75, 1);
  }

  @Test
  void categoricalColumnsAreLeftAloneByNumericTransforms() {
    Table table = table(List.of(COLOUR, A), 0, 2, 2, 4);
    assertThat(apply(new Standardise(), table, 0, 1)).containsExactly(0, -1, 2, 1);
    assertThat(apply(new MinMax(), table, 0, 1)).containsExactly(0, 0, 2, 1);
    assertThat(apply(new Scale(new Scale.Config(10)), table, 0)).containsExactly(0, 20, 2, 40);
    assertThat(new Standardise().fit(table, new int[] {0}).columns()).containsExactly(COLOUR, A);
  }

  @Test
  void valuesThatCannotBeScaledAreErrors() {
    Table wide = table(List.of(A), -1e308, 1e308);
    assertThat(Sources.error(() -> new MinMax().fit(wide, new int[] {0, 1})))
        .isEqualTo(
            "memory: column 'a': the values from -1.0E308 to 1.0E308 cannot be scaled: too far"
                + " apart, or too close together");
    assertThat(Sources.error(() -> new Standardise().fit(wide, new int[] {0, 1})))
        .startsWith("memory: column 'a': the values from -1.0E308 to 1.0E308 cannot be scaled");
    Table narrow = table(List.of(A), 0, Double.MIN_VALUE);
    assertThat(Sources.error(() -> new MinMax().fit(narrow, new int[] {0, 1})))
        .startsWith("memory: column 'a': the values from 0.0 to 4.9E-324 cannot be scaled");
  }

  @Test
  void oneHotMakesAColumnForEachCategoryOfTheTrainingRows() {
    Table table = table(List.of(A, COLOUR, B), 1, 2, 5, 2, 0, 6, 3, 2, 7);
    Transform.Fitted fitted = oneHot(OneHot.Unseen.ERROR).fit(table, new int[] {0, 1});
    assertThat(fitted.columns())
        .extracting(Column::name)
        .containsExactly("a", "colour=blue", "colour=red", "b");
    assertThat(apply(oneHot(OneHot.Unseen.ERROR), table, 0, 1))
        .containsExactly(1, 0, 1, 5, 2, 1, 0, 6, 3, 0, 1, 7);
  }

  @Test
  void aCategoryThatTrainingNeverSawIsAnErrorOrZeros() {
    Table table = table(List.of(COLOUR), 0, 2, 1);
    assertThat(Sources.error(() -> apply(oneHot(OneHot.Unseen.ERROR), table, 0, 1)))
        .isEqualTo(
            "memory: column 'colour': 'green' is in the validation or test part, but not in the"
                + " training part; to allow this, write {type: one-hot, unseen: zeros}");
    assertThat(apply(oneHot(OneHot.Unseen.ZEROS), table, 0, 1)).containsExactly(1, 0, 0, 1, 0, 0);
  }

  @Test
  void tooManyCategoriesAreAnError() {
    Table table = table(List.of(COLOUR), 0, 1, 2);
    OneHot.Config config = new OneHot.Config(OneHot.Unseen.ERROR, 2);
    assertThat(Sources.error(() -> new OneHot(config).fit(table, new int[] {0, 1, 2})))
        .isEqualTo(
            "memory: column 'colour': has 3 different texts, more than mostCategories, 2: does it"
                + " name each row?");
  }

  @Test
  void onlyTrainingRowsAreLookedAt() {
    double[] poisoned = {1, 2, Double.NaN, 3};
    Table table = Sources.numbers("a", poisoned);
    for (Transform transform : List.of(new Standardise(), new MinMax())) {
      double[] result = apply(transform, table, 0, 1, 3);
      assertThat(result[0]).isFinite();
      assertThat(result[2]).isNaN();
    }
  }

  private static OneHot oneHot(OneHot.Unseen unseen) {
    return new OneHot(new OneHot.Config(unseen, 1000));
  }

  private static Table table(List<Column> columns, double... values) {
    return Table.of("memory", columns, values.length / columns.size(), values);
  }

  private static double[] apply(Transform transform, Table table, int... trainingRows) {
    Transform.Fitted fitted = transform.fit(table, trainingRows);
    int width = fitted.columns().size();
    double[] result = new double[table.rows() * width];
    for (int row = 0; row < table.rows(); row++) {
      fitted.apply(table.values(), row * table.width(), result, row * width);
    }
    return result;
  }
}
