package io.kldiv.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told about a CSV file that cannot be used, to the letter. */
final class CsvErrorsTest {
  @TempDir Path folder;

  @Test
  void aMissingFileNamesTheNearest() {
    Sources.file(folder, "digits.csv", "a");
    assertError(
        folder.resolve("digit.csv"), "%s: there is no such file; did you mean 'digits.csv'?");
    assertError(folder.resolve("other.txt"), "%s: there is no such file");
    assertError(
        folder.resolve("none").resolve("d.csv"), "%s: there is no such file, nor a folder for it");
  }

  @Test
  void aDirectoryIsNotAFile() {
    assertError(folder, "%s: this is a directory; a file is needed");
  }

  @Test
  void emptyFiles() {
    assertText("", "%s: the file is empty");
    assertText("\n\n \n", "%s: the file has blank lines only");
    assertText("\uFEFF", "%s: the file has blank lines only");
    assertText("a,y\n", "%s: the file has a header, but no rows");
    assertText("a,y", "%s: the file has a header, but no rows");
  }

  @Test
  void rowsWithTooManyOrTooFewFields() {
    assertText(
        "a,b,y\n1,2,3\n1,2\n  \n1,2,3,4\n1\n",
        """
        %1$s:3: the row has 2 fields, but the header has 3
        %1$s:5: the row has 4 fields, but the header has 3
        %1$s:6: the row has 1 field, but the header has 3""");
  }

  @Test
  void cellsThatAreNoNumbers() {
    assertText(
        "a,b,y\n1,2,3\nabc,1d,0x10\n1.2.3,--1,1_000\n",
        """
        %1$s:3: column 1 'a': 'abc' is not a number, unlike the column's first value; if the column holds text, list it under categorical
        %1$s:3: column 2 'b': '1d' is not a number, unlike the column's first value; if the column holds text, list it under categorical
        %1$s:3: column 3 'y': '0x10' is not a number, unlike the column's first value; if the column holds text, list it under categorical
        %1$s:4: column 1 'a': '1.2.3' is not a number, unlike the column's first value; if the column holds text, list it under categorical
        %1$s:4: column 2 'b': '--1' is not a number, unlike the column's first value; if the column holds text, list it under categorical
        %1$s:4: column 3 'y': '1_000' is not a number, unlike the column's first value; if the column holds text, list it under categorical""");
  }

  @Test
  void cellsThatAreNotFinite() {
    assertText(
        "a,y\n1e999,1\nInfinity,-inf\n",
        """
        %1$s:2: column 1 'a': '1e999' is too large for a double (the greatest is about 1.8e308)
        %1$s:3: column 1 'a': 'Infinity' is infinite; only finite numbers are allowed
        %1$s:3: column 2 'y': '-inf' is infinite; only finite numbers are allowed""");
  }

  @Test
  void missingValues() {
    assertText(
        "a,y\n,1\nNaN,?\n",
        """
        %1$s:2: column 1 'a': the value is missing (the field is empty); fill it in, or write missing: drop-rows, or leave the column out with ignore
        %1$s:3: column 1 'a': the value is missing ('NaN'); fill it in, or write missing: drop-rows, or leave the column out with ignore
        %1$s:3: column 2 'y': the value is missing ('?'); fill it in, or write missing: drop-rows, or leave the column out with ignore""");
  }

  @Test
  void onlyMissingValues() {
    Path file = Sources.file(folder, "d.csv", "a,y\n,1\n2,\n");
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
    assertThat(Sources.error(() -> new CsvSource(config).read(Sources.STREAMS)))
        .isEqualTo(file + ": every row has a missing value, so missing: drop-rows leaves none");
  }

  @Test
  void aDecimalComma() {
    assertText(
        "a;y\n1,5;2\n",
        ";",
        "%s:2: column 1 'a': '1,5' is not a number; write a decimal point, not a comma");
  }

