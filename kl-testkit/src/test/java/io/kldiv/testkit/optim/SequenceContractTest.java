package io.kldiv.testkit.optim;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.schedule.Constant;
import io.kldiv.optim.schedule.Linear;
import io.kldiv.optim.schedule.ReduceOnPlateau;
import io.kldiv.optim.schedule.Sequence;
import io.kldiv.optim.schedule.Unit;
import io.kldiv.testkit.ScheduleContract;
import java.util.List;
import java.util.Optional;

/** Oracle: the schedules it is made of, by hand; only the one whose turn it is observes. */
final class SequenceContractTest extends ScheduleContract {
  @Override
  protected Schedule schedule() {
    return new Sequence(
        new Sequence.Config(
            List.of(
                plateau(0.4),
                new Constant(new Constant.Config(0.7)),
                plateau(0.3),
                new Linear(new Linear.Config(0.6, 0.2, Optional.empty(), Optional.empty()))),
            List.of(2L, 4L, 60L),
            Unit.EPOCHS));
  }

  @Override
  protected List<Row> table() {
    Horizon run = new Horizon(1000, 10);
    return List.of(
        new Row(0, run, 0.4),
        new Row(19, run, 0.4),
        new Row(20, run, 0.7),
        new Row(40, run, 0.3),
        new Row(600, run, 0.6),
        new Row(700, run, 0.5),
        new Row(1000, run, 0.2),
        new Row(2000, run, 0.2));
  }

  private static Schedule plateau(double initial) {
    return new ReduceOnPlateau(new ReduceOnPlateau.Config(initial, 0.5, 0, 0.1, 0, 0));
  }

  @Override
  protected List<Observation> observations() {
    return List.of(
        new Observation(1.0, 0.3), new Observation(1.0, 0.15), new Observation(0.5, 0.15));
  }

  @Override
  protected long observedStep() {
    return 50;
  }
}
