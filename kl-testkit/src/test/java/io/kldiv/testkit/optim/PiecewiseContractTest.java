package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.Piecewise;
import io.kldiv.optim.schedule.Unit;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;

/** Oracle: the configuration itself. */
final class PiecewiseContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new Piecewise(
        new Piecewise.Config(List.of(0.1, 0.0, 0.3), List.of(5L, 70L), Unit.STEPS));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0.1),
        new Row(4, run, 0.1),
        new Row(5, run, 0),
        new Row(69, run, 0),
        new Row(70, run, 0.3),
        new Row(1000, run, 0.3));
  }
}
