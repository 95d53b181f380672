package io.kldiv.runner.data;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads one IDX file of unsigned bytes (LeCun, Cortes and Burges, "The MNIST database": magic
 * number, sizes, values, all big-endian), plain or compressed with gzip. What the header promises
 * is checked against the file's size before anything of that size is made.
 */
final class IdxReader implements Closeable {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MOST_DIMENSIONS = 4;
  private static final int BUFFER = 1 << 16;
  private static final long MOST_EXPANSION = 1032; // of deflate: 258 bytes from two bits

  private final Path path;
  private final MessageDigest digest = Sha256.digest();
  private final long fileSize;
  private final boolean compressed;
  private final InputStream raw;
  private final InputStream content;
  private final long[] sizes;
  private final int itemBytes;
  private long itemsRead;

  private IdxReader(Path path, InputStream file) throws IOException {
    this.path = path;
    this.raw = new BufferedInputStream(new DigestInputStream(file, digest), BUFFER);
    this.fileSize = Files.size(path);
    raw.mark(2);
    byte[] first = raw.readNBytes(2);
    raw.reset();
    this.compressed = first.length == 2 && first[0] == 0x1f && first[1] == (byte) 0x8b;
    this.content =
        compressed ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
    this.sizes = readSizes();
    this.itemBytes = checkedItemBytes();
  }

  /** Opens a file and checks its header. */
  static IdxReader open(Path path) {
    InputStream file = InputFiles.open(path);
    try {
      return new IdxReader(path, file);
    } catch (IOException e) {
      close(file, e);
      throw explain(path, e);
    } catch (DataException e) {
      close(file, e);
      throw e;
    }
  }

  private static void close(InputStream file, Exception reason) {
    try {
      file.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** The number of dimensions: 1 for labels, 3 for grey images. */
  int dimensions() {
    return sizes.length;
  }

  /** The number of items. */
  int items() {
    return (int) sizes[0];
  }

  /** The bytes of an item. */
  int itemBytes() {
    return itemBytes;
  }

  private long[] readSizes() throws IOException {
    byte[] magic = content.readNBytes(4);
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
      throw problem(
          "this is not an IDX file: it begins with the bytes %s, not 00 00 08"
              .formatted(HexFormat.ofDelimiter(" ").formatHex(magic)));
    }
    if (magic[2] != UNSIGNED_BYTE) {
      throw problem(
          "the values are of type 0x%02x; only unsigned bytes (0x08) can be read"
              .formatted(magic[2]));
    }
    int dimensions = magic[3] & 0xff;
    if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      throw problem(
          "the values have %d dimensions; 1 to %d are allowed"
              .formatted(dimensions, MOST_DIMENSIONS));
    }
    byte[] header = content.readNBytes(dimensions * Integer.BYTES);
    if (header.length < dimensions * Integer.BYTES) {
      throw problem("the file ends inside its header");
    }
    ByteBuffer buffer = ByteBuffer.wrap(header);
    long[] result = new long[dimensions];
    for (int i = 0; i < dimensions; i++) {
      result[i] = Integer.toUnsignedLong(buffer.getInt());
    }
    return result;
  }

  private int checkedItemBytes() {
    String promise =
        Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining(" × "));
    long total;
    try {
      total = Arrays.stream(sizes).reduce(1, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw problem("the header promises %s values, more than any file has".formatted(promise));
    }
    if (total == 0) {
      throw problem("the header promises %s values, so the file has none".formatted(promise));
    }
    long header = (1L + sizes.length) * Integer.BYTES;
    if (!compressed && header + total != fileSize) {
      throw problem(
          "the header promises %s values of a byte, but %d bytes follow it"
              .formatted(promise, fileSize - header));
    }
    if (compressed && total / MOST_EXPANSION > fileSize) {
      throw problem(
          "the header promises %s values of a byte, more than %d bytes of gzip can hold"
              .formatted(promise, fileSize));
    }
    if (total / sizes[0] > Integer.MAX_VALUE - 8 || sizes[0] > Integer.MAX_VALUE - 8) {
      throw problem("%s values are more than one array can hold".formatted(promise));
    }
    return (int) (total / sizes[0]);
  }

  /** Reads the next item. */
  void readItem(byte[] target) {
    try {
      int read = content.readNBytes(target, 0, itemBytes);
      if (read < itemBytes) {
        throw tooShort();
      }
      itemsRead++;
    } catch (EOFException e) {
      throw tooShort(); // gzip data that breaks off
    } catch (IOException e) {
      throw explain(path, e);
    }
  }

  /** Checks that nothing follows the last item, and gives the file's fingerprint. */
  SourceFile finish() {
    try {
      if (content.read() >= 0) {
        throw problem(
            "the file goes on after the %d items that its header promises".formatted(sizes[0]));
      }
      raw.transferTo(OutputStream.nullOutputStream());
      return new SourceFile(path.toString(), fileSize, Sha256.hex(digest.digest()));
    } catch (IOException e) {
      throw explain(path, e);
    }
  }

  private DataException tooShort() {
    return problem(
        "the file ends after %d of the %d items that its header promises"
            .formatted(itemsRead, sizes[0]));
  }

  /** A problem of this file. */
  DataException problem(String message) {
    return DataException.of(path.toString(), message);
  }

  private static DataException explain(Path path, IOException e) {
    if (e instanceof ZipException) {
      return DataException.of(
          path.toString(), "the gzip data is damaged (%s)".formatted(e.getMessage()));
    }
    if (e instanceof EOFException) {
      return DataException.of(path.toString(), "the gzip data breaks off");
    }
    return InputFiles.unreadable(path, e);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
