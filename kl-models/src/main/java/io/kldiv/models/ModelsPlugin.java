package io.kldiv.models;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;

/** Registers the models, activations and initialisers of this module. */
public final class ModelsPlugin implements KlPlugin {
  /** Creates the plug-in. */
  public ModelsPlugin() {}

  @Override
  public String name() {
    return "kl-models";
  }

  @Override
  public void register(PartRegistry.Builder parts) {
    parts.add(Model.class, "mlp", Mlp.class);
    parts.add(Model.class, "softmax-regression", SoftmaxRegression.class);
    parts.add(Model.class, "gaussian-regression", GaussianRegression.class);

    parts.add(Activation.class, "gelu", Activations.Gelu.class);
    parts.add(Activation.class, "relu", Activations.Relu.class);
    parts.add(Activation.class, "sigmoid", Activations.Sigmoid.class);
    parts.add(Activation.class, "softplus", Activations.Softplus.class);
    parts.add(Activation.class, "tanh", Activations.Tanh.class);

    parts.add(Initialiser.class, "glorot-normal", Initialisers.GlorotNormal.class);
    parts.add(Initialiser.class, "glorot-uniform", Initialisers.GlorotUniform.class);
    parts.add(Initialiser.class, "he-normal", Initialisers.HeNormal.class);
    parts.add(Initialiser.class, "he-uniform", Initialisers.HeUniform.class);
    parts.add(Initialiser.class, "normal", Initialisers.Normal.class);
    parts.add(Initialiser.class, "uniform", Initialisers.Uniform.class);
    parts.add(Initialiser.class, "zeros", Initialisers.Zeros.class);
  }
}
