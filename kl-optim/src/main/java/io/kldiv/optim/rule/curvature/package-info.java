/**
 * The optimizers that ask for more than the gradient: Fisher products, divergences between
 * predictions, the objective elsewhere; and those that wrap another rule.
 *
 * <p>The package uses the SPI of {@code io.kldiv.optim} as a stranger's plug-in would, the plug-in
 * door and the kernels' mathematics. Read {@link io.kldiv.optim.rule.curvature.NaturalGradient}
 * first. A link has no memory, so all that is long lies in the buffers of its {@link
 * io.kldiv.optim.LinkState}, also what is needed for one step only.
 */
@NullMarked
package io.kldiv.optim.rule.curvature;

import org.jspecify.annotations.NullMarked;
