package io.kldiv.runner.launch;

import java.util.Arrays;

/** Prints its arguments; ends as it is told to. */
final class Program {
  private Program() {}

  /** Runs as the launcher runs kl. */
  public static void main(String[] arguments) {
    System.out.println(Arrays.toString(arguments));
    if (arguments[0].equals("exit")) {
      System.exit(Integer.parseInt(arguments[1]));
    }
    if (arguments[0].equals("run") && System.getenv("FAIL_TRAINING") != null) {
      System.exit(1);
    }
  }
}
