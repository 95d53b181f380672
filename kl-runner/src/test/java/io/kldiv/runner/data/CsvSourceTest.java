package io.kldiv.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvSourceTest {
  @TempDir Path folder;

  @Test
  void digitsHaveTheRowsOfTheRepository() {
    SourceData data = Sources.csv(Sources.DIGITS, "digit");
    assertThat(data.features().rows()).isEqualTo(1797);
    assertThat(data.features().width()).isEqualTo(64);
    assertThat(data.features().columnNames()).startsWith("p00", "p01").endsWith("p77");
    Targets.Classes classes = Targets.Classes.of(data.targets());
    assertThat(classes.names()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    int[] counts = new int[10];
    for (int row = 0; row < 1797; row++) {
      counts[classes.indexOf(row)]++;
    }
    // oracle: the counts in the UCI description of the testing part
    assertThat(counts).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    assertThat(data.ownTestRows()).isZero();
    // oracle: sha256sum (GNU coreutils), ls
    assertThat(data.provenance().files())
        .containsExactly(
            new SourceFile(
                Sources.DIGITS.toString(),
                264974,
                "1a8c0ce573804cf39bc6fdc9a6cc8f23d15cbf27a72575c1ca5fac15163717d0"));
    assertThat(data.provenance().rows()).isEqualTo(1797);
    assertThat(data.provenance().columns()).isEqualTo(65);
    assertThat(data.provenance().missing()).isEmpty();
  }

  @Test
  void breastCancerHasItsTwoClassesAndItsNumbers() {
    SourceData data = Sources.csv(Sources.BREAST_CANCER, "diagnosis");
    assertThat(data.features().value(0, 0)).isEqualTo(17.99);
    assertThat(data.features().value(1, 3)).isEqualTo(1326.0);
    assertThat(data.targets().columns())
        .containsExactly(new Column.Categorical("diagnosis", List.of("benign", "malignant")));
    double malignant = Arrays.stream(data.targets().values()).sum();
    assertThat(malignant).isEqualTo(212); // oracle: the UCI description
  }

  @Test
  void columnsAreChosenByNameAndPattern() {
    CsvSource.Config config =
        new CsvSource.Config(
            Sources.BREAST_CANCER,
            List.of("diagnosis"),
            List.of("mean_*", "*_error", "worst_area"),
            List.of("*_area", "texture_error"),
            List.of(),
            CsvSource.Missing.REFUSE,
            ",",
            true);
    List<String> names = new CsvSource(config).read(Sources.STREAMS).features().columnNames();
    assertThat(names).hasSize(9 + 9).contains("mean_radius", "area_error");
    assertThat(names).doesNotContain("mean_area", "worst_area", "texture_error", "worst_radius");
  }

  @Test
  void severalTargetsAreSeveralOutputs() {
    Path file = Sources.file(folder, "d.csv", "y1,a,y2\n1,2,3\n4,5,6\n");
    SourceData data = Sources.csv(file, "y2", "y1");
    assertThat(data.features().values()).containsExactly(2, 5);
    assertThat(data.targets().columnNames()).containsExactly("y1", "y2");
    assertThat(data.targets().values()).containsExactly(1, 3, 4, 6);
    assertThat(Sources.csv(file, "y*").targets().columnNames()).containsExactly("y1", "y2");
  }

  @Test
  void everySpellingOfANumberIsRead() {
    Path file =
        Sources.file(
            folder, "d.csv", "a,y\n1,0\n-2.5,0\n+3,0\n4e2,0\n.5,0\n6.,0\n 7 ,0\n1E-3,0\n-0,0\n");
    assertThat(Sources.csv(file, "y").features().values())
        .containsExactly(1, -2.5, 3, 400, 0.5, 6, 7, 0.001, -0.0);
  }

  @Test
  void textBecomesCategoriesInSortedOrder() {
    Path file = Sources.file(folder, "d.csv", "c,y\nred,b\nblue,a\nred,b\n\"gr\"\"ey, dark\",a\n");
    SourceData data = Sources.csv(file, "y");
    assertThat(data.features().columns())
        .containsExactly(new Column.Categorical("c", List.of("blue", "gr\"ey, dark", "red")));
    assertThat(data.features().values()).containsExactly(2, 0, 2, 1);
    assertThat(data.targets().values()).containsExactly(1, 0, 1, 0);
  }

  @Test
  void aColumnDeclaredAsTextKeepsItsDigits() {
    Path file = Sources.file(folder, "d.csv", "zip,y\n01067,1\n10115,2\n");
    CsvSource.Config config =
        new CsvSource.Config(
            file,
            List.of("y"),
            List.of("*"),
            List.of(),
            List.of("zip"),
            CsvSource.Missing.REFUSE,
            ",",
            true);
    assertThat(new CsvSource(config).read(Sources.STREAMS).features().columns())
        .containsExactly(new Column.Categorical("zip", List.of("01067", "10115")));
  }

  @Test
  void byteOrderMarkBlankLinesAndEveryLineEndAreTaken() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      Path file =
          Sources.file(
              folder, "d.csv", "\uFEFFa,größe".concat(end + "1,2" + end + end + "3,4").concat(end));
      SourceData data = Sources.csv(file, "größe");
      assertThat(data.features().values()).containsExactly(1, 3);
      assertThat(data.features().columnNames()).containsExactly("a");
    }
  }

  @Test
  void otherSeparatorsAndFilesWithoutHeaderAreRead() {
    Path file = Sources.file(folder, "d.tsv", "1\t2\n3\t4\n");
    CsvSource.Config config =
        new CsvSource.Config(
            file,
            List.of("column2"),
            List.of("*"),
            List.of(),
            List.of(),
            CsvSource.Missing.REFUSE,
            "\t",
            false);
    SourceData data = new CsvSource(config).read(Sources.STREAMS);
    assertThat(data.features().columnNames()).containsExactly("column1");
    assertThat(data.features().values()).containsExactly(1, 3);
    assertThat(data.targets().values()).containsExactly(2, 4);
  }

  @Test
  void rowsWithMissingValuesAreDroppedAndCountedWhenAsked() {
    Path file = Sources.file(folder, "d.csv", "a,b,y\n1,NA,p\n2,x,q\n,?,p\n4,z,\n5,x,p\n");
    CsvSource.Config config =
        new CsvSource.Config(
            file,
            List.of("y"),
            List.of("*"),
            List.of(),
            List.of(),
            CsvSource.Missing.DROP_ROWS,
            ",",
            true);
    SourceData data = new CsvSource(config).read(Sources.STREAMS);
    assertThat(data.features().values()).containsExactly(2, 0, 5, 0);
    assertThat(data.features().columns().get(1))
        .isEqualTo(new Column.Categorical("b", List.of("x")));
    assertThat(data.provenance().rows()).isEqualTo(2);
    assertThat(data.provenance().droppedRows()).isEqualTo(3);
    assertThat(data.provenance().missing())
        .containsOnly(
            java.util.Map.entry("a", 1), java.util.Map.entry("b", 1), java.util.Map.entry("y", 1));
  }

  @Test
  void textAcrossTheReadersBlocksIsReadWhole() {
    // every character of 1 to 4 bytes meets the end of a block of 65536 bytes at some offset
    for (int shift = 0; shift < 8; shift++) {
      String name = "x".repeat(65_530 + shift) + "aé漢😀";
      Path file = Sources.file(folder, "d.csv", "a,y\n" + name + ",1\nb,2\n");
      SourceData data = Sources.csv(file, "y");
      Column.Categorical column = (Column.Categorical) data.features().columns().get(0);
      assertThat(column.categories()).containsExactly("b", name);
    }
  }

  @Test
  void manyRowsKeepTheirOrder() {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 10_000; i++) {
      text.append(i).append(',').append(-i).append(',').append(i % 3).append('\n');
    }
    Path file = Sources.file(folder, "d.csv", text.toString().getBytes(StandardCharsets.UTF_8));
    Table features = Sources.csv(file, "y").features();
    assertThat(features.rows()).isEqualTo(10_000);
    for (int i = 0; i < 10_000; i++) {
      assertThat(features.value(i, 0)).isEqualTo(i);
      assertThat(features.value(i, 1)).isEqualTo(-i);
    }
  }
}
