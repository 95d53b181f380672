package io.kldiv.testkit.model;

import io.kldiv.models.Activation;
import io.kldiv.models.activation.Gelu;
import io.kldiv.models.activation.Relu;
import io.kldiv.models.activation.Sigmoid;
import io.kldiv.models.activation.Softplus;
import io.kldiv.models.activation.Tanh;
import io.kldiv.models.initialiser.GlorotNormal;
import io.kldiv.models.initialiser.GlorotUniform;
import java.util.List;

/** Settings of the hidden layers that our models are tried with. */
record Settings(List<Integer> hidden, Activation activation, double dropout) {
  /** Every number of layers with tanh, every activation with two layers, and dropout. */
  static List<Settings> all() {
    return List.of(
        new Settings(List.of(), new Tanh(), 0),
        new Settings(List.of(5), new Tanh(), 0),
        new Settings(List.of(4, 3), new Tanh(), 0),
        new Settings(List.of(4, 3), new Gelu(), 0),
        new Settings(List.of(4, 3), new Relu(), 0),
        new Settings(List.of(4, 3), new Sigmoid(), 0),
        new Settings(List.of(4, 3), new Softplus(), 0),
        new Settings(List.of(5), new Softplus(), 0.25),
        new Settings(List.of(4, 3), new Tanh(), 0.25));
  }

  static GlorotUniform first() {
    return new GlorotUniform();
  }

  static GlorotNormal last() {
    return new GlorotNormal();
  }

  @Override
  public String toString() {
    return "hidden %s %s dropout %s"
        .formatted(hidden, activation.getClass().getSimpleName(), dropout);
  }
}
