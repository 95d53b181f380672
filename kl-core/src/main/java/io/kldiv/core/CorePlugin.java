package io.kldiv.core;

import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.distribution.UnivariateFamilies;
import io.kldiv.core.divergence.ArticlePrinted;
import io.kldiv.core.divergence.CrossFamilyKl;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlClosedForms;
import io.kldiv.core.divergence.KlRule;
import io.kldiv.core.divergence.ReverseKl;
import io.kldiv.core.divergence.UnivariateKl;
import io.kldiv.core.loss.BinaryCrossEntropy;
import io.kldiv.core.loss.CrossEntropy;
import io.kldiv.core.loss.GaussianNegativeLogLikelihood;
import io.kldiv.core.loss.Huber;
import io.kldiv.core.loss.Loss;
import io.kldiv.core.loss.MeanSquaredError;
import io.kldiv.core.objective.FixedReference;
import io.kldiv.core.objective.Reference;
import io.kldiv.core.objective.TargetsReference;
import io.kldiv.core.objective.UniformReference;
import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;

/** The divergences, losses and references of this module. */
public final class CorePlugin implements KlPlugin {
  /** Creates the plug-in; called by the service loader. */
  public CorePlugin() {}

  @Override
  public String name() {
    return "kl-core";
  }

  @Override
  public void register(PartRegistry.Builder parts) {
    parts.add(Divergence.class, "kl", Kl.class);
    parts.add(Divergence.class, "reverse-kl", ReverseKl.class);
    parts.add(Divergence.class, "article-printed", ArticlePrinted.class);
    parts.add(Loss.class, "mse", MeanSquaredError.class);
    parts.add(Loss.class, "cross-entropy", CrossEntropy.class);
    parts.add(Loss.class, "binary-cross-entropy", BinaryCrossEntropy.class);
    parts.add(Loss.class, "gaussian-nll", GaussianNegativeLogLikelihood.class);
    parts.add(Loss.class, "huber", Huber.class);
    parts.add(Reference.class, "targets", TargetsReference.class);
    parts.add(Reference.class, "uniform", UniformReference.class);
    parts.add(Reference.class, "fixed", FixedReference.class);
    UnivariateFamilies.all()
        .forEach((name, family) -> parts.add(GivenDistribution.class, name, family));
    KlClosedForms.all().forEach(rule -> parts.contribute(KlRule.class, rule));
    UnivariateKl.all().forEach(rule -> parts.contribute(KlRule.class, rule));
    CrossFamilyKl.all().forEach(rule -> parts.contribute(KlRule.class, rule));
  }
}
