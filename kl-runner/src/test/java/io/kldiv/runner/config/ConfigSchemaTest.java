package io.kldiv.runner.config;

import static io.kldiv.runner.config.TestParts.GOOD;
import static io.kldiv.runner.config.TestParts.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kldiv.runner.config.TestParts.Experiment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The schema agrees with the binder on files of both kinds. The oracle for the schema's meaning is
 * networknt's json-schema-validator 3.0.0; values are typed as in YAML 1.2's core schema, which is
 * what editors do.
 */
final class ConfigSchemaTest {
  private static final String OPTIMIZER =
      "optimizer: {type: sgd, momentum: 0.9, learningRate: {type: cosine, initial: 0.1}}";

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(ConfigSchema.json(Experiment.class, REGISTRY));

  @Test
  void goodFilesAreValid() {
    assertValid(GOOD);
    assertValid(ConfigWriter.yaml(TestParts.load(GOOD)));
    assertValid(GOOD.replace(OPTIMIZER, "optimizer: adam"));
    assertValid(GOOD.replace(OPTIMIZER, "optimizer: {type: adam, learningRate: 0.1}"));
    assertValid(GOOD.replace("{type: mlp, hidden: [128, 64], activation: tanh}", "linear"));
    assertValid(GOOD.replace("[128, 64]", "64"));
    assertValid(GOOD.replace("epochs: 40", "epochs: null, steps: 3"));
    assertValid(GOOD.replace("name: digits", "name: 42"));
    assertValid(GOOD.replaceAll("(?s)divergence:.*optimizer:", "divergence: [kl]\noptimizer:"));
    assertValid(
        GOOD.replaceAll("(?s)divergence:.*optimizer:", "divergence: {type: kl}\noptimizer:"));
  }

  @Test
  void oneSlipIsOneError() {
    assertOneError(GOOD.replace("momentum: 0.9", "momentun: 0.9"));
    assertOneError(GOOD.replace("momentum: 0.9", "momentum: 1"));
    assertOneError(GOOD.replace("momentum: 0.9", "momentum: high"));
    assertOneError(GOOD.replace("type: sgd", "type: sdg"));
    assertOneError(GOOD.replace("type: sgd, ", ""));
    assertOneError(GOOD.replace(", learningRate: {type: cosine, initial: 0.1}", ""));
    assertOneError(GOOD.replace(OPTIMIZER, "optimizer: sgd"));
    assertOneError(GOOD.replace("[128, 64]", "[128, 0]"));
    assertOneError(GOOD.replace("tanh", "tan"));
    assertOneError(GOOD.replace("alpha: 0.5", "alpha: 0"));
    assertOneError(GOOD.replace("    weight: 0.05", "    wieght: 0.05"));
    assertOneError(GOOD.replace("seed: 42", "seed: 1.5"));
    assertOneError(GOOD.replace("seed: 42", "sead: 1"));
    assertOneError(GOOD.replace("name: digits\n", ""));
    assertOneError(GOOD.replace("category", "Category"));
  }

  private void assertValid(String text) {
    TestParts.load(text);
    assertThat(errors(text)).as(text).isEmpty();
  }

  private void assertOneError(String text) {
    assertThatThrownBy(() -> TestParts.load(text)).isInstanceOf(ConfigException.class);
    assertThat(errors(text)).as(text).hasSize(1);
  }

  private List<Error> errors(String text) {
    ConfigNode node = ConfigReader.read(TestParts.file(text), new Problems()).orElseThrow();
    return schema.validate(JsonText.line(data(node)), InputFormat.JSON);
  }

  private static @Nullable Object data(ConfigNode node) {
    if (node instanceof ConfigNode.Mapping mapping) {
      Map<String, @Nullable Object> data = new LinkedHashMap<>();
      mapping.entries().forEach(entry -> data.put(entry.key(), data(entry.value())));
      return data;
    }
    if (node instanceof ConfigNode.Sequence sequence) {
      return sequence.items().stream().map(ConfigSchemaTest::data).toList();
    }
    ConfigNode.Scalar scalar = (ConfigNode.Scalar) node;
    String text = scalar.text();
    if (!scalar.plain()) {
      return text;
    }
    if (text.matches("true|false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("null|~|")) {
      return null;
    }
    if (text.matches("[-+]?[0-9]+")) {
      return Long.valueOf(text);
    }
    return text.matches("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?")
        ? (Object) Double.valueOf(text)
        : text;
  }
}
