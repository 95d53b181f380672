package io.kldiv.core.distribution;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kldiv.core.graph.Shape;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

final class GivenRowTest {
  @Test
  void parametersOutsideOfTheirDomainAreRefusedByName() {
    refused(new Poisson.Given(new Poisson.Given.Config(List.of(1.0, -2.0))), "rate", "-2.0");
    refused(
        new Categorical.Given(new Categorical.Given.Config(List.of(0.5, 0.6))),
        "probabilities",
        "sum is 1.1");
    refused(
        new NegativeBinomial.Given(
            new NegativeBinomial.Given.Config(List.of(1.0, 2.0), List.of(0.5))),
        "probability",
        "as many numbers as 'totalCount'");
    refused(
        new VonMisesFisher.Given(new VonMisesFisher.Given.Config(List.of(0.0, 0.0), 1)),
        "meanDirection",
        "not all 0");
    refused(
        new MultivariateNormal.Given(
            new MultivariateNormal.Given.Config(List.of(0.0, 0.0), List.of(List.of(1.0)))),
        "covariance",
        "2 rows of 2 numbers");
    refused(new Poisson.Given(new Poisson.Given.Config(List.of())), "rate", "at least one");
  }

  private static void refused(GivenDistribution given, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(given::distribution)
        .withMessageContainingAll(parts);
  }

  @Test
  void givenPartsAreMadeOfGivenParts() {
    GivenDistribution normal =
        new Normal.Given(new Normal.Given.Config(List.of(0.0, 1.0), List.of(1.0, 2.0)));
    GivenDistribution mixture =
        new Mixture.Given(new Mixture.Given.Config(List.of(0.5, 0.5), List.of(normal, normal)));
    GivenDistribution product =
        new Product.Given(new Product.Given.Config(List.of(mixture, normal)));
    Distribution distribution = product.distribution();
    Assertions.assertThat(distribution.shape()).isEqualTo(Shape.of(1, 4));
    Assertions.assertThat(distribution.family().support()).isEqualTo(Family.Support.REAL);
  }
}
