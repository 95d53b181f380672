package io.kldiv.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of numbers that others computed, for tests. */
public final class ReferenceFile {
  private ReferenceFile() {}

  /** A file of the test resources' folder {@code reference}. */
  public static JsonNode read(String name) {
    JsonMapper mapper =
        JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    InputStream file = ReferenceFile.class.getResourceAsStream("/reference/" + name);
    return mapper.readTree(file);
  }

  /** A table of numbers with spaces between them and remarks after a {@code %}. */
  public static double[][] rows(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.US_ASCII)) {
      return lines
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("%"))
          .map(line -> Arrays.stream(line.split("\\s+")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number written as a C hex float or as a decimal, or an infinity. */
  public static double number(JsonNode text) {
    return switch (text.asString()) {
      case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text.asString());
    };
  }

  /** Several of them. */
  public static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(ReferenceFile::number)
        .toArray();
  }
}
