package io.kldiv.runner.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of a CSV file while it is read. Its first value that is not missing decides whether it
 * holds numbers or text, unless it is declared as text.
 */
final class CsvColumn {
  private enum Type {
    UNKNOWN,
    NUMBERS,
    TEXT
  }

  private final String name;
  private final int place;
  private final Map<String, Integer> codes = new LinkedHashMap<>();
  private Type type;
  private int missing;

  CsvColumn(String name, int place, boolean text) {
    this.name = name;
    this.place = place;
    this.type = text ? Type.TEXT : Type.UNKNOWN;
  }

  String name() {
    return name;
  }

  /** The place in the file, from 0. */
  int place() {
    return place;
  }

  int missing() {
    return missing;
  }

  /** Whether the cell says that its value is missing, which is counted. */
  boolean countMissing(String cell) {
    boolean result = type == Type.TEXT ? cell.isEmpty() : Cells.isMissing(cell);
    missing += result ? 1 : 0;
    return result;
  }

  /**
   * The value of a cell that is not missing: a number or a code; NaN or infinite if it is wrong.
   */
  double value(String cell) {
    if (type == Type.UNKNOWN) {
      type = Cells.isMeantAsNumber(cell) ? Type.NUMBERS : Type.TEXT;
    }
    if (type == Type.NUMBERS) {
      return Cells.number(cell);
    }
    Integer code = codes.putIfAbsent(cell, codes.size());
    return code == null ? codes.size() - 1 : code;
  }

  /** The finished column. */
  Column column() {
    return type == Type.TEXT ? new Column.Categorical(name, sorted()) : new Column.Numeric(name);
  }

  /** Replaces the codes, given in the order of the file, by the places among the sorted texts. */
  void recode(double[] values, int first, int stride) {
    if (type != Type.TEXT) {
      return;
    }
    List<String> sorted = sorted();
    Map<String, Integer> places = new LinkedHashMap<>();
    sorted.forEach(text -> places.put(text, places.size()));
    int[] recoded = codes.keySet().stream().mapToInt(places::get).toArray();
    for (int i = first; i < values.length; i += stride) {
      values[i] = recoded[(int) values[i]];
    }
  }

  private List<String> sorted() {
    String[] texts = new ArrayList<>(codes.keySet()).toArray(String[]::new);
    Arrays.sort(texts);
    return List.of(texts);
  }
}
