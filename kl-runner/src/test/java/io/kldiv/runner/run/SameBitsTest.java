package io.kldiv.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.runner.config.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same file and seed give the same model to the last bit: for any number of threads, with and
 * without the Vector API, and on every JDK that this test runs on. Each run is a process of its
 * own.
 */
class SameBitsTest {
  /** SHA-256 of model.safetensors, the same on JDK 17 and 25. */
  private static final String DIGITS =
      "3cbe92b34b5847a934f09aa42093c0248bb8aa0fef7ce0fbd44b37f0e15a38b6";

  private static final String GAUSSIAN =
      "9ffaa63fc1958b9990d639dd100a0ab012e321aa0c631f319124e5c93705fd8d";

  @TempDir private Path folder;

  @Test
  void theDigitsModelIsTheSame() throws IOException, InterruptedException {
    for (int threads : new int[] {1, 2, 3, 7}) {
      assertThat(digits(threads, true)).as("%d threads", threads).isEqualTo(DIGITS);
    }
    assertThat(digits(2, false)).as("scalar kernels").isEqualTo(DIGITS);
  }

  @Test
  void theGaussianModelIsTheSame() throws IOException, InterruptedException {
    assertThat(gaussian(1, true)).isEqualTo(GAUSSIAN);
    assertThat(gaussian(3, false)).as("scalar kernels").isEqualTo(GAUSSIAN);
  }

  private String digits(int threads, boolean vectors) throws IOException, InterruptedException {
    return run("digits", threads, vectors, "-s", "training.epochs=3", "-s", "model.dropout=0.1");
  }

  private String gaussian(int threads, boolean vectors) throws IOException, InterruptedException {
    return run("gaussian", threads, vectors, "-s", "training.epochs=3");
  }

  private String run(String name, int threads, boolean vectors, String... overrides)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    if (vectors) {
      command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.kldiv.runner.cli.Kl", "run", "../configs/" + name + ".yaml"));
    command.addAll(List.of("--threads", Integer.toString(threads), "--output", "json"));
    command.addAll(List.of("--runs", folder.toString()));
    command.addAll(List.of(overrides));
    Path out = Files.createTempFile(folder, "out", ".json");
    Path err = Files.createTempFile(folder, "err", ".txt");
    int exit =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    assertThat(exit).as(Files.readString(err, StandardCharsets.UTF_8)).isZero();
    String text = Files.readString(out, StandardCharsets.UTF_8);
    return String.valueOf(JsonText.readObject(text).get("modelSha256"));
  }
}
