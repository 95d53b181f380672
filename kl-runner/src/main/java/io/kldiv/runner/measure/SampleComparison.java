package io.kldiv.runner.measure;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.How;
import io.kldiv.core.divergence.DivergenceValue.Method;
import io.kldiv.core.divergence.estimate.Estimator;
import io.kldiv.core.divergence.sample.Resampling;
import io.kldiv.core.divergence.sample.Resampling.Interval;
import io.kldiv.core.divergence.sample.Resampling.Test;
import io.kldiv.core.divergence.sample.TwoSamples;
import io.kldiv.core.divergence.sample.WeightedSamples;
import io.kldiv.runner.measure.Arguments.Argument;
import io.kldiv.runner.measure.Arguments.Made;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A comparison of a file of samples with another, or with a given distribution. */
record SampleComparison(Inquiry inquiry) {
  private record Samples(Divergence divergence, Optional<Estimator> estimator) {}

  private record OneSample(
      Divergence divergence, GivenDistribution q, Optional<Estimator> estimator) {}

  private record Distance(SampleDistance divergence) {}

  /** D(P‖Q) of samples of both. */
  Measured ofSamples() {
    Samples made = inquiry.make(Samples.class).parts();
    Divergence divergence = made.divergence();
    Estimator.OfSamples estimator =
        inquiry.serving(made.estimator(), Estimator.OfSamples.class, "samples in files");
    inquiry.checkUnit(divergence.isInformation());
    SampleFiles files = SampleFiles.read(inquiry.request());
    return inquiry.guarded(
        () ->
            files.weights().isPresent()
                ? weighted(divergence, estimator, files)
                : sampled(
                    estimator.estimate(divergence, files.p(), files.q()),
                    divergence.isInformation(),
                    resampled(
                        estimator.statistic(divergence), files, estimator.suffersFromTies())));
  }

  private Measured weighted(
      Divergence divergence, Estimator.OfSamples estimator, SampleFiles files) {
    if (!(estimator instanceof Estimator.OfWeightedSamples weighted)) {
      throw noWeights(estimator.suffersFromTies());
    }
    DivergenceValue value =
        weighted.estimate(
            divergence,
            WeightedSamples.rows(files.p()),
            WeightedSamples.weights(files.p()),
            WeightedSamples.rows(files.q()),
            WeightedSamples.weights(files.q()));
    TwoSamples statistic = weighted.weightedStatistic(divergence).ofWeightedRows();
    return sampled(
        value,
        divergence.isInformation(),
        resampled(statistic, files, estimator.suffersFromTies()));
  }

  /** What needs no density. */
  Measured ofDistance() {
    if (inquiry.estimator().isPresent()) {
      throw inquiry.divergence().problem("this is computed from samples and needs no --estimator");
    }
    SampleDistance made = inquiry.make(Distance.class).parts().divergence();
    inquiry.checkUnit(made.isInformation());
    if (made.isPaired()) {
      return ofPairs(made);
    }
    SampleFiles files = SampleFiles.read(inquiry.request());
    return inquiry.guarded(
        () -> {
          TwoSamples statistic =
              files.weights().isEmpty() ? made.statistic() : weighted(made.statistic());
          return sampled(
              value(made, statistic, files, files.sizes()),
              made.isInformation(),
              resampled(statistic, files, false));
        });
  }

  private Measured ofPairs(SampleDistance made) {
    if (inquiry.request().weights().isPresent()) {
      throw noWeights(true);
    }
    SampleFiles files = SampleFiles.readPairs(inquiry.request());
    TwoSamples statistic = made.statistic();
    return inquiry.guarded(
        () ->
            sampled(
                value(made, statistic, files, files.p().length + " pairs"),
                made.isInformation(),
                resampled(
                    statistic,
                    (of, level) -> of.subsamplingOfPairs(files.p(), files.q(), level),
                    of -> of.permutationOfPairs(files.p(), files.q()))));
  }

  /** D(P‖Q) of a sample of P from a known Q. */
  Measured against(Argument q) {
    inquiry.refuseSampling("; a sample and a distribution have a standard error of their own");
    Made<OneSample> made = inquiry.make(OneSample.class, q);
    OneSample parts = made.parts();
    Distribution known = Arguments.distribution(parts.q(), made.bound(), "q");
    Estimator.OfSampleAndDensity estimator =
        inquiry.serving(
            parts.estimator(),
            Estimator.OfSampleAndDensity.class,
            "a file of samples with a distribution");
    inquiry.checkUnit(parts.divergence().isInformation());
    double[][] rows = SampleFiles.readP(inquiry.request());
    return inquiry.guarded(
        () ->
            Measured.of(
                inquiry.request(),
                estimator.estimate(parts.divergence(), rows, known),
                parts.divergence().isInformation(),
                Resampled.NONE,
                List.of()));
  }

  private TwoSamples weighted(TwoSamples statistic) {
    if (statistic instanceof WeightedSamples weighted) {
      return weighted.ofWeightedRows();
    }
    throw noWeights(false);
  }

  private RuntimeException noWeights(boolean ties) {
    String reason = ", since a row of weight 2 would be its own neighbour at distance 0";
    return inquiry
        .divergence()
        .problem(
            "this takes no weights of rows%s; --weights is for the estimator histogram, and for"
                    .formatted(ties ? reason : "")
                + " energy, mmd, sinkhorn and wasserstein");
  }

  private static DivergenceValue value(
      SampleDistance made, TwoSamples statistic, SampleFiles files, String sizes) {
    String detail = made.method().isEmpty() ? sizes : made.method() + ", " + sizes;
    How how = new How(Method.SAMPLE_ESTIMATE, detail, "", List.of());
    double value = statistic.of(files.p(), files.q());
    return DivergenceValue.nats(value, Double.NaN, made.symbol(), how);
  }

  private Measured sampled(DivergenceValue value, boolean information, Resampled resampled) {
    double error = resampled.interval().map(Interval::standardError).orElse(value.error());
    return Measured.of(
        inquiry.request(),
        DivergenceValue.nats(value.value(), error, value.direction(), value.how()),
        information,
        resampled,
        List.of());
  }

  private Resampled resampled(TwoSamples statistic, SampleFiles files, boolean ties) {
    return resampled(
        statistic,
        (of, level) ->
            ties
                ? of.subsampling(files.p(), files.q(), level)
                : of.bootstrap(files.p(), files.q(), level),
        of -> of.permutation(files.p(), files.q()));
  }

  private Resampled resampled(
      TwoSamples statistic,
      BiFunction<Resampling, Double, Interval> interval,
      Function<Resampling, Test> test) {
    Request request = inquiry.request();
    IntFunction<Resampling> of =
        repetitions -> new Resampling(statistic, repetitions, inquiry.streams());
    return new Resampled(
        request.interval().map(l -> interval.apply(of.apply(l.repetitions()), l.share())),
        Optional.of(request.permutations()).filter(n -> n > 0).map(n -> test.apply(of.apply(n))));
  }
}
