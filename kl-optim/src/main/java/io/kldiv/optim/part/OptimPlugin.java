package io.kldiv.optim.part;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;

/** The optimizers and schedules of kl-optim. */
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
    parts.add(Optimizer.class, "momentum", Momentum.class);
    parts.add(Optimizer.class, "nesterov", Nesterov.class);
    parts.add(Optimizer.class, "asgd", AveragedSgd.class);
    parts.add(Optimizer.class, "rprop", Rprop.class);
    parts.add(Optimizer.class, "adagrad", Adagrad.class);
    parts.add(Optimizer.class, "adadelta", Adadelta.class);
    parts.add(Optimizer.class, "rmsprop", RmsProp.class);
    parts.add(Optimizer.class, "adam", Adam.class);
    parts.add(Optimizer.class, "adamw", AdamW.class);
    parts.add(Optimizer.class, "amsgrad", AmsGrad.class);
    parts.add(Optimizer.class, "nadam", NAdam.class);
    parts.add(Optimizer.class, "radam", RAdam.class);
    parts.add(Optimizer.class, "adamax", Adamax.class);
    parts.add(Optimizer.class, "adabelief", AdaBelief.class);
    parts.add(Optimizer.class, "lion", Lion.class);

    parts.add(Schedule.class, "constant", Constant.class);
    parts.add(Schedule.class, "exponential", Exponential.class);
    parts.add(Schedule.class, "step", StepDecay.class);
    parts.add(Schedule.class, "cosine", Cosine.class);
    parts.add(Schedule.class, "reduce-on-plateau", ReduceOnPlateau.class);
  }
}
