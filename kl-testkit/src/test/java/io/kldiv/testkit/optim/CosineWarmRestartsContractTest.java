package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.CosineWarmRestarts;
import io.kldiv.optim.schedule.Unit;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;

/**
 * Oracle: cosines of multiples of 60 degrees; torch's CosineAnnealingWarmRestarts has the periods.
 */
final class CosineWarmRestartsContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new CosineWarmRestarts(new CosineWarmRestarts.Config(0.9, 6, 2, 0.1, Unit.EPOCHS));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0.9),
        new Row(20, run, 0.7),
        new Row(30, run, 0.5),
        new Row(40, run, 0.3),
        new Row(60, run, 0.9),
        new Row(100, run, 0.7),
        new Row(180, run, 0.9),
        new Row(300, run, 0.5),
        new Row(420, run, 0.9));
  }
}
