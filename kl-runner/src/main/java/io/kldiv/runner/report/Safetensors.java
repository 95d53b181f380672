package io.kldiv.runner.report;

import io.kldiv.core.graph.Shape;
import io.kldiv.runner.config.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named arrays in the safetensors format: eight bytes with the length of the header, little-endian;
 * the header, JSON with type, shape and place of each array; the values. The same arrays give the
 * same bytes.
 */
public final class Safetensors {
  private static final int ALIGNMENT = 8;

  private Safetensors() {}

  /**
   * A named array.
   *
   * @param name the name
   * @param shape the shape
   * @param values the array that holds the values
   * @param offset the index of the first value
   */
  public record Tensor(String name, Shape shape, double[] values, int offset) {}

  /**
   * Writes a file.
   *
   * @param metadata texts for the header
   * @throws IOException if writing fails; an earlier file of the name is then unchanged
   */
  public static void write(Path file, List<Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    List<ByteBuffer> contents = new ArrayList<>();
    contents.add(header(tensors, metadata));
    for (Tensor tensor : tensors) {
      contents.add(values(tensor));
    }
    WholeFile.write(file, contents.toArray(ByteBuffer[]::new));
  }

  private static ByteBuffer header(List<Tensor> tensors, Map<String, String> metadata) {
    Map<String, Object> header = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      header.put("__metadata__", metadata);
    }
    long offset = 0;
    for (Tensor tensor : tensors) {
      long end = offset + (long) Double.BYTES * tensor.shape().count();
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", "F64");
      entry.put("shape", Arrays.stream(tensor.shape().sizes()).boxed().toList());
      entry.put("data_offsets", List.of(offset, end));
      header.put(tensor.name(), entry);
      offset = end;
    }
    byte[] json = JsonText.line(header).getBytes(StandardCharsets.UTF_8);
    int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer buffer =
        ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    buffer.put(json);
    while (buffer.hasRemaining()) {
      buffer.put((byte) ' ');
    }
    return buffer.flip();
  }

  private static ByteBuffer values(Tensor tensor) {
    int count = tensor.shape().count();
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(count, Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asDoubleBuffer().put(tensor.values(), tensor.offset(), count);
    return buffer;
  }
}