  @Test
  void onlyTheFirstTenProblemsAreListed() {
    String text = "a,y\n" + "1,2,3\n".repeat(25);
    String message = Sources.error(() -> Sources.csv(Sources.file(folder, "d.csv", text), "y"));
    assertThat(message.lines()).hasSize(11);
    assertThat(message).endsWith("\nand 15 more problems like these");
  }

  @Test
  void wrongHeaders() {
    assertText(
        "a,b,a,,y\n1,2,3,4,5\n",
        """
        %1$s:1: columns 1 and 3 have the same name, 'a'
        %1$s:1: column 4 has no name; every column needs one""");
  }

  @Test
  void aMissingTargetNamesTheNearest() {
    assertText(
        "length,width,Y1\n1,2,3\n",
        "%s:1: target: there is no column 'y'; did you mean 'Y1'?; the file has the columns"
            + " 'length', 'width', 'Y1'");
    assertText(
        "\na,b,c,d,e,f\n1,2,3,4,5,6\n",
        "%s:2: target: there is no column 'y'; the file has the columns"
            + " 'a', 'b', 'c', 'd', 'e', … (6 in all)");
  }

  @Test
  void aWrongSeparatorIsGuessed() {
    assertText(
        "a;y\n1;2\n",
        """
        %1$s:1: the header is one column; perhaps the file needs separator: ";"
        %1$s:1: target: there is no column 'y'; the file has the columns 'a;y'""");
    assertText(
        "length\tclass\n1\t2\n",
        """
        %1$s:1: the header is one column; perhaps the file needs separator: "\\t"
        %1$s:1: target: there is no column 'y'; the file has the columns 'length\\u0009class'""");
  }

  @Test
  void aMissingHeaderIsGuessed() {
    assertText(
        "1,2,1\n3,4,5\n",
        """
        %1$s:1: the header holds numbers only; if the file has none, write header: false
        %1$s:1: columns 1 and 3 have the same name, '1'
        %1$s:1: target: there is no column 'y'; the file has the columns '1', '2', '1'""");
  }

  @Test
  void namesThatFitNoColumn() {
    Path file = Sources.file(folder, "d.csv", "mean_a,mean_b,y\n1,2,3\n");
    CsvSource.Config config =
        new CsvSource.Config(
            file,
            List.of("y"),
            List.of("y", "worst_*", "mean_c"),
            List.of("id"),
            List.of("nam"),
            CsvSource.Missing.REFUSE,
            ",",
            true);
    assertThat(Sources.error(() -> new CsvSource(config).read(Sources.STREAMS)))
        .isEqualTo(
            """
            %1$s:1: features: no column matches 'worst_*'; the file has the columns 'mean_a', 'mean_b', 'y'
            %1$s:1: features: there is no column 'mean_c'; did you mean 'mean_a'?; the file has the columns 'mean_a', 'mean_b', 'y'
            %1$s:1: ignore: there is no column 'id'; the file has the columns 'mean_a', 'mean_b', 'y'
            %1$s:1: categorical: there is no column 'nam'; the file has the columns 'mean_a', 'mean_b', 'y'
            %1$s:1: 'y' is a target and cannot be a feature as well
            %1$s:1: no column is left for the features"""
                .formatted(file));
  }

  @Test
  void bytesThatAreNotUtf8AreNamedWithTheirLine() {
    byte[] latin1 = "a,y\n1,2\r\ngröße,3\n".getBytes(StandardCharsets.ISO_8859_1);
    assertBytes(latin1, "%s:3: the bytes f6 are not UTF-8; save the file in the encoding UTF-8");
    byte[] cut = {'a', ',', 'y', '\n', (byte) 0xe6, (byte) 0xbc};
    assertBytes(cut, "%s:2: the bytes e6 bc are not UTF-8; save the file in the encoding UTF-8");
  }

