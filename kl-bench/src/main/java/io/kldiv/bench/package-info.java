/**
 * The harness of the benchmarks: starts the rivals' processes, takes their samples in turn, checks
 * that they did the same work, and writes the tables.
 *
 * <p>Uses {@code io.kldiv.bench.rival} and {@code io.kldiv.bench.work}. Read {@link
 * io.kldiv.bench.Session} first.
 */
@NullMarked
package io.kldiv.bench;

import org.jspecify.annotations.NullMarked;
