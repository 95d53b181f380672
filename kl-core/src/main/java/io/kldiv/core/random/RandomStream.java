package io.kldiv.core.random;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * A sequence of random numbers that can be saved and continued; made by {@link
 * RandomStreams#stream(String)}. Not safe for threads: a stream has one owner.
 *
 * <p>A fill method yields exactly the numbers that as many calls of its single-number twin would,
 * and allocates nothing.
 */
public final class RandomStream {
  private static final byte FORMAT = 1;
  private static final int HEADER_BYTES = 2 + Double.BYTES;
  private static final double UNIT = 0x1.0p-53;

  private final String name;
  private final XoShiRo256PlusPlus generator;
  private boolean hasSpare;
  private double spare;

  RandomStream(String name, long[] state) {
    this.name = name;
    this.generator = new XoShiRo256PlusPlus(state);
  }

  /**
   * The stream's name.
   *
   * @return the name given to {@link RandomStreams#stream(String)}
   */
  public String name() {
    return name;
  }

  /**
   * The next 64 random bits.
   *
   * @return a number, all 2⁶⁴ equally likely
   */
  public long nextLong() {
    return generator.nextLong();
  }

  /**
   * The next number that is uniform on the integers below a bound, without bias.
   *
   * @param bound the bound, at least 1
   * @return a number in [0, bound)
   * @throws IllegalArgumentException if the bound is below 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("the bound must be at least 1, but is " + bound);
    }
    return generator.nextInt(bound);
  }

  /**
   * The next number that is uniform on the multiples of 2⁻⁵³ in [0, 1).
   *
   * @return a number, at least 0 and below 1
   */
  public double nextDouble() {
    return (generator.nextLong() >>> 11) * UNIT;
  }

  /**
   * The next number of a normal distribution with mean 0 and variance 1, by the polar method
   * (Marsaglia and Bray, 1964), which makes two at a time; the second is kept for the next call.
   *
   * @return a finite number
   */
  public double nextGaussian() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * nextDouble() - 1;
      y = 2 * nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
    spare = y * scale;
    hasSpare = true;
    return x * scale;
  }

  /**
   * Writes numbers of {@link #nextDouble()} into a part of an array.
   *
   * @param target the array
   * @param offset where to begin
   * @param count how many numbers to write
   * @throws IndexOutOfBoundsException if the part is not inside the array
   */
  public void fillUniform(double[] target, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, target.length);
    for (int i = offset; i < offset + count; i++) {
      target[i] = nextDouble();
    }
  }

  /**
   * Writes numbers of {@link #nextGaussian()} into a part of an array.
   *
   * @param target the array
   * @param offset where to begin
   * @param count how many numbers to write
   * @throws IndexOutOfBoundsException if the part is not inside the array
   */
  public void fillGaussian(double[] target, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, target.length);
    for (int i = offset; i < offset + count; i++) {
      target[i] = nextGaussian();
    }
  }

  /**
   * Puts the elements of an array in random order in place, every order equally likely
   * (Durstenfeld, 1964, Algorithm 235).
   *
   * @param values the array
   */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = generator.nextInt(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  /**
   * The whole state, the kept normal number included.
   *
   * @return bytes for {@link #restore(byte[])}
   */
  public byte[] save() {
    byte[] state = generatorState();
    return ByteBuffer.allocate(HEADER_BYTES + state.length)
        .put(FORMAT)
        .put((byte) (hasSpare ? 1 : 0))
        .putDouble(hasSpare ? spare : 0)
        .put(state)
        .array();
  }

  /**
   * Continues where {@link #save()} was called, on this or another stream.
   *
   * @param saved what {@link #save()} returned
   * @throws IllegalArgumentException if the bytes are not a saved state; the stream is unchanged
   */
  public void restore(byte[] saved) {
    int length = HEADER_BYTES + generatorState().length;
    if (saved.length != length) {
      throw damaged("has %d bytes, not %d".formatted(saved.length, length));
    }
    ByteBuffer buffer = ByteBuffer.wrap(saved);
    byte format = buffer.get();
    if (format != FORMAT) {
      throw damaged("has format %d, not %d".formatted(format, FORMAT));
    }
    byte flag = buffer.get();
    double number = buffer.getDouble();
    if (flag < 0 || flag > 1 || !Double.isFinite(number)) {
      throw damaged("is damaged");
    }
    byte[] state = new byte[buffer.remaining()];
    buffer.get(state);
    generator.restoreState(new RandomProviderDefaultState(state));
    hasSpare = flag == 1;
    spare = number;
  }

  private IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException(
        "the saved state of random stream '%s' %s".formatted(name, what));
  }

  private byte[] generatorState() {
    return ((RandomProviderDefaultState) generator.saveState()).getState();
  }

  @Override
  public String toString() {
    return "RandomStream[" + name + "]";
  }
}
