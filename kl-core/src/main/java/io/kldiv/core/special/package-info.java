/**
 * Special functions of one to three numbers as plain static methods: gamma and beta functions with
 * their derivatives, the error function's relatives, incomplete gamma and beta functions, modified
 * Bessel functions.
 *
 * <p>Each class states its formulas, their source and the worst error measured against a table of
 * mpmath. Everything is made of fused multiply-adds and the functions of {@code kernel} in a fixed
 * order, so the bits are the same on every Java. Coefficients are interpolations at Chebyshev
 * points, made by {@code coefficients.py} beside the tests' tables. Nothing allocates.
 *
 * <p>May use {@code kernel}. As operations of an expression, with gradients, the functions stand in
 * {@link io.kldiv.core.graph.op.SpecialFunctions}; read {@link io.kldiv.core.special.LogGamma}
 * first.
 */
@NullMarked
package io.kldiv.core.special;

import org.jspecify.annotations.NullMarked;
