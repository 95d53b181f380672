/**
 * The operations: what expressions are made of.
 *
 * <p>{@link io.kldiv.core.graph.op.Elementwise}, {@link io.kldiv.core.graph.op.SpecialFunctions},
 * {@link io.kldiv.core.graph.op.Reductions}, {@link io.kldiv.core.graph.op.Products}, {@link
 * io.kldiv.core.graph.op.Layouts} and {@link io.kldiv.core.graph.op.LinearAlgebra} hold the static
 * methods that make nodes. Behind them stand package-private records, equal by value, each with its
 * shape rule, its work and its gradient rule; a gradient is written with the same static methods,
 * so that it can be differentiated again.
 *
 * <p>May use {@code graph}, {@code kernel} and {@code special}; {@code EigenSymmetric} and {@code
 * SingularValues} also use ojAlgo. Read {@link io.kldiv.core.graph.op.Elementwise} first; {@code
 * UnaryOperation} is the shortest example of an operation and {@code Matmul} one that sees its
 * arrays whole.
 */
@NullMarked
package io.kldiv.core.graph.op;

import org.jspecify.annotations.NullMarked;
