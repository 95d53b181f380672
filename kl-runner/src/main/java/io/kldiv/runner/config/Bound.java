package io.kldiv.runner.config;

/**
 * A configuration with its meaning: an immutable tree of decoded values, records and parts that are
 * still to be made. {@link Assembly} makes them.
 */
public sealed interface Bound
    permits BoundRecord, BoundPart, BoundList, BoundMap, BoundValue, BoundAbsent {
  /** The place of the value, in the file, an override or a default. */
  Mark mark();

  /** What the value comes from. */
  default Origin origin() {
    return mark().source().origin();
  }
}
