package io.kldiv.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The width of the vectors. */
final class Lanes {
  /** The species of every vector here: 2, 4 or 8 lanes, which the order of sums is made for. */
  static final VectorSpecies<Double> SPECIES = species(DoubleVector.SPECIES_PREFERRED);

  private Lanes() {}

  private static VectorSpecies<Double> species(VectorSpecies<Double> preferred) {
    int lanes = preferred.length();
    return lanes == 2 || lanes == 4 || lanes == 8 ? preferred : DoubleVector.SPECIES_256;
  }
}
