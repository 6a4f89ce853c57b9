package org.handpick.backup.schedule;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.Due;
import org.handpick.backup.History;
import org.handpick.backup.Schedule;
import org.handpick.backup.Shelf;
import org.handpick.backup.StoreId;
import org.handpick.backup.schedule.Scheduler.Standing;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Says what is scheduled, what the system itself knows of it, and how each store stands against it. */
public final class ShowSchedule implements Operation<ShowSchedule.Shown> {
    private final BackupFolder folder;
    private final List<StoreId> stores;
    private final SystemPrograms programs;
    private final Clock clock;

    /** @param stores all that there are */
    public ShowSchedule(BackupFolder folder, Collection<StoreId> stores, SystemPrograms programs) {
        this(folder, stores, programs, Clock.systemDefaultZone());
    }

    ShowSchedule(BackupFolder folder, Collection<StoreId> stores, SystemPrograms programs, Clock clock) {
        this.folder = folder;
        this.stores = List.copyOf(stores);
        this.programs = programs;
        this.clock = clock;
    }

    /**
     * What is scheduled.
     *
     * @param installed empty when nothing is
     * @param next when the next run is, as the system says or else by the clock; empty when none will be
     * @param last when the last run was, as the system says; empty where it does not tell
     * @param lastExitCode the same of how it ended
     * @param tried when a backup in one of its stores was tried last, be it by the schedule or not; of systems that do not tell their last run
     *     it is all that is known
     * @param remarks sentences on what keeps it from running as it should
     * @param due how each store stands, by name; where nothing is installed that goes to it, against the usual schedule
     * @param failed the last try of those stores where it failed, by name
     */
    public record Shown(
            Optional<Installed> installed,
            Optional<Instant> next,
            Optional<Instant> last,
            Optional<Integer> lastExitCode,
            Optional<Instant> tried,
            List<String> remarks,
            Map<String, Due> due,
            Map<String, History.Failed> failed) {
        public Shown {
            Objects.requireNonNull(installed);
            Objects.requireNonNull(next);
            Objects.requireNonNull(last);
            Objects.requireNonNull(lastExitCode);
            Objects.requireNonNull(tried);
            remarks = List.copyOf(remarks);
            due = Collections.unmodifiableMap(new TreeMap<>(due));
            failed = Collections.unmodifiableMap(new TreeMap<>(failed));
        }
    }

    /** @throws org.handpick.backup.ScheduleFailure when the system can't be asked */
    @Override
    public Shown run(Progress progress) {
        Optional<Installed> installed = Installed.in(folder);
        Function<String, Schedule> schedules = Installed.schedules(installed);
        History.Told told = folder.history().read();
        Map<String, Due> due = new TreeMap<>();
        Map<String, History.Failed> failed = new TreeMap<>();
        for (StoreId store : stores) {
            Shelf shelf = Shelf.of(told, store);
            due.put(store.name(), Due.of(shelf, schedules.apply(store.name()), clock.instant(), clock.getZone()));
            shelf.failed().ifPresent(last -> failed.put(store.name(), last));
        }
        if (installed.isEmpty()) {
            return new Shown(
                    installed,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    due,
                    failed);
        }
        Optional<Instant> tried = tried(told, installed.get());
        Optional<Standing> standing =
                Scheduler.named(installed.get().kind(), programs).standing(folder.dataArea());
        List<String> remarks = new ArrayList<>();
        if (!Files.isExecutable(installed.get().program().launcher())) {
            remarks.add(installed.get().program().launcher()
                    + ": the schedule starts this, and it is not there any more; install the schedule again");
        }
        installed.get().stores().stream()
                .filter(name -> !due.containsKey(name))
                .forEach(name -> remarks.add(
                        "The schedule makes backups in " + name + ", which is no store any more; install it again"));
        if (standing.isEmpty()) {
            remarks.add("The system (" + installed.get().kind()
                    + ") does not know of the schedule any more; install it again");
            return new Shown(
                    installed, Optional.empty(), Optional.empty(), Optional.empty(), tried, remarks, due, failed);
        }
        remarks.addAll(standing.get().remarks());
        Instant byTheClock = installed.get().schedule().next(clock.instant(), clock.getZone());
        return new Shown(
                installed,
                standing.get()
                        .next()
                        .or(() -> Optional.of(byTheClock)
                                .filter(_ -> standing.get().isActive())),
                standing.get().last(),
                standing.get().lastExitCode(),
                tried,
                remarks,
                due,
                failed);
    }

    /** By the history, where each try has a line, and one that was not even begun has another. */
    private Optional<Instant> tried(History.Told told, Installed installed) {
        return told.events().stream()
                .filter(event -> event instanceof History.Packing || event instanceof History.Failed)
                .filter(event -> stores.contains(event.store()))
                .filter(event -> installed.stores().isEmpty()
                        || installed.stores().contains(event.store().name()))
                .map(History.Event::at)
                .max(Comparator.naturalOrder());
    }
}
