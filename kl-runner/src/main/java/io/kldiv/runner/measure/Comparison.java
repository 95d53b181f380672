package io.kldiv.runner.measure;

import io.kldiv.core.distribution.Distribution;
import io.kldiv.core.distribution.GivenDistribution;
import io.kldiv.core.divergence.Divergence;
import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.Evaluation;
import io.kldiv.core.divergence.estimate.Estimator;
import io.kldiv.core.divergence.estimate.Estimators;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.core.random.RandomStreams;
import io.kldiv.runner.config.ConfigException;
import io.kldiv.runner.measure.Arguments.Argument;
import io.kldiv.runner.measure.Arguments.Made;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One comparison of P with Q, from the words of the command line to the result. */
public final class Comparison {
  private static final Pattern FILE_NAME = Pattern.compile("[^(\\[]*\\.[A-Za-z]{1,5}");
  private static final String DIVERGENCE = "divergence";

  private final Inquiry inquiry;
  private final Argument p;
  private final Argument q;

  private record Densities(
      Divergence divergence,
      GivenDistribution p,
      GivenDistribution q,
      Optional<Estimator> estimator) {}

  /**
   * A comparison.
   *
   * @param parts the divergences, distributions and estimators there are
   * @param request what is asked for
   */
  public Comparison(PartRegistry parts, Request request) {
    String name = request.divergence().split("\\(", 2)[0].strip();
    boolean distance = parts.find(SampleDistance.class, name).isPresent();
    Class<?> kind = distance ? SampleDistance.class : Divergence.class;
    this.inquiry =
        new Inquiry(
            parts,
            request,
            RandomStreams.of(request.seed()),
            new Argument(DIVERGENCE, DIVERGENCE, request.divergence(), kind));
    this.p = new Argument("p", "--p", request.p(), GivenDistribution.class);
    this.q = new Argument("q", "--q", request.q(), GivenDistribution.class);
  }

  /**
   * Computes it.
   *
   * @throws ConfigException if an argument is wrong, or the divergence has no value for P and Q
   * @throws io.kldiv.runner.data.DataException if a file is wrong
   */
  public Measured measure() {
    boolean distance = inquiry.divergence().kind() == SampleDistance.class;
    boolean fileP = isFile(inquiry.request().p());
    boolean fileQ = isFile(inquiry.request().q());
    if (distance && !(fileP && fileQ)) {
      throw inquiry.divergence().problem("a distance of samples needs CSV files for P and Q");
    }
    if (fileQ && !fileP) {
      throw q.problem(
          "P is a distribution, so Q must be one as well: a file can be compared with a given Q, not"
              + " the other way round");
    }
    SampleComparison samples = new SampleComparison(inquiry);
    if (distance) {
      return samples.ofDistance();
    }
    return fileQ ? samples.ofSamples() : fileP ? samples.against(q) : ofDensities();
  }

  private static boolean isFile(String text) {
    return FILE_NAME.matcher(text).matches() || Files.isRegularFile(Path.of(text));
  }

  private Measured ofDensities() {
    inquiry.refuseSampling("");
    if (!inquiry.request().columns().isEmpty()) {
      throw inquiry.divergence().problem("--columns is for samples in files");
    }
    Made<Densities> made = inquiry.make(Densities.class, p, q);
    Densities given = made.parts();
    Distribution left = Arguments.distribution(given.p(), made.bound(), "p");
    Distribution right = Arguments.distribution(given.q(), made.bound(), "q");
    inquiry.checkUnit(given.divergence().isInformation());
    return inquiry.guarded(
        () ->
            given.estimator().isEmpty()
                ? Estimators.servingOnce(given.divergence(), left, right)
                : List.of(),
        () ->
            Measured.of(
                inquiry.request(),
                value(given, left, right),
                given.divergence().isInformation(),
                Resampled.NONE,
                Contributions.of(given.divergence(), left, right)));
  }

  private DivergenceValue value(Densities given, Distribution left, Distribution right) {
    return given.estimator().isEmpty()
        ? Evaluation.of(given.divergence(), left, right).get(0)
        : inquiry
            .serving(given.estimator(), Estimator.OfDensities.class, "two distributions")
            .estimate(given.divergence(), left, right);
  }
}
