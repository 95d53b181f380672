package io.kldiv.core.divergence;

import io.kldiv.core.CorePlugin;
import io.kldiv.core.Numbers;
import io.kldiv.core.ReferenceFile;
import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.ContinuousBernoulli;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.GivenFromJson;
import io.kldiv.core.distribution.NegativeBinomial;
import io.kldiv.core.divergence.estimate.MonteCarlo;
import io.kldiv.core.divergence.estimate.Quadrature;
import io.kldiv.core.divergence.f.Bhattacharyya;
import io.kldiv.core.divergence.f.Generator;
import io.kldiv.core.divergence.f.JensenShannon;
import io.kldiv.core.divergence.f.JensenShannonOfSeveral;
import io.kldiv.core.divergence.f.PearsonChiSquared;
import io.kldiv.core.divergence.f.Renyi;
import io.kldiv.core.divergence.f.TotalVariation;
import io.kldiv.core.divergence.f.Triangular;
import io.kldiv.core.divergence.sample.Energy;
import io.kldiv.core.divergence.sample.MutualInformation;
import io.kldiv.core.divergence.sample.NearestNeighbours;
import io.kldiv.core.divergence.sample.Wasserstein;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.loss.CrossEntropy;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.core.special.IncompleteGamma;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a case of reference/divergence-cases.json asks for, computed by the library. */
final class ReferenceCases {
  private static final KlRules RULES = KlRules.from(PartRegistry.of(List.of(new CorePlugin())));

  static final Divergence KL = new Kl(new Kl.Config(), RULES);

  private static final Divergence JS = new JensenShannon(new JensenShannon.Config(0.5));
  private static final Divergence TV = new TotalVariation(new TotalVariation.Config());
  private static final Divergence DISTANCE = new Bhattacharyya(new Bhattacharyya.Config(), RULES);

  private ReferenceCases() {}

  /**
   * The value, by the words of its kind.
   *
   * @throws IllegalArgumentException if the kind is not known
   */
  static double value(JsonNode c) {
    String kind = c.get("divergence").asString();
    JsonNode in = c.get("inputs");
    if (kind.startsWith("KL(") && in.path("p").has("family")) {
      return families(GivenFromJson.of(in.get("p")), GivenFromJson.of(in.get("q")));
    }
    if (kind.startsWith("KL discrete")) {
      return discrete(KL, in);
    }
    if (kind.startsWith("Jensen-Shannon distance")) {
      return Math.sqrt(discrete(JS, in));
    }
    if (kind.startsWith("Jensen-Shannon divergence")) {
      return discrete(JS, in);
    }
    if (kind.startsWith("Renyi divergence")) {
      return discrete(new Renyi(new Renyi.Config(number(in, "alpha", 1)), RULES), in);
    }
    if (kind.startsWith("KL(")) {
      return pair(kind, in);
    }
    if (kind.startsWith("1-NN two-sample KL")) {
      return new NearestNeighbours(1, NearestNeighbours.Variant.FIXED_K)
          .of(column(row(in, "x")), column(row(in, "y")));
    }
    if (kind.startsWith("KSG-2 mutual information")) {
      double[][] rows = ReferenceFile.rows(fileOfJidt(in.get("data").asString()));
      return new MutualInformation(in.get("k").asInt())
          .of(columns(rows, in.get("x_cols")), columns(rows, in.get("y_cols")));
    }
    return ofProbabilities(kind, in);
  }

  /** In the folder of the system property, a path in JIDT's repository; see ReferenceCasesTest. */
  private static Path fileOfJidt(String path) {
    return Path.of(System.getProperty("kl.jidt"), path);
  }

  private static double[][] columns(double[][] rows, JsonNode columns) {
    return Arrays.stream(rows)
        .map(row -> columns.valueStream().mapToDouble(k -> row[k.asInt()]).toArray())
        .toArray(double[][]::new);
  }

  private static double families(Distribution p, Distribution q) {
    return RULES.rule(p.getClass(), q.getClass()).isEmpty()
        ? new Quadrature(Generator.power(1), "D(P‖Q)", 2000).of(p, q).value()
        : kl(p, q);
  }

