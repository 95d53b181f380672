/**
 * The libraries that are measured: ours and its rivals, each in a process of its own.
 *
 * <p>Uses kl-runner and the rivals' libraries. Read {@link io.kldiv.bench.rival.Rival} first, then
 * {@link io.kldiv.bench.rival.RivalProcess}.
 */
@NullMarked
package io.kldiv.bench.rival;

import org.jspecify.annotations.NullMarked;
