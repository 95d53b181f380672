package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.Cyclic;
import io.kldiv.optim.schedule.Unit;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;
import java.util.Optional;

/** Oracle: torch.optim.lr_scheduler.CyclicLR with triangular2, by hand. */
final class CyclicContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new Cyclic(
        new Cyclic.Config(0.1, 0.5, 4, Optional.of(8L), Cyclic.Mode.TRIANGULAR2, 1, Unit.STEPS));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0.1),
        new Row(1, run, 0.2),
        new Row(4, run, 0.5),
        new Row(8, run, 0.3),
        new Row(12, run, 0.1),
        new Row(16, run, 0.3),
        new Row(20, run, 0.2),
        new Row(28, run, 0.2));
  }
}
