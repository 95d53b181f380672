/**
 * The schedules that come with the framework, one class each.
 *
 * <p>Times are written in two ways. A smooth schedule has a length, {@code steps} or {@code
 * epochs}, and lasts the whole run if neither is given; its value changes at every step. A schedule
 * with milestones or a period counts in {@code unit}, epochs or steps.
 *
 * <p>The package uses the SPI of {@code io.kldiv.optim} as a stranger's plug-in would, and nothing
 * else of the project but the plug-in door. Read {@link io.kldiv.optim.schedule.Cosine} first, and
 * {@link io.kldiv.optim.schedule.WarmUp} for a schedule made of others.
 */
@NullMarked
package io.kldiv.optim.schedule;

import org.jspecify.annotations.NullMarked;
