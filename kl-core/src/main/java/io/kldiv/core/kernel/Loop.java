package io.kldiv.core.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;

/**
 * A loop over vectors, compiled by itself: called through a handle that the compiler does not know,
 * and so never made part of its caller.
 *
 * <p>In Java 17 the compiler inlines the Vector API reliably only until a compiled unit has some
 * 18,000 nodes. Several loops in one unit exceed that, and then a vector in one of them becomes an
 * object, 96 bytes per iteration; which one, and whether, depends on the order in which methods
 * grow hot. A loop alone stays below. The cost is a few nanoseconds per call.
 */
final class Loop {
  private final MethodHandle handle;

  private Loop(MethodHandle handle) {
    this.handle = handle;
  }

  /** The loop that is the one method of that name in the class of the lookup. */
  static Loop of(MethodHandles.Lookup lookup, String name) {
    for (Method method : lookup.lookupClass().getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        try {
          return new Loop(lookup.unreflect(method));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException("the loop " + method + " cannot be called", e);
        }
      }
    }
    throw new IllegalStateException(lookup.lookupClass() + " has no loop named " + name);
  }

  private static RuntimeException rethrown(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      return e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return new IllegalStateException("a loop failed", failure);
  }

  void run(double[] x, int xOffset, double[] y, int yOffset, int n) {
    try {
      handle.invokeExact(x, xOffset, y, yOffset, n);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  void run(double[] x, int xOffset, double[] e, int n) {
    try {
      handle.invokeExact(x, xOffset, e, n);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  void run(double[] e, double[] y, int yOffset, int n) {
    try {
      handle.invokeExact(e, y, yOffset, n);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  void run(double[] x, int xOffset, double[] e, double[] y, int yOffset, int n) {
    try {
      handle.invokeExact(x, xOffset, e, y, yOffset, n);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  void run(double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    try {
      handle.invokeExact(a, aOffset, b, bOffset, y, yOffset, n);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  void run(
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      double[] y,
      int yOffset,
      int n) {
    try {
      handle.invokeExact(a, aOffset, b, bOffset, c, cOffset, y, yOffset, n);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  double reduce(double[] x, int offset, int n) {
    try {
      return (double) handle.invokeExact(x, offset, n);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  long outside(double[] x, int offset, int n, long mask, long from, long to) {
    try {
      return (long) handle.invokeExact(x, offset, n, mask, from, to);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  long checked(double[] a, int aOffset, double[] b, int bOffset, double[] y, int yOffset, int n) {
    try {
      return (long) handle.invokeExact(a, aOffset, b, bOffset, y, yOffset, n);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  void columns(double[] x, int offset, int rows, int stride, double[] y, int yOffset) {
    try {
      handle.invokeExact(x, offset, rows, stride, y, yOffset);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  void withEach(
      double[] x,
      int xOffset,
      double[] each,
      int eachOffset,
      double[] y,
      int yOffset,
      int rows,
      int n) {
    try {
      handle.invokeExact(x, xOffset, each, eachOffset, y, yOffset, rows, n);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  void copy(double[] x, int xOffset, int xStride, double[] y, int yOffset, int rows, int columns) {
    try {
      handle.invokeExact(x, xOffset, xStride, y, yOffset, rows, columns);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }

  void substitute(
      int d,
      double[] t,
      int tOffset,
      int tRowStride,
      int tColumnStride,
      double[] x,
      int xOffset,
      int xStride) {
    try {
      handle.invokeExact(d, t, tOffset, tRowStride, tColumnStride, x, xOffset, xStride);
    } catch (Throwable failure) {
      throw rethrown(failure);
    }
  }
}
