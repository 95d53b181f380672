package io.kldiv.core.graph;

import java.util.ArrayList;
import java.util.List;

/** One scratch array for each task number, shared by the steps of a plan, which run in turn. */
final class Scratch {
  private final List<double[]> arrays = new ArrayList<>();

  /** Makes sure that the first tasks have an array of a length. For use while compiling. */
  void reserve(int tasks, int length) {
    for (int task = 0; task < tasks; task++) {
      if (task == arrays.size()) {
        arrays.add(new double[length]);
      } else if (arrays.get(task).length < length) {
        arrays.set(task, new double[length]);
      }
    }
  }

  double[] get(int task) {
    return arrays.get(task);
  }
}
