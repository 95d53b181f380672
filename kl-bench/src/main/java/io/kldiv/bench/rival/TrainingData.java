package io.kldiv.bench.rival;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The data and first weights of a training, as a file of little-endian doubles: x {@code [rows ×
 * features]}, y {@code [rows × outputs]}, W₁ {@code [features × hidden]}, b₁, W₂ {@code [hidden ×
 * outputs]}, b₂. The rows are in the order in which one epoch takes them.
 */
final class TrainingData {
  private final double[][] parts;

  private TrainingData(double[][] parts) {
    this.parts = parts;
  }

  /** Reads the file that a job of kind {@code training} names. */
  static TrainingData read(Job job) {
    int rows = job.count("rows");
    int features = job.count("features");
    int hidden = job.count("hidden");
    int outputs = job.count("outputs");
    int[] lengths = {
      rows * features, rows * outputs, features * hidden, hidden, hidden * outputs, outputs
    };
    double[][] parts = new double[lengths.length][];
    try (FileChannel file = FileChannel.open(Path.of(job.text("file")), StandardOpenOption.READ)) {
      long position = 0;
      for (int i = 0; i < lengths.length; i++) {
        long bytes = (long) lengths[i] * Double.BYTES;
        ByteBuffer mapped = file.map(FileChannel.MapMode.READ_ONLY, position, bytes);
        DoubleBuffer doubles = mapped.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
        parts[i] = new double[lengths[i]];
        doubles.get(parts[i]);
        position += bytes;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TrainingData(parts);
  }

  double[] features() {
    return parts[0];
  }

  double[] targets() {
    return parts[1];
  }

  /** W₁, b₁, W₂ and b₂. */
  List<double[]> weights() {
    return List.of(parts[2], parts[3], parts[4], parts[5]);
  }
}