  private static double kl(Distribution p, Distribution q) {
    return Numbers.of(RULES.between(p, q))[0];
  }

  private static double pair(String kind, JsonNode in) {
    return switch (kind) {
      case "KL(VonMises||VonMises)" -> same("von-mises", in);
      case "KL(MVN||MVN)" -> same("multivariate-normal", in);
      case "KL(Normal||Normal)" -> same("normal", in);
      case "KL(Binomial(4,.3)||Binomial(2,.3))" -> same("binomial", in);
      case "KL(NegativeBinomial(3,.3)||NegativeBinomial(3,.5)) = 3*KL(Geometric)" ->
          kl(failures(in, "p"), failures(in, "q"));
      case "KL(CB(logits=-500)||CB(logits=20)) >= 0" -> kl(tilted(in, "p"), tilted(in, "q"));
      default -> throw new IllegalArgumentException("this kind of case is not known: " + kind);
    };
  }

  private static double same(String family, JsonNode in) {
    return kl(GivenFromJson.of(family, in.get("p")), GivenFromJson.of(family, in.get("q")));
  }

  private static Distribution failures(JsonNode in, String side) {
    double r = in.get("r").asDouble();
    return NegativeBinomial.ofProbabilities(Numbers.row(r), Numbers.row(in.get(side).asDouble()));
  }

  private static Distribution tilted(JsonNode in, String side) {
    return new ContinuousBernoulli(Numbers.row(in.get(side).get("logits").asDouble()));
  }

  private static double ofProbabilities(String kind, JsonNode in) {
    return switch (kind) {
      case "total variation", "earth mover (categorical 0/1 cost)" -> discrete(TV, in);
      case "Bhattacharyya distance", "Bhattacharyya distance -log BC, inputs normalised" ->
          discrete(DISTANCE, in);
      case "Bhattacharyya coefficient" -> Math.exp(-discrete(DISTANCE, in));
      case "ELKI JeffreyDivergence (=2*JSD) v0,v1" -> 2 * discrete(JS, in);
      case "ELKI JensenShannonDivergence v0,v4" -> discrete(JS, in);
      case "triangular discrimination sum (x-y)^2/(x+y) v1,v4" ->
          discrete(new Triangular(new Triangular.Config()), in);
      case "generalised JSD, 3 distributions, equal weights (bits)" -> ofThree(in);
      case "cross-entropy H(p,q) (base 2)", "cross-entropy (unnormalised p allowed)" -> cross(in);
      case "entropy of counts [0,1,2]" ->
          Numbers.of(weights(row(in, "counts")).entropy().orElseThrow())[0];
      case "mutual information of 3x4 joint" -> information(row(in, "p_xy"), 3);
      case "discrete MI (bits), copy" -> information(joint(in), 2) / Math.log(2);
      case "chi-square test p-value" -> pValue(in);
      case "L-infinity distance, total change" -> greatestChange(in);
      default -> elementwise(kind, in);
    };
  }

  private static double ofThree(JsonNode in) {
    List<Categorical> all =
        Stream.of("P", "Q", "R").map(side -> Categorical.ofWeights(side(in, side))).toList();
    List<Double> weights = Arrays.stream(row(in, "weights")).boxed().toList();
    return Numbers.of(JensenShannonOfSeveral.of(all, weights))[0] / Math.log(2);
  }

  private static Node side(JsonNode in, String side) {
    return Numbers.row(row(in, side));
  }

  private static double cross(JsonNode in) {
    CrossEntropy loss = new CrossEntropy(new CrossEntropy.Config(0));
    Node target = Numbers.row(row(in, "p"));
    Distribution predicted = Categorical.ofProbabilities(Numbers.row(row(in, "q")));
    return Numbers.of(loss.perSample(predicted, target))[0] / Math.log(number(in, "base", Math.E));
  }

