package io.kldiv.core.graph;

import java.util.ArrayList;
import java.util.List;

/** One scratch array for each task number, shared by the steps of a plan, which run in turn. */
final class Scratch {
  private final List<double[]> arrays = new ArrayList<>();

  /** Makes sure that a task has an array of a length. For use while the plan is compiled. */
  void reserve(int task, int length) {
    while (arrays.size() <= task) {
      arrays.add(new double[0]);
    }
    if (arrays.get(task).length < length) {
      arrays.set(task, new double[length]);
    }
  }

  double[] get(int task) {
    return arrays.get(task);
  }
}
