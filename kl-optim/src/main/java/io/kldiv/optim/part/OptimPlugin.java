package io.kldiv.optim.part;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.part.curvature.ConjugateGradient;
import io.kldiv.optim.part.curvature.Kfac;
import io.kldiv.optim.part.curvature.Lbfgs;
import io.kldiv.optim.part.curvature.LineSearch;
import io.kldiv.optim.part.curvature.MirrorDescent;
import io.kldiv.optim.part.curvature.NaturalGradient;
import io.kldiv.optim.part.curvature.Sam;
import io.kldiv.optim.part.curvature.TrustRegion;

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
    parts.add(Optimizer.class, "adam", Adam.class);
    parts.add(Optimizer.class, "adamw", AdamW.class);
    parts.add(Optimizer.class, "rmsprop", RmsProp.class);
    parts.add(Optimizer.class, "adagrad", Adagrad.class);
    parts.add(Optimizer.class, "l-bfgs", Lbfgs.class);
    parts.add(Optimizer.class, "sam", Sam.class);
    parts.add(Optimizer.class, "conjugate-gradient", ConjugateGradient.class);
    parts.add(Optimizer.class, "line-search", LineSearch.class);
    parts.add(Optimizer.class, "k-fac", Kfac.class);
    parts.add(Optimizer.class, "mirror-descent", MirrorDescent.class);
    parts.add(Optimizer.class, "natural-gradient", NaturalGradient.class);
    parts.add(Optimizer.class, "trust-region", TrustRegion.class);

    parts.add(Schedule.class, "constant", Constant.class);
    parts.add(Schedule.class, "exponential", Exponential.class);
    parts.add(Schedule.class, "step", StepDecay.class);
    parts.add(Schedule.class, "cosine", Cosine.class);
    parts.add(Schedule.class, "reduce-on-plateau", ReduceOnPlateau.class);
  }
}
