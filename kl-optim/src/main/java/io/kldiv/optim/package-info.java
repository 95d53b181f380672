/**
 * Update rules and schedules: how a gradient becomes a step, over flat arrays.
 *
 * <p>An {@link io.kldiv.optim.Optimizer} is an immutable chain of small {@link
 * io.kldiv.optim.Link}s; what it remembers between steps is an {@link
 * io.kldiv.optim.OptimizerState}, plain data that is saved and restored whole; an {@link
 * io.kldiv.optim.Updater} runs the one on the other. A {@link io.kldiv.optim.Schedule} gives a
 * number that changes during the run: a learning rate, a momentum, the weight of a divergence; the
 * last may also be kept by a {@link io.kldiv.optim.WeightController}.
 *
 * <p>The package knows the plug-in door ({@code io.kldiv.core.part}) and nothing else: no graph, no
 * model, no data. Read {@link io.kldiv.optim.Optimizer} first, then {@link io.kldiv.optim.Link} and
 * {@link io.kldiv.optim.Schedule}. The optimizers themselves are in {@code io.kldiv.optim.rule},
 * the links that users put around them in {@code io.kldiv.optim.link}, the schedules in {@code
 * io.kldiv.optim.schedule}, the controllers in {@code io.kldiv.optim.weight}.
 */
@NullMarked
package io.kldiv.optim;

import org.jspecify.annotations.NullMarked;
