package io.kldiv.core.objective;

import static io.kldiv.core.graph.op.Elementwise.add;
import static io.kldiv.core.graph.op.Elementwise.multiply;
import static io.kldiv.core.graph.op.Elementwise.scale;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Properties;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.graph.op.Reductions;
import io.kldiv.core.loss.Loss;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What training minimises: the mean loss plus weighted divergences, {@code (1/n) Σᵢ ℓ(yᵢ, ŷᵢ) + Σⱼ
 * λⱼ·φⱼ(Dⱼ)}, where the {@link Penalty} φ is mostly the identity.
 *
 * @param total the sum, a scalar
 * @param lossPerSample {@code [batch]}
 * @param loss the mean of the loss over the batch, a scalar
 * @param terms the divergences, in the order given
 */
public record Objective(Node total, Node lossPerSample, Node loss, List<Term> terms) {
  /** Copies the list. */
  public Objective {
    terms = List.copyOf(terms);
  }

  /**
   * Puts an objective together.
   *
   * @param loss the loss
   * @param predicted the prediction of the model
   * @param target what it should have been, {@code [batch × outputs]}
   * @param regularisers the divergences to add; the weight of each is a new scalar input named
   *     {@code weight of <name>}, the level of its penalty one named {@code level of <name>}
   * @throws IllegalArgumentException if two regularisers have the same name
   * @throws io.kldiv.core.divergence.DivergenceException if a divergence has no meaning for its
   *     distributions
   */
  public static Objective of(
      Loss loss, Distribution predicted, Node target, List<Regulariser> regularisers) {
    Node lossPerSample = loss.perSample(predicted, target);
    return of(lossPerSample, mean(lossPerSample), regularisers);
  }

  private static Objective of(Node lossPerSample, Node loss, List<Regulariser> regularisers) {
    Set<String> names = new HashSet<>();
    List<Term> terms = new ArrayList<>();
    Node total = loss;
    for (Regulariser regulariser : regularisers) {
      if (!names.add(regulariser.name())) {
        throw new IllegalArgumentException(
            "two terms of the objective are called '%s'".formatted(regulariser.name()));
      }
      Term term = term(regulariser);
      terms.add(term);
      total = add(total, multiply(term.weight(), term.penalised()));
    }
    return new Objective(total, lossPerSample, loss, terms);
  }

  private static Term term(Regulariser regulariser) {
    Divergence divergence = regulariser.divergence();
    Properties properties = divergence.properties();
    Node perSample = divergence.between(regulariser.p(), regulariser.q());
    Node value = overBatch(perSample, properties);
    Node level = Node.input("level of " + regulariser.name(), Shape.SCALAR);
    Penalty penalty = regulariser.penalty();
    Node penalised =
        penalty.perSample()
            ? overBatch(penalty.of(perSample, level), properties)
            : penalty.of(value, level);
    Node weight = Node.input("weight of " + regulariser.name(), Shape.SCALAR);
    Optional<Node> usedLevel = penalised == value ? Optional.empty() : Optional.of(level);
    return new Term(regulariser.name(), perSample, value, penalised, weight, usedLevel, properties);
  }

  private static Node overBatch(Node perSample, Properties properties) {
    return properties.overBatch() == Properties.OverBatch.SUM
        ? Reductions.sum(perSample)
        : mean(perSample);
  }

  /** The sum in a fixed order, times 1/n. */
  private static Node mean(Node perSample) {
    return scale(Reductions.sum(perSample), 1.0 / perSample.shape().count());
  }

  /**
   * Says which part of the objective is not a finite number, and what can be changed; nothing if
   * all are finite.
   *
   * @param lossValue the value of {@link #loss}
   * @param termValues the values of the terms, in their order
   */
  public Optional<String> notFinite(double lossValue, double[] termValues) {
    for (int i = 0; i < terms.size(); i++) {
      if (!Double.isFinite(termValues[i])) {
        Term term = terms.get(i);
        return Optional.of(
            "the divergence '%s' is %s: %s"
                .formatted(term.name(), termValues[i], term.properties().whenNotFinite()));
      }
    }
    if (!Double.isFinite(lossValue)) {
      return Optional.of("the loss is %s: a smaller learning rate may help".formatted(lossValue));
    }
    return Optional.empty();
  }
}
