package io.kldiv.core.divergence.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.core.divergence.SampleException;
import io.kldiv.core.random.RandomStream;
import io.kldiv.core.random.RandomStreams;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracles: laws whose information is known, and the definition again in another way. */
final class MutualInformationTest {
  private static final long SEED = 20261122;
  private static final double EULER = 0.5772156649015329;

  private final RandomStream stream = RandomStreams.of(SEED).stream("test");

  /** Pairs of d normal numbers, of which each is correlated with that of the other side. */
  private double[][][] normal(int n, int d, double correlation) {
    double[][][] pair = new double[2][n][d];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < d; c++) {
        double x = stream.nextGaussian();
        double rest = Math.sqrt(1 - correlation * correlation) * stream.nextGaussian();
        pair[0][i][c] = x;
        pair[1][i][c] = correlation * x + rest;
      }
    }
    return pair;
  }

  private double[][] numbers(int n, int below) {
    return IntStream.range(0, n)
        .mapToObj(i -> new double[] {stream.nextInt(below)})
        .toArray(double[][]::new);
  }

  private static double of(int k, double[][]... pair) {
    return new MutualInformation(k).of(pair[0], pair[1]);
  }

  @ParameterizedTest
  @CsvSource({
    "1500, 1, 0.0, 4, 0.1",
    "1500, 1, 0.5, 4, 0.1",
    "1500, 1, 0.8, 1, 0.15",
    "1500, 1, -0.8, 4, 0.1",
    "1500, 1, 0.99, 10, 0.1",
    "300, 1, 0.8, 4, 0.2",
    "2000, 2, 0.6, 4, 0.15",
    "2000, 3, 0.3, 6, 0.15"
  })
  void ofCorrelatedNormalVariablesItIsThatOfTheirLaw(
      int n, int d, double correlation, int k, double tolerance) {
    double[][][] pair = normal(n, d, correlation);
    double expected = -0.5 * d * Math.log(1 - correlation * correlation);
    double actual = of(k, pair);
    assertThat(actual).as("seed %d", SEED).isCloseTo(expected, within(tolerance));
    assertThat(of(k, pair[1], pair[0])).as("symmetric").isEqualTo(actual);
  }

  @ParameterizedTest
  @CsvSource({"20, 1, 1", "200, 1, 3", "200, 2, 4", "150, 3, 15", "16, 1, 15"})
  void itIsItsDefinition(int n, int d, int k) {
    for (int i = 0; i < 5; i++) {
      double[][][] pair = normal(n, d, 0.7);
      double expected = again(k, standardised(pair[0]), standardised(pair[1]));
      assertThat(of(k, pair)).as("seed %d", SEED).isCloseTo(expected, within(1e-12));
    }
  }

  /** Equation 9 with sorted neighbours and digammas as sums, for samples without ties. */
  private static double again(int k, double[][] x, double[][] y) {
    int n = x.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      int self = i;
      int[] near =
          IntStream.range(0, n)
              .filter(j -> j != self)
              .boxed()
              .sorted(
                  (a, b) ->
                      Double.compare(
                          Math.max(apart(x[self], x[a]), apart(y[self], y[a])),
                          Math.max(apart(x[self], x[b]), apart(y[self], y[b]))))
              .limit(k)
              .mapToInt(j -> j)
              .toArray();
      for (double[][] side : new double[][][] {x, y}) {
        double reach =
            Arrays.stream(near).mapToDouble(j -> apart(side[self], side[j])).max().orElseThrow();
        long within = Arrays.stream(side).filter(row -> apart(side[self], row) <= reach).count();
        sum += digamma((int) within - 1);
      }
    }
    return digamma(k) - 1.0 / k + digamma(n) - sum / n;
  }

  private static double apart(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(c -> Math.abs(a[c] - b[c])).max().orElseThrow();
  }

  private static double digamma(int n) {
    return IntStream.range(1, n).mapToDouble(i -> 1.0 / i).sum() - EULER;
  }

  private static double[][] standardised(double[][] rows) {
    double[][] result = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    for (int c = 0; c < rows[0].length; c++) {
      int column = c;
      double mean = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
      double squares =
          Arrays.stream(rows).mapToDouble(row -> Math.pow(row[column] - mean, 2)).sum();
      for (double[] row : result) {
        row[c] = (row[c] - mean) / Math.sqrt(squares / (rows.length - 1));
      }
    }
    return result;
  }

  @Test
  void theUnitsOfTheColumnsDoNotMatter() {
    double[][][] pair = normal(200, 2, 0.7);
    double expected = of(3, pair);
    for (double[] units : new double[][] {{1e90, 1e-3}, {1e-170, 7}, {-1e-300, 1e-300}}) {
      double[][] x =
          Arrays.stream(pair[0])
              .map(row -> new double[] {units[0] * row[0], units[1] * row[1]})
              .toArray(double[][]::new);
      assertThat(of(3, x, pair[1])).isCloseTo(expected, within(1e-12));
    }
    double[][] least =
        Arrays.stream(pair[0])
            .map(row -> new double[] {Double.MIN_VALUE * Math.rint(9 * row[0])})
            .toArray(double[][]::new);
    assertThat(of(3, least, pair[1])).isFinite();
  }

  @Test
  void aConstantHasNoInformation() {
    double[][] x = normal(50, 1, 0)[0];
    double[][] constant = numbers(50, 1);
    assertThat(of(4, x, constant)).isZero();
    assertThat(of(4, constant, x)).isZero();
    assertThat(of(4, constant, constant)).isZero();
    // beside another column it changes nothing
    double[][][] pair = normal(50, 1, 0.5);
    double[][] more =
        Arrays.stream(pair[0]).map(row -> new double[] {7, row[0]}).toArray(double[][]::new);
    assertThat(of(4, more, pair[1])).isEqualTo(of(4, pair));
  }

  @Test
  void ofDiscreteVariablesItIsThatOfTheShares() {
    double[][] x = numbers(2000, 4);
    // entropy log 4, by shares of a sample of 2000
    assertThat(of(3, x, x)).as("seed %d", SEED).isCloseTo(Math.log(4), within(0.01));
    assertThat(of(3, x, numbers(2000, 4))).as("seed %d", SEED).isCloseTo(0, within(0.01));
    // y = x or, as often, another of the four: Σ over pairs of p·log(p/(1/16))
    double[][] y = numbers(2000, 4);
    for (int i = 0; i < 2000; i += 2) {
      y[i] = x[i];
    }
    double expected = 4 * (0.15625 * Math.log(2.5)) + 12 * (0.03125 * Math.log(0.5));
    assertThat(of(3, x, y)).as("seed %d", SEED).isCloseTo(expected, within(0.06));
  }

  @Test
  void ofAClassAndANumberItIsThatOfTheirLaw() {
    double[][] x = numbers(1500, 2);
    double[][] y =
        Arrays.stream(x)
            .map(row -> new double[] {0.5 * row[0] + stream.nextDouble()})
            .toArray(double[][]::new);
    // the densities on [0, ½], [½, 1], [1, 1½] are ½, 1, ½: entropy ½·log 2, and 0 in a class
    assertThat(of(4, x, y)).as("seed %d", SEED).isCloseTo(0.5 * Math.log(2), within(0.06));
    assertThat(of(4, y, x)).isEqualTo(of(4, x, y));
  }

  @Test
  void theOrderOfPairsDoesNotMatterThoughThereAreTies() {
    double[][][] pair = normal(300, 1, 0.6);
    for (double[][] side : pair) {
      for (double[] row : side) {
        row[0] = Math.rint(4 * row[0]);
      }
    }
    double expected = of(3, pair);
    int[] order = IntStream.range(0, 300).toArray();
    stream.shuffle(order);
    double[][] x = Arrays.stream(order).mapToObj(i -> pair[0][i]).toArray(double[][]::new);
    double[][] y = Arrays.stream(order).mapToObj(i -> pair[1][i]).toArray(double[][]::new);
    assertThat(of(3, x, y)).isCloseTo(expected, within(1e-12));
    assertThat(expected).as("seed %d", SEED).isCloseTo(-0.5 * Math.log(0.64), within(0.15));
  }

  @Test
  void newPairsTellDependenceFromNone() {
    Resampling resampling = new Resampling(new MutualInformation(3)::of, 99, RandomStreams.of(3));
    double[][][] dependent = normal(100, 1, 0.8);
    double[][][] independent = normal(100, 1, 0);
    Resampling.Test test = resampling.permutationOfPairs(dependent[0], dependent[1]);
    assertThat(test.hypothesis()).isEqualTo("P and Q independent");
    assertThat(test.probability()).isEqualTo(0.01);
    assertThat(test.statistic()).isEqualTo(of(3, dependent));
    assertThat(resampling.permutationOfPairs(independent[0], independent[1]).probability())
        .isGreaterThan(0.05);
    Resampling.Interval interval = resampling.subsamplingOfPairs(dependent[0], dependent[1], 0.95);
    assertThat(-0.5 * Math.log(0.36)).isBetween(interval.low(), interval.high());
    assertThat(interval).isEqualTo(resampling.subsamplingOfPairs(dependent[0], dependent[1], 0.95));
    double[][][] few = normal(7, 1, 0);
    assertThatExceptionOfType(SampleException.class)
        .isThrownBy(
            () ->
                new Resampling(new MutualInformation(4)::of, 10, RandomStreams.of(3))
                    .subsamplingOfPairs(few[0], few[1], 0.95))
        .withMessageContaining("takes 4 of 7 rows: 4 pairs of rows of P and Q have no 4");
  }

  @Test
  void whatIsNoSampleOfBothIsRefused() {
    double[][] three = {{1}, {2}, {3}};
    refused(1, three, new double[][] {{1}, {2}}, "3 rows of P but 2 of Q");
    refused(3, three, three, "at least 4 are needed");
    refused(1, new double[0][], new double[0][], "at least 2 are needed");
    refused(1, three, new double[][] {{1}, {Double.NaN}, {2}}, "row 2 of Q has the number NaN");
    refused(1, new double[][] {{1}, {1e200}, {2}}, three, "row 2 of P has the number 1.0E200");
    refused(1, new double[][] {{1}, {2}, {3, 4}}, three, "row 3 of P has 2 numbers, not 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MutualInformation(0))
        .withMessageContaining("at least 1");
  }

  private static void refused(int k, double[][] p, double[][] q, String message) {
    assertThatExceptionOfType(SampleException.class)
        .isThrownBy(() -> of(k, p, q))
        .withMessageContaining(message);
  }
}
