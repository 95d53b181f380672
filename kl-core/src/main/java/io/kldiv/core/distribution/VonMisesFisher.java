package io.kldiv.core.distribution;

import static io.kldiv.core.graph.op.Elementwise.abs;
import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.detach;
import static io.kldiv.core.graph.op.Elementwise.divide;
import static io.kldiv.core.graph.op.Elementwise.equal;
import static io.kldiv.core.graph.op.Elementwise.greaterOrEqual;
import static io.kldiv.core.graph.op.Elementwise.log;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.negate;
import static io.kldiv.core.graph.op.Elementwise.reciprocal;
import static io.kldiv.core.graph.op.Elementwise.scale;
import static io.kldiv.core.graph.op.Elementwise.select;
import static io.kldiv.core.graph.op.Elementwise.shift;
import static io.kldiv.core.graph.op.Elementwise.sqrt;
import static io.kldiv.core.graph.op.Elementwise.square;
import static io.kldiv.core.graph.op.Elementwise.subtract;

import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Layouts;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.graph.op.SpecialFunctions;
import io.kldiv.core.part.Describe;
import io.kldiv.core.part.Range;
import io.kldiv.core.special.LogGamma;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Directions around a mean direction on the unit sphere in d dimensions, {@code [batch × d]}.
 *
 * <p>Density with respect to the area: {@code log p(x) = κ μᵀx − log A − g(κ)}, with the area A of
 * the sphere and {@code g(κ) = log(Γ(ν + 1)(2/κ)^ν I_ν(κ))}, {@code ν = d/2 − 1} (Mardia and Jupp
 * 2000, eq. 9.3.4). At κ = 0 it is uniform.
 *
 * @param meanDirection μ of length 1, {@code [batch × d]}, d ≥ 2
 * @param concentration κ ≥ 0, {@code [batch × 1]}
 */
public record VonMisesFisher(Node meanDirection, Node concentration) implements ExponentialFamily {
  /** The family's name, support and way of sampling. */
  public static final Family FAMILY = new Family("von-mises-fisher", Family.Support.SPHERE, false);

  /** How far the squared length of a value may be from 1. */
  private static final double LENGTH_TOLERANCE = 1e-9;

  /** Of the candidates a third is refused, so that all are in one of 10³⁰ cases. */
  private static final int CANDIDATES = 64;

  private static final double LOG_2 = 0.6931471805599453;
  private static final double LOG_PI = 1.1447298858494002;

  /**
   * Checks the shapes.
   *
   * @throws GraphException if they are not those above
   */
  public VonMisesFisher {
    Checks.matrix(FAMILY.name(), "the mean direction", meanDirection);
    Checks.matrix(FAMILY.name(), "the concentration", concentration);
    Shape direction = meanDirection.shape();
    Shape spread = concentration.shape();
    if (direction.size(1) < 2
        || spread.size(1) != 1
        || Checks.differ(direction.size(0), spread.size(0))) {
      throw new GraphException(
          ("%s: there must be a mean direction [batch × d], d ≥ 2, and a concentration [batch × 1],"
                  + " but they are %s and %s (%s)")
              .formatted(FAMILY, direction, spread, concentration.source()));
    }
    meanDirection = Layouts.broadcastTo(meanDirection, Shape.broadcast(direction, spread));
  }

  /**
   * A distribution around the direction of a vector.
   *
   * @param vector {@code [batch × d]}, not 0
   * @param concentration {@code [batch × 1]}, not below 0
   */
  public static VonMisesFisher around(Node vector, Node concentration) {
    Checks.matrix(FAMILY.name(), "the vector", vector);
    return new VonMisesFisher(divide(vector, sqrt(squaredLength(vector))), concentration);
  }

  /**
   * The uniform distribution on the unit sphere.
   *
   * @param d the dimensions, at least 2
   */
  public static VonMisesFisher uniform(int d) {
    double[] axis = new double[d];
    axis[0] = 1;
    return new VonMisesFisher(
        Node.constant(axis, Shape.of(1, d)), Node.constant(new double[1], Shape.of(1, 1)));
  }

  @Override
  public Family family() {
    return FAMILY;
  }

  @Override
  public Shape shape() {
    return meanDirection.shape();
  }

  /** The length of the mean, {@code I_{ν+1}(κ)/I_ν(κ)}, {@code [batch × 1]}. */
  public Node meanLength() {
    return SpecialFunctions.besselRatio(order(), concentration);
  }

  @Override
  public Node mean() {
    return multiply(meanLength(), meanDirection);
  }

  /** {@code A/κ + (1 − dA/κ − A²)μⱼ²} with the mean's length A. */
  @Override
  public Optional<Node> variance() {
    int d = shape().size(1);
    Node zero = equal(concentration, Node.constant(0));
    Node kappa = select(zero, Node.constant(1), concentration);
    Node quotient = select(zero, Node.constant(1.0 / d), divide(meanLength(), kappa));
    Node along = subtract(shift(scale(quotient, -d), 1), square(meanLength()));
    return Optional.of(add(quotient, multiply(along, square(meanDirection))));
  }

  /** {@code log A + g(κ) − κ·g′(κ)}. */
  @Override
  public Optional<Node> entropy() {
    Node each = subtract(logArea(), multiply(concentration, meanLength()));
    return Optional.of(Layouts.reshape(each, Shape.of(each.shape().size(0))));
  }

  @Override
  public Node logDensity(Node value) {
    Node projection = multiply(Checks.value(this, value), meanDirection);
    Node cosine = column(Reductions.sum(projection, 1));
    Node density = subtract(multiply(concentration, cosine), logArea());
    Node excess = abs(shift(squaredLength(value), -1));
    Node inside = greaterOrEqual(Node.constant(LENGTH_TOLERANCE), excess);
    Node each = select(inside, density, Counts.NEVER);
    return Layouts.reshape(each, Shape.of(each.shape().size(0)));
  }

