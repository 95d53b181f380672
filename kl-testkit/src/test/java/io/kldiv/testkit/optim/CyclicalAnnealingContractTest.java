package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.Anneal;
import io.kldiv.optim.schedule.CyclicalAnnealing;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;
import java.util.Optional;

/** Oracle: Fu et al. (2019), equations 6 and 7, by hand. */
final class CyclicalAnnealingContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new CyclicalAnnealing(
        new CyclicalAnnealing.Config(
            0, 0.8, 4, 0.5, Anneal.LINEAR, Optional.of(400L), Optional.empty()));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0),
        new Row(25, run, 0.4),
        new Row(50, run, 0.8),
        new Row(99, run, 0.8),
        new Row(100, run, 0),
        new Row(325, run, 0.4),
        new Row(399, run, 0.8),
        new Row(400, run, 0.8),
        new Row(125, Horizon.ofSteps(100), 0.4));
  }
}
