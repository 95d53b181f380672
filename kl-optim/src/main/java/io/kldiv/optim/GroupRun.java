package io.kldiv.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A {@link Group} at work: its parameters stand together in arrays of their own. */
final class GroupRun {
  private final Group group;
  private final List<ParameterLayout.Slice> outer = new ArrayList<>();
  private final ParameterLayout layout;
  private final Chain chain;
  private final double[] parameters;
  private final double[] gradient;

  GroupRun(Group group, Setting setting) {
    this.group = group;
    List<ParameterLayout.Slice> inner = new ArrayList<>();
    int next = 0;
    for (ParameterLayout.Slice slice : setting.layout().slices()) {
      if (group.has(slice.name())) {
        outer.add(slice);
        inner.add(new ParameterLayout.Slice(slice.name(), next, slice.sizes()));
        next += slice.length();
      }
    }
    layout = new ParameterLayout(inner);
    chain =
        new Chain(group.links(), new Setting(layout, setting.horizon(), setting.workers()), false);
    parameters = new double[next];
    gradient = new double[next];
  }

  String name() {
    return group.name();
  }

  Chain chain() {
    return chain;
  }

  /** Replaces the group's part of the update. */
  void step(Step step) {
    gather(step.parameters(), parameters);
    gather(step.update(), gradient);
    if (chain.run(parameters, gradient, step.loss(), null)) {
      scatter(chain.update(), step.update());
    } else {
      Arrays.fill(gradient, 0);
      scatter(gradient, step.update());
    }
  }

  /** Replaces the group's part of the parameters to be measured. */
  void average(double[] trained, double[] averaged) {
    double[] own = new double[parameters.length];
    gather(trained, parameters);
    gather(averaged, own);
    chain.average(parameters, own);
    scatter(own, averaged);
  }

  private void gather(double[] from, double[] to) {
    for (int i = 0; i < outer.size(); i++) {
      ParameterLayout.Slice own = layout.slices().get(i);
      System.arraycopy(from, outer.get(i).offset(), to, own.offset(), own.length());
    }
  }

  private void scatter(double[] from, double[] to) {
    for (int i = 0; i < outer.size(); i++) {
      ParameterLayout.Slice own = layout.slices().get(i);
      System.arraycopy(from, own.offset(), to, outer.get(i).offset(), own.length());
    }
  }
}
