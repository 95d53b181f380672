package io.kldiv.runner.experiment;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.Family;
import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.graph.Node;
import io.kldiv.core.graph.Shape;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.models.Network;
import io.kldiv.models.Parameters;
import io.kldiv.models.Prediction;
import io.kldiv.models.Task;
import io.kldiv.runner.config.Bound;
import io.kldiv.runner.config.BoundList;
import io.kldiv.runner.config.BoundPart;
import io.kldiv.runner.config.BoundRecord;
import io.kldiv.runner.config.Mark;
import io.kldiv.runner.config.Problem;
import io.kldiv.runner.config.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Checks, before any data is read, that the parts of an experiment fit together. */
final class ExperimentChecks {
  private final Experiment experiment;
  private final BoundRecord bound;
  private final Problems problems;
  private final PartRegistry parts;
  private final List<BoundPart> terms;
  private final List<BoundPart> metrics;
  private final List<Problem> warnings = new ArrayList<>();

  ExperimentChecks(
      Experiment experiment, BoundRecord bound, Problems problems, PartRegistry parts) {
    this.experiment = experiment;
    this.bound = bound;
    this.problems = problems;
    this.parts = parts;
    this.terms =
        items("divergence").stream()
            .map(item -> part(field((BoundRecord) item, "divergence")))
            .toList();
    this.metrics = items("metrics").stream().map(ExperimentChecks::part).toList();
  }

  /** A unique name for each divergence: the part's, with a number from the second on. */
  List<String> termNames() {
    return uniqueNames(terms);
  }

  /** A unique name for each metric. */
  List<String> metricNames() {
    return uniqueNames(metrics);
  }

  /** What {@link #run} found that is not wrong but may surprise. */
  List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  /** Adds what is wrong to the problems; the kind of target if nothing is. */
  Optional<TargetKind> run() {
    Optional<TargetKind> kind = targetKind();
    kind.ifPresent(this::checkTerms);
    kind.ifPresent(this::checkMetrics);
    checkEarlyStopping();
    return problems.isEmpty() ? kind : Optional.empty();
  }

  /** What the file says, or else the first kind that model and loss both take targets for. */
  private Optional<TargetKind> targetKind() {
    BoundPart loss = part(field(bound, "loss"));
    List<String> reasons = new ArrayList<>();
    for (TargetKind kind : candidates()) {
      Optional<Family> family = experiment.model().family(kind);
      if (family.isEmpty()) {
        continue;
      }
      Optional<String> problem =
          experiment.loss().accepts().problem(loss.definition().name(), family.get(), kind);
      if (problem.isEmpty()) {
        return Optional.of(kind);
      }
      reasons.add(problem.get());
    }
    BoundPart model = part(field(bound, "model"));
    problems.add(
        Problem.of(
                loss.mark(),
                "loss '%s' and model '%s' do not fit: %s"
                    .formatted(
                        loss.definition().name(),
                        model.definition().name(),
                        reasons.isEmpty()
                            ? "the model does not predict such a target"
                            : reasons.get(0)))
            .see("kl describe loss " + loss.definition().name()));
    return Optional.empty();
  }

  /** A loss that takes any target takes numbers before classes. */
  private List<TargetKind> candidates() {
    Optional<TargetKind> given = experiment.data().targetKind();
    if (given.isPresent()) {
      return List.of(given.get());
    }
    return experiment.loss().accepts().targets().isEmpty()
        ? List.of(TargetKind.NUMBERS, TargetKind.CLASSES, TargetKind.BINARY)
        : List.of(TargetKind.CLASSES, TargetKind.BINARY, TargetKind.NUMBERS);
  }

  private void checkTerms(TargetKind kind) {
    Node features = Node.input("features", Shape.of(2, 2));
    Network network = experiment.model().build(new Task(2, kind, 2), new Parameters());
    Prediction prediction = network.predict(features, Network.Mode.EVALUATION);
    for (int i = 0; i < terms.size(); i++) {
      BoundRecord term = (BoundRecord) items("divergence").get(i);
      checkTerm(term, experiment.divergence().get(i), prediction, kind);
    }
  }

  private void checkTerm(
      BoundRecord bound, DivergenceTerm term, Prediction prediction, TargetKind kind) {
    Optional<Distribution> p = distribution(prediction, term.of());
    if (p.isEmpty()) {
      TreeSet<String> names = new TreeSet<>(prediction.inner().keySet());
      names.add(DivergenceTerm.PREDICTION);
      problems.add(
          Problem.of(field(bound, "of").mark(), "the model has no distribution '" + term.of() + "'")
              .allow(List.copyOf(names)));
      return;
    }
    BoundPart reference = part(field(bound, "reference"));
    Optional<String> mismatch = term.reference().problem(p.get().family(), kind);
    if (mismatch.isPresent()) {
      problems.add(
          Problem.of(reference.mark(), mismatch.get())
              .see("kl describe reference " + reference.definition().name()));
    } else if (term.estimator().isPresent()) {
      Optional<Problem> problem =
          TermProblems.notForTraining(term, part(field(bound, "estimator")), parts);
      problem.ifPresent(problems::add);
      if (problem.isEmpty()) {
        TermProblems.biased(term, part(field(bound, "penalty"))).ifPresent(warnings::add);
      }
    } else {
      Mark mark = field(bound, "divergence").mark();
      TermProblems.withoutData(term, mark, p.get(), kind).ifPresent(problems::add);
    }
  }

  private static Optional<Distribution> distribution(Prediction prediction, String name) {
    return name.equals(DivergenceTerm.PREDICTION)
        ? Optional.of(prediction.target())
        : Optional.ofNullable(prediction.inner().get(name));
  }

  private void checkMetrics(TargetKind kind) {
    for (int i = 0; i < metrics.size(); i++) {
      if (!experiment.metrics().get(i).targets().contains(kind)) {
        String name = metrics.get(i).definition().name();
        problems.add(
            Problem.of(
                    metrics.get(i).mark(),
                    "metric '%s' is not defined for a target of %s, which loss and model predict"
                        .formatted(name, kind))
                .see("kl describe metric " + name));
      }
    }
  }

  private void checkEarlyStopping() {
    Optional<EarlyStopping> rule = experiment.training().earlyStopping();
    if (rule.isEmpty()) {
      return;
    }
    BoundRecord early =
        (BoundRecord) field((BoundRecord) field(bound, "training"), "earlyStopping");
    if (experiment.data().split().validation() == 0) {
      problems.add(
          Problem.of(
              early.mark(),
              "early stopping watches the validation part, but data.split.validation is 0"));
    }
    List<String> monitors = new ArrayList<>(List.of("objective", "loss"));
    monitors.addAll(termNames());
    monitors.addAll(metricNames());
    if (!monitors.contains(rule.get().monitor())) {
      Mark mark = field(early, "monitor").mark();
      problems.add(
          Problem.of(mark, "nothing measured is called '%s'".formatted(rule.get().monitor()))
              .allow(monitors));
    }
  }

  private List<Bound> items(String key) {
    return ((BoundList) field(bound, key)).items();
  }

  private static Bound field(BoundRecord record, String name) {
    return record.find(name).orElseThrow();
  }

  private static BoundPart part(Bound value) {
    return (BoundPart) value;
  }

  private static List<String> uniqueNames(List<BoundPart> parts) {
    List<String> names = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (BoundPart part : parts) {
      String name = part.definition().name();
      int count = counts.merge(name, 1, Integer::sum);
      names.add(count == 1 ? name : name + "-" + count);
    }
    return List.copyOf(names);
  }
}
