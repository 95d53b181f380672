package io.kldiv.runner.config;

import io.kldiv.core.part.PartDefinition;
import io.kldiv.core.part.PartRegistry;
import java.util.Optional;

/**
 * What a set of keys belongs to, for messages.
 *
 * @param path the keys that lead to it: {@code data.source}; empty at the top level
 * @param title how messages name it: {@code optimizer 'sgd'}, {@code 'training'}
 * @param mark the key that it belongs to, or its own first key
 * @param see the command that tells more
 */
record Owner(String path, String title, Mark mark, Optional<String> see) {
  /** The top level of a file. */
  static Owner top(Mark mark) {
    return new Owner("", "", mark, Optional.empty());
  }

  /** A mapping that is no part. */
  static Owner mapping(String path, Mark mark) {
    return new Owner(path, "'" + path + "'", mark, Optional.empty());
  }

  /** A part. */
  static Owner part(PartDefinition<?> part, String path, Mark mark) {
    String kind = PartRegistry.kindName(part.kind());
    return new Owner(
        path,
        "%s '%s'".formatted(kind, part.name()),
        mark,
        Optional.of("kl describe %s %s".formatted(kind, part.name())));
  }

  /** Where a key is, for messages: {@code " in optimizer 'sgd'"}. */
  String in() {
    return title.isEmpty() ? " at the top level" : " in " + title;
  }

  /** The path of a key below this. */
  String child(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The problem with this owner's command. */
  Problem see(Problem problem) {
    return see.map(problem::see).orElse(problem);
  }
}