  /** log A + g(κ), {@code [batch × 1]}. */
  private Node logArea() {
    double half = 0.5 * shape().size(1);
    double area = LOG_2 + half * LOG_PI - LogGamma.of(half);
    return shift(SpecialFunctions.logBesselNormaliser(order(), concentration), area);
  }

  /**
   * A rotation of the direction by an angle that is drawn by rejection (Wood 1994, algorithm VM*),
   * from a fixed number of candidates of which the first that is accepted is taken.
   */
  @Override
  public Node sample(String noise) {
    Node cosine = cosine(noise);
    Node free = Node.noise(noise + ".tangent", Leaf.Noise.Law.NORMAL, shape());
    Node along = column(Reductions.sum(multiply(free, meanDirection), 1));
    Node tangent = subtract(free, multiply(along, meanDirection));
    Node sine = sqrt(multiply(shift(cosine, 1), shift(negate(cosine), 1)));
    Node across = multiply(sine, divide(tangent, sqrt(squaredLength(tangent))));
    return detach(add(multiply(cosine, meanDirection), across));
  }

  private Node cosine(String noise) {
    int batch = shape().size(0);
    double m = shape().size(1) - 1.0;
    Node twice = scale(concentration, 2);
    Node b = scale(reciprocal(add(twice, sqrt(shift(square(twice), m * m)))), m);
    Node x0 = divide(shift(negate(b), 1), shift(b, 1));
    Node beta = symmetricBeta(noise, batch);
    Node candidate =
        divide(
            shift(negate(multiply(shift(b, 1), beta)), 1), shift(multiply(shift(b, -1), beta), 1));
    Node uniform =
        Node.noise(noise + ".accept", Leaf.Noise.Law.UNIFORM, Shape.of(batch, CANDIDATES));
    Node accepted =
        greaterOrEqual(envelope(candidate, x0, m), add(envelope(x0, x0, m), log(uniform)));
    double[] indices = IntStream.range(0, CANDIDATES).asDoubleStream().toArray();
    Node first =
        equal(column(Reductions.argMax(accepted)), Node.constant(indices, Shape.of(CANDIDATES)));
    return column(Reductions.sum(multiply(first, candidate), 1));
  }

  /** {@code κw + m log(1 − x₀w)}. */
  private Node envelope(Node w, Node x0, double m) {
    Node shape = scale(log(shift(negate(multiply(x0, w)), 1)), m);
    return add(multiply(concentration, w), shape);
  }

  /** Beta variates of both shapes (d − 1)/2, {@code [batch × candidates]}. */
  private Node symmetricBeta(String noise, int batch) {
    Shape shape = Shape.of(batch, CANDIDATES, shape().size(1) - 1);
    Node left = Node.noise(noise + ".left", Leaf.Noise.Law.NORMAL, shape);
    Node right = Node.noise(noise + ".right", Leaf.Noise.Law.NORMAL, shape);
    Node first = Reductions.sum(square(left), 2);
    return divide(first, add(first, Reductions.sum(square(right), 2)));
  }

  /** {@code κμ}. */
  @Override
  public List<Node> naturalParameters() {
    return List.of(multiply(concentration, meanDirection));
  }

  @Override
  public VonMisesFisher withNaturalParameters(List<Node> parameters) {
    Node squared = squaredLength(parameters.get(0));
    Node zero = equal(squared, Node.constant(0));
    Node length = sqrt(select(zero, Node.constant(1), squared));
    Node axis = divide(parameters.get(0), length);
    Node direction = select(zero, meanDirection, axis);
    return new VonMisesFisher(direction, select(zero, Node.constant(0), length));
  }

  /** {@code g(‖θ‖)}; its gradient does not exist at 0, where 0 is given. */
  @Override
  public Node logNormaliser(List<Node> parameters) {
    Node squared = Reductions.sum(square(parameters.get(0)), 1);
    Node zero = equal(squared, Node.constant(0));
    Node length = sqrt(select(zero, Node.constant(1), squared));
    Node guarded = select(zero, Node.constant(0), length);
    return SpecialFunctions.logBesselNormaliser(order(), guarded);
  }

  private double order() {
    return 0.5 * shape().size(1) - 1;
  }

  private static Node squaredLength(Node vector) {
    return column(Reductions.sum(square(vector), 1));
  }

  private static Node column(Node x) {
    return Layouts.reshape(x, Shape.of(x.shape().size(0), 1));
  }

  /** A von Mises–Fisher law of given parameters. */
  @Describe(
      value = "Directions around a mean direction on the unit sphere; uniform at concentration 0.",
      formula = "p(x) ∝ exp(κ μᵀx), ‖x‖ = 1",
      source = "Mardia and Jupp 2000, eq. 9.3.4")
  public static final class Given implements GivenDistribution {
    private final Config config;

    /**
     * The parameters.
     *
     * @param meanDirection a vector in the direction of the mean
     * @param concentration κ
     */
    public record Config(
        @Describe("A vector in the direction of the mean, not 0; its length does not matter.")
            List<Double> meanDirection,
        @Describe("The concentration, not below 0.") @Range(min = 0) double concentration) {}

    /**
     * Creates the part.
     *
     * @param config the parameters
     */
    public Given(Config config) {
      this.config = config;
    }

    @Override
    public Distribution distribution() {
      GivenRow vector = GivenRow.of("meanDirection", config.meanDirection()).nonZeroVector();
      Node kappa = Node.constant(new double[] {config.concentration()}, Shape.of(1, 1));
      return around(vector.node(), kappa);
    }
  }
}
