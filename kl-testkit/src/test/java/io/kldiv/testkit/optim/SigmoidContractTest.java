package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.Sigmoid;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;
import java.util.Optional;

/** Oracle: 1/(1 + exp(±k)), with mpmath 1.3 to 20 digits. */
final class SigmoidContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new Sigmoid(new Sigmoid.Config(0, 2, 0.5, 10, Optional.empty(), Optional.of(50L)));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 2 * 0.0066928509242848554),
        new Row(150, run, 2 * 0.11920292202211755594),
        new Row(250, run, 1),
        new Row(300, run, 2 * 0.73105857863000487926),
        new Row(500, run, 2 * 0.99330714907571514444));
  }
}
