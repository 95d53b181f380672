package io.kldiv.runner.train;

import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.models.Parameters;
import io.kldiv.optim.ParameterLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the parameters and their gradient lie: one flat array each, shared by all compiled
 * expressions of a run.
 *
 * @param layout the names and places of the parameters
 * @param values the parameters
 * @param gradient the gradient with respect to them
 * @param runtime what expressions run on
 */
record ParameterMemory(Parameters layout, double[] values, double[] gradient, PlanRuntime runtime) {

  /** Ties the parameters to the flat array. */
  Bindings bind() {
    return bind(List.of());
  }

  /** Ties the parameters and the nodes of their gradients to the flat arrays. */
  Bindings bind(List<Node> gradients) {
    Map<Node, View> views = new LinkedHashMap<>();
    List<Parameters.Entry> entries = layout.entries();
    for (int i = 0; i < entries.size(); i++) {
      Parameters.Entry entry = entries.get(i);
      views.put(entry.node(), new View(values, entry.offset(), entry.shape()));
      if (!gradients.isEmpty()) {
        views.put(gradients.get(i), new View(gradient, entry.offset(), entry.shape()));
      }
    }
    return Bindings.of(views);
  }

  /** The layout as optimizers take it. */
  ParameterLayout optimizerLayout() {
    return new ParameterLayout(
        layout.entries().stream()
            .map(
                entry ->
                    new ParameterLayout.Slice(entry.name(), entry.offset(), sizes(entry.shape())))
            .toList());
  }

  private static List<Integer> sizes(Shape shape) {
    return IntStream.range(0, shape.rank()).mapToObj(shape::size).toList();
  }
}
