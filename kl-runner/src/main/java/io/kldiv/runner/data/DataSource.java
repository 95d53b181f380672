package io.kldiv.runner.data;

import io.kldiv.core.part.PartKind;
import io.kldiv.core.random.RandomStreams;

/** Reads or generates the data of an experiment. */
@PartKind("source")
public interface DataSource {
  /**
   * Reads all rows.
   *
   * @param streams the experiment's random streams; a source that generates data draws from the
   *     stream {@code data.source} and no other
   * @return the data
   * @throws DataException if the data cannot be used; with as many problems as were found
   */
  SourceData read(RandomStreams streams);
}
