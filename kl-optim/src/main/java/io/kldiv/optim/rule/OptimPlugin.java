package io.kldiv.optim.rule;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.optim.Link;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.WeightRule;
import io.kldiv.optim.link.Accumulate;
import io.kldiv.optim.link.ClipByLayerNorm;
import io.kldiv.optim.link.ClipByNorm;
import io.kldiv.optim.link.ClipByValue;
import io.kldiv.optim.link.GradientCentralisation;
import io.kldiv.optim.link.GradientNoise;
import io.kldiv.optim.link.MovingAverage;
import io.kldiv.optim.link.TrustRatio;
import io.kldiv.optim.link.WeightDecay;
import io.kldiv.optim.rule.curvature.ConjugateGradient;
import io.kldiv.optim.rule.curvature.Kfac;
import io.kldiv.optim.rule.curvature.Lbfgs;
import io.kldiv.optim.rule.curvature.LineSearch;
import io.kldiv.optim.rule.curvature.MirrorDescent;
import io.kldiv.optim.rule.curvature.NaturalGradient;
import io.kldiv.optim.rule.curvature.Sam;
import io.kldiv.optim.rule.curvature.TrustRegion;
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

/** The optimizers, links, schedules and rules for λ of kl-optim. */
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
    parts.add(Optimizer.class, "lamb", Lamb.class);
    parts.add(Optimizer.class, "schedule-free-sgd", ScheduleFreeSgd.class);
    parts.add(Optimizer.class, "schedule-free-adamw", ScheduleFreeAdamW.class);
    parts.add(Optimizer.class, "prodigy", Prodigy.class);
    parts.add(Optimizer.class, "polyak", PolyakStep.class);
    parts.add(Optimizer.class, "l-bfgs", Lbfgs.class);
    parts.add(Optimizer.class, "sam", Sam.class);
    parts.add(Optimizer.class, "conjugate-gradient", ConjugateGradient.class);
    parts.add(Optimizer.class, "line-search", LineSearch.class);
    parts.add(Optimizer.class, "k-fac", Kfac.class);
    parts.add(Optimizer.class, "mirror-descent", MirrorDescent.class);
    parts.add(Optimizer.class, "natural-gradient", NaturalGradient.class);
    parts.add(Optimizer.class, "trust-region", TrustRegion.class);
    parts.add(Optimizer.class, "chain", ChainedRule.class);
    parts.add(Optimizer.class, "groups", Groups.class);

    parts.add(Link.class, "clip-by-value", ClipByValue.class);
    parts.add(Link.class, "clip-by-norm", ClipByNorm.class);
    parts.add(Link.class, "clip-by-layer-norm", ClipByLayerNorm.class);
    parts.add(Link.class, "weight-decay", WeightDecay.class);
    parts.add(Link.class, "gradient-centralisation", GradientCentralisation.class);
    parts.add(Link.class, "gradient-noise", GradientNoise.class);
    parts.add(Link.class, "accumulate", Accumulate.class);
    parts.add(Link.class, "trust-ratio", TrustRatio.class);
    parts.add(Link.class, "ema", MovingAverage.class);

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
