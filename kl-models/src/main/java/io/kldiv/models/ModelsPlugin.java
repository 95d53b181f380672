package io.kldiv.models;

import io.kldiv.core.part.KlPlugin;
import io.kldiv.core.part.PartRegistry;
import io.kldiv.models.activation.Gelu;
import io.kldiv.models.activation.Relu;
import io.kldiv.models.activation.Sigmoid;
import io.kldiv.models.activation.Softplus;
import io.kldiv.models.activation.Tanh;
import io.kldiv.models.initialiser.GlorotNormal;
import io.kldiv.models.initialiser.GlorotUniform;
import io.kldiv.models.initialiser.HeNormal;
import io.kldiv.models.initialiser.HeUniform;
import io.kldiv.models.initialiser.Normal;
import io.kldiv.models.initialiser.Uniform;
import io.kldiv.models.initialiser.Zeros;

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

    parts.add(Activation.class, "gelu", Gelu.class);
    parts.add(Activation.class, "relu", Relu.class);
    parts.add(Activation.class, "sigmoid", Sigmoid.class);
    parts.add(Activation.class, "softplus", Softplus.class);
    parts.add(Activation.class, "tanh", Tanh.class);

    parts.add(Initialiser.class, "glorot-normal", GlorotNormal.class);
    parts.add(Initialiser.class, "glorot-uniform", GlorotUniform.class);
    parts.add(Initialiser.class, "he-normal", HeNormal.class);
    parts.add(Initialiser.class, "he-uniform", HeUniform.class);
    parts.add(Initialiser.class, "normal", Normal.class);
    parts.add(Initialiser.class, "uniform", Uniform.class);
    parts.add(Initialiser.class, "zeros", Zeros.class);
  }
}
