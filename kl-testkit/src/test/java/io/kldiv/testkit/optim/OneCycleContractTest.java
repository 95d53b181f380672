package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.Anneal;
import io.kldiv.optim.schedule.OneCycle;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;
import java.util.Optional;

/** Oracle: torch.optim.lr_scheduler.OneCycleLR with three phases, by hand. */
final class OneCycleContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new OneCycle(
        new OneCycle.Config(
            0.5,
            Optional.empty(),
            Optional.of(0.01),
            0.3,
            Anneal.LINEAR,
            true,
            Optional.of(100L),
            Optional.empty()));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0.02),
        new Row(29, run, 0.5),
        new Row(58, run, 0.02),
        new Row(78, run, 0.02 - 0.01 * 20 / 41),
        new Row(99, run, 0.01),
        new Row(1000, run, 0.01));
  }
}
