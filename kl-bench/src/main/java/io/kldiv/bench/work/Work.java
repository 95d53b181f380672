package io.kldiv.bench.work;

import io.kldiv.bench.Section;
import io.kldiv.bench.Session;
import java.util.List;

/** Something that our engine and its rivals are measured by. */
public interface Work {
  /** The name by which it is chosen on the command line. */
  String name();

  /** What is measured, in a line. */
  String about();

  /** Takes the measurements. */
  Section measure(Session session);

  /** All there is, in the order of the report. */
  static List<Work> all() {
    return List.of(
        new ArticleLoop(),
        new ArticleProcess(),
        new ImagesEpoch(),
        new MatrixProducts(),
        new Functions(),
        new DiscreteKl(),
        new GaussianKl(),
        new UpdateRules(),
        new StartUp(),
        new Growth());
  }
}
