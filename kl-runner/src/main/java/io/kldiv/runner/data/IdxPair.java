package io.kldiv.runner.data;

import io.kldiv.core.part.Describe;

/**
 * The names of two IDX files in one folder; each may have {@code .gz} added.
 *
 * @param images the file of the features, of 2 to 4 dimensions
 * @param labels the file of the targets, of 1 dimension
 */
@Describe("The names of two IDX files in one folder; each may have .gz added.")
public record IdxPair(
    @Describe("The file of the images, of 2 to 4 dimensions.") String images,
    @Describe("The file of the labels, of 1 dimension.") String labels) {
  /** The training pair as MNIST, Fashion-MNIST and their kin call it. */
  static final IdxPair TRAIN = new IdxPair("train-images-idx3-ubyte", "train-labels-idx1-ubyte");

  /** The test pair as MNIST, Fashion-MNIST and their kin call it. */
  static final IdxPair TEST = new IdxPair("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
}
