package io.kldiv.runner.train;

import io.kldiv.core.graph.Leaf;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.View;
import io.kldiv.core.random.RandomStream;
import java.util.List;
import java.util.function.Function;

/** The random numbers that a plan needs before each run, each leaf from the stream of its name. */
final class NoiseLeaves {
  private final View[] views;
  private final RandomStream[] streams;
  private final Leaf.Noise.Law[] laws;

  /**
   * The leaves of a plan.
   *
   * @param plan the plan
   * @param streams the random stream of each name
   */
  NoiseLeaves(Plan plan, Function<String, RandomStream> streams) {
    List<Node> leaves = plan.noise();
    this.views = leaves.stream().map(plan::view).toArray(View[]::new);
    this.streams =
        leaves.stream()
            .map(leaf -> streams.apply(leaf.operation().name()))
            .toArray(RandomStream[]::new);
    this.laws =
        leaves.stream()
            .map(leaf -> ((Leaf.Noise) leaf.operation()).law())
            .toArray(Leaf.Noise.Law[]::new);
  }

  /** Draws new numbers; allocates nothing. */
  void draw() {
    for (int i = 0; i < views.length; i++) {
      View view = views[i];
      if (laws[i] == Leaf.Noise.Law.UNIFORM) {
        streams[i].fillUniform(view.array(), view.offset(), view.count());
      } else {
        streams[i].fillGaussian(view.array(), view.offset(), view.count());
      }
    }
  }
}
