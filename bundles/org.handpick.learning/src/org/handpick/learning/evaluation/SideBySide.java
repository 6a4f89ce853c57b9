package org.handpick.learning.evaluation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.dataset.LabelledSet;
import org.handpick.imaging.Decode;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.Pixels;
import org.handpick.imaging.UnreadableImage;

/**
 * Draws the images of a set in a row with what the person kept and cropped, in blue and whole, and what was proposed, in green and
 * dashed: a picture for a report, as PNG.
 */
final class SideBySide implements Operation<byte[]> {
    private static final int HEIGHT = 180;
    private static final int WIDEST = 320;
    private static final int GAP = 10;
    private static final float LINE = 2;
    private static final float[] DASHES = {8, 5};
    private static final Color PERSON = new Color(0x0B62D6);
    private static final Color MODEL = new Color(0x00796B);
    private static final Color PAPER = Color.WHITE;

    private final Judged judged;

    SideBySide(Judged judged) {
        this.judged = Objects.requireNonNull(judged);
    }

    /** @throws UnreadableImage when an image can't be read any more */
    @Override
    public byte[] run(Progress progress) {
        LabelledSet set = judged.set();
        int width = set.images().stream()
                        .mapToInt(image -> fit().of(image.size()).width() + GAP)
                        .sum()
                + GAP;
        BufferedImage sheet = new BufferedImage(width, HEIGHT + 2 * GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(PAPER);
            pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            int x = GAP;
            for (int image = 0; image < set.images().size(); image++) {
                progress.check();
                x += draw(pen, sheet, image, x) + GAP;
            }
        } finally {
            pen.dispose();
        }
        return png(sheet);
    }

    private static Fit fit() {
        return new Fit.Within(WIDEST, HEIGHT);
    }

    /** @return how wide it is */
    private int draw(Graphics2D pen, BufferedImage sheet, int image, int x) {
        ImageSize size;
        try (Decoded decoded = new Decode(judged.set().images().get(image).file(), fit()).run(Progress.NONE)) {
            size = decoded.pixels().size();
            copy(decoded.pixels(), sheet, x);
        }
        boolean kept =
                judged.set().label().filter(label -> label.keeper() == image).isPresent();
        boolean proposed = judged.proposal().pick() == image;
        if (kept) {
            frame(pen, x - LINE, GAP - LINE, size.width() + 2 * LINE, size.height() + 2 * LINE, PERSON, false);
            judged.set()
                    .label()
                    .flatMap(LabelledSet.Label::box)
                    .ifPresent(box -> frame(pen, box, x, size, PERSON, false));
        }
        if (proposed) {
            float out = kept ? 2 * LINE : LINE;
            frame(pen, x - out, GAP - out, size.width() + 2 * out, size.height() + 2 * out, MODEL, true);
        }
        if (kept || proposed) {
            frame(pen, judged.proposal().boxes().get(image), x, size, MODEL, true);
        }
        return size.width();
    }

    private static void copy(Pixels pixels, BufferedImage sheet, int left) {
        ImageSize size = pixels.size();
        for (int y = 0; y < size.height(); y++) {
            long from = (long) y * pixels.stride();
            for (int x = 0; x < size.width(); x++, from += Pixels.BYTES) {
                sheet.setRGB(left + x, GAP + y, pixels.bytes().get(ValueLayout.JAVA_INT_UNALIGNED, from));
            }
        }
    }

    private static void frame(Graphics2D pen, CropBox box, int x, ImageSize size, Color color, boolean dashed) {
        frame(
                pen,
                x + box.left() * size.width(),
                GAP + box.top() * size.height(),
                box.width() * size.width(),
                box.height() * size.height(),
                color,
                dashed);
    }

    private static void frame(
            Graphics2D pen, double x, double y, double width, double height, Color color, boolean dashed) {
        pen.setColor(color);
        pen.setStroke(
                new BasicStroke(LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashed ? DASHES : null, 0));
        pen.drawRect((int) Math.round(x), (int) Math.round(y), (int) Math.round(width), (int) Math.round(height));
    }

    private static byte[] png(BufferedImage sheet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(sheet, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The picture, or nothing where an image of it can't be read any more: the report goes on without. */
    static Optional<byte[]> of(Judged judged, Progress progress) {
        try {
            return Optional.of(new SideBySide(judged).run(progress));
        } catch (UnreadableImage e) {
            return Optional.empty();
        }
    }
}