  /** D(joint ‖ product of the marginals). */
  private static double information(double[] joint, int rows) {
    int columns = joint.length / rows;
    double[] product = new double[joint.length];
    for (int i = 0; i < joint.length; i++) {
      int row = i / columns;
      int column = i % columns;
      double ofRow = IntStream.range(0, columns).mapToDouble(k -> joint[row * columns + k]).sum();
      double ofColumn =
          IntStream.range(0, rows).mapToDouble(k -> joint[k * columns + column]).sum();
      product[i] = ofRow * ofColumn;
    }
    return Evaluation.ofProbabilities(KL, joint, product, false).value();
  }

  private static double[] joint(JsonNode in) {
    double[] x = row(in, "x");
    double[] y = row(in, "y");
    double[] joint = new double[4];
    for (int i = 0; i < x.length; i++) {
      joint[(int) (2 * x[i] + y[i])] += 1.0 / x.length;
    }
    return joint;
  }

  /** n times Pearson's χ² has the law χ² with one degree of freedom less than there are classes. */
  private static double pValue(JsonNode in) {
    double[] observed = row(in, "current_counts");
    double[] expected = row(in, "reference_counts");
    Divergence pearson = new PearsonChiSquared(new PearsonChiSquared.Config(), RULES);
    double statistic =
        Arrays.stream(observed).sum()
            * Evaluation.ofProbabilities(pearson, observed, expected, true).value();
    return IncompleteGamma.upper(0.5 * (observed.length - 1), 0.5 * statistic);
  }

  private static double greatestChange(JsonNode in) {
    Node difference = Elementwise.subtract(shares(in, "reference"), shares(in, "analysis"));
    return Numbers.of(Reductions.max(Elementwise.abs(difference), 1))[0];
  }

  private static Node shares(JsonNode in, String key) {
    double[] counts = new double[3];
    in.get(key).forEach(word -> counts[word.asString().charAt(0) - 'a']++);
    return weights(counts).probabilities();
  }

  private static Categorical weights(double[] weights) {
    return Categorical.ofWeights(Numbers.row(weights));
  }

  private static double elementwise(String kind, JsonNode in) {
    return switch (kind) {
      case "rel_entr x*log(x/y)" -> logarithm(in.get("x").asDouble(), in.get("y").asDouble());
      case "kl_div elementwise x*log(x/y)-x+y" -> unnormalised(row(in, "x"), row(in, "y"));
      case "KL with unnormalised q: must not silently normalise" ->
          logarithms(row(in, "p"), row(in, "q"));
      case "KL loss with log targets" ->
          kl(
              Categorical.ofLogits(Numbers.row(row(in, "log_target"))),
              Categorical.ofLogits(Numbers.row(row(in, "log_pred"))));
      case "KL loss, unnormalised rows, sum over classes / batch" ->
          lossOfRows(in, new double[] {1, 1});
      case "KL loss with sample_weight=[1.2,3.4]" -> lossOfRows(in, row(in, "sample_weight"));
      case "k2 = 0.5*(logp-logq)^2" -> halfSquare(in);
      default -> ofSamples(kind, in);
    };
  }

  /** x log(x/y), which the logarithms alone give only where x and y are far from each other. */
  private static double logarithm(double x, double y) {
    Node p = Node.constant(x);
    Node far = Elementwise.subtract(Elementwise.log(p), Elementwise.log(Node.constant(y)));
    return Math.abs(x - y) < 0.5 * y
        ? logarithms(new double[] {x}, new double[] {y})
        : Numbers.of(Elementwise.multiply(p, far))[0];
  }

  /** Σ p log(p/q) − p + q. */
  private static double unnormalised(double[] p, double[] q) {
    Bregman bregman = new Bregman(new Bregman.Config(Bregman.Potential.NEGATIVE_ENTROPY));
    return Numbers.of(bregman.between(Numbers.row(p), Numbers.row(q)))[0];
  }

  /** Σ p log(p/q). */
  private static double logarithms(double[] p, double[] q) {
    return unnormalised(p, q) + Arrays.stream(p).sum() - Arrays.stream(q).sum();
  }