  @Test
  void badBytesFarIntoTheFileAreNamedWithTheirLine() {
    byte[] bytes = ("a,y\n" + "1,2\n".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
    bytes[4 + 4 * 40_000] = (byte) 0xff;
    assertBytes(bytes, "%s:40002: the bytes ff are not UTF-8; save the file in the encoding UTF-8");
  }

  @Test
  void otherEncodingsAndArchivesAreNamed() {
    assertBytes(
        "\uFEFFa,y\n1,2\n".getBytes(StandardCharsets.UTF_16LE),
        "%s: the file is in the encoding UTF-16; save it in the encoding UTF-8");
    assertBytes(
        "a,y\n1,2\n".getBytes(StandardCharsets.UTF_16),
        "%s: the file is in the encoding UTF-16; save it in the encoding UTF-8");
    assertBytes(
        "a,y\n1,2\n".getBytes(StandardCharsets.UTF_16LE),
        "%s: the file holds zero bytes: it is not text, or it is in the encoding UTF-16; save it"
            + " in the encoding UTF-8");
    assertBytes(
        new byte[] {0x1f, (byte) 0x8b, 8, 0},
        "%s: the file is compressed with gzip; unpack it first");
    assertBytes(
        new byte[] {'P', 'K', 3, 4, 0},
        "%s: the file is a zip archive or a spreadsheet; save it as CSV text first");
  }

  @Test
  void quotesThatGoWrong() {
    assertText(
        "a,y\n1,2\n\"x\"z,2\n",
        "%s:3: a closing quote is followed by something other than the separator; write a quote"
            + " inside a quoted field twice");
    assertText("a,y\n1,2\n\"x,2\n", "%s:3: a quoted field is never closed");
    assertText(
        "a,y\n1,2\n\"x,2\n" + "1,2\n".repeat(800_000),
        "%s:3: a field has more than 1,048,576 characters; is a quote never closed?");
  }

  @Test
  void linesAndFieldsHaveLimits() {
    assertText(
        "a,y\n1," + "2".repeat(1_100_000) + "\n",
        "%s:2: a field has more than 1,048,576 characters; is a quote never closed?");
    assertText(
        "a,y\n1" + ",2".repeat(100_000) + "\n", "%s:2: the row has more than 100,000 fields");
  }

  @Test
  void theProblemsAreThereAsDataToo() {
    Path file = Sources.file(folder, "d.csv", "a,y\n1,2\n3,x\n");
    assertThatThrownBy(() -> Sources.csv(file, "y"))
        .isInstanceOfSatisfying(
            DataException.class,
            e -> {
              DataProblem problem = e.problems().get(0);
              assertThat(problem.origin()).isEqualTo(file.toString());
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.column()).isEqualTo(2);
              assertThat(problem.columnName()).isEqualTo("y");
            });
  }

  @Test
  void wrongConfigurations() {
    Path file = folder.resolve("d.csv");
    assertThatThrownBy(() -> Sources.config(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("target must name at least one column");
    for (String separator : List.of("", "\"", "\n", "ab")) {
      assertThatThrownBy(
              () ->
                  new CsvSource.Config(
                      file,
                      List.of("y"),
                      List.of("*"),
                      List.of(),
                      List.of(),
                      CsvSource.Missing.REFUSE,
                      separator,
                      true))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "separator must be one character, such as \",\", \";\" or \"\\t\"");
    }
  }

  private void assertError(Path path, String message) {
    assertThat(Sources.error(() -> Sources.csv(path, "y"))).isEqualTo(message.formatted(path));
  }

  private void assertText(String text, String message) {
    assertText(text, ",", message);
  }

  private void assertText(String text, String separator, String message) {
    Path file = Sources.file(folder, "d.csv", text);
    CsvSource.Config config =
        new CsvSource.Config(
            file,
            List.of("y"),
            List.of("*"),
            List.of(),
            List.of(),
            CsvSource.Missing.REFUSE,
            separator,
            true);
    assertThat(Sources.error(() -> new CsvSource(config).read(Sources.STREAMS)))
        .isEqualTo(message.formatted(file));
  }

  private void assertBytes(byte[] bytes, String message) {
    assertError(Sources.file(folder, "d.csv", bytes), message);
  }
}
