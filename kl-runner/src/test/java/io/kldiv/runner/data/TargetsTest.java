package io.kldiv.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.core.distribution.TargetKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TargetsTest {
  @Test
  void wholeNumbersAreClassesInAscendingOrderOrQuantities() {
    Table raw = Sources.numbers("y", 10, -1, 2, -0.0, 0, 10);
    Targets.Classes classes = Targets.Classes.of(raw);
    assertThat(classes.names()).containsExactly("-1", "0", "2", "10");
    assertThat(IntStream.range(0, 6).map(classes::indexOf)).containsExactly(3, 0, 2, 1, 1, 3);
    double[] row = {7, 7, 7, 7, 7, 7};
    classes.copyRow(0, row, 1);
    assertThat(row).containsExactly(7, 0, 0, 0, 1, 7);
    Targets numbers = Targets.of(raw, TargetKind.NUMBERS);
    numbers.copyRow(1, row, 5);
    assertThat(row[5]).isEqualTo(-1);
    assertThat(numbers.names()).containsExactly("y");
  }

  @Test
  void answersOfYesOrNoAreZerosAndOnesOrTwoTexts() {
    Column text = new Column.Categorical("diagnosis", List.of("benign", "malignant"));
    List<Column> columns = List.of(text, new Column.Numeric("relapse"));
    Table raw = Table.of("memory", columns, 3, new double[] {1, 0, 0, 1, 1, 1});
    Targets answers = Targets.of(raw, TargetKind.BINARY);
    assertThat(answers.kind()).isEqualTo(TargetKind.BINARY);
    assertThat(answers.names()).containsExactly("diagnosis=malignant", "relapse");
    double[] row = {7, 7, 7};
    answers.copyRow(1, row, 1);
    assertThat(row).containsExactly(7, 0, 1);
  }

  @Test
  void anythingElseIsNoAnswerOfYesOrNo() {
    Column text = new Column.Categorical("grade", List.of("a", "b", "c"));
    List<Column> columns = List.of(text, new Column.Numeric("n"), new Column.Numeric("same"));
    Table raw = Table.of("memory", columns, 2, new double[] {1, 0, 1, 2, 2, 1});
    assertThat(Sources.error(() -> Targets.of(raw, TargetKind.BINARY)))
        .isEqualTo(
            """
            memory: column 'grade': holds 3 different texts ('a', 'b', 'c'), but the loss needs yes or no: two texts, or 0 and 1
            memory: column 'n': holds numbers such as 2.0, but the loss needs yes or no: 0 and 1, or two texts
            memory: column 'same': is the same in all rows: there is nothing to learn""");
  }

  @Test
  void fractionsAreNoClasses() {
    Table raw = Sources.numbers("y", 1, 2.5, 3);
    assertThat(Sources.error(() -> Targets.of(raw, TargetKind.CLASSES)))
        .isEqualTo(
            "memory: column 'y': holds numbers such as 2.5, but the loss needs classes: whole"
                + " numbers or text; for a quantity use a loss that takes numbers, such as mse");
  }

  @Test
  void textIsNoQuantity() {
    Column text = new Column.Categorical("y", List.of("a", "b"));
    Column more = new Column.Categorical("z", List.of("a", "b", "c", "d", "e", "f"));
    Table raw = Table.of("memory", List.of(text, more), 1, new double[] {0, 1});
    assertThat(Sources.error(() -> Targets.of(raw, TargetKind.NUMBERS)))
        .isEqualTo(
            """
            memory: column 'y': holds text ('a', 'b'), but the loss needs numbers; for classes use a loss such as cross-entropy
            memory: column 'z': holds text ('a', 'b', 'c', 'd', 'e', … (6 in all)), but the loss needs numbers; for classes use a loss such as cross-entropy""");
  }

  @Test
  void oneClassOnlyIsAnError() {
    assertThat(Sources.error(() -> Targets.Classes.of(Sources.numbers("y", 3, 3))))
        .isEqualTo("memory: column 'y': all rows are of one class, '3': there is nothing to learn");
  }

  @Test
  void tooManyClassesAreAnError() {
    double[] values = IntStream.range(0, 10_001).asDoubleStream().toArray();
    assertThat(Sources.error(() -> Targets.Classes.of(Sources.numbers("y", values))))
        .isEqualTo(
            "memory: column 'y': has 10001 different values, too many for classes (at most"
                + " 10000): is it a quantity, for a loss that takes numbers?");
  }

  @Test
  void severalColumnsAreNoClasses() {
    List<Column> columns = List.of(new Column.Numeric("u"), new Column.Numeric("v"));
    Table raw = Table.of("memory", columns, 1, new double[2]);
    assertThat(Sources.error(() -> Targets.of(raw, TargetKind.CLASSES)))
        .isEqualTo("memory: classes are read from one target column, but there are 2: 'u', 'v'");
  }

  @Test
  void aTableChecksItsSizeAndItsNames() {
    Column a = new Column.Numeric("a");
    assertThatThrownBy(() -> Table.of("memory", List.of(a), 2, new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a table of 2 rows and 1 columns needs as many values as their product, but has 3");
    assertThatThrownBy(() -> Table.of("memory", List.of(a, a), 1, new double[2]))
        .hasMessage("two columns have the name 'a'");
  }
}
