/**
 * Named random streams: every random number of an experiment comes from a stream that is derived
 * from the one seed and a name, so that adding a consumer never shifts the numbers of another.
 *
 * <p>The package uses the generators of Apache Commons RNG and nothing of the project. All numbers
 * are bit-identical on every JVM: the only transcendental function is {@link
 * java.lang.StrictMath#log(double)}, whose result is fixed to the bit by its specification. Read
 * {@link io.kldiv.core.random.RandomStreams} first.
 */
@NullMarked
package io.kldiv.core.random;

import org.jspecify.annotations.NullMarked;
