package io.kldiv.runner.measure;

import io.kldiv.core.divergence.DivergenceValue;
import io.kldiv.core.divergence.DivergenceValue.Unit;
import io.kldiv.core.divergence.sample.Resampling.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A result, in the unit that was asked for.
 *
 * @param request what was asked for
 * @param value the number, its error and method
 * @param information whether its unit is one of information; else the number has none of these
 * @param resampled the interval and the test that were asked for
 * @param contributions what each outcome of two discrete distributions adds; else empty
 */
public record Measured(
    Request request,
    DivergenceValue value,
    boolean information,
    Resampled resampled,
    List<Contribution> contributions) {
  /** Copies the list. */
  public Measured {
    contributions = List.copyOf(contributions);
  }

  /**
   * What one outcome adds to an f-divergence: {@code q·f(p/q)} with {@code f′(1) = 0}, so that no
   * one is negative; for kl that is {@code p·log(p/q) − p + q}.
   *
   * @param outcome the outcome's number, from 0
   * @param p its probability under P
   * @param q its probability under Q
   * @param value what it adds
   */
  public record Contribution(int outcome, double p, double q, double value) {}

  /** A result in nats, put into the unit that was asked for. */
  static Measured of(
      Request request,
      DivergenceValue nats,
      boolean information,
      Resampled resampled,
      List<Contribution> contributions) {
    Unit unit = information ? request.unit() : Unit.NATS;
    return new Measured(
        request,
        nats.in(unit),
        information,
        new Resampled(
            resampled
                .interval()
                .map(
                    i ->
                        new Interval(
                            in(unit, i.low()),
                            in(unit, i.high()),
                            in(unit, i.standardError()),
                            i.level(),
                            i.method())),
            resampled.test()),
        contributions.stream()
            .map(c -> new Contribution(c.outcome(), c.p(), c.q(), in(unit, c.value())))
            .toList());
  }

  private static double in(Unit unit, double nats) {
    return DivergenceValue.nats(
            nats, 0, "", DivergenceValue.How.of(DivergenceValue.Method.CLOSED_FORM, ""))
        .in(unit)
        .value();
  }

  /** The unit's name; empty if the number has none. */
  public String unit() {
    return information ? value.unit().name().toLowerCase(Locale.ROOT) : "";
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The result as data, in a fixed order, for {@code --output json}. */
  public Map<String, Object> toData() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("divergence", request.divergence());
    data.put("p", request.p());
    data.put("q", request.q());
    data.put("direction", value.direction());
    data.put("value", value.value());
    data.put("unit", unit());
    data.put("method", words(value.method()));
    data.put("detail", value.how().detail());
    data.put("error", value.error());
    data.put("errorKind", words(value.how().errorKind()));
    data.put("zeros", value.how().zeros());
    data.put("bins", value.how().bins());
    resampled.interval().ifPresent(found -> data.put("interval", found));
    resampled
        .test()
        .ifPresent(
            found -> {
              data.put("hypothesis", found.hypothesis());
              data.put("permutations", request.permutations());
              data.put("probability", found.probability());
            });
    if (!contributions.isEmpty()) {
      data.put("contributions", contributions);
    }
    return data;
  }
}
