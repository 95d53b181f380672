/**
 * The numeric kernels: loops over {@code double[]} for elementwise mathematics, reductions, row
 * operations and matrix products.
 *
 * <p>Every kernel exists twice, written with the Vector API and as plain scalar code, behind the
 * one interface {@link io.kldiv.core.kernel.Kernels}. The twins give the same bits for every size,
 * lane width, thread count and Java version (NaN payloads apart): transcendental functions are
 * polynomial kernels made of fused multiply-adds in one fixed order, sums have a fixed blocking,
 * and a matrix product accumulates each output in index order. Nothing here allocates once
 * constructed.
 *
 * <p>The package uses nothing else of the project. Read {@link io.kldiv.core.kernel.Kernels} first,
 * then {@link io.kldiv.core.kernel.MatrixProduct}; the mathematics of the functions is in {@code
 * ScalarMath}, with the error bound of each.
 */
@NullMarked
package io.kldiv.core.kernel;

import org.jspecify.annotations.NullMarked;
