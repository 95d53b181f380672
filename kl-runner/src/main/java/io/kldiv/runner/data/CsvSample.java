package io.kldiv.runner.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Columns of numbers of a CSV file with a header, as the rows of a sample. */
public final class CsvSample {
  private final String origin;
  private final CsvProblems problems;

  private CsvSample(String origin) {
    this.origin = origin;
    this.problems =
        new CsvProblems(origin, CsvSource.Missing.REFUSE, CsvProblems.Advice.OF_SAMPLES);
  }

  /**
   * Reads a file.
   *
   * @param path the file
   * @param columns the names of the columns, in the order of the sample; all if there are none
   * @return the rows
   * @throws DataException if the file cannot be read, a column is not there, or a cell is no number
   */
  public static Table read(Path path, List<String> columns) {
    String origin = path.toString();
    try (Utf8Reader text = new Utf8Reader(origin, InputFiles.open(path));
        CsvReader<CsvRecord> records = CsvFormat.reader(',', text)) {
      return new CsvSample(origin).table(records.iterator(), columns);
    } catch (CsvParseException e) {
      throw CsvFormat.explain(origin, e);
    } catch (IOException e) {
      throw InputFiles.unreadable(path, e);
    }
  }

  private Table table(Iterator<CsvRecord> records, List<String> columns) {
    if (!records.hasNext()) {
      throw DataException.of(origin, "the file has blank lines only");
    }
    CsvRecord first = records.next();
    List<String> names = List.copyOf(first.getFields());
    problems.at(first.getStartingLineNumber());
    List<Integer> places = places(names, columns.isEmpty() ? names : columns);
    problems.throwIfAny();
    CsvHeader header =
        new CsvHeader(names, places, List.of(), Collections.unmodifiableSortedSet(new TreeSet<>()));
    CsvTable table = new CsvTable(header, places);
    int rows = 0;
    while (records.hasNext()) {
      rows += add(records.next(), names.size(), table) ? 1 : 0;
    }
    problems.throwIfAny();
    if (rows == 0) {
      throw DataException.of(origin, "the file has a header, but no rows");
    }
    return numbers(table.toTable(origin, rows));
  }

  private List<Integer> places(List<String> names, List<String> columns) {
    if (names.stream().allMatch(Cells::isNumber)) {
      problems.add("the header holds numbers only; the first line must have the names");
    }
    List<Integer> places = new ArrayList<>();
    for (String column : columns) {
      List<Integer> found =
          IntStream.range(0, names.size())
              .filter(i -> names.get(i).equals(column))
              .boxed()
              .toList();
      if (found.size() != 1 || places.contains(found.get(0))) {
        problems.add(
            "there is %s column %s%s; the file has the columns %s"
                .formatted(
                    found.isEmpty() ? "no" : "more than one",
                    Texts.quote(column),
                    Texts.didYouMean(column, names),
                    Texts.some(names)));
      }
      places.addAll(found);
    }
    return places;
  }

  private boolean add(CsvRecord row, int fields, CsvTable table) {
    if (row.getFieldCount() == 1 && fields > 1 && row.getField(0).isEmpty()) {
      return false; // a line of spaces; of one column it is a value that is missing
    }
    problems.at(row.getStartingLineNumber());
    if (row.getFieldCount() != fields) {
      problems.add(
          "the row has %s, but the header has %d"
              .formatted(Texts.count(row.getFieldCount(), "field"), fields));
      return false;
    }
    if (table.countMissing(row.getFields(), problems)) {
      return false;
    }
    table.add(row.getFields(), problems);
    return true;
  }

  private Table numbers(Table table) {
    for (int i = 0; i < table.width(); i++) {
      if (table.columns().get(i) instanceof Column.Categorical text) {
        throw new DataException(
            new DataProblem(
                origin,
                0,
                0,
                text.name(),
                "holds text such as %s; choose columns of numbers with --columns"
                    .formatted(Texts.quote(text.categories().get(0)))));
      }
    }
    return table;
  }
}
