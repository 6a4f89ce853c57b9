package org.handpick.learning.ui;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.Split;

/** How the next dataset is to be made, as a person has filled it in. Holds texts, as they were typed, and says what is wrong with them. */
final class PlanForm {
    private static final DatasetPlan USUAL = DatasetPlan.DEFAULT;
    private static final String WHOLE_NUMBER = "\\d{1,6}";

    private final Map<Split, String> shares = new EnumMap<>(Split.class);
    private String seed = Long.toString(USUAL.seed());
    private String heldOut = "";
    private boolean coco = USUAL.coco();

    PlanForm() {
        Stream.of(Split.values()).forEach(side -> shares.put(side, usualShare(side)));
    }

    private static String usualShare(Split side) {
        return Integer.toString(USUAL.shares().of(side));
    }

    /** How many of a hundred sets go to a side. */
    String share(Split side) {
        return shares.get(side);
    }

    void setShare(Split side, String text) {
        shares.put(side, text.strip());
    }

    String seed() {
        return seed;
    }

    void setSeed(String text) {
        seed = text.strip();
    }

    /** The path of a library whose sets all judge; empty for none. */
    String heldOut() {
        return heldOut;
    }

    void setHeldOut(String path) {
        heldOut = path.strip();
    }

    boolean coco() {
        return coco;
    }

    void setCoco(boolean written) {
        coco = written;
    }

    /** How much of it is not as usual. */
    long changed() {
        return Stream.of(
                        Stream.of(Split.values()).anyMatch(side -> !share(side).equals(usualShare(side))),
                        !seed.equals(Long.toString(USUAL.seed())),
                        !heldOut.isEmpty(),
                        coco != USUAL.coco())
                .filter(isChanged -> isChanged)
                .count();
    }

    /** What is wrong with it, in a sentence; empty when a dataset can be made so. */
    Optional<String> problem() {
        if (shares.values().stream().anyMatch(share -> !share.matches(WHOLE_NUMBER))
                || shares.values().stream().mapToInt(Integer::parseInt).sum() == 0) {
            return Optional.of("Sides: give each a whole number such as 80, and one of them more than 0.");
        }
        if (!seed.matches("-?\\d{1,18}")) {
            return Optional.of("Seed: give a whole number.");
        }
        return isFolder(heldOut)
                ? Optional.empty()
                : Optional.of("Held-out library: give the whole path of its folder, or none.");
    }

    /** Whether a folder could be called so; the disk is not asked. */
    private static boolean isFolder(String path) {
        try {
            return path.isEmpty() || Path.of(path).isAbsolute();
        } catch (InvalidPathException _) {
            return false; // the person is told so
        }
    }

    /**
     * @param earlier a dataset whose sets keep their sides
     * @throws NumberFormatException when there is a {@link #problem}
     */
    DatasetPlan plan(Optional<Path> earlier) {
        return new DatasetPlan(
                new DatasetPlan.Shares(number(Split.TRAIN), number(Split.VAL), number(Split.TEST)),
                Long.parseLong(seed),
                coco,
                USUAL.near(),
                Optional.of(heldOut).filter(path -> !path.isEmpty()).map(Path::of),
                earlier);
    }

    private int number(Split side) {
        return Integer.parseInt(share(side));
    }
}
