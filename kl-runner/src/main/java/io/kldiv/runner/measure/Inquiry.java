package io.kldiv.runner.measure;

import io.kldiv.core.divergence.DivergenceException;
import io.kldiv.core.divergence.DivergenceValue.Unit;
import io.kldiv.core.divergence.SampleException;
import io.kldiv.core.divergence.estimate.Estimator;
import io.kldiv.core.graph.GraphException;
import io.kldiv.core.graph.op.MatrixException;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.config.Problem;
import io.kldiv.runner.data.DataException;
import io.kldiv.runner.measure.Arguments.Argument;
import io.kldiv.runner.measure.Arguments.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is asked for, with the parts there are.
 *
 * @param parts the divergences, distributions and estimators
 * @param request what is asked for
 * @param streams where random numbers come from
 * @param divergence the argument that names the divergence
 */
record Inquiry(PartRegistry parts, Request request, RandomStreams streams, Argument divergence) {
  /**
   * Makes the divergence and the estimator, if there is one, and further arguments.
   *
   * @throws ConfigException with everything that is wrong
   */
  <T extends Record> Made<T> make(Class<T> type, Argument... more) {
    List<Argument> arguments = new ArrayList<>(List.of(divergence));
    arguments.addAll(List.of(more));
    estimator().ifPresent(arguments::add);
    return new Arguments(parts, streams).make(type, arguments, request.normalise());
  }

  Optional<Argument> estimator() {
    return request
        .estimator()
        .map(text -> new Argument("estimator", "--estimator", text, Estimator.class));
  }

  /** The estimator if it is of the kind that serves. */
  <E extends Estimator> E serving(Optional<Estimator> chosen, Class<E> wanted, String purpose) {
    if (chosen.isEmpty()) {
      throw new ConfigException(
          List.of(
              Problem.of(divergence.mark(), purpose + " needs an --estimator")
                  .allow(estimators(wanted))
                  .see("kl list estimator")));
    }
    if (!wanted.isInstance(chosen.get())) {
      throw new ConfigException(
          List.of(
              Problem.of(estimator().orElseThrow().mark(), "this estimator is not for " + purpose)
                  .allow(estimators(wanted))
                  .see("kl list estimator")));
    }
    return wanted.cast(chosen.get());
  }

  List<String> estimators(Class<? extends Estimator> wanted) {
    return parts.all(Estimator.class).values().stream()
        .filter(part -> wanted.isAssignableFrom(part.implementation()))
        .map(part -> part.name())
        .toList();
  }

  void checkUnit(boolean information) {
    if (!information && request.unit() != Unit.NATS) {
      throw divergence.problem("--unit is for amounts of information, which this one is not");
    }
  }

  /** Refuses options that are for two files of samples. */
  void refuseSampling(String instead) {
    if (request.interval().isPresent()) {
      throw divergence.problem("--confidence is for samples in two files" + instead);
    }
    if (request.permutations() > 0) {
      throw divergence.problem("--permutations is for samples in two files" + instead);
    }
    if (request.weights().isPresent()) {
      throw divergence.problem("--weights is for samples in two files" + instead);
    }
    if (!request.columnsOfQ().isEmpty()) {
      throw divergence.problem("--q-columns is for samples in two files" + instead);
    }
  }

  /** Tells of what has no value at the argument that names the divergence. */
  Measured guarded(Supplier<Measured> computation) {
    return guarded(List::of, computation);
  }

  /**
   * Tells of what has no value at the argument that names the divergence.
   *
   * @param estimators names those that would give one
   */
  Measured guarded(Supplier<List<String>> estimators, Supplier<Measured> computation) {
    try {
      Measured measured = computation.get();
      if (Double.isNaN(measured.value().value())) {
        throw new SampleException(
            "the result is not a number: the numbers of P or Q are too large or too small; scale"
                + " them");
      }
      return measured;
    } catch (SampleException e) {
      throw DataException.of(
          "--p %s, --q %s".formatted(request.p(), request.q()), String.valueOf(e.getMessage()));
    } catch (DivergenceException | GraphException | MatrixException e) {
      Problem problem = Problem.of(divergence.mark(), String.valueOf(e.getMessage()));
      List<String> others = estimators.get();
      String hint = "an estimate with its error: --estimator " + String.join(", ", others);
      throw new ConfigException(List.of(others.isEmpty() ? problem : problem.hint(hint)));
    }
  }
}
