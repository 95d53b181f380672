package io.kldiv.runner.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifiers;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CSV parser's limits, and its complaints in our words. */
final class CsvFormat {
  private static final int MOST_FIELDS = 100_000;
  private static final int LONGEST_FIELD = 1 << 20;
  private static final int LONGEST_RECORD = 1 << 24;
  private static final Pattern LINE = Pattern.compile("starting at line (\\d+)");

  private CsvFormat() {}

  static CsvReader<CsvRecord> reader(char separator, Reader text) {
    CsvRecordHandler handler =
        CsvRecordHandler.builder()
            .maxFields(MOST_FIELDS)
            .maxFieldSize(LONGEST_FIELD)
            .maxRecordSize(LONGEST_RECORD)
            .fieldModifier(FieldModifiers.STRIP)
            .build();
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // counted by CsvContent
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(2 * LONGEST_FIELD)
        .build(handler, text);
  }

  /** The problem behind a parser's exception. */
  static DataException explain(String origin, CsvParseException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataException ours) {
        return ours; // thrown by the reader below the parser
      }
    }
    String text = String.valueOf(e.getMessage());
    Matcher matcher = LINE.matcher(text);
    long line = matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    return new DataException(DataProblem.at(origin, line, words(text)));
  }

  private static String words(String text) {
    if (text.startsWith("Unexpected character after closing quote")) {
      return "a closing quote is followed by something other than the separator; write a quote"
          + " inside a quoted field twice";
    }
    if (text.startsWith("Unclosed quoted field")) {
      return "a quoted field is never closed";
    }
    if (text.contains("maximum buffer size") || text.contains("max field size")) {
      return "a field has more than %,d characters; is a quote never closed?"
          .formatted(LONGEST_FIELD);
    }
    if (text.contains("max record size")) {
      return "the row has more than %,d characters".formatted(LONGEST_RECORD);
    }
    if (text.contains("fields")) {
      return "the row has more than %,d fields".formatted(MOST_FIELDS);
    }
    return "the row cannot be read: " + text;
  }
}
