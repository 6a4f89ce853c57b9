package org.handpick.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.output.SetReader;

/** Reads a dataset that {@link BuildDataset} wrote, and makes sure that it is as it was written. The images are not looked at. */
public final class OpenDataset implements Operation<Dataset> {
    private final Path folder;

    public OpenDataset(Path folder) {
        this.folder = Objects.requireNonNull(folder);
    }

    /** @throws UnreadableDataset naming the file and the line that is not as it was written */
    @Override
    public Dataset run(Progress progress) {
        progress.begin("Opening " + folder, 0);
        SetReader reader = SetReader.open(folder);
        List<LabelledSet> sets = new ArrayList<>();
        reader.read(line -> sets.add(line.labelled()), progress);
        return new Dataset(folder, reader.sha256(), sets);
    }
}
