package io.kldiv.runner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kldiv.runner.config.TestParts.Experiment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts made to break a reader: whatever comes in, a {@link ConfigException} comes out. */
final class HostileTextTest {
  private static final String INTERESTING = "{}[]:,-?&*!|>'\"%@`#~<.=\t\n\r 01xe_\u00a0é漢";

  @TempDir Path folder;

  @Test
  void randomChangesOfAGoodFileGiveProblemsOrAConfigurationAndNothingElse() throws IOException {
    byte[] good = TestParts.GOOD.getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("experiment.yaml");
    int refused = 0;
    for (long seed = 0; seed < 1200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Files.write(file, mutated(good, random));
      try {
        BoundRecord bound = TestParts.loader().load(file, List.of(), Experiment.class);
        assertThat(ConfigWriter.yaml(bound)).isNotEmpty();
      } catch (ConfigException e) {
        refused++;
        assertThat(e.problems()).as("seed %d", seed).isNotEmpty();
        assertThat(e.text()).as("seed %d", seed).doesNotContain("\u0007");
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ": " + Files.readString(file), e);
      }
    }
    assertThat(refused).isGreaterThan(400);
  }

  private static byte[] mutated(byte[] good, SplittableRandom random) {
    StringBuilder text = new StringBuilder(new String(good, StandardCharsets.UTF_8));
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length());
      int c = INTERESTING.charAt(random.nextInt(INTERESTING.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, (char) c);
        case 1 -> text.insert(at, (char) c);
        case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(10)));
        default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  @Test
  void randomBytesGiveProblems() throws IOException {
    Path file = folder.resolve("experiment.yaml");
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] bytes = new byte[random.nextInt(200)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 32 + random.nextInt(95));
      }
      Files.write(file, bytes);
      assertThatThrownBy(() -> TestParts.loader().load(file, List.of(), Experiment.class))
          .as("seed %d", seed)
          .isInstanceOf(ConfigException.class);
    }
  }

  @Test
  void randomOverridesGiveProblemsOrAConfigurationAndNothingElse() {
    for (long seed = 0; seed < 800; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder("optimizer.learningRate={type: cosine, initial: 0.1}");
      for (int i = 0; i < 3; i++) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, INTERESTING.charAt(random.nextInt(INTERESTING.length())));
      }
      try {
        TestParts.load(TestParts.GOOD, text.toString());
      } catch (ConfigException e) {
        assertThat(e.problems()).as("seed %d", seed).isNotEmpty();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + text, e);
      }
    }
  }

  @Test
  void deepNestingIsRefused() {
    assertRefused("a: " + "[".repeat(100_000), "1:53: nested more than 50 levels deep");
    assertRefused("a: " + "{b: ".repeat(100_000), "nested more than 50 levels deep");
    assertRefused("- ".repeat(100_000), "nested more than 50 levels deep");
    assertRefused("? ".repeat(100_000), "nested more than 50 levels deep");
  }

  @Test
  void nestingByAliasesIsRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [[[[[[[[[[0]]]]]]]]]]\n");
    for (int i = 1; i < 20; i++) {
      text.append("a%d: &a%d [[[[[*a%d]]]]]\n".formatted(i, i, i - 1));
    }
    assertRefused(text.toString(), "nested more than 50 levels deep");
  }

  @Test
  void multiplicationByAliasesIsRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String alias = "*a" + (i - 1);
      text.append(
          "a%d: &a%d [%s]\n"
              .formatted(
                  i,
                  i,
                  String.join(
                      ", ",
                      List.of(
                          alias, alias, alias, alias, alias, alias, alias, alias, alias, alias))));
    }
    assertRefused(text.toString(), "more than 100,000 values, counting aliases");
  }

  @Test
  void multiplicationByMergesIsRefused() {
    StringBuilder keys = new StringBuilder("a: &a {");
    for (int i = 0; i < 1000; i++) {
      keys.append("k").append(i).append(": 1, ");
    }
    keys.append("}\n");
    for (int i = 0; i < 200; i++) {
      keys.append("b%d: {<<: [*a, *a]}\n".formatted(i));
    }
    assertRefused(keys.toString(), "more than 100,000 values, counting aliases");
  }

  @Test
  void tooManyValuesAreRefused() {
    assertRefused("a: [" + "1,".repeat(200_000) + "]", "more than 100,000 values");
  }

  @Test
  void ofManyProblemsAllAreFoundAndTheFirstAreShown() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append("k").append(i).append(": 1\n");
    }
    assertThatThrownBy(() -> TestParts.load(text.toString()))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> {
              assertThat(e.problems()).hasSize(10_005);
              assertThat(e.text()).endsWith("and 9955 more problems");
            });
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> TestParts.load(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }
}
