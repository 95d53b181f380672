package io.kldiv.runner.report;

import io.kldiv.runner.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The report of a run: one HTML page that needs neither a network nor a server, made from the other
 * files of the run directory.
 *
 * <p>The page may run its own two scripts, which its security policy knows by their hashes, and may
 * load nothing. Without scripts all is there but the drawn curves.
 */
public final class HtmlReport {
  /** The name of the page in the run directory. */
  public static final String FILE = "report.html";

  /** The digest of ECharts; to compute it in code that is not compiled yet takes 50 ms. */
  private static final String LIBRARY_DIGEST = "7Qu4SPpe9EqqOE29bm/nMQXxtWno0cDnmcBde0g9KJk=";

  private HtmlReport() {}

  /**
   * Writes the page into a run directory.
   *
   * @param directory the run directory; {@code metrics.jsonl} must have been written out
   * @return the page's file
   * @throws IOException if a file cannot be read or written
   * @throws IllegalArgumentException if a file of the run directory is damaged
   */
  public static Path write(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    WholeFile.write(file, page(RunFiles.read(directory)));
    return file;
  }

  /** The page in pieces: to take the library as text, and lay it down as bytes, takes 50 ms. */
  private static ByteBuffer[] page(RunFiles run) {
    CurveSection curves = new CurveSection(run);
    String script = text("report.js");
    boolean drawn = !curves.isEmpty();
    Html html = new Html();
    html.open("html", "lang", "en");
    head(
        html,
        run,
        drawn ? "%s %s".formatted(allow(LIBRARY_DIGEST), allow(digest(script))) : "'none'");
    html.open("body").open("main");
    OverviewSection.write(html, run);
    ResultSection.write(html, run);
    curves.write(html);
    html.open("div", "class", "origin");
    ConfigurationSection.write(html, run.configuration());
    html.open("div");
    DataSection.write(html, run.data());
    IdentitySection.write(html, run);
    html.close().close().close();
    footer(html, drawn);
    List<ByteBuffer> pieces = new ArrayList<>();
    if (drawn) {
      pieces.add(StandardCharsets.UTF_8.encode(html.open("script").begun()));
      pieces.add(ByteBuffer.wrap(resource("echarts/echarts.common.min.js")));
      html.close();
      html.code("script", curves.json(), "type", "application/json", "id", "curves");
      html.code("script", script);
    }
    pieces.add(StandardCharsets.UTF_8.encode(html.close().close().page()));
    return pieces.toArray(ByteBuffer[]::new);
  }

  private static void head(Html html, RunFiles run, String scripts) {
    String policy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src %s; img-src data:; base-uri 'none'; form-action 'none'"
            .formatted(scripts);
    html.open("head")
        .empty("meta", "charset", "utf-8")
        .empty("meta", "http-equiv", "Content-Security-Policy", "content", policy)
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .empty("meta", "name", "color-scheme", "content", "light dark")
        .empty("link", "rel", "icon", "href", "data:,")
        .element("title", run.run().text("name").orElse("run") + " · " + run.folder())
        .code("style", text("report.css"))
        .close();
  }

  /** What allows the script of a digest in the security policy. */
  private static String allow(String digest) {
    return "'sha256-" + digest + "'";
  }

  /** The SHA-256 of a script, as the security policy wants it. */
  private static String digest(String script) {
    byte[] hash = Sha256.digest().digest(script.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }

  private static void footer(Html html, boolean drawn) {
    html.open("footer").text("This page is complete in itself and loads nothing.");
    if (drawn) {
      html.text(
          " Charts: Apache ECharts (Apache License 2.0, its notice is in the page's source).");
    }
    html.close();
  }

  private static String text(String name) {
    return new String(resource(name), StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private static byte[] resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
