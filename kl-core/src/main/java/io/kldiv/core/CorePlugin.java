package io.kldiv.core;

import io.kldiv.core.divergence.ArticlePrinted;
import io.kldiv.core.divergence.Bregman;
import io.kldiv.core.divergence.BuresWasserstein;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlClosedForms;
import io.kldiv.core.divergence.KlRule;
import io.kldiv.core.divergence.ReverseKl;
import io.kldiv.core.divergence.f.Alpha;
import io.kldiv.core.divergence.f.Bhattacharyya;
import io.kldiv.core.divergence.f.Chernoff;
import io.kldiv.core.divergence.f.CustomF;
import io.kldiv.core.divergence.f.Jeffreys;
import io.kldiv.core.divergence.f.JensenShannon;
import io.kldiv.core.divergence.f.NeymanChiSquared;
import io.kldiv.core.divergence.f.PearsonChiSquared;
import io.kldiv.core.divergence.f.Renyi;
import io.kldiv.core.divergence.f.SharmaMittal;
import io.kldiv.core.divergence.f.SquaredHellinger;
import io.kldiv.core.divergence.f.TotalVariation;
import io.kldiv.core.divergence.f.Triangular;
import io.kldiv.core.divergence.f.Tsallis;
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
    parts.add(Divergence.class, "jeffreys", Jeffreys.class);
    parts.add(Divergence.class, "jensen-shannon", JensenShannon.class);
    parts.add(Divergence.class, "squared-hellinger", SquaredHellinger.class);
    parts.add(Divergence.class, "total-variation", TotalVariation.class);
    parts.add(Divergence.class, "triangular", Triangular.class);
    parts.add(Divergence.class, "pearson-chi-squared", PearsonChiSquared.class);
    parts.add(Divergence.class, "neyman-chi-squared", NeymanChiSquared.class);
    parts.add(Divergence.class, "alpha", Alpha.class);
    parts.add(Divergence.class, "renyi", Renyi.class);
    parts.add(Divergence.class, "tsallis", Tsallis.class);
    parts.add(Divergence.class, "sharma-mittal", SharmaMittal.class);
    parts.add(Divergence.class, "bhattacharyya", Bhattacharyya.class);
    parts.add(Divergence.class, "chernoff", Chernoff.class);
    parts.add(Divergence.class, "bregman", Bregman.class);
    parts.add(Divergence.class, "bures-wasserstein", BuresWasserstein.class);
    parts.add(Divergence.class, "custom-f", CustomF.class);
    parts.add(Loss.class, "mse", MeanSquaredError.class);
    parts.add(Loss.class, "cross-entropy", CrossEntropy.class);
    parts.add(Loss.class, "binary-cross-entropy", BinaryCrossEntropy.class);
    parts.add(Loss.class, "gaussian-nll", GaussianNegativeLogLikelihood.class);
    parts.add(Loss.class, "huber", Huber.class);
    parts.add(Reference.class, "targets", TargetsReference.class);
    parts.add(Reference.class, "uniform", UniformReference.class);
    parts.add(Reference.class, "fixed", FixedReference.class);
    KlClosedForms.all().forEach(rule -> parts.contribute(KlRule.class, rule));
  }
}
