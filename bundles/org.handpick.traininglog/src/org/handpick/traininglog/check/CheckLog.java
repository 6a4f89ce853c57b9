package org.handpick.traininglog.check;

import java.nio.file.Path;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.reading.LogReader;
import org.handpick.traininglog.reading.LogRecord;

/** Finds and counts the faults of a log of any format. Reads it once and changes nothing. */
public final class CheckLog implements Operation<LogReport> {
    private final Path log;

    public CheckLog(Path log) {
        this.log = log;
    }

    /** @throws UnreadableLog when the file cannot be read; faults in it are in the report */
    @Override
    public LogReport run(Progress progress) {
        try (LogReader reader = LogReader.open(log)) {
            LogInspector inspector = new LogInspector(reader.format(), reader.columns());
            ReadingProgress reading = new ReadingProgress(progress, "Checking " + log.getFileName(), reader.size());
            for (Optional<LogRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
                inspector.inspect(row.get());
                reading.at(row.get());
            }
            return inspector.report(log);
        }
    }
}
