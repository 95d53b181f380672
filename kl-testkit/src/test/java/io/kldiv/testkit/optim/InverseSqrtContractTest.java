package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.InverseSqrt;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;
import java.util.Optional;

/** Oracle: square roots of square numbers, by hand. */
final class InverseSqrtContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new InverseSqrt(new InverseSqrt.Config(0.6, Optional.of(25L), Optional.empty()));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0.6),
        new Row(11, run, 0.5),
        new Row(75, run, 0.3),
        new Row(200, run, 0.2),
        new Row(875, run, 0.1),
        new Row(2475, run, 0.06));
  }
}
