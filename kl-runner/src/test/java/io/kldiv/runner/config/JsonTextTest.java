package io.kldiv.runner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** JSON by RFC 8259, with strings for the numbers that it lacks. */
final class JsonTextTest {
  private record Row(String split, double value, List<Integer> counts) {}

  @Test
  void valuesAreWrittenOnOneLine() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("step", 3);
    data.put("loss", 0.1);
    data.put("name", "a \"b\"\n\u0007");
    data.put("none", null);
    data.put("row", new Row("test", Double.NaN, List.of(1, 2)));
    data.put("bounds", new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY});
    assertThat(JsonText.line(data))
        .isEqualTo(
            "{\"step\":3,\"loss\":0.1,\"name\":\"a \\\"b\\\"\\n\\u0007\",\"none\":null,"
                + "\"row\":{\"split\":\"test\",\"value\":\"NaN\",\"counts\":[1,2]},"
                + "\"bounds\":[\"Infinity\",\"-Infinity\"]}");
  }

  @Test
  void anyNumberReadsBackToTheSameBits() {
    for (long seed = 0; seed < 5000; seed++) {
      double value = Double.longBitsToDouble(new SplittableRandom(seed).nextLong());
      double read = JsonText.number(JsonText.read(JsonText.line(value)));
      assertThat(Double.valueOf(read)).as("seed %d", seed).isEqualTo(Double.valueOf(value));
    }
    assertThat(JsonText.number(JsonText.read(JsonText.line(-0.0)))).isEqualTo(-0.0);
  }

  @Test
  void numbersAreShortestOnEveryJavaVersion() {
    // Java 17's Double.toString gives 5.6843418860808015E-14, Java 25's gives this
    assertThat(JsonText.line(0x1p-44)).isEqualTo("5.684341886080802E-14");
  }

  @Test
  void objectsKeepTheOrderOfTheirKeys() {
    assertThat(JsonText.readObject("{\"b\": 1, \"a\": [true, null, \"x\"], \"c\": 1.5}").toString())
        .isEqualTo("{b=1, a=[true, null, x], c=1.5}");
  }

  @Test
  void prettyTextIsIndentedAndEndsItsLine() {
    assertThat(JsonText.pretty(Map.of("a", List.of(1))).replace("\r\n", "\n"))
        .isEqualTo("{\n  \"a\" : [ 1 ]\n}\n");
  }

  @Test
  void whatIsNotJsonIsRefusedWithItsPlace() {
    for (String text : List.of("", "{", "[1,]", "{\"a\":1,\"a\":2}", "1 2", "{\"a\" 1}", "nul")) {
      assertThatThrownBy(() -> JsonText.read(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("not JSON: ")
          .hasMessageContaining("(line 1, column ");
    }
    assertThatThrownBy(() -> JsonText.readObject("[1]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a JSON object: '[1]'");
    assertThatThrownBy(() -> JsonText.number("three"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a number: three");
  }
}
