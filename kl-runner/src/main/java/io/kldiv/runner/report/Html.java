package io.kldiv.runner.report;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Writes HTML. The one place where text is escaped: what is given as text or as the value of an
 * attribute can be anything; names of elements and attributes are the code's own.
 */
final class Html {
  private final StringBuilder out = new StringBuilder("<!doctype html>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param name its name
   * @param attributes names and values in turn
   */
  Html open(String name, String... attributes) {
    tag(name, attributes);
    open.push(name);
    return this;
  }

  /** Closes the innermost open element. */
  Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** Writes an element that has no content and no end. */
  Html empty(String name, String... attributes) {
    tag(name, attributes);
    out.append('\n');
    return this;
  }

  /** Writes an element with text in it. */
  Html element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Writes an element with text in it, and no line end after it. */
  Html inline(String name, String text, String... attributes) {
    tag(name, attributes);
    text(text);
    out.append("</").append(name).append('>');
    return this;
  }

  /** Writes text. */
  Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** Text as it may stand in HTML or XML. */
  static String escape(String text) {
    return StringEscapeUtils.escapeXml10(text);
  }

  /**
   * Writes an element whose content HTML does not unescape: a style, a script, or JSON.
   *
   * @throws IllegalArgumentException if the content would end the element or open a comment
   */
  Html code(String name, String content, String... attributes) {
    for (int i = content.indexOf('<'); i >= 0; i = content.indexOf('<', i + 1)) {
      if (content.regionMatches(true, i + 1, "/" + name, 0, name.length() + 1)
          || content.startsWith("!--", i + 1)) {
        throw new IllegalArgumentException("the content of <" + name + "> would end it");
      }
    }
    tag(name, attributes);
    out.append(content).append("</").append(name).append(">\n");
    return this;
  }

  private void tag(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      out.append('"');
    }
    out.append('>');
  }

  /** What was written so far, which the page then lacks. */
  String begun() {
    String begun = out.toString();
    out.setLength(0);
    return begun;
  }

  /**
   * The page.
   *
   * @throws IllegalStateException if an element is still open
   */
  String page() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }
}
