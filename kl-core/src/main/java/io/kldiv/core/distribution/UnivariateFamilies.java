package io.kldiv.core.distribution;

import java.util.Map;
import java.util.TreeMap;

/** Our families of independent continuous variables, by the names of their parts. */
public final class UnivariateFamilies {
  private UnivariateFamilies() {}

  /** All of them, sorted by name. */
  public static Map<String, Class<? extends GivenDistribution>> all() {
    Map<String, Class<? extends GivenDistribution>> families = new TreeMap<>();
    families.put("beta", Beta.Given.class);
    families.put("cauchy", Cauchy.Given.class);
    families.put("chi", Chi.Given.class);
    families.put("chi-squared", ChiSquared.Given.class);
    families.put("continuous-bernoulli", ContinuousBernoulli.Given.class);
    families.put("exponential", Exponential.Given.class);
    families.put("gamma", Gamma.Given.class);
    families.put("gumbel", Gumbel.Given.class);
    families.put("half-cauchy", HalfCauchy.Given.class);
    families.put("half-normal", HalfNormal.Given.class);
    families.put("inverse-gamma", InverseGamma.Given.class);
    families.put("kumaraswamy", Kumaraswamy.Given.class);
    families.put("laplace", Laplace.Given.class);
    families.put("lindley", Lindley.Given.class);
    families.put("log-normal", LogNormal.Given.class);
    families.put("log-uniform", LogUniform.Given.class);
    families.put("logistic", Logistic.Given.class);
    families.put("logit-normal", LogitNormal.Given.class);
    families.put("moyal", Moyal.Given.class);
    families.put("pareto", Pareto.Given.class);
    families.put("student-t", StudentT.Given.class);
    families.put("uniform", Uniform.Given.class);
    families.put("von-mises", VonMises.Given.class);
    families.put("weibull", Weibull.Given.class);
    return families;
  }
}
