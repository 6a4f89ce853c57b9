package org.handpick.sets.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.Companions;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.imaging.ImageFacts;
import org.handpick.imaging.UnreadableImage;
import org.handpick.picking.Decided;
import org.handpick.picking.Library;

/** Everything that is known of a set: its decisions, and of each image its companions and metadata. Reads files. */
final class DescribeSet implements Operation<List<DescribeSet.Line>> {
    private static final int COMPANION_CHARACTERS = 400;
    /** A companion may be a film; no more of it is read. */
    private static final int COMPANION_BYTES = 4096;

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** A name, its value, and what stands below it. */
    record Line(String name, String value, List<Line> below) {
        Line {
            below = List.copyOf(below);
        }

        Line(String name, String value) {
            this(name, value, List.of());
        }

        /** This line with those below it that say the text, in any case; empty when none does and it does not itself. */
        Optional<Line> saying(String text) {
            if ((name + '\n' + value).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(this);
            }
            List<Line> kept =
                    below.stream().flatMap(line -> line.saying(text).stream()).toList();
            return kept.isEmpty() ? Optional.empty() : Optional.of(new Line(name, value, kept));
        }
    }

    private final Library library;
    private final ImageSet set;

    DescribeSet(Library library, ImageSet set) {
        this.library = library;
        this.set = set;
    }

    @Override
    public List<Line> run(Progress progress) {
        List<Line> lines = new ArrayList<>();
        List<Line> history = library.history(set.id()).stream()
                .map(decided -> new Line(LOCAL.format(decided.at()), words(decided)))
                .toList();
        lines.add(new Line("Decisions", history.isEmpty() ? "none yet" : "", history));
        lines.add(new Line("Set", set.id().text()));
        Companions companions = companions();
        for (int i = 0; i < set.size(); i++) {
            progress.check();
            lines.add(image(set.images().get(i), i + 1, companions));
        }
        return lines;
    }

    private static String words(Decided decided) {
        String what = switch (decided.decision()) {
            case Decision.Keep keep -> "kept " + keep.keeper() + (keep.box().isFull() ? "" : ", cropped");
            case Decision.RejectAll _ -> "all rejected";
            case Decision.Skip _ -> "skipped";
        };
        return switch (decided.action()) {
            case DECIDED -> what;
            case UNDONE -> "taken back: " + what;
            case REDONE -> "done again: " + what;
        };
    }

    private Line image(ImageRef image, int number, Companions companions) {
        String title = "Image " + number;
        Optional<Path> file = library.whereIs(set.id(), image);
        if (file.isEmpty()) {
            return new Line(title, image.name() + ": a decision has put it away; Undo brings it back");
        }
        List<Line> below = new ArrayList<>();
        companions.of(image).forEach(companion -> below.add(companion(companion)));
        try {
            ImageFacts facts = ImageFacts.read(file.get());
            below.add(new Line("Size", facts.size() + " · " + facts.fileSize() + " bytes · " + facts.format()));
            below.add(new Line("Colour profile", facts.profile().orElse("none, taken for sRGB")));
            facts.captured().ifPresent(at -> below.add(new Line("Taken", at.toString())));
            facts.entries().forEach(entry -> below.add(new Line(entry.group() + " · " + entry.name(), entry.value())));
            return new Line(title, place(file.get()), below);
        } catch (UnreadableImage e) {
            return new Line(title, place(file.get()) + ": " + e.reason(), below);
        }
    }

    private String place(Path file) {
        return library.root().relativize(file).toString();
    }

    /** One listing for the whole set, of the names alone: a folder may hold a hundred thousand files. */
    private Companions companions() {
        List<ImageRef> files = new ArrayList<>();
        Path folder = set.images().getFirst().in(library.root()).getParent();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
            listing.forEach(file -> files.add(ImageRef.of(library.root(), file)));
        } catch (IOException e) {
            System.getLogger(DescribeSet.class.getName())
                    .log(System.Logger.Level.WARNING, "the companions in " + folder + " could not be listed", e);
        }
        return new Companions(files);
    }

    private Line companion(ImageRef companion) {
        String name =
                "Companion " + companion.fileName().substring(companion.stem().length());
        try (InputStream in = Files.newInputStream(companion.in(library.root()))) {
            ByteBuffer begin = ByteBuffer.wrap(in.readNBytes(COMPANION_BYTES));
            CharBuffer text = CharBuffer.allocate(COMPANION_BYTES);
            CoderResult read =
                    StandardCharsets.UTF_8.newDecoder().decode(begin, text, false); // it may end in a character
            if (read.isError()) {
                read.throwException();
            }
            String words = text.flip().toString().strip().replaceAll("\\s+", " ");
            boolean isLong = words.length() > COMPANION_CHARACTERS;
            return new Line(name, isLong ? words.substring(0, COMPANION_CHARACTERS) + "…" : words);
        } catch (IOException e) {
            return new Line(name, companion.fileName() + ", which is no text");
        }
    }
}
