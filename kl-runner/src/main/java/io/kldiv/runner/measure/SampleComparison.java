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
import java.util.function.Supplier;

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
        false,
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
      throw noWeights();
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

  /** A distance that needs no density. */
  Measured ofDistance() {
    if (inquiry.estimator().isPresent()) {
      throw inquiry.divergence().problem("a distance of samples is exact and needs no --estimator");
    }
    SampleDistance made = inquiry.make(Distance.class).parts().divergence();
    inquiry.checkUnit(false);
    SampleFiles files = SampleFiles.read(inquiry.request());
    return inquiry.guarded(
        false,
        () -> {
          TwoSamples statistic =
              files.weights().isEmpty() ? made.statistic() : weighted(made.statistic());
          return sampled(
              value(statistic, files, made.symbol(), files.sizes()),
              false,
              resampled(statistic, files, false));
        });
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
        false,
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
    throw noWeights();
  }

  private RuntimeException noWeights() {
    return inquiry
        .divergence()
        .problem("--weights is for the estimator histogram, and for wasserstein and energy");
  }

  private static DivergenceValue value(
      TwoSamples statistic, SampleFiles files, String direction, String detail) {
    How how = new How(Method.SAMPLE_ESTIMATE, detail, "", List.of());
    return DivergenceValue.nats(statistic.of(files.p(), files.q()), Double.NaN, direction, how);
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
    Request request = inquiry.request();
    Optional<Interval> interval =
        request
            .interval()
            .map(
                level -> {
                  Resampling resampling =
                      new Resampling(statistic, level.repetitions(), inquiry.streams());
                  return ties
                      ? resampling.subsampling(files.p(), files.q(), level.share())
                      : resampling.bootstrap(files.p(), files.q(), level.share());
                });
    Supplier<Test> test =
        () ->
            new Resampling(statistic, request.permutations(), inquiry.streams())
                .permutation(files.p(), files.q());
    return new Resampled(
        interval, request.permutations() > 0 ? Optional.of(test.get()) : Optional.empty());
  }
}
