package io.kldiv.runner.cli;

import io.kldiv.runner.config.PartDocument;
import java.util.ArrayList;
import java.util.List;

/** The documentation of parts as text for a terminal. */
final class DocumentText {
  private static final int WIDTH = 96;

  private final StringBuilder text = new StringBuilder();

  DocumentText document(PartDocument document, String plugin) {
    text.append("%s '%s' (plug-in %s)%n".formatted(document.kind(), document.name(), plugin));
    wrap("  ", document.description());
    line("  formula     ", document.formula());
    document
        .facts()
        .forEach(
            (name, fact) -> {
              String label = "  " + name + " ".repeat(Math.max(1, 12 - name.length()));
              wrap(label, " ".repeat(label.length()), fact);
            });
    line("  source      ", document.source());
    if (document.keys().isEmpty()) {
      text.append(String.format("%nNo keys: write %s%n", document.name()));
      return this;
    }
    text.append(String.format("%nKeys%n"));
    return keys(document.keys());
  }

  DocumentText keys(List<PartDocument.Key> keys) {
    append(keys, "  ");
    return this;
  }

  String text() {
    return text.toString();
  }

  private void append(List<PartDocument.Key> keys, String indent) {
    for (PartDocument.Key key : keys) {
      List<String> facts = new ArrayList<>(List.of(key.type()));
      key.defaultValue().ifPresent(value -> facts.add("default " + value));
      if (key.required()) {
        facts.add("required");
      }
      text.append(String.format("%s%s: %s%n", indent, key.name(), String.join(", ", facts)));
      wrap(indent + "    ", key.description());
      if (!key.choices().isEmpty()) {
        wrap(indent + "    ", "one of: " + String.join(", ", key.choices()));
      }
      append(key.keys(), indent + "    ");
    }
  }

  private void line(String label, String value) {
    if (!value.isEmpty()) {
      text.append(String.format("%s%s%n", label, value));
    }
  }

  private void wrap(String indent, String paragraph) {
    wrap(indent, indent, paragraph);
  }

  private void wrap(String first, String indent, String paragraph) {
    StringBuilder line = new StringBuilder(first);
    for (String word : paragraph.split(" ", -1)) {
      boolean empty = line.length() == indent.length();
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        text.append(String.format("%s%n", line));
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
    }
    if (line.length() > indent.length()) {
      text.append(String.format("%s%n", line));
    }
  }
}
