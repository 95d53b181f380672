package io.kldiv.optim.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kldiv.optim.Horizon;
import io.kldiv.optim.Optimizer;
import io.kldiv.optim.Schedule;
import io.kldiv.optim.Updater;
import io.kldiv.optim.schedule.Constant;
import org.junit.jupiter.api.Test;

/**
 * Training curves of the article's network. Oracle: PyTorch 1.13, float64, the same data and
 * initial weights, torch.optim's rules; the losses after 0, 1, 2, 3, 5, 10 and 20 steps.
 */
final class PyTorchCurvesTest {
  private static final int[] STEPS = {0, 1, 2, 3, 5, 10, 20};

  private final ArticleNetwork network = new ArticleNetwork();

  @Test
  void gradientDescentFollowsPyTorch() {
    assertCurve(
        new GradientDescent(new GradientDescent.Config(constant(0.01))),
        0.40933251203985155,
        0.40875850493359245,
        0.4082031749448109,
        0.4076653989137511,
        0.4066393478978825,
        0.40433999501688916,
        0.4006403173135497);
  }

  @Test
  void sgdWithMomentumFollowsPyTorch() {
    assertCurve(
        new Sgd(new Sgd.Config(constant(0.05), constant(0.9), false, 0, 0)),
        0.40933251203985155,
        0.4065564566584392,
        0.40209006571304834,
        0.3972338180037047,
        0.39021036286729893,
        0.3899014003894226,
        0.38629734180799963);
  }

  @Test
  void sgdWithNesterovMomentumFollowsPyTorch() {
    assertCurve(
        new Sgd(new Sgd.Config(constant(0.05), constant(0.9), true, 0, 0)),
        0.40933251203985155,
        0.4042575282434768,
        0.3989246325772604,
        0.39435715897947604,
        0.38911348443410326,
        0.3887285370156302,
        0.38579250217722927);
  }

  @Test
  void adamFollowsPyTorch() {
    assertCurve(
        new Adam(new Adam.Config(constant(0.003), 0.9, 0.999, 1e-8, 0)),
        0.40933251203985155,
        0.39091809487825857,
        0.3989613849944247,
        0.39295377341627524,
        0.3857659389248452,
        0.38382792570898394,
        0.3795937376523076);
  }

  @Test
  void adamWithDecoupledWeightDecayFollowsPyTorch() {
    assertCurve(
        new AdamW(new AdamW.Config(constant(0.003), 0.9, 0.999, 1e-8, 0.05)),
        0.40933251203985155,
        0.39091555280680096,
        0.39895923935261207,
        0.39294757344870745,
        0.3857550806687584,
        0.38382396236646155,
        0.3796127868052942);
  }

  @Test
  void rmspropFollowsPyTorch() {
    assertCurve(
        new RmsProp(new RmsProp.Config(constant(0.001), 0.99, 1e-8, 0)),
        0.40933251203985155,
        0.4996977591897897,
        0.4630172130942485,
        0.40937358997634354,
        0.38650986402370224,
        0.38352749411016807,
        0.3819417278158733);
  }

  @Test
  void adagradFollowsPyTorch() {
    assertCurve(
        new Adagrad(new Adagrad.Config(constant(0.01), 1e-10)),
        0.40933251203985155,
        0.4999115764137815,
        0.4630268980023398,
        0.40943386009442145,
        0.3866424182006065,
        0.383744127898717,
        0.3822729943894627);
  }

  private void assertCurve(Optimizer optimizer, double... losses) {
    double[] parameters = network.initial();
    double[] gradient = new double[parameters.length];
    Updater updater = Updater.of(optimizer, ArticleNetwork.LAYOUT, Horizon.ofSteps(20));
    int row = 0;
    for (int step = 0; step <= 20; step++) {
      double loss = network.gradient(parameters, gradient);
      if (step == STEPS[row]) {
        assertThat(loss).as("loss after %d steps", step).isCloseTo(losses[row], within(1e-9));
        row++;
      }
      updater.step(parameters, gradient, loss);
    }
    assertThat(row).isEqualTo(STEPS.length);
  }

  private static Schedule constant(double value) {
    return new Constant(new Constant.Config(value));
  }
}
