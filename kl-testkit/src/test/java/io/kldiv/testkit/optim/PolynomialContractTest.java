package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.Polynomial;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;
import java.util.Optional;

/** Oracle: the formula with powers of two, by hand. */
final class PolynomialContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new Polynomial(new Polynomial.Config(0.9, 0.1, 2, Optional.of(100L), Optional.empty()));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0.9),
        new Row(50, run, 0.3),
        new Row(75, run, 0.15),
        new Row(99, run, 0.10008),
        new Row(100, run, 0.1),
        new Row(5000, run, 0.1));
  }
}
