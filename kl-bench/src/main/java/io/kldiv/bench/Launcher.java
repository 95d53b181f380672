package io.kldiv.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Knows the command line of each rival's process, and which rivals this machine has. */
final class Launcher {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  private final Path folder;

  /**
   * A launcher.
   *
   * @param folder where the Python program is put
   */
  Launcher(Path folder) {
    this.folder = folder;
  }

  /** Why a rival cannot run here, if so. */
  Optional<String> obstacle(String rival) {
    if (rival.equals("torch")) {
      return pythonHasTorch()
          ? Optional.empty()
          : Optional.of("PyTorch of Debian is left out: no package python3-torch");
    }
    boolean portable = List.of(Contender.OURS, "java", "ojalgo").contains(rival);
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return portable || system.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)")
        ? Optional.empty()
        : Optional.of(rival + " is left out: its natives are for linux-x86_64, this is " + system);
  }

  private static boolean pythonHasTorch() {
    try {
      return Files.isExecutable(PYTHON)
          && new ProcessBuilder(PYTHON.toString(), "-c", "import torch").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The command line of a rival's process. */
  List<String> command(String rival, int threads) throws IOException {
    if (rival.equals("torch")) {
      return List.of(PYTHON.toString(), script().toString(), String.valueOf(threads));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-modules=jdk.incubator.vector",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseParallelGC",
            "-XX:-UsePerfData",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            "io.kldiv.bench.rival.RivalProcess",
            rival,
            String.valueOf(threads)));
    return command;
  }

  private Path script() throws IOException {
    Path script = folder.resolve("torch_rival.py");
    try (InputStream source = Launcher.class.getResourceAsStream("rival/torch_rival.py")) {
      if (source == null) {
        throw new IOException("torch_rival.py is not in the jar");
      }
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return script;
  }
}
