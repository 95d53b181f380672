package io.kldiv.runner.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Strict decoding of UTF-8: a byte that is not UTF-8 is a problem with a place, never a '?'. */
final class Utf8 {
  private Utf8() {}

  /** The source with the decoded text, without a byte order mark; empty if it is not UTF-8. */
  static Optional<Source> decode(Source source, byte[] bytes, Problems problems) {
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      problems.add(
          Problem.of(source.mark(1, 1, 1), "the file is in UTF-16").hint("save it as UTF-8"));
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      in.position(3);
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String prefix = out.flip().toString();
    if (!result.isError()) {
      return Optional.of(new Source(source.name(), source.origin(), prefix, source.folder()));
    }
    int rest = in.position();
    String lenient = prefix + new String(bytes, rest, bytes.length - rest, StandardCharsets.UTF_8);
    Source shown = new Source(source.name(), source.origin(), lenient, source.folder());
    problems.add(
        Problem.of(
                shown.markAt(prefix.length(), prefix.length() + 1),
                "the byte 0x%02X is not UTF-8".formatted(bytes[rest]))
            .hint("save the file as UTF-8; another encoding was used for this character"));
    return Optional.empty();
  }

  /** Whether there is a character that YAML forbids; the first one is reported. */
  static boolean hasControlCharacter(Source source, Problems problems) {
    String text = source.text();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (!StreamReader.isPrintable(c) || c == 0x7F) {
        problems.add(
            Problem.of(
                source.markAt(i, next),
                "the control character U+%04X is not allowed".formatted(c)));
        return true;
      }
      i = next;
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
