package io.kldiv.runner.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads pairs of IDX files from a folder into one table, pair after pair. */
final class IdxData {
  private static final int MOST = Integer.MAX_VALUE - 8;
  private static final double BYTE = 255;

  private final Path folder;
  private final Column target;
  private final boolean scale;
  private final String hint;
  private final List<SourceFile> files = new ArrayList<>();

  /** A reader of a folder; the hint is added where a file is missing. */
  IdxData(Path folder, Column target, boolean scale, String hint) {
    this.folder = folder;
    this.target = target;
    this.scale = scale;
    this.hint = hint;
  }

  /** Reads the training pair and the test pairs, which become the source's own test part. */
  SourceData read(IdxPair train, List<IdxPair> tests) {
    List<IdxReader> images = new ArrayList<>();
    List<IdxReader> labels = new ArrayList<>();
    try {
      List<IdxPair> pairs = new ArrayList<>(List.of(train));
      pairs.addAll(tests);
      requireFiles(pairs);
      for (IdxPair pair : pairs) {
        images.add(IdxReader.open(locate(pair.images())));
        labels.add(IdxReader.open(locate(pair.labels())));
      }
      return read(images, labels);
    } finally {
      images.forEach(IdxData::close);
      labels.forEach(IdxData::close);
    }
  }

  private SourceData read(List<IdxReader> images, List<IdxReader> labels) {
    int width = images.get(0).itemBytes();
    long rows = 0;
    for (int i = 0; i < images.size(); i++) {
      check(images.get(i), labels.get(i), width);
      rows += images.get(i).items();
    }
    if (rows * width > MOST) {
      throw DataException.of(
          folder.toString(),
          "%d images of %d values are more than one array can hold".formatted(rows, width));
    }
    double[] features = new double[(int) rows * width];
    double[] targets = new double[(int) rows];
    int first = 0;
    for (int i = 0; i < images.size(); i++) {
      copy(images.get(i), features, first * width, scale ? BYTE : 1);
      copy(labels.get(i), targets, first, 1);
      checkLabels(labels.get(i), targets, first);
      first += images.get(i).items();
    }
    int ownTest = first - images.get(0).items();
    String origin = folder.toString();
    List<Column> columns =
        IntStream.range(0, width).<Column>mapToObj(j -> new Column.Numeric("pixel" + j)).toList();
    return new SourceData(
        Table.of(origin, columns, first, features),
        Table.of(origin, List.of(target), first, targets),
        ownTest,
        new Provenance(origin, files, first, width + 1, new TreeMap<>(), 0));
  }

  private static void check(IdxReader images, IdxReader labels, int width) {
    if (images.dimensions() < 2) {
      throw images.problem("images need 2 to 4 dimensions, but the file has 1: are these labels?");
    }
    if (labels.dimensions() != 1) {
      throw labels.problem(
          "labels need 1 dimension, but the file has %d: are these images?"
              .formatted(labels.dimensions()));
    }
    if (images.items() != labels.items()) {
      throw labels.problem(
          "%s for %s"
              .formatted(
                  Texts.count(labels.items(), "label"), Texts.count(images.items(), "image")));
    }
    if (images.itemBytes() != width) {
      throw images.problem(
          "the images have %d values, but those of the training part have %d"
              .formatted(images.itemBytes(), width));
    }
  }

  private void copy(IdxReader reader, double[] values, int offset, double divisor) {
    byte[] item = new byte[reader.itemBytes()];
    int next = offset;
    for (int i = 0; i < reader.items(); i++) {
      reader.readItem(item);
      for (byte value : item) {
        values[next++] = (value & 0xff) / divisor;
      }
    }
    files.add(reader.finish());
  }

  private void checkLabels(IdxReader labels, double[] targets, int first) {
    if (!(target instanceof Column.Categorical classes)) {
      return;
    }
    for (int i = 0; i < labels.items(); i++) {
      if (targets[first + i] >= classes.categories().size()) {
        throw labels.problem(
            "label %d is %d, but there are the classes 0 to %d only"
                .formatted(i + 1, (int) targets[first + i], classes.categories().size() - 1));
      }
    }
  }

  private void requireFiles(List<IdxPair> pairs) {
    List<DataProblem> problems = new ArrayList<>();
    for (IdxPair pair : pairs) {
      for (String name : List.of(pair.images(), pair.labels())) {
        if (!Files.exists(locate(name))) {
          problems.add(
              DataProblem.of(
                  folder.resolve(name).toString(),
                  "there is no such file, nor one with .gz added"));
        }
      }
    }
    if (!problems.isEmpty()) {
      if (!hint.isEmpty()) {
        problems.add(DataProblem.of(folder.toString(), hint));
      }
      throw new DataException(problems, 0);
    }
  }

  private Path locate(String name) {
    Path plain = folder.resolve(name);
    Path compressed = folder.resolve(name + ".gz");
    return !Files.exists(plain) && Files.exists(compressed) ? compressed : plain;
  }

  private static void close(IdxReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
