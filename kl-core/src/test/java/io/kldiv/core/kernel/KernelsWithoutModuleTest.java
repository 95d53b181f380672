package io.kldiv.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Java runtime started without the Vector API, in a process of its own. */
final class KernelsWithoutModuleTest {
  /** Computes e by the best kernels and says which they are. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] arguments) {
      double[] y = {1};
      Kernels kernels = Kernels.best();
      kernels.unary(Unary.EXP, y, 0, y, 0, 1);
      System.out.print(y[0] + " " + kernels.describe());
    }
  }

  @Test
  void theScalarKernelsServeAndSayHowToGetFasterOnes() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    List<String> command = List.of(java, "-Xshare:auto", "-cp", classPath, Probe.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output)
        .endsWith(
            "2.718281828459045 scalar; start Java with --add-modules jdk.incubator.vector for"
                + " speed");
  }

  @Test
  void theVectorKernelsAreFoundWhereTheModuleIs() {
    assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
    assertThat(Kernels.vector().orElseThrow().describe())
        .startsWith("Vector API, ")
        .endsWith(" bits)");
  }
}
