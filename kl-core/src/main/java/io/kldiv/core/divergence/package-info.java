/**
 * Divergences between two distributions, as one node per sample.
 *
 * <p>A {@link io.kldiv.core.divergence.Divergence} is a part: the same expression serves training,
 * metrics and plain evaluation on numbers ({@link io.kldiv.core.divergence.Evaluation}). The
 * Kullback-Leibler divergence is a table of closed forms keyed by the ordered pair of exact
 * classes, {@link io.kldiv.core.divergence.KlRules}, to which plug-ins contribute.
 *
 * <p>May use {@code graph}, {@code distribution} and {@code part}. Read {@link
 * io.kldiv.core.divergence.Divergence} first, then {@link io.kldiv.core.divergence.KlRule}.
 */
@NullMarked
package io.kldiv.core.divergence;

import org.jspecify.annotations.NullMarked;
