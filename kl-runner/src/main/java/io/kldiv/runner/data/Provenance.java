package io.kldiv.runner.data;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where data came from, for the run directory.
 *
 * @param name the path of the main file, or the name of a source without files
 * @param files the files that were read; empty if the data was generated
 * @param rows the rows that are used
 * @param columns the feature and target columns that are used, before any transform
 * @param missing how many values were missing, by column; columns without a missing value are left
 *     out
 * @param droppedRows the rows that were left out because a value was missing
 */
public record Provenance(
    String name,
    List<SourceFile> files,
    int rows,
    int columns,
    SortedMap<String, Integer> missing,
    int droppedRows) {
  /** Copies the collections. */
  public Provenance {
    files = List.copyOf(files);
    missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
  }
}