  private static double lossOfRows(JsonNode in, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double[] p = ReferenceFile.numbers(in.get("y_true").get(i));
      sum += weights[i] * logarithms(p, ReferenceFile.numbers(in.get("y_pred").get(i)));
    }
    return sum / weights.length;
  }

  /** P is certain, so that every sample has the ratio. */
  private static double halfSquare(JsonNode in) {
    double ratio = in.get("logp").asDouble() - in.get("logq").asDouble();
    Distribution p = Bernoulli.ofProbabilities(Numbers.row(1));
    Distribution q = Bernoulli.ofProbabilities(Numbers.row(Math.exp(-ratio)));
    return new MonteCarlo(MonteCarlo.Estimator.K2, 2, RandomStreams.of(1)).of(p, q).value();
  }

  private static double ofSamples(String kind, JsonNode in) {
    return switch (kind) {
      case "earth mover (|i-j| cost)" ->
          new Wasserstein(1).of(row(in, "x"), row(in, "p"), row(in, "x"), row(in, "q"));
      case "Wasserstein-1 (1-D, weighted samples)" ->
          new Wasserstein(1).of(row(in, "u"), shares(in, 'u'), row(in, "v"), shares(in, 'v'));
      case "energy distance (scipy: sqrt(2)*Cramer)" ->
          new Energy().of(column(row(in, "u")), column(row(in, "v")));
      case "normalised EMD 0..99 vs 50..149 (scaled by joint range)" ->
          new Wasserstein(1).of(column(range(0, 100)), column(range(50, 150))) / 149;
      case "Bures-Wasserstein W2(N(0,1),N(10,1))" -> Math.sqrt(bures(in));
      case "W2^2 between x and x+1 on linspace(0,5,100)" -> {
        double[] x = IntStream.range(0, 100).mapToDouble(i -> 5 * i / 99.0).toArray();
        double[] shifted = Arrays.stream(x).map(value -> value + 1).toArray();
        yield Math.pow(new Wasserstein(2).of(column(x), column(shifted)), 2);
      }
      default -> throw new IllegalArgumentException("this kind of case is not known: " + kind);
    };
  }

  private static double bures(JsonNode in) {
    Distribution p = GivenFromJson.of("multivariate-normal", in.get("p"));
    Distribution q = GivenFromJson.of("multivariate-normal", in.get("q"));
    return Numbers.of(new BuresWasserstein(new BuresWasserstein.Config()).between(p, q))[0];
  }

  private static double discrete(Divergence divergence, JsonNode in) {
    boolean normalise = in.path("normalize").asBoolean(false);
    double[] p = row(in, "p");
    double[] q = row(in, "q");
    return Evaluation.ofProbabilities(divergence, p, q, normalise).value()
        / Math.log(number(in, "base", Math.E));
  }

  private static double number(JsonNode in, String key, double otherwise) {
    return in.has(key) ? ReferenceFile.number(in.get(key)) : otherwise;
  }

  /** A row of numbers; of one number; or one of the rows that are written as formulas. */
  static double[] row(JsonNode in, String key) {
    JsonNode node = in.get(key);
    if (!node.isString()) {
      return node.isArray() ? ReferenceFile.numbers(node) : new double[] {node.asDouble()};
    }
    String text = node.asString();
    double[] numbers =
        switch (text) {
          case "i/55", "i/55,i=1..10" -> range(1, 11);
          case "(20..29)/245", "i/245,i=20..29" -> range(20, 30);
          case "(30..39)/345" -> range(30, 40);
          default -> throw new IllegalArgumentException("these numbers are not known: " + text);
        };
    double sum = Arrays.stream(numbers).sum();
    return Arrays.stream(numbers).map(x -> x / sum).toArray();
  }

  private static double[] shares(JsonNode in, char side) {
    JsonNode weights = in.get(side + "_weights");
    double[] ones = new double[in.get(String.valueOf(side)).size()];
    Arrays.fill(ones, 1);
    return weights.isNull() ? ones : ReferenceFile.numbers(weights);
  }

  private static double[] range(int from, int to) {
    return IntStream.range(from, to).asDoubleStream().toArray();
  }

  private static double[][] column(double[] numbers) {
    return Arrays.stream(numbers).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
  }
}
