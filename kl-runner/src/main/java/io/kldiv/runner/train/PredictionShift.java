package io.kldiv.runner.train;

import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.MatrixException;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.models.Network;
import io.kldiv.models.Parameters;
import io.kldiv.models.Prediction;
import io.kldiv.models.Task;
import io.kldiv.optim.Need;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far the predicted distribution moves when the parameters do, D(P_θ‖P_θ′) as the mean over a
 * batch without noise, and the products of its Hessian at θ′ = θ, the Fisher matrix, with vectors.
 *
 * <p>The model is built twice, with θ in the parameters being trained and θ′ in an array of its
 * own. What an optimizer does not need is not compiled.
 */
final class PredictionShift {
  private final ParameterMemory memory;
  private final KlRules rules;
  private final Network network;
  private final Network moved;
  private final Parameters movedParameters = new Parameters();
  private final Set<Need> needs;
  private final double[] candidate;
  private final double[] vector;
  private final double[] product;
  private double[] factors = {};
  private final Map<View, Plans> compiled = new IdentityHashMap<>();

  /** The expressions for the features of one batch size. */
  private record Plans(Plan divergence, View value, Plan fisher, Plan factors) {}

  /**
   * Prepares the expressions.
   *
   * @param setup the experiment
   * @param network the network of the parameters being trained
   * @param task the sizes of the data
   * @param memory the parameters being trained
   * @param needs what the optimizer needs
   */
  PredictionShift(
      TrainingSetup setup, Network network, Task task, ParameterMemory memory, Set<Need> needs) {
    this.memory = memory;
    this.rules = setup.klRules();
    this.network = network;
    this.moved = setup.experiment().model().build(task, movedParameters);
    this.needs = needs;
    int size = memory.values().length;
    boolean fisher = needs.contains(Need.FISHER_PRODUCT);
    boolean asked = fisher || needs.contains(Need.DIVERGENCE) || needs.contains(Need.LAYER_FACTORS);
    this.candidate = new double[asked ? size : 0];
    this.vector = new double[fisher ? size : 0];
    this.product = new double[fisher ? size : 0];
  }

  /**
   * Compiles what is needed for batches whose features lie in a view.
   *
   * @throws io.kldiv.core.divergence.DivergenceException if the model's family has no closed form
   */
  void compile(View features) {
    if (candidate.length == 0 || compiled.containsKey(features)) {
      return;
    }
    Node input = Node.input("features", features.shape());
    Prediction there = moved.predict(input, Network.Mode.EVALUATION);
    Node perSample =
        rules.between(network.predict(input, Network.Mode.EVALUATION).target(), there.target());
    Node sum = Reductions.sum(perSample);
    Node divergence = Elementwise.scale(sum, 1.0 / perSample.shape().count());
    Map<Node, View> views = new LinkedHashMap<>();
    views.put(input, features);
    memory.layout().entries().forEach(e -> views.put(e.node(), view(memory.values(), e)));
    movedParameters.entries().forEach(e -> views.put(e.node(), view(candidate, e)));
    Plan value = Plan.compile(List.of(divergence), Bindings.of(views), memory.runtime());
    Plan factored = needs.contains(Need.LAYER_FACTORS) ? factors(there, sum, views) : value;
    Plan fisher = needs.contains(Need.FISHER_PRODUCT) ? fisher(divergence, views) : value;
    compiled.put(features, new Plans(value, value.view(divergence), fisher, factored));
  }

  private Plan factors(Prediction there, Node divergence, Map<Node, View> views) {
    LayerFactors layers = new LayerFactors(there.layers(), divergence, memory.optimizerLayout());
    if (factors.length == 0) {
      factors = new double[layers.size()];
    }
    Map<Node, View> expressions = layers.expressions(factors);
    Map<Node, View> all = new LinkedHashMap<>(views);
    all.putAll(expressions);
    return Plan.compile(List.copyOf(expressions.keySet()), Bindings.of(all), memory.runtime());
  }

  /** The gradient of (gradient · v) is the Hessian times v. */
  private Plan fisher(Node divergence, Map<Node, View> views) {
    List<Parameters.Entry> entries = movedParameters.entries();
    List<Node> wrt = entries.stream().map(Parameters.Entry::node).toList();
    List<Node> gradients = Gradients.of(divergence, wrt);
    Node slope = Node.constant(0);
    for (int i = 0; i < entries.size(); i++) {
      Node direction = Node.input("direction of " + entries.get(i).name(), wrt.get(i).shape());
      views.put(direction, view(vector, entries.get(i)));
      slope =
          Elementwise.add(slope, Reductions.sum(Elementwise.multiply(gradients.get(i), direction)));
    }
    List<Node> products = new ArrayList<>(Gradients.of(slope, wrt));
    for (int i = 0; i < entries.size(); i++) {
      views.put(products.get(i), view(product, entries.get(i)));
    }
    return Plan.compile(products, Bindings.of(views), memory.runtime());
  }

  private static View view(double[] array, Parameters.Entry entry) {
    Shape shape = entry.shape();
    return new View(array, entry.offset(), shape);
  }

  /** The divergence, not a number where there is none. */
  double divergence(View features, double[] parameters) {
    Plans plans = plans(features);
    System.arraycopy(parameters, 0, candidate, 0, candidate.length);
    try {
      plans.divergence().run();
    } catch (MatrixException e) {
      return Double.NaN;
    }
    return plans.value().get(0);
  }

  /** The Fisher matrix times a vector. */
  void fisherProduct(View features, double[] direction, double[] result) {
    System.arraycopy(memory.values(), 0, candidate, 0, candidate.length);
    System.arraycopy(direction, 0, vector, 0, vector.length);
    plans(features).fisher().run();
    System.arraycopy(product, 0, result, 0, product.length);
  }

  /** The Kronecker factors of the Fisher matrix. */
  void layerFactors(View features, double[] result) {
    System.arraycopy(memory.values(), 0, candidate, 0, candidate.length);
    plans(features).factors().run();
    System.arraycopy(factors, 0, result, 0, factors.length);
  }

  private Plans plans(View features) {
    Plans plans = compiled.get(features);
    if (plans == null) {
      throw new IllegalStateException("the optimizer asks for what it did not say it needs");
    }
    return plans;
  }
}
