/**
 * The optimizers that come with the framework, one class each, and the plug-in that registers them
 * and the schedules of {@code io.kldiv.optim.schedule}.
 *
 * <p>The package uses the SPI of {@code io.kldiv.optim} as a stranger's plug-in would, and nothing
 * else of the project but the plug-in door. Read {@link io.kldiv.optim.rule.Sgd} first.
 */
@NullMarked
package io.kldiv.optim.rule;

import org.jspecify.annotations.NullMarked;
