package org.handpick.sets.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.Companions;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.imaging.ImageFacts;
import org.handpick.imaging.UnreadableImage;
import org.handpick.picking.Decided;
import org.handpick.picking.Library;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.DecisionCommitted;
import org.handpick.workbench.events.LibraryClosed;
import org.handpick.workbench.events.SetSelected;

/** What is known of the set on screen: its decisions, and of each image its companions and metadata. */
public final class DetailsPart {
    private static final int NAME_WIDTH = 260;
    private static final int VALUE_WIDTH = 700;
    private static final int COMPANION_CHARACTERS = 400;
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Workplace workplace;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-details").factory());
    private Tree tree;
    private int round;

    /** A line of the tree and what stands below it. */
    private record Line(String name, String value, List<Line> below) {
        Line(String name, String value) {
            this(name, value, List.of());
        }
    }

    @Inject
    public DetailsPart(Workplace workplace) {
        this.workplace = workplace;
    }

    @PostConstruct
    void create(Composite parent) {
        parent.setLayout(new FillLayout());
        tree = new Tree(parent, SWT.FULL_SELECTION | SWT.V_SCROLL);
        tree.setLinesVisible(true);
        column("What", NAME_WIDTH);
        column("Value", VALUE_WIDTH);
        tree.setHeaderVisible(true);
        show();
    }

    private void column(String title, int width) {
        TreeColumn column = new TreeColumn(tree, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    @PreDestroy
    void dispose() {
        reader.shutdownNow();
    }

    @Focus
    void focus() {
        tree.setFocus();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void selected(@UIEventTopic(SetSelected.TOPIC) SetSelected event) {
        show();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void committed(@UIEventTopic(DecisionCommitted.TOPIC) DecisionCommitted event) {
        show();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void closed(@UIEventTopic(LibraryClosed.TOPIC) LibraryClosed event) {
        show();
    }

    private void show() {
        int asked = ++round;
        if (tree == null || tree.isDisposed()) {
            return;
        }
        workplace
                .library()
                .ifPresentOrElse(
                        library -> workplace
                                .selected()
                                .ifPresent(set -> reader.execute(() -> {
                                    List<Line> lines = lines(library, set);
                                    if (!tree.isDisposed()) {
                                        tree.getDisplay().asyncExec(() -> {
                                            if (asked == round) {
                                                fill(lines);
                                            }
                                        });
                                    }
                                })),
                        () -> fill(List.of(new Line("No library is open", "File > Open Library… (Ctrl+O) opens one"))));
    }

    private void fill(List<Line> lines) {
        if (tree.isDisposed()) {
            return;
        }
        tree.setRedraw(false);
        tree.removeAll();
        for (Line line : lines) {
            TreeItem item = new TreeItem(tree, SWT.NONE);
            fill(item, line);
            item.setExpanded(true);
        }
        tree.setRedraw(true);
    }

    private static void fill(TreeItem item, Line line) {
        item.setText(new String[] {line.name(), line.value()});
        for (Line below : line.below()) {
            fill(new TreeItem(item, SWT.NONE), below);
        }
    }

    private static List<Line> lines(Library library, ImageSet set) {
        List<Line> lines = new ArrayList<>();
        List<Line> history = library.history(set.id()).stream()
                .map(decided -> new Line(LOCAL.format(decided.at()), words(decided)))
                .toList();
        lines.add(new Line("Decisions", history.isEmpty() ? "none yet" : "", history));
        for (int i = 0; i < set.size(); i++) {
            lines.add(image(library, set.images().get(i), i + 1));
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

    private static Line image(Library library, ImageRef image, int number) {
        Path file = image.in(library.root());
        List<Line> below = new ArrayList<>();
        companions(library, image).forEach(companion -> below.add(companion(library, companion)));
        try {
            ImageFacts facts = ImageFacts.read(file);
            below.add(new Line("Size", facts.size() + " · " + facts.fileSize() + " bytes · " + facts.format()));
            below.add(new Line("Colour profile", facts.profile().orElse("none, taken for sRGB")));
            facts.captured().ifPresent(at -> below.add(new Line("Taken", at.toString())));
            facts.entries().forEach(entry -> below.add(new Line(entry.group() + " · " + entry.name(), entry.value())));
            return new Line("Image " + number, image.name(), below);
        } catch (UnreadableImage e) {
            return new Line("Image " + number, image.name() + ": " + e.reason(), below);
        }
    }

    private static List<ImageRef> companions(Library library, ImageRef image) {
        try (Stream<Path> files = Files.list(image.in(library.root()).getParent())) {
            return new Companions(files.filter(Files::isRegularFile)
                            .map(file -> ImageRef.of(library.root(), file))
                            .toList())
                    .of(image);
        } catch (IOException e) {
            ILog.get().warn("The companions of " + image + " could not be listed", e);
            return List.of();
        }
    }

    private static Line companion(Library library, ImageRef companion) {
        try {
            String text = Files.readString(companion.in(library.root())).strip().replaceAll("\\s+", " ");
            return new Line(
                    "Companion " + companion.fileName(),
                    text.length() > COMPANION_CHARACTERS ? text.substring(0, COMPANION_CHARACTERS) + "…" : text);
        } catch (IOException e) {
            return new Line("Companion " + companion.fileName(), "(no text)");
        }
    }
}
