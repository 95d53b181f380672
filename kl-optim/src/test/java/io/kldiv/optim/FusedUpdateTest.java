package io.kldiv.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The chains that are done in one pass. Oracle: the same links one by one. */
final class FusedUpdateTest {
  private static final long SEED = 11;
  private static final int SIZE = 40_003;
  private static final Horizon RUN = Horizon.ofSteps(20);

  private final Link decay = Links.addDecayedWeights(0.01);
  private final Link adam = Links.scaleByAdam(0.9, 0.99, 1e-8);
  private final Link rate = Links.scaleByRate((step, horizon) -> 0.1 / (1 + step));

  @Test
  void onePassGivesTheBitsOfTheLinksOneByOne() {
    List<List<Link>> chains =
        List.of(
            List.of(rate),
            List.of(decay, rate),
            List.of(adam, rate),
            List.of(decay, adam, rate),
            List.of(adam, decay, rate),
            List.of(decay, adam, decay, rate),
            List.of(Links.momentum(0.9), rate),
            List.of(decay, dampened(false), rate),
            List.of(decay, dampened(true), rate));
    Link nothing = (state, update, parameters, from, to) -> {};
    for (List<Link> chain : chains) {
      List<Link> broken = Stream.concat(chain.stream(), Stream.of(nothing)).toList();
      assertThat(isFused(chain)).as("%s", chain).isTrue();
      assertThat(isFused(broken)).isFalse();
      assertThat(after(chain)).as("%s, seed %d", chain, SEED).isEqualTo(after(broken));
    }
  }

  @Test
  void otherChainsAreLeftToTheLinks() {
    assertThat(isFused(List.of())).isFalse();
    assertThat(isFused(List.of(adam))).isFalse();
    assertThat(isFused(List.of(decay))).isFalse();
    assertThat(isFused(List.of(rate, rate))).isFalse();
    assertThat(isFused(List.of(adam, adam, rate))).isFalse();
    assertThat(isFused(List.of(decay, decay, rate))).isFalse();
    assertThat(isFused(List.of(rate, Links.momentum(0.9)))).isFalse();
    assertThat(isFused(List.of(Links.momentum(0.9), decay, rate))).isFalse();
  }

  private static Link dampened(boolean nesterov) {
    return Links.momentum((step, horizon) -> 0.9 / (1 + step), 0.1, nesterov);
  }

  private static boolean isFused(List<Link> links) {
    Setting setting = new Setting(ParameterLayout.of("x", 1), RUN, null);
    OptimizerState state = OptimizerState.start(links, setting);
    return FusedUpdate.of(links.toArray(Link[]::new), state) != null;
  }

  private static double[] after(List<Link> links) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] parameters = random.doubles(SIZE, -1, 1).toArray();
    Updater updater = Updater.of(() -> links, ParameterLayout.of("x", SIZE), RUN);
    for (int step = 0; step < 20; step++) {
      updater.step(parameters, random.doubles(SIZE, -1, 1).toArray(), 1);
    }
    return parameters;
  }
}
