package io.kldiv.runner.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Strict UTF-8 that names the line of the first byte that is not, and computes the file's SHA-256
 * on the way. A byte order mark is skipped; other encodings and archives are named.
 */
final class Utf8Reader extends Reader {
  private static final int BLOCK = 1 << 16;

  private final String origin;
  private final InputStream input;
  private final MessageDigest digest = Sha256.digest();
  private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).flip();
  private final CharBuffer chars = CharBuffer.allocate(BLOCK).flip();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private long length;
  private long line = 1;
  private char last;
  private boolean ended;

  Utf8Reader(String origin, InputStream input) throws IOException {
    this.origin = origin;
    this.input = input;
    refill();
    skipMark();
  }

  /** The file that was read; to be asked for at its end. */
  SourceFile file() {
    return new SourceFile(origin, length, Sha256.hex(digest.digest()));
  }

  @Override
  public int read(char[] target, int offset, int count) throws IOException {
    if (!chars.hasRemaining() && !decodeMore()) {
      return -1;
    }
    int copied = Math.min(count, chars.remaining());
    chars.get(target, offset, copied);
    return copied;
  }

  /** Decodes the next characters; false at the end of the file. */
  private boolean decodeMore() throws IOException {
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    while (chars.position() == 0 && !result.isError() && !ended) {
      refill();
      result = decoder.decode(bytes, chars, ended);
    }
    chars.flip();
    countLines();
    if (!chars.hasRemaining() && result.isError()) {
      throw malformed(result.length());
    }
    return chars.hasRemaining();
  }

  private void refill() throws IOException {
    bytes.compact();
    int before = bytes.position();
    int read = input.readNBytes(bytes.array(), before, bytes.remaining());
    digest.update(bytes.array(), before, read);
    length += read;
    bytes.position(before + read).flip();
    ended = read < BLOCK - before;
  }

  private void countLines() {
    for (int i = 0; i < chars.limit(); i++) {
      char c = chars.get(i);
      if (c == '\r' || (c == '\n' && last != '\r')) {
        line++;
      }
      last = c;
    }
  }

  private DataException malformed(int count) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < count; i++) {
      hex.append(" %02x".formatted(bytes.get(bytes.position() + i)));
    }
    return new DataException(
        DataProblem.at(
            origin,
            line,
            "the bytes%s are not UTF-8; save the file in the encoding UTF-8".formatted(hex)));
  }

  private void skipMark() {
    if (starts(0xef, 0xbb, 0xbf)) {
      bytes.position(3);
    } else if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) {
      throw DataException.of(
          origin, "the file is in the encoding UTF-16; save it in the encoding UTF-8");
    } else if (starts(0x1f, 0x8b)) {
      throw DataException.of(origin, "the file is compressed with gzip; unpack it first");
    } else if (starts('P', 'K', 3, 4)) {
      throw DataException.of(
          origin, "the file is a zip archive or a spreadsheet; save it as CSV text first");
    } else if (bytes.limit() > 1 && (bytes.get(0) == 0 || bytes.get(1) == 0)) {
      throw DataException.of(
          origin,
          "the file holds zero bytes: it is not text, or it is in the encoding UTF-16; save it in"
              + " the encoding UTF-8");
    }
  }

  private boolean starts(int... first) {
    if (bytes.limit() < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((bytes.get(i) & 0xff) != first[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
