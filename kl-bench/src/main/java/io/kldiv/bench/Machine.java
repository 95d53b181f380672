package io.kldiv.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is to know of the machine. */
public final class Machine {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Set<String> FLAGS =
      Set.of("sse4_2", "avx", "avx2", "fma", "avx512f", "avx512dq", "avx512vl", "asimd", "sve");

  private Machine() {}

  /** The facts, by what they are about. */
  public static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processor", cpu("model name") + ", " + Session.cores() + " cores");
    facts.put(
        "vector instructions",
        Arrays.stream(cpu("flags").split(" "))
            .filter(FLAGS::contains)
            .collect(Collectors.joining(" ")));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("Java", System.getProperty("java.vendor") + " " + Runtime.version());
    facts.put("load when begun", Format.number(load()));
    return facts;
  }

  /** The number of processes that want to run, of the last minute. */
  public static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String cpu(String key) {
    try {
      List<String> lines = Files.isReadable(CPU) ? Files.readAllLines(CPU) : List.of();
      return lines.stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
