/**
 * Expressions over arrays of doubles: defined once, differentiated, compiled to a plan, run many
 * times.
 *
 * <p>A {@link io.kldiv.core.graph.Node} is immutable: an operation, its inputs, and a shape that is
 * inferred and checked as the node is made. {@link io.kldiv.core.graph.Gradients} answers with
 * nodes, so that gradients of gradients come from the same rules. {@link io.kldiv.core.graph.Plan}
 * orders the work, fuses elementwise chains, plans buffers and binds kernels; running it allocates
 * nothing.
 *
 * <p>How a plan comes about: {@code Program} says what is computed (merged, folded, pruned), {@code
 * Schedule} what is computed together and in which order, {@code Memory} and {@code Buffers} where
 * it lies, {@code FusedLayout} and {@code FusedWork} how a group goes through its blocks. {@code
 * CheckedRun} does the same one operation at a time to find where a number went wrong.
 *
 * <p>May use {@code kernel} only. Read {@link io.kldiv.core.graph.Node} first, then {@link
 * io.kldiv.core.graph.Operation}; the operations are in {@code graph.op}.
 */
@NullMarked
package io.kldiv.core.graph;

import org.jspecify.annotations.NullMarked;
