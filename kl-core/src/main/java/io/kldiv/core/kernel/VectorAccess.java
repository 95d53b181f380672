package io.kldiv.core.kernel;

import java.util.Optional;

/**
 * Loads the Vector API kernels by name, so that a runtime without the module links nothing of it.
 */
final class VectorAccess {
  private static final String MODULE = "jdk.incubator.vector";
  private static final String IMPLEMENTATION = "io.kldiv.core.kernel.VectorKernels";

  private VectorAccess() {}

  static Optional<Kernels> load() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.empty();
    }
    try {
      Class<?> type = Class.forName(IMPLEMENTATION, true, VectorAccess.class.getClassLoader());
      Kernels kernels = (Kernels) type.getDeclaredConstructor().newInstance();
      return Optional.of(kernels);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the Vector API kernels cannot be loaded", e);
    }
  }
}
