package io.kldiv.runner.measure;

import io.kldiv.runner.config.ConfigNode;
import io.kldiv.runner.config.ConfigNode.Entry;
import io.kldiv.runner.config.ConfigNode.Mapping;
import io.kldiv.runner.config.ConfigNode.Scalar;
import io.kldiv.runner.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Weights divided by their sum, where a part has a list called {@code probabilities}. */
final class Normalisation {
  private static final String KEY = "probabilities";

  private Normalisation() {}

  /** The same tree with probabilities; unchanged if there are no weights, or one is wrong. */
  static ConfigNode of(ConfigNode node) {
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      boolean weights = entry.key().equals(KEY) && entry.value() instanceof Sequence;
      entries.add(
          weights
              ? new Entry(entry.key(), entry.keyMark(), shares((Sequence) entry.value()))
              : entry);
    }
    return new Mapping(mapping.mark(), entries);
  }

  private static Sequence shares(Sequence list) {
    double sum = list.items().stream().mapToDouble(Normalisation::weight).sum();
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      return list;
    }
    List<ConfigNode> shares = new ArrayList<>();
    for (ConfigNode item : list.items()) {
      shares.add(new Scalar(item.mark(), Double.toString(weight(item) / sum), true));
    }
    return new Sequence(list.mark(), shares);
  }

  /** NaN if it is no number of at least 0, which the sum then is too. */
  private static double weight(ConfigNode node) {
    try {
      double weight =
          node instanceof Scalar scalar ? Double.parseDouble(scalar.text()) : Double.NaN;
      return weight >= 0 ? weight : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN; // the binder says what is wrong with it
    }
  }
}
