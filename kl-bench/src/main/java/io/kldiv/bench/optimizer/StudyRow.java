package io.kldiv.bench.optimizer;

import io.kldiv.runner.train.Measurement;
import java.util.Comparator;
import java.util.List;

/**
 * What was found for a rule on an experiment.
 *
 * @param rule the rule
 * @param candidate the best setting
 * @param reached when the set losses were reached with the file's seed, the median of the seconds
 * @param ends the measurements at the end of whole trainings with several seeds, of those that did
 *     not diverge
 * @param diverged how many did
 */
record StudyRow(
    String rule,
    Candidates.Candidate candidate,
    StudyRun.Outcome reached,
    List<Measurement> ends,
    int diverged) {
  /** The best first: more set losses, then fewer seconds, then the least objective. */
  static final Comparator<StudyRow> BY_SECONDS =
      Comparator.<StudyRow>comparingInt(row -> -row.reached.seconds().size())
          .thenComparingDouble(row -> row.secondsTo(row.reached.seconds().size() - 1))
          .thenComparingDouble(row -> row.reached.least());

  /** The best first: more set losses, then fewer steps, then the least objective. */
  static final Comparator<StudyRun.Outcome> BY_STEPS =
      Comparator.<StudyRun.Outcome>comparingInt(outcome -> -outcome.steps().size())
          .thenComparingLong(
              outcome ->
                  outcome.steps().isEmpty() ? 0 : outcome.steps().get(outcome.steps().size() - 1))
          .thenComparingDouble(StudyRun.Outcome::least);

  /** The seconds to a set loss, infinite if it was not reached. */
  double secondsTo(int loss) {
    List<Double> seconds = reached.seconds();
    return loss >= 0 && loss < seconds.size() ? seconds.get(loss) : Double.POSITIVE_INFINITY;
  }
}
