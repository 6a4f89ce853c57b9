package org.handpick.crop.ui;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.Handle;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.crop.ui.EditorScene.Pane;
import org.handpick.workbench.Certainty;
import org.handpick.workbench.theme.Palette;

/** Paints one image with its box, its state and the words about it. Makes no image and decodes nothing. */
final class PanePainter {
    private static final int THIN = 1;
    private static final int CORNER = 18;
    private static final int CORNER_THICK = 5;
    private static final int SHADE = 165;
    private static final int HEADER_TINT = 40;
    private static final int OPAQUE = 255;
    private static final int PIXELS_SHOW = 2;
    private static final double PERCENT = 100;
    private static final int SCORE = 4;
    private static final int MARK = 12;
    private static final String SUGGESTED = "suggested ";
    /** In so few points a heading still says something. */
    private static final int SHORTEST = 56;

    private static final int[] DASHES = {9, 6};

    private final Brush brush;
    private final GC gc;
    private final Palette palette;

    PanePainter(Brush brush) {
        this.brush = brush;
        this.gc = brush.gc();
        this.palette = brush.palette();
    }

    /**
     * What is painted in a pane.
     *
     * @param closeUp over the picture, where it lies
     * @param boxed true where the crop box is to be seen
     * @param state of the image; empty where it has none, such as a difference
     * @param heading in the middle of the header
     * @param facts in the footer
     * @param proposed what a model says about the image; empty where nothing is to be seen of it
     * @param devicePixels for each point of the canvas
     */
    record Content(
            DecisionDraft draft,
            Picture picture,
            Optional<CloseUps.CloseUp> closeUp,
            boolean boxed,
            Optional<ImageState> state,
            String heading,
            String facts,
            Optional<Proposed> proposed,
            double devicePixels) {}

    /**
     * What a model says about an image.
     *
     * @param probability of being the keeper, in [0, 1]
     * @param isPick whether it proposes this one
     * @param box the crop that it proposes
     */
    record Proposed(double probability, boolean isPick, Optional<CropBox> box) {
        String percent() {
            return Certainty.words(probability);
        }
    }

    /** How much of the header of a pane has to go; see {@link HeaderFit#form}. */
    int headerForm(Pane pane, Content content) {
        return HeaderFit.form(pane.header().width - 2 * Brush.PADDING, widths(pane, content));
    }

    /** @param headerForm at least what {@link #headerForm} says of it */
    void paint(Pane pane, Content content, int headerForm) {
        Color color = content.state().map(brush::color).orElse(palette.line());
        boolean kept = content.state().equals(Optional.of(ImageState.KEEP));
        brush.fill(pane.bounds(), palette.panel());
        if (kept) {
            brush.tint(pane.header(), color, HEADER_TINT);
        }
        gc.setClipping(pane.area());
        picture(pane, content);
        gc.setClipping((Rectangle) null);
        if (content.state().equals(Optional.of(ImageState.SKIP))) {
            dashed(pane.bounds(), color);
        } else {
            brush.frame(pane.bounds(), color, kept ? EditorScene.FRAME : THIN);
        }
        header(pane, content, headerForm);
        footer(pane, content);
    }

