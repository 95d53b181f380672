package io.kldiv.runner.train;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.NoClosedFormException;
import io.kldiv.core.divergence.SettingException;
import io.kldiv.core.divergence.estimate.Estimators;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.objective.Objective;
import io.kldiv.core.objective.ReferenceContext;
import io.kldiv.core.objective.Regulariser;
import io.kldiv.core.objective.TargetStatistics;
import io.kldiv.models.Network;
import io.kldiv.models.Prediction;
import io.kldiv.runner.experiment.DivergenceTerm;
import io.kldiv.runner.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the expression of an experiment's objective for batches of any size.
 *
 * @param experiment the experiment
 * @param termNames the names of its divergences, each unique
 * @param network the model with its parameters
 * @param kind what the targets mean
 * @param trainingTargets the targets of the training part
 */
record Terms(
    Experiment experiment,
    List<String> termNames,
    Network network,
    TargetKind kind,
    TargetStatistics trainingTargets) {

  /**
   * An objective with its leaves.
   *
   * @param features {@code [batch × features]}
   * @param target {@code [batch × outputs]}
   * @param mean the mean of the predicted distribution, {@code [batch × outputs]}
   * @param objective the objective
   */
  record Expression(Node features, Node target, Node mean, Objective objective) {}

  /** The objective for a batch. */
  Expression expression(int batch, int featureCount, int outputs, Network.Mode mode) {
    Node features = Node.input("features", Shape.of(batch, featureCount));
    Node target = Node.input("target", Shape.of(batch, outputs));
    Prediction prediction = network.predict(features, mode);
    List<Regulariser> regularisers = new ArrayList<>();
    for (int i = 0; i < termNames.size(); i++) {
      regularisers.add(regulariser(i, prediction, target));
    }
    Objective objective =
        Objective.of(experiment.loss(), prediction.target(), target, regularisers);
    return new Expression(features, target, prediction.target().mean(), objective);
  }

  /** A term, with anything that is wrong with it named after it. */
  private Regulariser regulariser(int index, Prediction prediction, Node target) {
    DivergenceTerm term = experiment.divergence().get(index);
    Distribution p = distribution(prediction, term.of());
    ReferenceContext context = new ReferenceContext(p, target, kind, trainingTargets);
    Distribution q;
    try {
      q = term.reference().distribution(context);
    } catch (DivergenceException e) {
      throw new TermException(index, "reference", e);
    }
    Divergence divergence = term.measure(termNames.get(index));
    try {
      divergence.between(p, q);
    } catch (NoClosedFormException e) {
      throw TermException.noClosedForm(index, e, Estimators.serving(divergence, p, q));
    } catch (SettingException e) {
      throw new TermException(index, "divergence", e);
    } catch (DivergenceException e) {
      throw new TermException(index, term.estimator().isPresent() ? "estimator" : "reference", e);
    }
    return new Regulariser(termNames.get(index), divergence, p, q, term.penalty().penalty());
  }

  private static Distribution distribution(Prediction prediction, String name) {
    if (name.equals(DivergenceTerm.PREDICTION)) {
      return prediction.target();
    }
    Distribution inner = prediction.inner().get(name);
    if (inner == null) {
      throw new IllegalArgumentException("the model has no distribution '" + name + "'");
    }
    return inner;
  }
}
