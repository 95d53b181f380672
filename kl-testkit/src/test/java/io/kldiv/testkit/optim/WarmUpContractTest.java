package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.ReduceOnPlateau;
import io.kldiv.optim.schedule.WarmUp;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;
import java.util.Optional;

/** Oracle: straight lines, by hand; the reactions are those of the schedule after the warm-up. */
final class WarmUpContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new WarmUp(
        new WarmUp.Config(
            new ReduceOnPlateau(new ReduceOnPlateau.Config(0.5, 0.5, 0, 0.1, 0, 0)),
            Optional.empty(),
            Optional.of(2L),
            Optional.of(0.1)));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0.1),
        new Row(5, run, 0.2),
        new Row(15, run, 0.4),
        new Row(20, run, 0.5),
        new Row(999, run, 0.5));
  }

  @Override
  protected List<Observation> observations() {
    return List.of(
        new Observation(1.0, 0.5), new Observation(1.0, 0.25), new Observation(0.5, 0.25));
  }

  @Override
  protected long observedStep() {
    return 30;
  }
}
