package io.kldiv.runner.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.kldiv.core.part.Default;
import io.kldiv.core.part.Describe;
import io.kldiv.core.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of comma-separated values (RFC 4180) in UTF-8. Spaces around a field are not part of it;
 * blank lines are skipped. A column holds numbers if its first value is one, otherwise text; text
 * becomes a categorical column, whose categories are sorted.
 */
@Describe(
    "A file of comma-separated values in UTF-8, with a header. A column holds numbers if its first"
        + " value is one, otherwise text.")
public final class CsvSource implements DataSource {
  private final Config config;

  /** What happens to a row in which a value is missing. */
  public enum Missing {
    /** It is an error. */
    REFUSE,
    /** The row is left out and counted. */
    DROP_ROWS
  }

  /**
   * The source's configuration.
   *
   * @param path the file
   * @param target the names of the target columns, or patterns with {@code *}
   * @param features the names of the feature columns, or patterns; targets are never among them
   * @param ignore the names of columns to leave out, or patterns
   * @param categorical the names of columns that hold text even if it looks like numbers
   * @param missing what happens to a row in which a value is missing
   * @param separator the character between two fields
   * @param header whether the first line has the names; otherwise they are column1, column2, …
   */
  public record Config(
      @Describe("The file, relative to the experiment file.") Path path,
      @Describe("The target column, or a list of them; * stands for any characters.")
          List<String> target,
      @Describe("The feature columns; * stands for any characters. Targets are never among them.")
          @Default("[\"*\"]")
          List<String> features,
      @Describe("Columns to leave out; * stands for any characters.") @Default("[]")
          List<String> ignore,
      @Describe("Columns that hold text even if it looks like numbers, such as postal codes.")
          @Default("[]")
          List<String> categorical,
      @Describe("A row with a missing value (empty, NA, NaN, null, ?): refuse it, or drop-rows.")
          @Default("refuse")
          Missing missing,
      @Describe("The one character between two fields.") @Default("\",\"") String separator,
      @Describe("Whether the first line has the names; otherwise they are column1, column2, …")
          @Default("true")
          boolean header) {
    /**
     * Checks the separator and the targets.
     *
     * @throws IllegalArgumentException if the separator is not one character or is a quote or the
     *     end of a line, or no target is given
     */
    public Config {
      target = List.copyOf(target);
      features = List.copyOf(features);
      ignore = List.copyOf(ignore);
      categorical = List.copyOf(categorical);
      if (separator.length() != 1 || "\"\r\n".contains(separator)) {
        throw new IllegalArgumentException(
            "separator must be one character, such as \",\", \";\" or \"\\t\", but is "
                + Texts.quote(separator));
      }
      if (target.isEmpty()) {
        throw new IllegalArgumentException("target must name at least one column");
      }
    }
  }

  /**
   * Creates the source.
   *
   * @param config which file and columns to read
   */
  public CsvSource(Config config) {
    this.config = config;
  }

  @Override
  public SourceData read(RandomStreams streams) {
    String origin = config.path().toString();
    try (Utf8Reader text = new Utf8Reader(origin, InputFiles.open(config.path()));
        CsvReader<CsvRecord> records = CsvFormat.reader(config.separator().charAt(0), text)) {
      return new CsvContent(config, origin).read(records, text);
    } catch (CsvParseException e) {
      throw CsvFormat.explain(origin, e);
    } catch (IOException e) {
      throw InputFiles.unreadable(config.path(), e);
    }
  }
}
