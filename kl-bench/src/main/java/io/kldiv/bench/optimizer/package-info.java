/**
 * The study of the optimizers: every registered one on three experiments, each at the best of a few
 * declared settings; writes {@code docs/optimizers.md}.
 *
 * <p>Uses the runner and its parts by their names. Read {@link io.kldiv.bench.optimizer.StudyTask}
 * and {@link io.kldiv.bench.optimizer.Candidates} first.
 */
@NullMarked
package io.kldiv.bench.optimizer;

import org.jspecify.annotations.NullMarked;
