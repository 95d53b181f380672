package io.kldiv.runner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The caret stands right under the token, whatever the line holds. */
final class ExcerptTest {
  @Test
  void tabsAreRepeatedBelow() {
    assertThat(excerpt("a:\t\tbad", "bad")).containsExactly("  a:\t\tbad", "    \t\t^^^");
  }

  @Test
  void wideCharactersTakeTwoCells() {
    assertThat(excerpt("\u540d\u524d: bad", "bad"))
        .containsExactly("  \u540d\u524d: bad", "        ^^^");
    assertThat(excerpt("a: \u540d\u524d", "\u540d\u524d"))
        .containsExactly("  a: \u540d\u524d", "     ^^^^");
  }

  @Test
  void charactersOutsideTheBasicPlaneAreOneColumnAndTwoCells() {
    Mark mark = mark("\ud83d\ude00: bad", "bad");
    assertThat(mark.column()).isEqualTo(4);
    assertThat(Excerpt.of(mark)).containsExactly("  \ud83d\ude00: bad", "      ^^^");
  }

  @Test
  void combiningMarksTakeNoCell() {
    assertThat(excerpt("e\u0301: bad", "bad")).containsExactly("  e\u0301: bad", "     ^^^");
  }

  @Test
  void aLongLineIsCutAroundTheToken() {
    String line = "x".repeat(200) + " bad " + "y".repeat(200);
    assertThat(excerpt(line, "bad"))
        .containsExactly(
            "  ..." + "x".repeat(39) + " bad " + "y".repeat(56) + "...",
            "     " + " ".repeat(40) + "^^^");
  }

  @Test
  void theEndOfALongLineIsShownToItsEnd() {
    assertThat(excerpt("x".repeat(200) + " bad", "bad"))
        .containsExactly("  ..." + "x".repeat(96) + " bad", "     " + " ".repeat(97) + "^^^");
  }

  @Test
  void aTokenLongerThanTheWindowIsCut() {
    assertThat(excerpt("a: " + "b".repeat(300), "b".repeat(300)))
        .containsExactly("  a: " + "b".repeat(97) + "...", "     " + "^".repeat(97));
  }

  @Test
  void aTokenOverSeveralLinesIsMarkedOnItsFirst() {
    assertThat(excerpt("a: [1,\n  2]\n", "[1,\n  2]")).containsExactly("  a: [1,", "     ^^^");
  }

  @Test
  void aBlankLineHasNoExcerpt() {
    assertThat(Excerpt.of(TestParts.file("").mark(1, 1, 1))).isEmpty();
    assertThat(Excerpt.of(TestParts.file("a\n").mark(7, 3, 1))).isEmpty();
  }

  @Test
  void aPlaceAfterTheEndOfALineIsMarked() {
    assertThat(Excerpt.of(TestParts.file("abc").mark(1, 4, 1))).containsExactly("  abc", "     ^");
  }

  private static List<String> excerpt(String text, String token) {
    return Excerpt.of(mark(text, token));
  }

  private static Mark mark(String text, String token) {
    int start = text.indexOf(token);
    return TestParts.file(text).markAt(start, start + token.length());
  }
}
