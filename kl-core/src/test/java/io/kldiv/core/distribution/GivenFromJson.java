package io.kldiv.core.distribution;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Distributions as the reference files write them: the registered part of the family's name, with
 * its keys or those of PyTorch.
 */
public final class GivenFromJson {
  private static final PartRegistry PARTS = PartRegistry.of(List.of(new CorePlugin()));

  /** Our keys by what others call them. */
  private static final Map<String, List<String>> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("mean", List.of("loc")),
          Map.entry("location", List.of("loc")),
          Map.entry("concentration", List.of("alpha")),
          Map.entry("concentration1", List.of("a")),
          Map.entry("concentration0", List.of("b")),
          Map.entry("degreesOfFreedom", List.of("df")),
          Map.entry("probability", List.of("probs", "prob")),
          Map.entry("probabilities", List.of("probs")),
          Map.entry("totalCount", List.of("total_count", "n")),
          Map.entry("covariance", List.of("covariance_matrix", "cov")),
          Map.entry("factor", List.of("cov_factor")),
          Map.entry("diagonal", List.of("cov_diag")));

  private GivenFromJson() {}

  /** The distribution of a JSON object with a key {@code family}. */
  public static Distribution of(JsonNode json) {
    String family = json.get("family").asString();
    return switch (family) {
      case "precision" ->
          MultivariateNormal.ofPrecision(row(json, "mean"), matrix(json.get("precision")));
      case "matrix-normal" ->
          new MatrixNormal(
              flat(matrix(json.get("mean"))),
              matrix(json.get("rowTril")),
              matrix(json.get("columnTril")));
      default -> of(family, json);
    };
  }

  /** The distribution of a family, {@code continuous-bernoulli} or {@code ContinuousBernoulli}. */
  public static Distribution of(String family, JsonNode parameters) {
    return given(family, parameters).distribution();
  }

  /** The distribution of a family with its parameters in the order of its configuration. */
  public static Distribution ofValues(String family, JsonNode values) {
    return made(family, (index, component) -> value(component.getGenericType(), values.get(index)))
        .distribution();
  }

  private static GivenDistribution given(String family, JsonNode parameters) {
    return made(family, (index, component) -> value(component, parameters));
  }

  private static GivenDistribution made(
      String family, BiFunction<Integer, RecordComponent, Object> values) {
    String name = family.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    PartDefinition<? extends GivenDistribution> part =
        PARTS
            .find(GivenDistribution.class, name)
            .orElseThrow(() -> new IllegalArgumentException("no distribution is called " + name));
    try {
      Constructor<?> config = part.config().orElseThrow().getConstructors()[0];
      RecordComponent[] components = config.getDeclaringClass().getRecordComponents();
      Object[] arguments = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        arguments[i] = values.apply(i, components[i]);
      }
      return (GivenDistribution) part.constructor().newInstance(config.newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(name + " cannot be made of these numbers", e);
    }
  }

  private static Object value(RecordComponent component, JsonNode parameters) {
    String key = component.getName();
    JsonNode value =
        Stream.concat(Stream.of(key), OTHER_NAMES.getOrDefault(key, List.of()).stream())
            .filter(parameters::has)
            .findFirst()
            .map(parameters::get)
            .orElseThrow(() -> new IllegalArgumentException("no " + key + " in " + parameters));
    return value(component.getGenericType(), value);
  }

  private static Object value(Type type, JsonNode json) {
    if (type instanceof ParameterizedType list) {
      List<Object> values = new ArrayList<>();
      Iterable<JsonNode> elements = json.isArray() ? json : List.of(json);
      elements.forEach(element -> values.add(value(list.getActualTypeArguments()[0], element)));
      return values;
    }
    if (type == GivenDistribution.class) {
      return given(json.get("family").asString(), json);
    }
    return type == int.class ? (Object) json.asInt() : (Object) json.asDouble();
  }

  private static List<Double> doubles(JsonNode array) {
    List<Double> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asDouble()));
    return values;
  }

  /** {@code [1 × n]}. */
  public static Node row(JsonNode json, String key) {
    return GivenRow.of(key, doubles(json.get(key))).node();
  }

  private static Node matrix(JsonNode rows) {
    List<List<Double>> values = new ArrayList<>();
    rows.forEach(row -> values.add(doubles(row)));
    return GivenRow.matrix("matrix", values, values.size(), values.get(0).size());
  }

  private static Node flat(Node matrix) {
    return Layouts.reshape(matrix, Shape.of(1, matrix.shape().count()));
  }
}
