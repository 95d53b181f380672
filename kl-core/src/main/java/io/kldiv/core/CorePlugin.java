package io.kldiv.core;

import io.kldiv.core.distribution.Bernoulli;
import io.kldiv.core.distribution.Binomial;
import io.kldiv.core.distribution.Categorical;
import io.kldiv.core.distribution.Dirichlet;
import io.kldiv.core.distribution.Geometric;
import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.distribution.LowRankMultivariateNormal;
import io.kldiv.core.distribution.MatrixNormal;
import io.kldiv.core.distribution.Mixture;
import io.kldiv.core.distribution.Multinomial;
import io.kldiv.core.distribution.MultivariateNormal;
import io.kldiv.core.distribution.NegativeBinomial;
import io.kldiv.core.distribution.Normal;
import io.kldiv.core.distribution.PointMass;
import io.kldiv.core.distribution.Poisson;
import io.kldiv.core.distribution.Product;
import io.kldiv.core.distribution.Transform;
import io.kldiv.core.distribution.Transformed;
import io.kldiv.core.distribution.Transforms;
import io.kldiv.core.distribution.UnivariateFamilies;
import io.kldiv.core.distribution.VonMisesFisher;
import io.kldiv.core.divergence.ArticlePrinted;
import io.kldiv.core.divergence.Bregman;
import io.kldiv.core.divergence.BuresWasserstein;
import io.kldiv.core.divergence.CrossFamilyKl;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.Kl;
import io.kldiv.core.divergence.KlClosedForms;
import io.kldiv.core.divergence.KlCountForms;
import io.kldiv.core.divergence.KlDirectionForms;
import io.kldiv.core.divergence.KlGaussianForms;
import io.kldiv.core.divergence.KlRule;
import io.kldiv.core.divergence.KlStructuralForms;
import io.kldiv.core.divergence.ReverseKl;
import io.kldiv.core.divergence.UnivariateKl;
import io.kldiv.core.divergence.estimate.Estimator;
import io.kldiv.core.divergence.estimate.MonteCarloEstimator;
import io.kldiv.core.divergence.estimate.QuadratureEstimator;
import io.kldiv.core.divergence.estimate.SumEstimator;
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

/** The divergences, estimators, losses, references and families of this module. */
public final class CorePlugin implements KlPlugin {
  /** Creates the plug-in; called by the service loader. */
  public CorePlugin() {}

  @Override
  public String name() {
    return "kl-core";
  }

  @Override
  public void register(PartRegistry.Builder parts) {
    divergences(parts);
    losses(parts);
    families(parts);
    rules(parts);
  }

  private static void divergences(PartRegistry.Builder parts) {
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
    parts.add(Estimator.class, "monte-carlo", MonteCarloEstimator.class);
    parts.add(Estimator.class, "quadrature", QuadratureEstimator.class);
    parts.add(Estimator.class, "sum", SumEstimator.class);
  }

  private static void losses(PartRegistry.Builder parts) {
    parts.add(Loss.class, "mse", MeanSquaredError.class);
    parts.add(Loss.class, "cross-entropy", CrossEntropy.class);
    parts.add(Loss.class, "binary-cross-entropy", BinaryCrossEntropy.class);
    parts.add(Loss.class, "gaussian-nll", GaussianNegativeLogLikelihood.class);
    parts.add(Loss.class, "huber", Huber.class);
    parts.add(Reference.class, "targets", TargetsReference.class);
    parts.add(Reference.class, "uniform", UniformReference.class);
    parts.add(Reference.class, "fixed", FixedReference.class);
  }

  private static void families(PartRegistry.Builder parts) {
    UnivariateFamilies.all()
        .forEach((name, family) -> parts.add(GivenDistribution.class, name, family));
    parts.add(GivenDistribution.class, "bernoulli", Bernoulli.Given.class);
    parts.add(GivenDistribution.class, "categorical", Categorical.Given.class);
    parts.add(GivenDistribution.class, "normal", Normal.Given.class);
    parts.add(GivenDistribution.class, "multivariate-normal", MultivariateNormal.Given.class);
    parts.add(
        GivenDistribution.class,
        "low-rank-multivariate-normal",
        LowRankMultivariateNormal.Given.class);
    parts.add(GivenDistribution.class, "matrix-normal", MatrixNormal.Given.class);
    parts.add(GivenDistribution.class, "binomial", Binomial.Given.class);
    parts.add(GivenDistribution.class, "geometric", Geometric.Given.class);
    parts.add(GivenDistribution.class, "negative-binomial", NegativeBinomial.Given.class);
    parts.add(GivenDistribution.class, "poisson", Poisson.Given.class);
    parts.add(GivenDistribution.class, "multinomial", Multinomial.Given.class);
    parts.add(GivenDistribution.class, "dirichlet", Dirichlet.Given.class);
    parts.add(GivenDistribution.class, "von-mises-fisher", VonMisesFisher.Given.class);
    parts.add(GivenDistribution.class, "mixture", Mixture.Given.class);
    parts.add(GivenDistribution.class, "product", Product.Given.class);
    parts.add(GivenDistribution.class, "transformed", Transformed.Given.class);
    parts.add(GivenDistribution.class, "point-mass", PointMass.Given.class);
    parts.add(Transform.class, "affine", Transforms.Affine.class);
    parts.add(Transform.class, "exp", Transforms.Exp.class);
    parts.add(Transform.class, "sigmoid", Transforms.Sigmoid.class);
    parts.add(Transform.class, "softplus", Transforms.Softplus.class);
  }

  private static void rules(PartRegistry.Builder parts) {
    KlClosedForms.all().forEach(rule -> parts.contribute(KlRule.class, rule));
    UnivariateKl.all().forEach(rule -> parts.contribute(KlRule.class, rule));
    CrossFamilyKl.all().forEach(rule -> parts.contribute(KlRule.class, rule));
    KlCountForms.all().forEach(rule -> parts.contribute(KlRule.class, rule));
    KlDirectionForms.all().forEach(rule -> parts.contribute(KlRule.class, rule));
    KlGaussianForms.all().forEach(rule -> parts.contribute(KlRule.class, rule));
    KlStructuralForms.all().forEach(rule -> parts.contribute(KlRule.class, rule));
  }
}
