package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.Cosine;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;
import java.util.Optional;

/** Oracle: the cosines of 0, 30, 60, 90, 120 and 180 degrees, by hand; √3 with mpmath 1.3. */
final class CosineContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new Cosine(new Cosine.Config(0.1, 0.01, 10, Optional.empty(), Optional.empty()));
  }

  @Override
  protected List<Row> table() {
    Horizon run = Horizon.ofSteps(130);
    return List.of(
        new Row(0, run, 0.1 / 11),
        new Row(9, run, 1.0 / 11),
        new Row(10, run, 0.1),
        new Row(10 + 20, run, 0.09397114317029973893),
        new Row(10 + 40, run, 0.0775),
        new Row(10 + 60, run, 0.055),
        new Row(10 + 80, run, 0.0325),
        new Row(130, run, 0.01),
        new Row(1000, run, 0.01),
        new Row(3, Horizon.ofSteps(5), 0.4 / 11),
        new Row(10, Horizon.ofSteps(5), 0.01));
  }
}
