package io.kldiv.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdxSourceTest {
  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  @TempDir Path folder;

  @Test
  void aFolderOfFourFilesIsReadWithItsTestPart() {
    writeAll("");
    SourceData data = source(true, true).read(Sources.STREAMS);
    assertThat(data.features().rows()).isEqualTo(5);
    assertThat(data.features().columnNames()).hasSize(6).startsWith("pixel0").endsWith("pixel5");
    assertThat(data.features().value(0, 1)).isEqualTo(1 / 255.0);
    assertThat(data.features().value(3, 0)).isEqualTo(1.0);
    assertThat(data.targets().values()).containsExactly(1, 0, 2, 2, 1);
    assertThat(data.ownTestRows()).isEqualTo(2);
    assertThat(data.provenance().rows()).isEqualTo(5);
    assertThat(data.provenance().files()).hasSize(4);
    assertThat(data.provenance().files().get(1).path()).endsWith(TRAIN_LABELS);
    assertThat(data.provenance().files().get(1).bytes()).isEqualTo(11);
    // oracle: printf '\0\0\10\1\0\0\0\3\1\0\2' | sha256sum
    assertThat(data.provenance().files().get(1).sha256())
        .isEqualTo("d3e452cdc9d740b2099ec05d429d7e4e163477a1d6b00b0e3b2a478e9fb92be9");
  }

  @Test
  void compressedFilesGiveTheSameNumbers() {
    writeAll("");
    Table plain = source(true, false).read(Sources.STREAMS).features();
    for (String name : new String[] {TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS}) {
      delete(name);
    }
    writeAll(".gz");
    SourceData data = source(true, false).read(Sources.STREAMS);
    assertThat(data.features().values()).containsExactly(plain.values());
    assertThat(data.provenance().files().get(0).path()).endsWith(TRAIN_IMAGES + ".gz");
  }

  @Test
  void theTestPartCanBeLeftOutAndTheBytesLeftAsTheyAre() {
    write(TRAIN_IMAGES, images());
    write(TRAIN_LABELS, labels());
    SourceData data = source(false, false).read(Sources.STREAMS);
    assertThat(data.ownTestRows()).isZero();
    assertThat(data.features().rows()).isEqualTo(3);
    assertThat(data.features().value(2, 5)).isEqualTo(17);
  }

  @Test
  void missingFilesAreAllNamed() {
    write(TRAIN_IMAGES, images());
    assertThat(error())
        .isEqualTo(
            """
            %1$s/train-labels-idx1-ubyte: there is no such file, nor one with .gz added
            %1$s/t10k-images-idx3-ubyte: there is no such file, nor one with .gz added
            %1$s/t10k-labels-idx1-ubyte: there is no such file, nor one with .gz added"""
                .formatted(folder));
  }

  @Test
  void otherFilesAreRefusedByTheirFirstBytes() {
    assertImages(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', 0},
        "this is not an IDX file: it begins with the bytes 89 50 4e 47, not 00 00 08");
    assertImages(
        new byte[] {0, 0}, "this is not an IDX file: it begins with the bytes 00 00, not 00 00 08");
    assertImages(new byte[0], "the file is empty");
    assertImages(
        new byte[] {0, 0, 0x0d, 3, 0, 0, 0, 1},
        "the values are of type 0x0d; only unsigned bytes (0x08) can be read");
    assertImages(
        new byte[] {0, 0, 8, 7, 0, 0, 0, 1}, "the values have 7 dimensions; 1 to 4 are allowed");
    assertImages(new byte[] {0, 0, 8, 3, 0, 0, 0, 1}, "the file ends inside its header");
  }

  @Test
  void aHeaderThatDoesNotFitTheFileIsRefusedBeforeAnythingIsMade() {
    byte[] images = images();
    assertImages(
        Arrays.copyOf(images, images.length - 1),
        "the header promises 3 × 2 × 3 values of a byte, but 17 bytes follow it");
    assertImages(
        Arrays.copyOf(images, images.length + 4),
        "the header promises 3 × 2 × 3 values of a byte, but 22 bytes follow it");
    assertImages(
        idx(new int[] {-1, 28, 28}),
        "the header promises 4294967295 × 28 × 28 values of a byte, but 0 bytes follow it");
    assertImages(
        idx(new int[] {-1, -1, -1}),
        "the header promises 4294967295 × 4294967295 × 4294967295 values, more than any file has");
    assertImages(
        idx(new int[] {0, 28, 28}), "the header promises 0 × 28 × 28 values, so the file has none");
  }

  @Test
  void aCompressedHeaderThatLiesIsRefusedBeforeAnythingIsMade() {
    byte[] bomb = gzip(idx(new int[] {60_000_000, 28, 28}));
    assertThat(errorWith(TRAIN_IMAGES + ".gz", bomb))
        .isEqualTo(
            folder.resolve(TRAIN_IMAGES + ".gz")
                + ": the header promises 60000000 × 28 × 28 values of a byte, more than "
                + bomb.length
                + " bytes of gzip can hold");
  }

  @Test
  void compressedDataThatIsTooShortTooLongOrDamagedIsRefused() {
    byte[] images = images();
    String file = folder.resolve(TRAIN_IMAGES + ".gz") + ": ";
    assertThat(errorWith(TRAIN_IMAGES + ".gz", gzip(Arrays.copyOf(images, images.length - 1))))
        .isEqualTo(file + "the file ends after 2 of the 3 items that its header promises");
    assertThat(errorWith(TRAIN_IMAGES + ".gz", gzip(Arrays.copyOf(images, images.length + 1))))
        .isEqualTo(file + "the file goes on after the 3 items that its header promises");
    byte[] whole = gzip(images);
    assertThat(errorWith(TRAIN_IMAGES + ".gz", Arrays.copyOf(whole, whole.length - 4)))
        .isEqualTo(file + "the gzip data breaks off");
    assertThat(errorWith(TRAIN_IMAGES + ".gz", Arrays.copyOf(whole, whole.length - 12)))
        .isEqualTo(file + "the file ends after 2 of the 3 items that its header promises");
    assertThat(errorWith(TRAIN_IMAGES + ".gz", Arrays.copyOf(whole, 5)))
        .isEqualTo(file + "the gzip data breaks off");
    byte[] damaged = whole.clone();
    damaged[whole.length - 6] ^= 1; // a bit of the checksum
    assertThat(errorWith(TRAIN_IMAGES + ".gz", damaged))
        .isEqualTo(file + "the gzip data is damaged (Corrupt GZIP trailer)");
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() {
    writeAll("");
    write(TRAIN_LABELS, idx(new int[] {2}, 1, 0));
    assertThat(error()).isEqualTo(folder.resolve(TRAIN_LABELS) + ": 2 labels for 3 images");
    write(TRAIN_LABELS, images());
    assertThat(error())
        .isEqualTo(
            folder.resolve(TRAIN_LABELS)
                + ": labels need 1 dimension, but the file has 3: are these images?");
    write(TRAIN_LABELS, labels());
    write(TRAIN_IMAGES, labels());
    assertThat(error())
        .isEqualTo(
            folder.resolve(TRAIN_IMAGES)
                + ": images need 2 to 4 dimensions, but the file has 1: are these labels?");
    write(TRAIN_IMAGES, images());
    write(TEST_IMAGES, idx(new int[] {2, 2}, 1, 2, 3, 4));
    assertThat(error())
        .isEqualTo(
            folder.resolve(TEST_IMAGES)
                + ": the images have 2 values, but those of the training part have 6");
  }

  @Test
  void fashionMnistHasItsClassNamesAndIsFoundByTheEnvironment() {
    writeAll(".gz");
    FashionMnist source =
        new FashionMnist(
            new FashionMnist.Config(Optional.empty(), true),
            Map.of(FashionMnist.VARIABLE, folder.toString()));
    Targets.Classes classes = Targets.Classes.of(source.read(Sources.STREAMS).targets());
    assertThat(classes.names()).hasSize(10).startsWith("T-shirt/top").endsWith("Ankle boot");
    assertThat(classes.indexOf(2)).isEqualTo(2);
  }

  @Test
  void fashionMnistSaysWhereToGetItsFiles() {
    String hint =
        "Fashion-MNIST comes with Debian's package dataset-fashion-mnist (apt install"
            + " dataset-fashion-mnist); if the files are elsewhere, give their folder as path (-s"
            + " data.source.path=FOLDER) or in the environment variable KL_FASHION_MNIST";
    FashionMnist wrong = new FashionMnist(new FashionMnist.Config(Optional.of(folder), true));
    assertThat(Sources.error(() -> wrong.read(Sources.STREAMS)))
        .startsWith(folder + "/train-images-idx3-ubyte: there is no such file, nor one with .gz")
        .endsWith("\n" + folder + ": " + hint);
  }

  @Test
  void aLabelBeyondTheClassesIsRefused() {
    writeAll("");
    write(TEST_LABELS, idx(new int[] {2}, 9, 10));
    FashionMnist source = new FashionMnist(new FashionMnist.Config(Optional.of(folder), true));
    assertThat(Sources.error(() -> source.read(Sources.STREAMS)))
        .isEqualTo(
            folder.resolve(TEST_LABELS) + ": label 2 is 10, but there are the classes 0 to 9 only");
  }

  private IdxSource source(boolean ownTest, boolean scale) {
    return new IdxSource(new IdxSource.Config(folder, IdxPair.TRAIN, IdxPair.TEST, ownTest, scale));
  }

  private void assertImages(byte[] bytes, String message) {
    assertThat(errorWith(TRAIN_IMAGES, bytes))
        .isEqualTo(folder.resolve(TRAIN_IMAGES) + ": " + message);
  }

  private String errorWith(String name, byte[] bytes) {
    writeAll("");
    delete(TRAIN_IMAGES);
    write(name, bytes);
    return error();
  }

  private String error() {
    return Sources.error(() -> source(true, true).read(Sources.STREAMS));
  }

  private void writeAll(String ending) {
    boolean compressed = !ending.isEmpty();
    byte[] testImages = idx(new int[] {2, 2, 3}, 255, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1);
    byte[] testLabels = idx(new int[] {2}, 2, 1);
    write(TRAIN_IMAGES + ending, compressed ? gzip(images()) : images());
    write(TRAIN_LABELS + ending, compressed ? gzip(labels()) : labels());
    write(TEST_IMAGES + ending, compressed ? gzip(testImages) : testImages);
    write(TEST_LABELS + ending, compressed ? gzip(testLabels) : testLabels);
  }

  private static byte[] images() {
    int[] pixels = new int[18];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }
    return idx(new int[] {3, 2, 3}, pixels);
  }

  private static byte[] labels() {
    return idx(new int[] {3}, 1, 0, 2);
  }

  private static byte[] idx(int[] sizes, int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
    buffer.put((byte) 0).put((byte) 0).put((byte) 8).put((byte) sizes.length);
    Arrays.stream(sizes).forEach(buffer::putInt);
    Arrays.stream(values).forEach(value -> buffer.put((byte) value));
    return buffer.array();
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(result)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return result.toByteArray();
  }

  private void write(String name, byte[] bytes) {
    Sources.file(folder, name, bytes);
  }

  private void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
      Files.deleteIfExists(folder.resolve(name + ".gz"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
