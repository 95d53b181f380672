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
    if (!moduleIsThere()) {
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

  /** Whether the loaded kernels have the four lanes from which they are worth their while. */
  static boolean isWide(Kernels loaded) {
    return lanes(loaded) >= 4;
  }

  /** The length of the vectors of the loaded kernels. */
  static int lanes(Kernels loaded) {
    return VectorKernels.LANES;
  }

  /**
   * Whether the module is there, if need be after loading it: a launch with {@code --add-exports
   * java.base/jdk.internal.module=ALL-UNNAMED} is spared the warning that {@code --add-modules}
   * prints at every start.
   */
  static boolean moduleIsThere() {
    if (ModuleLayer.boot().findModule(MODULE).isPresent()) {
      return true;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, MODULE);
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
