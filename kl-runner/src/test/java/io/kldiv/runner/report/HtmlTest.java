package io.kldiv.runner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlTest {
  @Test
  void textAndAttributesAreEscapedAndWhatNoPageMayHoldIsLeftOut() {
    String page = new Html().element("p", "a<b>&\"'\u0000\ud800λ", "title", "\"><script>").page();
    assertThat(page)
        .isEqualTo(
            "<!doctype html>\n"
                + "<p title=\"&quot;&gt;&lt;script&gt;\">a&lt;b&gt;&amp;&quot;&apos;λ</p>\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x</script>", "x</SCRIPT >", "x<!--"})
  void codeThatWouldEndItsElementIsRefused(String code) {
    assertThatThrownBy(() -> new Html().code("script", code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<script>");
  }

  @Test
  void aPageIsDoneWhenEverythingIsClosed() {
    assertThatThrownBy(() -> new Html().open("p").page())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("p");
  }
}
