package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.MultiStep;
import io.kldiv.optim.schedule.Unit;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;

/** Oracle: torch.optim.lr_scheduler.MultiStepLR, by hand. */
final class MultiStepContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new MultiStep(new MultiStep.Config(0.8, List.of(30L, 80L), 0.5, Unit.EPOCHS));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0.8),
        new Row(299, run, 0.8),
        new Row(300, run, 0.4),
        new Row(799, run, 0.4),
        new Row(800, run, 0.2),
        new Row(100000, run, 0.2),
        new Row(80, Horizon.ofSteps(100), 0.2));
  }
}
