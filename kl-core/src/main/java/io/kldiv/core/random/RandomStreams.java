package io.kldiv.core.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The random streams of an experiment, each known by its name. Immutable and safe for threads.
 *
 * <p>The stream {@code name} of a seed is a xoshiro256++ generator (Blackman and Vigna, 2021,
 * "Scrambled linear pseudorandom number generators") whose four 64-bit words of state are the
 * SHA-256 of the seed's eight bytes followed by the name in UTF-8, all read big-endian. So a stream
 * depends on the seed and its own name alone, never on which streams were made before it, and two
 * names give sequences that are independent for every practical purpose (2²⁵⁶ states).
 *
 * <p>Names are dotted paths that start with the owner: {@code data.split}, {@code
 * model.initialWeights}. Two owners must use two names.
 */
public final class RandomStreams {
  private static final int WORDS = 4;

  private final long seed;

  private RandomStreams(long seed) {
    this.seed = seed;
  }

  /**
   * The streams of a seed.
   *
   * @param seed any number
   * @return the streams
   */
  public static RandomStreams of(long seed) {
    return new RandomStreams(seed);
  }

  /**
   * The seed.
   *
   * @return the number given to {@link #of(long)}
   */
  public long seed() {
    return seed;
  }

  /**
   * Makes the stream of a name, at its beginning. Every call with the same name makes another
   * stream that yields the same numbers.
   *
   * @param name the stream's name, not blank
   * @return a new stream, which belongs to the caller
   * @throws IllegalArgumentException if the name is blank
   */
  public RandomStream stream(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a random stream needs a name, for example 'data.split'");
    }
    ByteBuffer digest = ByteBuffer.wrap(digest(name));
    long[] state = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      state[i] = digest.getLong();
    }
    return new RandomStream(name, state);
  }

  private byte[] digest(String name) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
      return sha256.digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "RandomStreams[seed=" + seed + "]";
  }
}
