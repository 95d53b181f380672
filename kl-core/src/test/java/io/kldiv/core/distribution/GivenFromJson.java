package io.kldiv.core.distribution;

import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Distributions as the reference files write them. */
public final class GivenFromJson {
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
      default -> given(family, json).distribution();
    };
  }

  private static GivenDistribution given(String family, JsonNode json) {
    return switch (family) {
      case "bernoulli" ->
          new Bernoulli.Given(new Bernoulli.Given.Config(list(json, "probability")));
      case "binomial" ->
          new Binomial.Given(new Binomial.Given.Config(count(json), list(json, "probability")));
      case "geometric" ->
          new Geometric.Given(new Geometric.Given.Config(list(json, "probability")));
      case "negative-binomial" ->
          new NegativeBinomial.Given(
              new NegativeBinomial.Given.Config(
                  list(json, "totalCount"), list(json, "probability")));
      case "poisson" -> new Poisson.Given(new Poisson.Given.Config(list(json, "rate")));
      case "multinomial" ->
          new Multinomial.Given(
              new Multinomial.Given.Config(count(json), list(json, "probabilities")));
      case "dirichlet" ->
          new Dirichlet.Given(new Dirichlet.Given.Config(list(json, "concentration")));
      case "von-mises-fisher" ->
          new VonMisesFisher.Given(
              new VonMisesFisher.Given.Config(
                  list(json, "meanDirection"), json.get("concentration").asDouble()));
      case "normal" ->
          new Normal.Given(new Normal.Given.Config(list(json, "mean"), list(json, "scale")));
      case "multivariate-normal" ->
          new MultivariateNormal.Given(
              new MultivariateNormal.Given.Config(list(json, "mean"), lists(json, "covariance")));
      case "low-rank-multivariate-normal" ->
          new LowRankMultivariateNormal.Given(
              new LowRankMultivariateNormal.Given.Config(
                  list(json, "mean"), lists(json, "factor"), list(json, "diagonal")));
      default -> throw new IllegalArgumentException(family);
    };
  }

  private static int count(JsonNode json) {
    return json.get("totalCount").asInt();
  }

  private static List<Double> list(JsonNode json, String key) {
    return doubles(json.get(key));
  }

  private static List<Double> doubles(JsonNode array) {
    List<Double> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asDouble()));
    return values;
  }

  private static List<List<Double>> lists(JsonNode json, String key) {
    List<List<Double>> rows = new ArrayList<>();
    json.get(key).forEach(row -> rows.add(doubles(row)));
    return rows;
  }

  /** {@code [1 × n]}. */
  public static Node row(JsonNode json, String key) {
    return GivenRow.of(key, list(json, key)).node();
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
