package io.kldiv.runner.train;

import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Runtime;
import io.kldiv.core.graph.View;
import io.kldiv.models.Parameters;
import io.kldiv.optim.ParameterLayout;
import java.util.List;

/**
 * Where the parameters and their gradient lie: one flat array each, shared by all compiled
 * expressions of a run.
 *
 * @param layout the names and places of the parameters
 * @param values the parameters
 * @param gradient the gradient with respect to them
 * @param runtime what expressions run on
 */
record ParameterMemory(Parameters layout, double[] values, double[] gradient, Runtime runtime) {

  /** Ties the parameters to the flat array. */
  Bindings bind() {
    return bind(List.of());
  }

  /** Ties the parameters and the nodes of their gradients to the flat arrays. */
  Bindings bind(List<Node> gradients) {
    Bindings bindings = new Bindings();
    List<Parameters.Entry> entries = layout.entries();
    for (int i = 0; i < entries.size(); i++) {
      Parameters.Entry entry = entries.get(i);
      bindings.bind(entry.node(), new View(values, entry.offset(), entry.shape()));
      if (!gradients.isEmpty()) {
        bindings.bind(gradients.get(i), new View(gradient, entry.offset(), entry.shape()));
      }
    }
    return bindings;
  }

  /** The layout as optimizers take it. */
  ParameterLayout optimizerLayout() {
    return new ParameterLayout(
        layout.entries().stream()
            .map(
                entry ->
                    new ParameterLayout.Slice(
                        entry.name(), entry.offset(), entry.shape().count()))
            .toList());
  }
}
