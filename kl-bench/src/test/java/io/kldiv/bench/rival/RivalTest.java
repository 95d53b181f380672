package io.kldiv.bench.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RivalTest {
  @Test
  void aJobSurvivesItsLineOfJson() {
    Job job = Job.of("product", Map.of("m", 3, "form", "AᵀB"));
    assertThat(Job.of(job.json())).isEqualTo(job);
  }

  // Oracle: ojAlgo, and a loop over Math.log.
  @Test
  void ourJobsAreThoseOfTheRivals() throws Exception {
    Job product = Job.of("product", Map.of("m", 5, "k", 7, "n", 3, "form", "ABᵀ"));
    Job normals = Job.of("gaussian-kl", Map.of("dimension", 4));
    Job outcomes = Job.of("discrete-kl", Map.of("outcomes", 1000));
    Job softmax = Job.of("function", Map.of("function", "softmax", "rows", 4, "columns", 6));
    try (Rival ours = new Kldiv(1)) {
      assertSame(ours, new OjAlgo(), product);
      assertSame(ours, new OjAlgo(), normals);
      assertSame(ours, new JavaMath(), outcomes);
      assertSame(ours, new JavaMath(), softmax);
    }
  }

  private static void assertSame(Rival one, Rival other, Job job) throws Exception {
    double[] expected = other.prepare(job).orElseThrow().run().values();
    double[] actual = one.prepare(job).orElseThrow().run().values();
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-12 * Math.abs(expected[i])));
    }
  }
}
