package io.kldiv.bench.rival;

import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.core.graph.Bindings;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Plan;
import io.kldiv.core.graph.PlanRuntime;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.View;
import io.kldiv.core.graph.op.Elementwise;
import io.kldiv.core.graph.op.Products;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.kernel.Kernels;
import io.kldiv.core.part.PartRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our engine, by the classes that {@code kl run} uses. */
final class Kldiv implements Rival {
  private final int threads;
  private final PlanRuntime runtime;

  Kldiv(int threads) {
    this.threads = threads;
    this.runtime = PlanRuntime.of(threads);
  }

  @Override
  public String describe() {
    return "kl (Java %s, %s)".formatted(Runtime.version().feature(), Kernels.best().describe());
  }

  @Override
  public Optional<Task> prepare(Job job) {
    return switch (job.kind()) {
      case "training" -> Optional.of(KldivTraining.task(job, threads));
      case "growth" -> Optional.of(KldivTraining.growth(job, threads));
      case "product" -> Optional.of(product(Product.of(job)));
      case "function" -> Optional.of(function(Function.of(job)));
      case "discrete-kl" -> Optional.of(discreteKl(job.count("outcomes")));
      case "gaussian-kl" -> Optional.of(gaussianKl(GaussianPair.of(job)));
      case "updates" -> Optional.of(Updates.of(job).task(runtime.workers()));
      case "peak" -> Optional.of(MachineLimits.peak(runtime.workers()));
      case "triad" -> Optional.of(MachineLimits.triad(runtime.workers()));
      default -> Optional.empty();
    };
  }

  private Task matrix(Node output, Map<Node, double[]> inputs) {
    Plan plan = plan(output, inputs);
    View result = plan.view(output);
    return new Repeated(plan::run, () -> Repeated.digest(result.toArray()));
  }

  private Task value(Node output, Map<Node, double[]> inputs) {
    Plan plan = plan(output, inputs);
    return new Repeated(plan::run, plan.view(output)::toArray);
  }

  /** A compiled expression with values for its inputs. */
  private Plan plan(Node output, Map<Node, double[]> inputs) {
    Plan plan = Plan.compile(List.of(output), Bindings.none(), runtime);
    inputs.forEach((node, values) -> plan.view(node).set(values));
    return plan;
  }

  private Task product(Product product) {
    Node a = Node.input("a", Shape.of(product.rowsOfA(), product.columnsOfA()));
    Node b = Node.input("b", Shape.of(product.rowsOfB(), product.columnsOfB()));
    return matrix(
        Products.matmul(a, product.transposeA(), b, product.transposeB()),
        Map.of(a, product.a(), b, product.b()));
  }

  private Task function(Function function) {
    Node x = Node.input("x", Shape.of(function.rows(), function.columns()));
    Node y =
        switch (function.name()) {
          case "exp" -> Elementwise.exp(x);
          case "log" -> Elementwise.log(x);
          case "softmax" -> Reductions.softmax(x);
          case "log-sum-exp" -> Reductions.logSumExp(x, 1);
          default -> throw new IllegalArgumentException("no function " + function.name());
        };
    return matrix(y, Map.of(x, function.argument()));
  }

  private Task discreteKl(int outcomes) {
    Node p = Node.input("p", Shape.of(1, outcomes));
    Node q = Node.input("q", Shape.of(1, outcomes));
    Node kl = kl(Categorical.ofProbabilities(p), Categorical.ofProbabilities(q));
    return value(
        kl, Map.of(p, Inputs.probabilities(outcomes, 4), q, Inputs.probabilities(outcomes, 5)));
  }

  private Task gaussianKl(GaussianPair pair) {
    int d = pair.d();
    Map<Node, double[]> inputs = new LinkedHashMap<>();
    Distribution p = normal(pair.meanP(), pair.covarianceP(), d, inputs);
    Distribution q = normal(pair.meanQ(), pair.covarianceQ(), d, inputs);
    return value(kl(p, q), inputs);
  }

  private static Distribution normal(
      double[] mean, double[] covariance, int d, Map<Node, double[]> inputs) {
    Node mu = Node.input("mean", Shape.of(1, d));
    Node sigma = Node.input("covariance", Shape.of(1, d, d));
    inputs.put(mu, mean);
    inputs.put(sigma, covariance);
    return MultivariateNormal.ofCovariance(mu, sigma);
  }

  private static Node kl(Distribution p, Distribution q) {
    PartRegistry parts = PartRegistry.load(Kldiv.class.getClassLoader());
    return new Kl(new Kl.Config(), KlRules.from(parts)).between(p, q);
  }

  @Override
  public void close() {
    runtime.close();
  }
}
