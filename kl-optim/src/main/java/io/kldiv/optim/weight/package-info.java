/**
 * The rules for the weight λ of a divergence that look at the divergence itself, one class each.
 * Every schedule of {@code io.kldiv.optim.schedule} is a rule too.
 *
 * <p>The package uses the SPI of {@code io.kldiv.optim} as a stranger's plug-in would, and nothing
 * else of the project but the plug-in door. Read {@link io.kldiv.optim.weight.Constraint} first.
 */
@NullMarked
package io.kldiv.optim.weight;

import org.jspecify.annotations.NullMarked;
