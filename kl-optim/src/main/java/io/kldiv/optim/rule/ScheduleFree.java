package io.kldiv.optim.rule;

import io.kldiv.optim.Link;
import io.kldiv.optim.LinkState;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Step;
import java.util.List;
import java.util.Map;

/**
 * The iterate z, its mean x and, as the parameters being trained, the point y between them (Defazio
 * et al., 2024). The last link of its rules; makes steps of γₜ = α√(1−β₂ᵗ).
 *
 * @param learningRate α
 * @param interpolation β
 * @param beta2 β₂ of the scaling before it, or 0
 */
record ScheduleFree(Schedule learningRate, double interpolation, double beta2) implements Link {
  @Override
  public Map<String, Schedule> schedules() {
    return Map.of("learningRate", learningRate);
  }

  @Override
  public List<String> buffers() {
    return List.of("iterate", "mean");
  }

  @Override
  public List<String> scalars() {
    return List.of("beta2Power", "rate", "squaredRates");
  }

  @Override
  public void prepare(LinkState state, Step step) {
    RunningPower.next(state, "beta2Power", beta2);
    double rate = state.scheduled("learningRate") * Math.sqrt(1 - state.scalar("beta2Power"));
    state.setScalar("rate", rate);
    state.setScalar("squaredRates", state.scalar("squaredRates") + rate * rate);
  }

  @Override
  public void apply(LinkState state, double[] update, double[] parameters, int from, int to) {
    double[] iterate = state.buffer("iterate");
    double[] mean = state.buffer("mean");
    if (state.step() == 0) {
      System.arraycopy(parameters, from, iterate, from, to - from);
      System.arraycopy(parameters, from, mean, from, to - from);
    }
    double rate = state.scalar("rate");
    double sum = state.scalar("squaredRates");
    double weight = sum > 0 ? rate * rate / sum : 0;
    double away = 1 - interpolation;
    for (int i = from; i < to; i++) {
      iterate[i] -= rate * update[i];
      mean[i] += weight * (iterate[i] - mean[i]);
      update[i] = parameters[i] - (mean[i] + away * (iterate[i] - mean[i]));
    }
  }

  @Override
  public boolean averages() {
    return true;
  }

  @Override
  public void average(LinkState state, double[] parameters, double[] averaged) {
    System.arraycopy(state.buffer("mean"), 0, averaged, 0, averaged.length);
  }
}
