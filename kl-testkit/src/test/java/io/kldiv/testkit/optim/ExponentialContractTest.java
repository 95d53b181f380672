package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.Exponential;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;
import java.util.Optional;

/** Oracle: powers of ten by hand. */
final class ExponentialContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new Exponential(new Exponential.Config(0.1, 0.01, Optional.empty(), Optional.empty()));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0.1),
        new Row(500, run, 0.01),
        new Row(1000, run, 0.001),
        new Row(2000, run, 0.00001),
        new Row(3, Horizon.ofSteps(2), 0.0001));
  }
}
