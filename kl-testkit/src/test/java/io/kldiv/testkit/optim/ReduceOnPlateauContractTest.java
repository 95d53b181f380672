package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.ReduceOnPlateau;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;

/** Oracle: torch.optim.lr_scheduler.ReduceLROnPlateau (mode min, relative), by hand. */
final class ReduceOnPlateauContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new ReduceOnPlateau(new ReduceOnPlateau.Config(0.1, 0.5, 1, 0.1, 2, 0.02));
  }

  @Override
  protected List<Row> table() {
    return List.of(
        new Row(0, new Horizon(1000, 10), 0.1), new Row(999, new Horizon(1000, 10), 0.1));
  }

  @Override
  protected List<Observation> observations() {
    return List.of(
        new Observation(1.0, 0.1), // the first is the best so far
        new Observation(0.95, 0.1), // less than 10 % better: one bad epoch
        new Observation(0.91, 0.05), // a second, more than the patience of 1
        new Observation(0.92, 0.05), // cooling down
        new Observation(0.5, 0.05), // better, and the last epoch of the cooldown
        new Observation(0.46, 0.05), // less than 10 % better than 0.5
        new Observation(Double.NaN, 0.025), // never better
        new Observation(0.6, 0.025), // cooling down
        new Observation(0.6, 0.025), // cooling down
        new Observation(0.6, 0.025), // one bad epoch
        new Observation(0.6, 0.02)); // 0.0125 would be below the minimum
  }
}
