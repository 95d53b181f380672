package io.kldiv.runner.data;

import io.kldiv.core.random.RandomStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a part, batch by batch, copied into the caller's arrays; allocates nothing once made.
 *
 * <pre>{@code
 * batches.startEpoch();
 * for (int rows = batches.next(x, 0, y, 0); rows > 0; rows = batches.next(x, 0, y, 0)) { … }
 * }</pre>
 *
 * <p>The last batch of an epoch has the rows that are left, so it may be smaller. A full batch (one
 * that holds every row) keeps the order of the rows; smaller ones are drawn in an order that {@link
 * #startEpoch()} shuffles anew, if a stream is given.
 */
public final class Batches {
  private static final int NOT_BEGUN = -1;

  private final Dataset data;
  private final int batchSize;
  private final @Nullable RandomStream stream;
  private final int[] order;
  private int position;
  private int batch;

  private Batches(Dataset data, int batchSize, @Nullable RandomStream stream) {
    this.data = data;
    this.batchSize = Math.min(batchSize, data.rows());
    this.stream = this.batchSize < data.rows() ? stream : null;
    this.order = new int[data.rows()];
    this.position = NOT_BEGUN;
  }

  /**
   * Batches of a part, in an order that is shuffled for each epoch.
   *
   * @param data the part, with at least one row
   * @param batchSize the rows of a batch, at least 1; more than there are means all
   * @param stream where the orders come from; handed over
   * @return batches, before their first epoch
   * @throws IllegalArgumentException if the batch size is below 1 or the part has no rows
   */
  public static Batches shuffled(Dataset data, int batchSize, RandomStream stream) {
    check(data, batchSize);
    return new Batches(data, batchSize, stream);
  }

  /**
   * Batches of a part in the order of its rows, to measure by.
   *
   * @param data the part, with at least one row
   * @param batchSize the rows of a batch, at least 1; more than there are means all
   * @return batches, before their first epoch
   * @throws IllegalArgumentException if the batch size is below 1 or the part has no rows
   */
  public static Batches inOrder(Dataset data, int batchSize) {
    check(data, batchSize);
    return new Batches(data, batchSize, null);
  }

  private static void check(Dataset data, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("a batch needs at least 1 row, not " + batchSize);
    }
    if (data.rows() == 0) {
      throw new IllegalArgumentException("the " + data.name() + " part has no rows");
    }
  }

  private byte[] state() {
    return stream == null ? new byte[0] : stream.save();
  }

  /**
   * The rows of every batch but the last of an epoch.
   *
   * @return the number, at most the rows of the part
   */
  public int batchSize() {
    return batchSize;
  }

  /**
   * The rows of the last batch of an epoch.
   *
   * @return the number, from 1 to {@link #batchSize()}
   */
  public int lastBatchSize() {
    int rest = order.length % batchSize;
    return rest == 0 ? batchSize : rest;
  }

  /**
   * The batches of an epoch.
   *
   * @return the number, at least 1
   */
  public int batchesPerEpoch() {
    return (order.length - 1) / batchSize + 1;
  }

  /** Begins a new pass through all rows, in a new order. */
  public void startEpoch() {
    position = 0;
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    if (stream != null) {
      stream.shuffle(order);
    }
  }

  /**
   * Copies the next batch, row by row.
   *
   * @param features for {@code [batchSize × features]} numbers
   * @param featureOffset where to begin
   * @param targets for {@code [batchSize × targets]} numbers
   * @param targetOffset where to begin
   * @return the rows that were copied; 0 if the epoch is over
   * @throws IllegalStateException before the first epoch
   */
  public int next(double[] features, int featureOffset, double[] targets, int targetOffset) {
    int count = advance();
    copy(0, count, features, featureOffset, targets, targetOffset);
    return count;
  }

  /**
   * Goes on to the next batch, whose rows {@link #copy} then copies.
   *
   * @return its rows; 0 if the epoch is over
   * @throws IllegalStateException before the first epoch
   */
  public int advance() {
    if (position == NOT_BEGUN) {
      throw new IllegalStateException("startEpoch() comes before next()");
    }
    batch = position;
    position += Math.min(batchSize, order.length - position);
    return position - batch;
  }

  /**
   * Copies some rows of the batch, to their places in it. Several threads may copy rows of a batch.
   *
   * @param from the first row of the batch to copy
   * @param to the row to stop before
   * @param features for {@code [batchSize × features]} numbers
   * @param featureOffset where the batch begins
   * @param targets for {@code [batchSize × targets]} numbers
   * @param targetOffset where the batch begins
   */
  public void copy(
      int from, int to, double[] features, int featureOffset, double[] targets, int targetOffset) {
    int featureCount = data.featureCount();
    int targetWidth = data.targetWidth();
    for (int i = from; i < to; i++) {
      int row = order[batch + i];
      data.copyFeatures(row, features, featureOffset + i * featureCount);
      data.copyTargets(row, targets, targetOffset + i * targetWidth);
    }
  }

  /**
   * The whole state: the epoch's order, how far it has come, and the stream of the orders to come.
   *
   * @return bytes for {@link #restore(byte[])}
   */
  public byte[] save() {
    byte[] state = state();
    ByteBuffer saved = ByteBuffer.allocate(savedLength(state)).putInt(position);
    for (int row : order) {
      saved.putInt(row);
    }
    return saved.put(state).array();
  }

  private int savedLength(byte[] state) {
    return Math.addExact(Math.multiplyExact(Integer.BYTES, order.length + 1), state.length);
  }

  /**
   * Continues where {@link #save()} was called, on batches of the same part and size.
   *
   * @param saved what {@link #save()} returned
   * @throws IllegalArgumentException if the bytes are not a saved state; nothing has changed then
   */
  public void restore(byte[] saved) {
    int expected = savedLength(state());
    if (saved.length != expected) {
      throw new IllegalArgumentException(
          "the saved state of batches has %d bytes, not %d".formatted(saved.length, expected));
    }
    ByteBuffer bytes = ByteBuffer.wrap(saved);
    int savedPosition = bytes.getInt();
    int[] savedOrder = new int[order.length];
    bytes.asIntBuffer().get(savedOrder);
    if (savedPosition < NOT_BEGUN || savedPosition > order.length) {
      throw new IllegalArgumentException(
          "the saved state of batches is at row %d of %d".formatted(savedPosition, order.length));
    }
    for (int row : savedOrder) {
      if (row < 0 || row >= order.length) {
        throw new IllegalArgumentException(
            "the saved state of batches has row %d of %d".formatted(row, order.length));
      }
    }
    if (stream != null) {
      stream.restore(Arrays.copyOfRange(saved, saved.length - state().length, saved.length));
    }
    System.arraycopy(savedOrder, 0, order, 0, order.length);
    position = savedPosition;
  }
}