    private void dashed(Rectangle at, Color color) {
        gc.setForeground(color);
        gc.setLineStyle(SWT.LINE_DASH);
        gc.drawRectangle(at.x, at.y, at.width - 1, at.height - 1);
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    private void header(Pane pane, Content content, int form) {
        Rectangle row = pane.header();
        content.proposed().ifPresent(proposed -> score(row, proposed.probability()));
        int x = row.x + Brush.PADDING;
        int end = row.x + row.width - Brush.PADDING;
        HeaderFit fit = HeaderFit.of(form, end - x, widths(pane, content));
        if (fit.hasKey() && hasKey(pane, content)) {
            x = brush.key(brush.key(PickAction.KEEP.get(pane.index())), x, row);
        }
        if (fit.hasNumber() && content.state().isPresent()) {
            brush.bold(true);
            x = brush.words(number(pane), x, row, end - x, palette.text()) + Brush.PADDING;
            brush.bold(false);
        }
        if (content.state().isPresent() && fit.state() != HeaderFit.State.NONE) {
            ImageState state = content.state().get();
            String word = fit.state() == HeaderFit.State.WORD ? state.name() : "";
            end -= brush.pillWidth(word);
            brush.pill(state, word, end, row);
            end -= Brush.PADDING;
        }
        if (content.proposed().isPresent()) {
            end = proposed(row, content.proposed().get(), fit.proposal(), end);
        }
        if (fit.heading() > 0) {
            brush.words(content.heading(), x, row, end - x, palette.text());
        }
    }

    private HeaderFit.Widths widths(Pane pane, Content content) {
        Optional<String> state = content.state().map(ImageState::name);
        Optional<Proposed> proposed = content.proposed();
        int heading = brush.width(content.heading());
        brush.bold(true);
        int number = state.isPresent() ? brush.width(number(pane)) + Brush.PADDING : 0;
        int percent = proposed.map(said -> brush.width(said.percent()) + Brush.PADDING)
                .orElse(0);
        int word = proposed.filter(Proposed::isPick).isPresent() ? brush.width(SUGGESTED) : 0;
        brush.bold(false);
        int mark = proposed.filter(Proposed::isPick).isPresent() ? MARK + Brush.PADDING : 0;
        return new HeaderFit.Widths(
                hasKey(pane, content)
                        ? brush.keyWidth(brush.key(PickAction.KEEP.get(pane.index()))) + Brush.PADDING
                        : 0,
                number,
                state.map(brush::pillWidth).orElse(-Brush.PADDING) + Brush.PADDING,
                state.map(_ -> brush.pillWidth("")).orElse(-Brush.PADDING) + Brush.PADDING,
                mark + word + percent,
                mark + percent,
                mark,
                heading,
                Math.min(heading, SHORTEST));
    }

    private static boolean hasKey(Pane pane, Content content) {
        return content.state().isPresent() && pane.index() < PickAction.KEEP.size();
    }

    private static String number(Pane pane) {
        return Integer.toString(pane.index() + 1);
    }

    /** A bar for how likely the image is the keeper. */
    private void score(Rectangle row, double probability) {
        Rectangle track = new Rectangle(row.x, row.y + row.height - SCORE, row.width, SCORE);
        brush.fill(track, palette.line());
        int width = (int) Math.round(row.width * probability);
        brush.fill(new Rectangle(track.x, track.y, width, SCORE), palette.suggestion());
    }

    /** How likely the image is the keeper, and where it is the proposed one a mark and a word; where the words before it end. */
    private int proposed(Rectangle row, Proposed proposed, HeaderFit.Proposal form, int end) {
        int x = end;
        Color color = proposed.isPick() ? palette.suggestion() : palette.muted();
        if (form == HeaderFit.Proposal.WORDS || form == HeaderFit.Proposal.PERCENT) {
            brush.bold(proposed.isPick());
            boolean isWhole = proposed.isPick() && form == HeaderFit.Proposal.WORDS;
            String words = isWhole ? SUGGESTED + proposed.percent() : proposed.percent();
            x -= brush.width(words);
            brush.words(words, x, row, end - x, color);
            brush.bold(false);
            x -= Brush.PADDING;
        }
        if (proposed.isPick()) {
            x -= MARK;
            diamond(new Rectangle(x, row.y, MARK, row.height), color);
            x -= Brush.PADDING;
        }
        return x;
    }

    private void diamond(Rectangle at, Color color) {
        int x = at.x + at.width / 2;
        int y = at.y + at.height / 2;
        int r = at.width / 2;
        gc.setBackground(color);
        gc.fillPolygon(new int[] {x - r, y, x, y - r, x + r, y, x, y + r});
    }

    private void footer(Pane pane, Content content) {
        Rectangle row = pane.footer();
        int end = row.x + row.width - Brush.PADDING;
        String percent = Math.round(pane.image().scale() * content.devicePixels() * PERCENT) + " %";
        end -= brush.width(percent);
        brush.words(percent, end, row, row.width, palette.muted());
        int x = row.x + Brush.PADDING;
        brush.words(content.facts(), x, row, end - x - Brush.PADDING, palette.muted());
    }

    private void picture(Pane pane, Content content) {
        switch (content.picture()) {
            case Picture.Ready ready -> {
                boolean pixelsShow = pane.image().scale() * content.devicePixels() > PIXELS_SHOW;
                gc.setInterpolation(pixelsShow ? SWT.NONE : SWT.HIGH);
                draw(ready.image(), ready.made(), pane.image().bounds(), content.devicePixels());
                content.closeUp().ifPresent(near -> closeUp(pane, near, content.devicePixels()));
                if (content.boxed()) {
                    box(pane, content.state().map(brush::color).orElse(palette.accent()));
                }
                content.proposed()
                        .flatMap(Proposed::box)
                        .map(pane.image()::onCanvas)
                        .ifPresent(this::proposedBox);
            }
            case Picture.Awaited _ -> {
                brush.tint(pane.image().bounds(), palette.line(), HEADER_TINT);
                brush.centred("Reading…", pane.area(), palette.muted());
            }
            case Picture.Broken broken ->
                brush.centred(
                        "This image cannot be shown: " + broken.reason() + ". It stays where it is.",
                        pane.area(),
                        palette.broken());
            case Picture.Gone _ -> brush.centred("Rejected; undo brings it back", pane.area(), palette.muted());
        }
    }

    private void closeUp(Pane pane, CloseUps.CloseUp near, double devicePixels) {
        Rectangle at = pane.image().onCanvas(near.view().part());
        draw(near.image(), near.made(), at, devicePixels);
    }

    /** Copies where sizes agree, which is much faster than to resample. */
    private void draw(Image image, ImageSize made, Rectangle at, double devicePixels) {
        if (devicePixels == 1 && Math.abs(made.width() - at.width) <= 1 && Math.abs(made.height() - at.height) <= 1) {
            gc.drawImage(image, at.x, at.y);
        } else {
            Rectangle from = image.getBounds();
            gc.drawImage(image, 0, 0, from.width, from.height, at.x, at.y, at.width, at.height);
        }
    }

    private void box(Pane pane, Color color) {
        Rectangle image = pane.image().bounds().intersection(pane.area());
        Rectangle box = pane.box();
        Rectangle seen = box.intersection(pane.area());
        shade(image, seen.isEmpty() ? new Rectangle(image.x, image.y, 0, 0) : seen);
        brush.frame(box, palette.onState(), THIN);
        brush.frame(new Rectangle(box.x - 1, box.y - 1, box.width + 2, box.height + 2), color, THIN);
        for (Handle handle : Handle.values()) {
            if (handle != Handle.BODY) {
                handle(pane, handle, color);
            }
        }
    }

    /** Dashed over a fine line, so that it is seen on any picture and is not taken for the crop box. */
    private void proposedBox(Rectangle at) {
        gc.setForeground(palette.onState());
        gc.drawRectangle(at.x, at.y, at.width - 1, at.height - 1);
        gc.setForeground(palette.suggestion());
        gc.setLineWidth(2);
        gc.setLineDash(DASHES);
        gc.drawRectangle(at.x, at.y, at.width - 1, at.height - 1);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
    }

    private void shade(Rectangle image, Rectangle box) {
        gc.setAlpha(SHADE);
        gc.setBackground(palette.shade());
        int right = box.x + box.width;
        int bottom = box.y + box.height;
        gc.fillRectangle(image.x, image.y, image.width, box.y - image.y);
        gc.fillRectangle(image.x, bottom, image.width, image.y + image.height - bottom);
        gc.fillRectangle(image.x, box.y, box.x - image.x, box.height);
        gc.fillRectangle(right, box.y, image.x + image.width - right, box.height);
        gc.setAlpha(OPAQUE);
    }

    /** An angle at a corner and a bar at an edge, inside the box and always in sight at the border of the picture. */
    private void handle(Pane pane, Handle handle, Color color) {
        Rectangle box = pane.box();
        int length = Math.min(CORNER, Math.max(CORNER_THICK, Math.min(box.width, box.height) / 3));
        int x = start(box.x, box.width, handle.horizontal(), length);
        int y = start(box.y, box.height, handle.vertical(), length);
        if (handle.isCorner()) {
            int barX = start(box.x, box.width, handle.horizontal(), CORNER_THICK);
            int barY = start(box.y, box.height, handle.vertical(), CORNER_THICK);
            bar(x, barY, length, CORNER_THICK, color);
            bar(barX, y, CORNER_THICK, length, color);
            gc.setBackground(palette.onState());
            gc.fillRectangle(x + 1, barY + 1, length - 2, CORNER_THICK - 2);
            gc.fillRectangle(barX + 1, y + 1, CORNER_THICK - 2, length - 2);
        } else {
            boolean upright = handle.horizontal() != 0;
            int barX = upright ? start(box.x, box.width, handle.horizontal(), CORNER_THICK) : x;
            int barY = upright ? y : start(box.y, box.height, handle.vertical(), CORNER_THICK);
            bar(barX, barY, upright ? CORNER_THICK : length, upright ? length : CORNER_THICK, color);
            gc.setBackground(palette.onState());
            gc.fillRectangle(
                    barX + 1, barY + 1, (upright ? CORNER_THICK : length) - 2, (upright ? length : CORNER_THICK) - 2);
        }
    }

    private void bar(int x, int y, int width, int height, Color color) {
        gc.setBackground(color);
        gc.fillRectangle(x, y, width, height);
    }

    /** Where something of a length begins that stands at the first edge, in the middle, or at the second edge. */
    private static int start(int from, int extent, int side, int length) {
        return from + (extent - length) * (side + 1) / 2;
    }
}
