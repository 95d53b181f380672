package io.kldiv.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A piece of the results, in Markdown: text, tables and marks in the order of adding. */
public final class Section {
  private final StringBuilder text = new StringBuilder();
  private final List<Mark> marks = new ArrayList<>();

  /** A section with a title. */
  public Section(String title) {
    text.append("## ").append(title).append("\n\n");
  }

  /** Adds a paragraph. */
  public Section paragraph(String paragraph) {
    text.append(paragraph.strip()).append("\n\n");
    return this;
  }

  /** A table that is filled row by row. */
  public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<String> header) {
      rows.add(header);
    }

    /** Adds a row. */
    public Table row(String... cells) {
      rows.add(List.of(cells));
      return this;
    }

    /** Adds a row. */
    public Table row(List<String> cells) {
      rows.add(List.copyOf(cells));
      return this;
    }

    /** Ends the table, its columns aligned. */
    public Section end() {
      int[] widths = new int[rows.get(0).size()];
      for (List<String> row : rows) {
        for (int i = 0; i < widths.length; i++) {
          widths[i] = Math.max(widths[i], row.get(i).length());
        }
      }
      for (int r = 0; r < rows.size(); r++) {
        append(rows.get(r), widths);
        if (r == 0) {
          append(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
        }
      }
      text.append('\n');
      return Section.this;
    }

    private void append(List<String> cells, int[] widths) {
      for (int i = 0; i < widths.length; i++) {
        String cell = cells.get(i);
        text.append("| ").append(cell).append(" ".repeat(widths[i] - cell.length() + 1));
      }
      text.append("|\n");
    }
  }

  /** Begins a table. */
  public Table table(String... header) {
    return new Table(List.of(header));
  }

  /** Adds marks, as a table of their own. */
  public Section marks(List<Mark> added) {
    Table table = table("mark", "bound", "measured", "reached");
    added.forEach(
        mark ->
            table.row(
                mark.text(),
                mark.boundText(),
                Format.number(mark.value()),
                mark.isReached() ? "yes" : "**no**"));
    marks.addAll(added);
    return added.isEmpty() ? this : table.end();
  }

  /** All marks of the section. */
  public List<Mark> marks() {
    return List.copyOf(marks);
  }

  /** The Markdown. */
  @Override
  public String toString() {
    return text.toString();
  }
}
