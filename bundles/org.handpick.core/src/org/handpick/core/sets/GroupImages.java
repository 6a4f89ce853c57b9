package org.handpick.core.sets;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.sets.GroupingRule.ByPattern;
import org.handpick.core.sets.GroupingRule.ByStage;
import org.handpick.core.sets.GroupingRule.ByTime;
import org.handpick.core.sets.Unassigned.Reason;

/** Groups images into sets, each folder by itself. The order in which they are given does not matter. */
public final class GroupImages implements Operation<Discovery> {
    private final Collection<ImageRef> images;
    private final GroupingRule rule;
    private final Map<ImageRef, Reason> settled;
    private final List<ImageSet> sets = new ArrayList<>();
    private final List<Unassigned> unassigned = new ArrayList<>();

    /** @param settled images that belong to no set any more, and why */
    public GroupImages(Collection<ImageRef> images, GroupingRule rule, Map<ImageRef, Reason> settled) {
        this.images = images;
        this.rule = rule;
        this.settled = settled;
    }

    @Override
    public Discovery run(Progress progress) {
        sets.clear();
        unassigned.clear();
        byFolder().values().forEach(folder -> {
            progress.check();
            switch (rule) {
                case ByStage byStage -> byStage(folder, byStage);
                case ByTime byTime -> byTime(folder, byTime, progress);
                case ByPattern byPattern -> byPattern(folder, byPattern);
            }
        });
        return new Discovery(sets, unassigned, List.of());
    }

    /** What is to be grouped, per folder; what is not is told at once. */
    private Map<String, List<ImageRef>> byFolder() {
        Map<String, List<ImageRef>> folders = new TreeMap<>();
        for (ImageRef image : images) {
            Optional<Reason> apart = Optional.ofNullable(settled.get(image)).or(() -> unloggable(image));
            if (apart.isPresent()) {
                leaveOut(image, apart.get());
            } else {
                folders.computeIfAbsent(image.folder(), folder -> new ArrayList<>())
                        .add(image);
            }
        }
        return folders;
    }

    private static Optional<Reason> unloggable(ImageRef image) {
        String name = image.name();
        return name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0
                ? Optional.of(Reason.LINE_BREAK_IN_NAME)
                : Optional.empty();
    }

    private void byStage(List<ImageRef> folder, ByStage by) {
        List<ImageName> names = new ArrayList<>(folder.size());
        for (ImageRef image : folder) {
            ImageName name = ImageName.of(image, by.ladder());
            if (by.compatible() || name.stage().isPresent()) {
                names.add(name);
            } else {
                leaveOut(image, Reason.UNKNOWN_STAGE);
            }
        }
        names.sort(ImageName.ORDER);
        NearestUp walk = new NearestUp(names, by);
        walk.runs().forEach(run -> add(run, by));
        walk.passedOver().forEach(image -> leaveOut(image, Reason.PASSED_OVER));
    }

    private void byTime(List<ImageRef> folder, ByTime by, Progress progress) {
        record Taken(ImageRef image, LocalDateTime at) {}
        List<Taken> taken = new ArrayList<>(folder.size());
        for (ImageRef image : folder) {
            progress.check();
            by.times()
                    .of(image)
                    .ifPresentOrElse(at -> taken.add(new Taken(image, at)), () -> leaveOut(image, Reason.NO_TIME));
        }
        taken.sort(Comparator.comparing(Taken::at).thenComparing(Taken::image));
        List<ImageRef> burst = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            if (i > 0
                    && Duration.between(taken.get(i - 1).at(), taken.get(i).at())
                                    .compareTo(by.gap())
                            > 0) {
                add(burst, by);
                burst = new ArrayList<>();
            }
            burst.add(taken.get(i).image());
        }
        add(burst, by);
    }

    private void byPattern(List<ImageRef> folder, ByPattern by) {
        Map<String, List<ImageRef>> named = new LinkedHashMap<>();
        folder.stream().sorted().forEach(image -> {
            Matcher matcher = by.pattern().matcher(image.fileName());
            if (matcher.find() && matcher.group(ByPattern.GROUP) != null) {
                named.computeIfAbsent(matcher.group(ByPattern.GROUP), name -> new ArrayList<>())
                        .add(image);
            } else {
                leaveOut(image, Reason.NO_MATCH);
            }
        });
        named.values().forEach(group -> add(group, by));
    }

    /** Adds a group as a set, or as several when it is too large for a screen; none of them is a lone image. */
    private void add(List<ImageRef> group, GroupingRule by) {
        if (group.size() < by.minSize()) {
            group.forEach(image -> leaveOut(image, Reason.TOO_FEW));
            return;
        }
        boolean mayBeLarge = by instanceof ByStage byStage && byStage.compatible();
        int parts = mayBeLarge ? 1 : Math.ceilDiv(group.size(), ImageSet.MAX_IMAGES);
        for (int part = 0; part < parts; part++) {
            sets.add(ImageSet.of(group.subList(group.size() * part / parts, group.size() * (part + 1) / parts)));
        }
    }

    private void leaveOut(ImageRef image, Reason reason) {
        unassigned.add(new Unassigned(image, reason));
    }
}
