package io.kldiv.runner.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kldiv.core.part.PartRegistry;
import io.kldiv.runner.config.PartDocument;
import io.kldiv.runner.experiment.Experiment;
import io.kldiv.runner.measure.DivergenceFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code docs/parts.md} is what the code says; {@code -Dkl.docs=write} writes it anew. */
class PartsPageTest {
  private static final Path PAGE = Path.of("../docs/parts.md");

  @Test
  void thePageOfAllPartsIsUpToDate() throws IOException {
    String page = page();
    if ("write".equals(System.getProperty("kl.docs"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as(
            "run: mvn -pl kl-runner -am test -Dkl.docs=write -Dtest=PartsPageTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false")
        .isEqualTo(page);
  }

  private static String page() {
    PartRegistry parts = PartRegistry.load(PartsPageTest.class.getClassLoader());
    StringBuilder text =
        new StringBuilder(
            """
            # All parts

            Generated from the code by `PartsPageTest`; `kl describe` shows the same.

            ## The experiment file

            """);
    keys(text, PartDocument.keys(Experiment.class, parts), "");
    for (String kind : parts.kindNames()) {
      text.append("\n## %s\n".formatted(kind));
      parts
          .own(parts.kind(kind).orElseThrow())
          .forEach(
              part -> {
                PartDocument document = PartDocument.of(part, parts);
                document(text, document.with(DivergenceFacts.of(document, parts)));
              });
    }
    return text.toString();
  }

  private static void document(StringBuilder text, PartDocument document) {
    text.append("\n### %s\n\n%s\n".formatted(document.name(), document.description()));
    if (!document.formula().isEmpty()) {
      text.append("\n    %s\n".formatted(document.formula()));
    }
    document
        .facts()
        .forEach(
            (name, fact) ->
                text.append(
                    "\n%s%s: %s\n"
                        .formatted(
                            name.substring(0, 1).toUpperCase(Locale.ROOT),
                            name.substring(1),
                            fact)));
    if (!document.source().isEmpty()) {
      text.append("\nSource: %s\n".formatted(document.source()));
    }
    if (!document.keys().isEmpty()) {
      text.append('\n');
      keys(text, document.keys(), "");
    }
  }

  private static void keys(StringBuilder text, List<PartDocument.Key> keys, String indent) {
    for (PartDocument.Key key : keys) {
      String fallback =
          key.required()
              ? ", required"
              : key.defaultValue().map(v -> ", default `" + v + "`").orElse("");
      text.append(
          "%s- `%s` (%s%s): %s\n"
              .formatted(indent, key.name(), key.type(), fallback, key.description()));
      keys(text, key.keys(), indent + "  ");
    }
  }
}
