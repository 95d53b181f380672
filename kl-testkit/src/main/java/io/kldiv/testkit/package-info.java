/**
 * Contract tests that every part passes, ours and a third party's, and what such tests need.
 *
 * <p>A contract is a class of final test methods, one per promise of the kind's interface; a part's
 * author extends it and supplies data only: how to make the part, and what it must reach. The
 * package uses the interfaces of core, optim and models, JUnit and AssertJ. Read {@link
 * io.kldiv.testkit.ActivationContract} first: it is the shortest.
 */
@NullMarked
package io.kldiv.testkit;

import org.jspecify.annotations.NullMarked;
