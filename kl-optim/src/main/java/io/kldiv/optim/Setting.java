package io.kldiv.optim;

import io.kldiv.core.kernel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Where links work in one run.
 *
 * @param layout the names and places of the parameters
 * @param horizon how long the run is planned to be
 * @param workers the threads, or null to work in the caller's
 */
record Setting(ParameterLayout layout, Horizon horizon, @Nullable Workers workers) {}
