package io.kldiv.runner.experiment;

import io.kldiv.core.distribution.TargetKind;
import io.kldiv.core.divergence.KlRules;
import io.kldiv.runner.config.Bound;
import io.kldiv.runner.config.BoundList;
import io.kldiv.runner.config.BoundPart;
import io.kldiv.runner.config.BoundRecord;
import io.kldiv.runner.config.BoundValue;
import io.kldiv.runner.config.Mark;
import io.kldiv.runner.config.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An experiment that was read and checked.
 *
 * @param experiment the experiment
 * @param bound what it was made from, with places and every default
 * @param kind what model and loss take the targets for
 * @param klRules what is known of the Kullback-Leibler divergence
 * @param termNames a unique name for each divergence
 * @param metricNames a unique name for each metric
 * @param warnings what is not wrong but may surprise
 */
public record LoadedExperiment(
    Experiment experiment,
    BoundRecord bound,
    TargetKind kind,
    KlRules klRules,
    List<String> termNames,
    List<String> metricNames,
    List<Problem> warnings) {
  /** Copies the lists. */
  public LoadedExperiment {
    termNames = List.copyOf(termNames);
    metricNames = List.copyOf(metricNames);
    warnings = List.copyOf(warnings);
  }

  /**
   * The place of a key of a divergence.
   *
   * @param index the divergence, from 0
   * @param key a component of {@link DivergenceTerm}
   */
  public Mark termMark(int index, String key) {
    return field(index, key).mark();
  }

  /** What is minimised, in a line: {@code loss + λ·kl (per-sample)}. */
  public String objective() {
    StringBuilder text = new StringBuilder("loss");
    for (int i = 0; i < termNames.size(); i++) {
      String penalty = ((BoundPart) field(i, "penalty")).definition().name();
      String term = termNames.get(i);
      text.append(" + λ·").append(penalty.equals("linear") ? term : penalty + "(" + term + ")");
      text.append(" (").append(scaling().get(term)).append(')');
    }
    return text.toString();
  }

  /** How often each divergence counts in an epoch, by its name, as experiment files say it. */
  public Map<String, String> scaling() {
    Map<String, String> scaling = new LinkedHashMap<>();
    for (int i = 0; i < termNames.size(); i++) {
      Scaling value = experiment.divergence().get(i).scaling();
      scaling.put(termNames.get(i), value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return scaling;
  }

  /** The names of the divergences whose weight λ may change during a run. */
  public List<String> changingWeights() {
    return IntStream.range(0, termNames.size())
        .filter(i -> !experiment.divergence().get(i).hasConstantWeight())
        .mapToObj(termNames::get)
        .toList();
  }

  private Bound field(int term, String key) {
    BoundList terms = (BoundList) bound.find("divergence").orElseThrow();
    return ((BoundRecord) terms.items().get(term)).find(key).orElseThrow();
  }

  /** The place of a pattern for names of parameters, or of the optimizer if it has no such text. */
  public Mark patternMark(String pattern) {
    Bound optimizer = bound.find("optimizer").orElseThrow();
    return texts(optimizer)
        .filter(text -> text.value().equals(pattern))
        .map(BoundValue::mark)
        .findFirst()
        .orElse(optimizer.mark());
  }

  private static Stream<BoundValue> texts(Bound bound) {
    if (bound instanceof BoundValue value) {
      return Stream.of(value);
    }
    if (bound instanceof BoundList list) {
      return list.items().stream().flatMap(LoadedExperiment::texts);
    }
    if (bound instanceof BoundPart part) {
      return part.config().stream().flatMap(LoadedExperiment::texts);
    }
    if (bound instanceof BoundRecord record) {
      return record.fields().stream().flatMap(field -> texts(field.value()));
    }
    return Stream.empty();
  }

  /** The place of the optimizer. */
  public Mark optimizerMark() {
    return bound.find("optimizer").orElseThrow().mark();
  }
}
