package io.kldiv.runner.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the rows of one CSV file into tables. */
final class CsvContent {
  private final CsvSource.Config config;
  private final String origin;
  private final CsvProblems problems;

  CsvContent(CsvSource.Config config, String origin) {
    this.config = config;
    this.origin = origin;
    this.problems = new CsvProblems(origin, config.missing(), CsvProblems.Advice.OF_EXPERIMENTS);
  }

  SourceData read(Iterable<CsvRecord> records, Utf8Reader text) {
    Iterator<CsvRecord> rows = records.iterator();
    CsvRecord first = first(rows);
    CsvHeader header = CsvHeader.of(config, origin, first.getStartingLineNumber(), names(first));
    Reading reading = new Reading(header);
    if (!config.header()) {
      reading.add(first);
    }
    while (rows.hasNext()) {
      reading.add(rows.next());
    }
    return reading.finish(text.file());
  }

  private CsvRecord first(Iterator<CsvRecord> rows) {
    while (rows.hasNext()) {
      CsvRecord row = rows.next();
      if (!isBlank(row)) {
        return row;
      }
    }
    throw DataException.of(origin, "the file has blank lines only");
  }

  /** Whether a line has spaces only; the parser skips empty ones itself. */
  private static boolean isBlank(CsvRecord row) {
    return row.getFieldCount() == 1 && row.getField(0).isEmpty();
  }

  private List<String> names(CsvRecord first) {
    return config.header()
        ? List.copyOf(first.getFields())
        : IntStream.rangeClosed(1, first.getFieldCount()).mapToObj(i -> "column" + i).toList();
  }

  /** The tables while they grow. */
  private final class Reading {
    private final int fields;
    private final CsvTable features;
    private final CsvTable targets;
    private int rows;
    private int dropped;

    Reading(CsvHeader header) {
      this.fields = header.names().size();
      this.features = new CsvTable(header, header.features());
      this.targets = new CsvTable(header, header.targets());
    }

    void add(CsvRecord row) {
      if (isBlank(row)) {
        return;
      }
      problems.at(row.getStartingLineNumber());
      if (row.getFieldCount() != fields) {
        problems.add(
            "the row has %s, but the %s has %d"
                .formatted(
                    Texts.count(row.getFieldCount(), "field"),
                    config.header() ? "header" : "first row",
                    fields));
        return;
      }
      List<String> cells = row.getFields();
      boolean missing = features.countMissing(cells, problems);
      missing |= targets.countMissing(cells, problems);
      if (missing) {
        dropped++;
        return;
      }
      features.add(cells, problems);
      targets.add(cells, problems);
      rows++;
    }

    SourceData finish(SourceFile file) {
      problems.throwIfAny();
      if (rows == 0) {
        throw DataException.of(
            origin,
            dropped == 0
                ? "the file has a header, but no rows"
                : "every row has a missing value, so missing: drop-rows leaves none");
      }
      SortedMap<String, Integer> missing = new TreeMap<>();
      Stream.concat(features.columns(), targets.columns())
          .filter(column -> column.missing() > 0)
          .forEach(column -> missing.put(column.name(), column.missing()));
      int columns = (int) (features.columns().count() + targets.columns().count());
      return new SourceData(
          features.toTable(origin, rows),
          targets.toTable(origin, rows),
          0,
          new Provenance(origin, List.of(file), rows, columns, missing, dropped));
    }
  }
}
