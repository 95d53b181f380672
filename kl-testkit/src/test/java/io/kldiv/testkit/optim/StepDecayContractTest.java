package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.StepDecay;
import io.kldiv.optim.schedule.Unit;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;

/** Oracle: torch.optim.lr_scheduler.StepLR(step_size=30, gamma=0.5), by hand. */
final class StepDecayContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new StepDecay(new StepDecay.Config(0.1, 30, 0.5, Unit.EPOCHS));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0.1),
        new Row(299, run, 0.1),
        new Row(300, run, 0.05),
        new Row(599, run, 0.05),
        new Row(600, run, 0.025),
        new Row(90, Horizon.ofSteps(100), 0.0125));
  }
}
