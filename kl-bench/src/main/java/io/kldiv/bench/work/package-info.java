/**
 * What is measured, a class for each piece of work.
 *
 * <p>Uses the harness, {@code io.kldiv.bench}, and the jobs of {@code io.kldiv.bench.rival}. Read
 * {@link io.kldiv.bench.work.Work} first.
 */
@NullMarked
package io.kldiv.bench.work;

import org.jspecify.annotations.NullMarked;
