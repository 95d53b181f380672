package io.kldiv.runner.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes a bound configuration, every default included. Keys stand in the order of the records'
 * components, after a part's {@code type}; a part without keys is a bare word; numbers have the
 * fewest digits that read back to the same value; aliases are written out.
 */
public final class ConfigWriter {
  private static final int WIDTH = 100;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/.][A-Za-z0-9_./-]*");
  private static final List<String> RESERVED =
      List.of("null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan");

  private final boolean origins;
  private final boolean absolute;
  private final StringBuilder out = new StringBuilder();

  private ConfigWriter(boolean origins, boolean absolute) {
    this.origins = origins;
    this.absolute = absolute;
  }

  /**
   * The configuration as YAML that binds to the same values when it is read in the same folder.
   * Paths of the file are as they were written; relative paths of overrides are made absolute.
   */
  public static String yaml(BoundRecord bound) {
    return new ConfigWriter(false, false).document(bound);
  }

  /** The configuration as YAML that binds to the same values in any folder: paths are absolute. */
  public static String yamlForAnyFolder(BoundRecord bound) {
    return new ConfigWriter(false, true).document(bound);
  }

  /** The same as {@link #yaml}, with a comment after each value that says where it comes from. */
  public static String yamlWithOrigins(BoundRecord bound) {
    return new ConfigWriter(true, false).document(bound);
  }

  /**
   * One line of JSON that is the same exactly for configurations that mean the same: the text to
   * hash. Paths are as they were written.
   */
  public static String canonical(BoundRecord bound) {
    return JsonText.line(data(bound));
  }

  private String document(BoundRecord bound) {
    Map<String, Bound> entries = entries(bound);
    if (entries.isEmpty()) {
      return "{}\n";
    }
    mapping(entries, 0);
    return out.toString();
  }

  private void mapping(Map<String, Bound> entries, int indent) {
    boolean first = true;
    for (Map.Entry<String, Bound> entry : entries.entrySet()) {
      out.append(first ? "" : " ".repeat(indent));
      first = false;
      out.append(text(entry.getKey())).append(':');
      value(entry.getValue(), indent);
    }
  }

  /** A value after its key and colon, with the end of the line. */
  private void value(Bound bound, int indent) {
    if (isFlow(bound, indent)) {
      out.append(' ').append(flow(bound));
      end(bound);
    } else if (bound instanceof BoundList list) {
      out.append('\n');
      for (Bound item : list.items()) {
        out.append(" ".repeat(indent + 2)).append('-');
        item(item, indent + 2);
      }
    } else {
      out.append('\n').append(" ".repeat(indent + 2));
      mapping(entries(bound), indent + 2);
    }
  }

  private void item(Bound item, int indent) {
    if (isFlow(item, indent) || item instanceof BoundList) {
      out.append(' ').append(flow(item));
      end(item);
    } else {
      out.append(' ');
      mapping(entries(item), indent + 2);
    }
  }

  private void end(Bound bound) {
    if (origins) {
      String place = bound.origin() == Origin.DEFAULT ? "default" : comment(bound.mark().place());
      out.append("  # ").append(place);
    }
    out.append('\n');
  }

  private static String comment(String place) {
    String quoted = Quote.of(place);
    return quoted.substring(1, quoted.length() - 1);
  }

  /** Whether the value goes on its key's line: single values, and short lists of such. */
  private boolean isFlow(Bound bound, int indent) {
    if (bound instanceof BoundList list) {
      return list.items().stream().allMatch(ConfigWriter::isSimple)
          && indent + flow(bound).length() <= WIDTH;
    }
    return isSingle(bound);
  }

  private static boolean isSimple(Bound bound) {
    return isSingle(bound)
        || (bound instanceof BoundList list
            && list.items().stream().allMatch(ConfigWriter::isSimple));
  }

  private static boolean isSingle(Bound bound) {
    return bound instanceof BoundValue
        || bound instanceof BoundAbsent
        || (bound instanceof BoundPart part && entries(part).size() == 1)
        || (!(bound instanceof BoundList) && entries(bound).isEmpty());
  }

  private String flow(Bound bound) {
    if (bound instanceof BoundValue value) {
      return scalar(value);
    }
    if (bound instanceof BoundAbsent) {
      return "null";
    }
    if (bound instanceof BoundList list) {
      return "[" + String.join(", ", list.items().stream().map(this::flow).toList()) + "]";
    }
    if (bound instanceof BoundPart part && entries(part).size() == 1) {
      return part.definition().name();
    }
    List<String> entries = new ArrayList<>();
    entries(bound).forEach((key, value) -> entries.add(text(key) + ": " + flow(value)));
    return "{" + String.join(", ", entries) + "}";
  }

  /** The keys and values of a record, a part or a mapping; what is absent is left out. */
  private static Map<String, Bound> entries(Bound bound) {
    Map<String, Bound> entries = new LinkedHashMap<>();
    if (bound instanceof BoundMap map) {
      map.entries().forEach(entry -> entries.put(entry.key(), entry.value()));
    } else if (bound instanceof BoundPart part) {
      String name = part.definition().name();
      entries.put(RecordKeys.TYPE, new BoundValue(name, name, part.mark()));
      part.config().ifPresent(config -> entries.putAll(entries(config)));
    } else if (bound instanceof BoundRecord fields) {
      fields.fields().stream()
          .filter(BoundRecord.Field::inline)
          .forEach(field -> entries.putAll(entries(field.value())));
      for (BoundRecord.Field field : fields.fields()) {
        if (!field.inline() && !(field.value() instanceof BoundAbsent)) {
          entries.put(field.name(), field.value());
        }
      }
    }
    return entries;
  }

  private String scalar(BoundValue bound) {
    Object value = bound.value();
    if (value instanceof Double number) {
      return NumberText.of(number);
    }
    if (value instanceof Path path) {
      return text(
          absolute || bound.origin() == Origin.OVERRIDE ? path.toString() : bound.written());
    }
    if (value instanceof Enum<?>) {
      return text(ValueType.Word.spelling(value));
    }
    return value instanceof String string ? text(string) : value.toString();
  }

  /** A text, in double quotes where a reader could take it for something else. */
  private static String text(String text) {
    boolean plain =
        PLAIN.matcher(text).matches()
            && !text.equals("---")
            && !text.equals("...")
            && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
    return plain ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.SURROGATE
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR
                  || type == Character.UNASSIGNED
                  || type == Character.PRIVATE_USE) {
                quoted.append("\\U").append("%08X".formatted(c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }

  private static Object data(Bound bound) {
    if (bound instanceof BoundValue value) {
      return value.value() instanceof Path
          ? value.written()
          : value.value() instanceof Enum<?> word ? ValueType.Word.spelling(word) : value.value();
    }
    if (bound instanceof BoundList list) {
      return list.items().stream().map(ConfigWriter::data).toList();
    }
    Map<String, Object> data = new LinkedHashMap<>();
    entries(bound).forEach((key, value) -> data.put(key, data(value)));
    return data;
  }
}
