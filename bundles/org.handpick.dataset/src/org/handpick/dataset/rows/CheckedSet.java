package org.handpick.dataset.rows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.imaging.PerceptualHash;

/**
 * A set whose images were found and are what its row says; it has no side yet.
 *
 * @param looks of the images, in their order; empty for one without structure
 */
public record CheckedSet(
        Decided.RowNumber row,
        String event,
        SetId id,
        String library,
        List<LabelledImage> images,
        List<Optional<PerceptualHash>> looks,
        Optional<LabelledSet.Label> label,
        Instant decided,
        boolean suggestionSeen,
        Optional<Duration> took) {
    public CheckedSet {
        Objects.requireNonNull(row);
        Objects.requireNonNull(event);
        Objects.requireNonNull(id);
        Objects.requireNonNull(library);
        Objects.requireNonNull(label);
        Objects.requireNonNull(decided);
        Objects.requireNonNull(took);
        images = List.copyOf(images);
        looks = List.copyOf(looks);
        if (images.size() != looks.size()) {
            throw new IllegalArgumentException(images.size() + " images that look like " + looks.size());
        }
    }

    public LabelledSet on(Split split) {
        return new LabelledSet(id, library, split, images, label, decided, suggestionSeen, took);
    }

    /** The set as bytes, for a temporary file. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(row.log());
            out.writeLong(row.row());
            write(out, event);
            write(out, id.text());
            write(out, library);
            out.writeLong(decided.getEpochSecond());
            out.writeInt(decided.getNano());
            out.writeBoolean(suggestionSeen);
            out.writeBoolean(took.isPresent());
            if (took.isPresent()) {
                out.writeLong(took.get().toMillis());
            }
            out.writeInt(images.size());
            for (int i = 0; i < images.size(); i++) {
                write(out, images.get(i), looks.get(i));
            }
            out.writeBoolean(label.isPresent());
            if (label.isPresent()) {
                write(out, label.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The set that {@link #toBytes} wrote. */
    public static CheckedSet of(byte[] bytes) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            Decided.RowNumber row = new Decided.RowNumber(in.readInt(), in.readLong());
            String event = text(in);
            SetId id = new SetId(text(in));
            String library = text(in);
            Instant decided = Instant.ofEpochSecond(in.readLong(), in.readInt());
            boolean seen = in.readBoolean();
            Optional<Duration> took =
                    in.readBoolean() ? Optional.of(Duration.ofMillis(in.readLong())) : Optional.empty();
            int count = in.readInt();
            List<LabelledImage> images = new ArrayList<>(count);
            List<Optional<PerceptualHash>> looks = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                images.add(new LabelledImage(
                        Path.of(text(in)),
                        text(in),
                        text(in),
                        new ImageSize(in.readInt(), in.readInt()),
                        in.readLong(),
                        text(in)));
                looks.add(in.readBoolean() ? Optional.of(new PerceptualHash(in.readLong())) : Optional.empty());
            }
            Optional<LabelledSet.Label> label = in.readBoolean() ? Optional.of(label(in)) : Optional.empty();
            return new CheckedSet(row, event, id, library, images, looks, label, decided, seen, took);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, LabelledImage image, Optional<PerceptualHash> look)
            throws IOException {
        write(out, image.file().toString());
        write(out, image.name());
        write(out, image.stage());
        out.writeInt(image.size().width());
        out.writeInt(image.size().height());
        out.writeLong(image.bytes());
        write(out, image.sha256());
        out.writeBoolean(look.isPresent());
        if (look.isPresent()) {
            out.writeLong(look.get().bits());
        }
    }

    private static void write(DataOutputStream out, LabelledSet.Label label) throws IOException {
        out.writeInt(label.keeper());
        out.writeBoolean(label.box().isPresent());
        if (label.box().isPresent()) {
            CropBox box = label.box().get();
            out.writeDouble(box.left());
            out.writeDouble(box.top());
            out.writeDouble(box.right());
            out.writeDouble(box.bottom());
        }
    }

    private static LabelledSet.Label label(DataInputStream in) throws IOException {
        int keeper = in.readInt();
        return new LabelledSet.Label(
                keeper,
                in.readBoolean()
                        ? Optional.of(new CropBox(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()))
                        : Optional.empty());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
