package io.kldiv.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The kernels to test, and small arrays. */
final class KernelSets {
  private KernelSets() {}

  /** Every kind of kernels this runtime has. */
  static List<Kernels> all() {
    List<Kernels> all = new ArrayList<>(List.of(Kernels.scalar()));
    Kernels.vector().ifPresent(all::add);
    return all;
  }

  /** The elements as objects, whose equality tells the zeros apart and knows NaN. */
  static List<Double> boxed(double[] x) {
    return Arrays.stream(x).boxed().toList();
  }

  static double[] filled(int n, double value) {
    double[] x = new double[n];
    Arrays.fill(x, value);
    return x;
  }
}
