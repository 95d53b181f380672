package io.kldiv.core.part;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wrong registration of a part; the message names the plug-in and the part. */
public final class PartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String plugin;

  /** Creates the exception with a message for the user. */
  public PartException(String message) {
    super(message);
    this.plugin = "";
  }

  /**
   * Creates the exception with a message for the user.
   *
   * @param plugin the name of the plug-in whose fault it is
   * @param message the message
   * @param cause what happened in the plug-in, or null
   */
  public PartException(String plugin, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.plugin = plugin;
  }

  /** The name of the plug-in whose fault it is, if the exception knows it. */
  public Optional<String> plugin() {
    return plugin.isEmpty() ? Optional.empty() : Optional.of(plugin);
  }
}
