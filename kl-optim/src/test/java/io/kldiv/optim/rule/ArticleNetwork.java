package io.kldiv.optim.rule;

import io.kldiv.optim.ParameterLayout;
import io.kldiv.optim.ParameterLayout.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The article's network with its gradient worked out by hand: 1000×100 inputs, a layer of 100
 * rectified units, a softmax of 10; mean squared error plus ½·KL(prediction ‖ targets of sum 1). An
 * objective whose training curves PyTorch has computed.
 */
public final class ArticleNetwork {
  public static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new Slice("W1", 0, 10_000),
              new Slice("b1", 10_000, 100),
              new Slice("W2", 10_100, 1_000),
              new Slice("b2", 11_100, 10)));

  private static final int ROWS = 1000;
  private static final int HIDDEN = 100;
  private static final int CLASSES = 10;
  private static final double WEIGHT = 0.5;

  private final double[][] x = new double[ROWS][100];
  private final double[][] y = new double[ROWS][CLASSES];
  private final double[] initial = new double[LAYOUT.size()];
  private final double[] hidden = new double[HIDDEN];
  private final double[] output = new double[CLASSES];

  public ArticleNetwork() {
    Random random = new Random(0);
    for (double[] row : x) {
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextDouble();
      }
    }
    for (double[] row : y) {
      for (int k = 0; k < CLASSES; k++) {
        row[k] = random.nextDouble();
      }
    }
    for (int i = 0; i < 10_000; i++) {
      initial[i] = 0.05 * random.nextGaussian();
    }
    for (int i = 10_100; i < 11_100; i++) {
      initial[i] = (2 * random.nextDouble() - 1) * Math.sqrt(6.0 / 110);
    }
  }

  public double[] initial() {
    return initial.clone();
  }

  /** Writes the gradient and returns the loss. */
  public double gradient(double[] parameters, double[] gradient) {
    Arrays.fill(gradient, 0);
    double loss = 0;
    for (int row = 0; row < ROWS; row++) {
      forward(parameters, x[row]);
      loss += outputGradient(y[row]);
      backward(parameters, gradient, x[row]);
    }
    return loss;
  }

  private void forward(double[] w, double[] input) {
    System.arraycopy(w, 10_000, hidden, 0, HIDDEN);
    for (int i = 0; i < input.length; i++) {
      for (int j = 0; j < HIDDEN; j++) {
        hidden[j] += input[i] * w[i * HIDDEN + j];
      }
    }
    System.arraycopy(w, 11_100, output, 0, CLASSES);
    for (int j = 0; j < HIDDEN; j++) {
      hidden[j] = Math.max(0, hidden[j]);
      for (int k = 0; k < CLASSES; k++) {
        output[k] += hidden[j] * w[10_100 + j * CLASSES + k];
      }
    }
    double sum = 0;
    for (int k = 0; k < CLASSES; k++) {
      output[k] = Math.exp(output[k]);
      sum += output[k];
    }
    for (int k = 0; k < CLASSES; k++) {
      output[k] /= sum;
    }
  }

  /** From the softmax in {@code output} to the gradient with respect to the logits, in place. */
  private double outputGradient(double[] target) {
    double total = 0;
    for (double t : target) {
      total += t;
    }
    double loss = 0;
    double mean = 0;
    double[] slope = new double[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      double p = output[k];
      double error = p - target[k];
      double logRatio = Math.log(p * total / target[k]);
      loss += error * error / (ROWS * CLASSES) + WEIGHT * p * logRatio / ROWS;
      slope[k] = 2 * error / (ROWS * CLASSES) + WEIGHT * (logRatio + 1) / ROWS;
      mean += p * slope[k];
    }
    for (int k = 0; k < CLASSES; k++) {
      output[k] *= slope[k] - mean;
    }
    return loss;
  }

  private void backward(double[] w, double[] gradient, double[] input) {
    for (int k = 0; k < CLASSES; k++) {
      gradient[11_100 + k] += output[k];
    }
    for (int j = 0; j < HIDDEN; j++) {
      double back = 0;
      for (int k = 0; k < CLASSES; k++) {
        gradient[10_100 + j * CLASSES + k] += hidden[j] * output[k];
        back += output[k] * w[10_100 + j * CLASSES + k];
      }
      hidden[j] = hidden[j] > 0 ? back : 0;
      gradient[10_000 + j] += hidden[j];
    }
    for (int i = 0; i < input.length; i++) {
      for (int j = 0; j < HIDDEN; j++) {
        gradient[i * HIDDEN + j] += input[i] * hidden[j];
      }
    }
  }
}
