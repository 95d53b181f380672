package io.kldiv.optim.link;

import io.kldiv.optim.NamePatterns;
import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.ParameterLayout.Slice;
import java.util.List;

/** What links do parameter by parameter. */
final class PerParameter {
  private PerParameter() {}

  /** Multiplies each parameter's part of the update, between two indices, by its factor. */
  static void scale(ParameterLayout layout, double[] factors, double[] update, int from, int to) {
    List<Slice> slices = layout.slices();
    for (int k = 0; k < factors.length; k++) {
      Slice slice = slices.get(k);
      if (slice.offset() >= to) {
        return;
      }
      double factor = factors[k];
      int end = Math.min(to, slice.end());
      for (int i = Math.max(from, slice.offset()); i < end; i++) {
        update[i] *= factor;
      }
    }
  }

  /** Sets 1 for each parameter that is chosen, 0 for the others; no patterns choose all. */
  static void choose(
      ParameterLayout layout, NamePatterns only, NamePatterns except, double[] chosen) {
    for (int k = 0; k < chosen.length; k++) {
      String name = layout.slices().get(k).name();
      boolean in = only.patterns().isEmpty() || only.matches(name);
      chosen[k] = in && !except.matches(name) ? 1 : 0;
    }
  }
}
