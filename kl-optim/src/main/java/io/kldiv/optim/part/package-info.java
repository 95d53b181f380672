/**
 * The optimizers and schedules that come with the framework, one class each, and the plug-in that
 * registers them.
 *
 * <p>The package uses the SPI of {@code io.kldiv.optim} as a stranger's plug-in would, and nothing
 * else of the project but the plug-in door. Read {@link io.kldiv.optim.part.Sgd} and {@link
 * io.kldiv.optim.part.Cosine} first.
 */
@NullMarked
package io.kldiv.optim.part;

import org.jspecify.annotations.NullMarked;
