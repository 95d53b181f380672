package io.kldiv.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the outputs of a plan one operation at a time, each in memory of its own, and looks at all.
 */
final class CheckedRun {
  private final Plan original;
  private final Plan plan;

  CheckedRun(Plan original) {
    this.original = original;
    Bindings leaves = Bindings.none();
    for (Value value : original.program().values()) {
      if (value.isLeaf()) {
        leaves = leaves.with(value.node(), original.view(value.node()));
      }
    }
    Plan.Options options = new Plan.Options(false, false);
    plan = Plan.compile(original.outputs(), leaves, original.runtime(), options);
  }

  List<NonFinite> run() {
    List<NonFinite> found = new ArrayList<>();
    int done = 0;
    for (Value value : plan.program().values()) {
      Schedule.Group group = plan.schedule().groupOf(value);
      while (group != null && done <= group.stage().position()) {
        plan.runStage(done++);
      }
      if (!value.isAlias()) {
        check(value, found);
      }
    }
    plan.runCopies();
    for (Node output : original.outputs()) {
      View from = plan.view(output);
      View to = original.view(output);
      System.arraycopy(from.array(), from.offset(), to.array(), to.offset(), to.count());
    }
    return found;
  }

  private void check(Value value, List<NonFinite> found) {
    View view = view(value);
    int first = firstNonFinite(view);
    if (first < 0) {
      return;
    }
    int count = 0;
    for (int i = first; i < view.count(); i++) {
      count += Double.isFinite(view.get(i)) ? 0 : 1;
    }
    List<Integer> index = index(value.shape(), first);
    List<NonFinite.Operand> operands =
        value.inputs().stream().map(input -> operand(value, input, first)).toList();
    found.add(new NonFinite(value.node(), index, view.get(first), count, operands));
  }

  private NonFinite.Operand operand(Value value, Value input, int place) {
    View view = view(input);
    int bad = firstNonFinite(view);
    int at;
    if (value.isElementwise()) {
      at = stretchedIndex(input.shape(), value.shape(), place);
    } else {
      at = bad >= 0 ? bad : greatest(view);
    }
    double element = at < view.count() ? view.get(at) : 0;
    return new NonFinite.Operand(input.node(), element, bad < 0);
  }

  private View view(Value value) {
    View view = plan.memory().views().get(value);
    if (view == null) {
      throw new IllegalStateException("no memory for " + value);
    }
    return view;
  }

  private static int firstNonFinite(View view) {
    for (int i = 0; i < view.count(); i++) {
      if (!Double.isFinite(view.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int greatest(View view) {
    int greatest = 0;
    for (int i = 1; i < view.count(); i++) {
      if (Math.abs(view.get(i)) > Math.abs(view.get(greatest))) {
        greatest = i;
      }
    }
    return greatest;
  }

  private static List<Integer> index(Shape shape, int flat) {
    Integer[] index = new Integer[shape.rank()];
    int rest = flat;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.size(axis);
      rest /= shape.size(axis);
    }
    return Arrays.asList(index);
  }

  /** The index in the smaller array of an element of the larger one that it is stretched to. */
  private static int stretchedIndex(Shape from, Shape to, int flat) {
    int index = 0;
    int stride = 1;
    int rest = flat;
    for (int axis = 1; axis <= to.rank(); axis++) {
      int size = to.size(-axis);
      if (axis <= from.rank()) {
        index += from.size(-axis) == 1 ? 0 : rest % size * stride;
        stride *= from.size(-axis);
      }
      rest /= size;
    }
    return index;
  }
}
