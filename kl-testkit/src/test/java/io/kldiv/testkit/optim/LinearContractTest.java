package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.Linear;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;
import java.util.Optional;

/** Oracle: torch.optim.lr_scheduler.LinearLR, by hand. */
final class LinearContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new Linear(new Linear.Config(0, 0.8, Optional.empty(), Optional.of(40L)));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0),
        new Row(100, run, 0.2),
        new Row(200, run, 0.4),
        new Row(399, run, 0.798),
        new Row(400, run, 0.8),
        new Row(9999, run, 0.8),
        new Row(10, Horizon.ofSteps(100), 0.2));
  }
}
