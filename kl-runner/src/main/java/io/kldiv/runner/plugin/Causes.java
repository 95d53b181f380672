package io.kldiv.runner.plugin;

import io.kldiv.core.part.PartException;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one line, without a stack trace, why code of a plug-in failed. */
final class Causes {
  private static final Pattern CLASS_FILE = Pattern.compile("class file version (\\d+)\\.\\d+");

  /** The class file version of Java 1; each Java since has the next. */
  private static final int BEFORE_FIRST = 44;

  private Causes() {}

  /**
   * The reason.
   *
   * @param failure what was thrown
   * @param loader the name of the plug-in's class loader
   */
  static String text(Throwable failure, String loader) {
    if (failure instanceof ServiceConfigurationError wrong) {
      Throwable cause = wrong.getCause();
      return cause == null ? service(wrong) : text(cause, loader);
    }
    if (failure instanceof ExceptionInInitializerError wrong && wrong.getCause() != null) {
      return text(wrong.getCause(), loader);
    }
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof PartException) {
      return message;
    }
    if (failure instanceof UnsupportedClassVersionError) {
      return tooNew(message);
    }
    boolean absent =
        failure instanceof NoClassDefFoundError || failure instanceof ClassNotFoundException;
    if (absent && !message.contains(" ")) { // else it is there, and something else is wrong with it
      return missing(message.replace('/', '.'));
    }
    String place = place(failure, loader).map(frame -> " (" + frame + ")").orElse("");
    String reason = failure.getMessage() == null ? "" : ": " + message;
    return failure.getClass().getSimpleName() + reason + place;
  }

  private static String service(ServiceConfigurationError wrong) {
    return "wrong entry in META-INF/services/" + wrong.getMessage();
  }

  private static String tooNew(String message) {
    Matcher matcher = CLASS_FILE.matcher(message);
    String needed =
        matcher.find()
            ? String.valueOf(Integer.parseInt(matcher.group(1)) - BEFORE_FIRST)
            : "a later version";
    String type = message.split(" ", 2)[0].replace('/', '.');
    return "class %s is compiled for Java %s, but this is Java %d; compile it with --release 17"
        .formatted(type, needed, Runtime.version().feature());
  }

  private static String missing(String type) {
    return PluginClassLoader.isOurs(type)
        ? "class %s is not one that kl offers to plug-ins".formatted(type)
        : "class %s is missing; a plug-in's jar must hold the libraries it uses".formatted(type);
  }

  /** The topmost call that the plug-in's own code made. */
  private static Optional<StackTraceElement> place(Throwable failure, String loader) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (loader.equals(frame.getClassLoaderName())) {
        return Optional.of(
            new StackTraceElement(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber()));
      }
    }
    return Optional.empty();
  }
}
