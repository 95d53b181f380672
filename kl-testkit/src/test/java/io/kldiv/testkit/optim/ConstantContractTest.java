package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.Constant;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;

/** Oracle: the definition. */
final class ConstantContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new Constant(new Constant.Config(0.3));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(new Row(0, run, 0.3), new Row(999, run, 0.3), new Row(5000, run, 0.3));
  }
}
