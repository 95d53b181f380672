/**
 * The links that users put before and after a rule, one class each: clipping, decay, averages,
 * noise.
 *
 * <p>The package uses the SPI of {@code io.kldiv.optim} as a stranger's plug-in would, and the
 * experiment's random streams. Read {@link io.kldiv.optim.link.ClipByNorm} first; the optimizer
 * that takes them is {@code chain}, in {@code io.kldiv.optim.rule}.
 */
@NullMarked
package io.kldiv.optim.link;

import org.jspecify.annotations.NullMarked;
