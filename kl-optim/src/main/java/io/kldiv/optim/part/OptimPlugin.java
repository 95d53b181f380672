package io.kldiv.optim.part;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.WeightRule;
import io.kldiv.optim.schedule.Constant;
import io.kldiv.optim.schedule.Cosine;
import io.kldiv.optim.schedule.CosineWarmRestarts;
import io.kldiv.optim.schedule.Cyclic;
import io.kldiv.optim.schedule.CyclicalAnnealing;
import io.kldiv.optim.schedule.Exponential;
import io.kldiv.optim.schedule.InverseSqrt;
import io.kldiv.optim.schedule.Linear;
import io.kldiv.optim.schedule.MultiStep;
import io.kldiv.optim.schedule.OneCycle;
import io.kldiv.optim.schedule.Piecewise;
import io.kldiv.optim.schedule.Polynomial;
import io.kldiv.optim.schedule.ReduceOnPlateau;
import io.kldiv.optim.schedule.Sequence;
import io.kldiv.optim.schedule.Sigmoid;
import io.kldiv.optim.schedule.StepDecay;
import io.kldiv.optim.schedule.WarmUp;
import io.kldiv.optim.weight.Adaptive;
import io.kldiv.optim.weight.Constraint;

/** The optimizers, schedules and rules for λ of kl-optim. */
public final class OptimPlugin implements KlPlugin {
  /** Creates the plug-in; called by the service loader. */
  public OptimPlugin() {}

  @Override
  public String name() {
    return "kl-optim";
  }

  @Override
  public void register(PartRegistry.Builder parts) {
    parts.add(Optimizer.class, "gd", GradientDescent.class);
    parts.add(Optimizer.class, "sgd", Sgd.class);
    parts.add(Optimizer.class, "adam", Adam.class);
    parts.add(Optimizer.class, "adamw", AdamW.class);
    parts.add(Optimizer.class, "rmsprop", RmsProp.class);
    parts.add(Optimizer.class, "adagrad", Adagrad.class);

    parts.add(Schedule.class, "constant", Constant.class);
    parts.add(Schedule.class, "exponential", Exponential.class);
    parts.add(Schedule.class, "step", StepDecay.class);
    parts.add(Schedule.class, "multi-step", MultiStep.class);
    parts.add(Schedule.class, "piecewise", Piecewise.class);
    parts.add(Schedule.class, "linear", Linear.class);
    parts.add(Schedule.class, "polynomial", Polynomial.class);
    parts.add(Schedule.class, "inverse-sqrt", InverseSqrt.class);
    parts.add(Schedule.class, "sigmoid", Sigmoid.class);
    parts.add(Schedule.class, "cosine", Cosine.class);
    parts.add(Schedule.class, "cosine-warm-restarts", CosineWarmRestarts.class);
    parts.add(Schedule.class, "one-cycle", OneCycle.class);
    parts.add(Schedule.class, "cyclic", Cyclic.class);
    parts.add(Schedule.class, "cyclical-annealing", CyclicalAnnealing.class);
    parts.add(Schedule.class, "reduce-on-plateau", ReduceOnPlateau.class);
    parts.add(Schedule.class, "warm-up", WarmUp.class);
    parts.add(Schedule.class, "sequence", Sequence.class);

    parts.add(WeightRule.class, "adaptive", Adaptive.class);
    parts.add(WeightRule.class, "constraint", Constraint.class);
  }
}
