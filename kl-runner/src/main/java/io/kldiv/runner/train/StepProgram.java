package io.kldiv.runner.train;

import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Gradients;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.NonFinite;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.View;
import io.kldiv.core.objective.Objective;
import io.kldiv.core.objective.Term;
import io.kldiv.core.random.RandomStream;
import io.kldiv.models.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The objective of a batch of one size and its gradient, compiled. */
final class StepProgram {
  private final Terms.Expression expression;
  private final Plan plan;
  private final View features;
  private final View target;
  private final View objective;
  private final View loss;
  private final View[] terms;
  private final View[] penalised;
  private final View[] weights;
  private final @Nullable View[] levels;
  private final NoiseLeaves noise;

  private StepProgram(
      Terms.Expression expression, Plan plan, Function<String, RandomStream> streams) {
    this.expression = expression;
    this.plan = plan;
    this.features = plan.view(expression.features());
    this.target = plan.view(expression.target());
    this.objective = plan.view(expression.objective().total());
    this.loss = plan.view(expression.objective().loss());
    List<Term> declared = expression.objective().terms();
    this.terms = views(plan, declared.stream().map(Term::value).toList());
    this.penalised = views(plan, declared.stream().map(Term::penalised).toList());
    this.weights = views(plan, declared.stream().map(Term::weight).toList());
    this.levels = new View[declared.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = declared.get(i).level().map(plan::view).orElse(null);
    }
    this.noise = new NoiseLeaves(plan, streams);
  }

  /**
   * Compiles the objective and its gradient.
   *
   * @param expression the objective
   * @param memory where the parameters and their gradient lie
   * @param streams the random stream of each name
   */
  static StepProgram compile(
      Terms.Expression expression, ParameterMemory memory, Function<String, RandomStream> streams) {
    Node total = expression.objective().total();
    List<Node> wrt = memory.layout().entries().stream().map(Parameters.Entry::node).toList();
    List<Node> gradients = Gradients.of(total, wrt);
    List<Node> outputs = new ArrayList<>(List.of(total, expression.objective().loss()));
    expression.objective().terms().forEach(term -> outputs.add(term.value()));
    expression.objective().terms().stream()
        .filter(term -> term.level().isPresent())
        .forEach(term -> outputs.add(term.penalised()));
    outputs.addAll(gradients);
    Bindings bindings = memory.bind(gradients);
    return new StepProgram(expression, Plan.compile(outputs, bindings, memory.runtime()), streams);
  }

  private static View[] views(Plan plan, List<Node> nodes) {
    return nodes.stream().map(plan::view).toArray(View[]::new);
  }

  View features() {
    return features;
  }

  View target() {
    return target;
  }

  /** Draws the noise and computes everything; allocates nothing. */
  void run() {
    noise.draw();
    plan.run();
  }

  /** Computes everything again with the same noise, for other parameters; allocates nothing. */
  void runAgain() {
    plan.run();
  }

  /** Sets what the penalised divergence of a term is multiplied by. */
  void weight(int term, double value) {
    weights[term].array()[weights[term].offset()] = value;
  }

  /** Sets the level of a term's penalty, if it has one. */
  void level(int term, double value) {
    View level = levels[term];
    if (level != null) {
      level.array()[level.offset()] = value;
    }
  }

  double objective() {
    return objective.get(0);
  }

  double loss() {
    return loss.get(0);
  }

  /** The divergence of a term. */
  double term(int index) {
    return terms[index].get(0);
  }

  /** The divergence of a term as it is penalised. */
  double penalised(int index) {
    return penalised[index].get(0);
  }

  /** Computes the same again, looking for nodes that are not finite. */
  List<NonFinite> findNonFinite() {
    return plan.runChecked();
  }

  /** The value of each divergence, in the order of the terms. */
  double[] termValues() {
    return Arrays.stream(terms).mapToDouble(view -> view.get(0)).toArray();
  }

  /** The objective as an expression. */
  Objective objectiveExpression() {
    return expression.objective();
  }
}
