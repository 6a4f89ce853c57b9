package org.handpick.learning.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.handpick.core.Progress;
import org.handpick.dataset.BuildDataset;
import org.handpick.dataset.DatasetBuilt;
import org.handpick.dataset.ListDatasets;
import org.handpick.dataset.OpenDataset;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.training.ProbeTraining;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.picking.Library;
import org.handpick.traininglog.LogFiles;
import org.handpick.workbench.Workplace;

/** Training: on which decisions, which model, how, what it costs; starts it, and shows what is under way. */
public final class TrainingPart implements RunsDesk.Watcher {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
    private static final String FORM = "training.form";

    private final RunsDesk desk;
    private final Workplace workplace;
    private final ScopedPreferenceStore store =
            new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.handpick.learning.ui");
    private final TrainingForm form = new TrainingForm();
    private final TrainingModel model = new TrainingModel(form);
    private final Path datasets;
    private Optional<Job> job = Optional.empty();

    private ScrolledComposite scroller;
    private Composite whole;
    private DatasetPanel dataset;
    private ModelPanel backbone;
    private SettingsPanel settings;
    private Button estimate;
    private Label costs;
    private Text name;
    private Button start;
    private Label says;
    private UnderWayPanel underWay;

    @Inject
    public TrainingPart(RunsDesk desk, Workplace workplace) {
        this.desk = desk;
        this.workplace = workplace;
        this.datasets = desk.dataArea().resolve("datasets");
        form.recall(store.getString(FORM));
    }

    @PostConstruct
    void create(Composite parent) {
        scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        whole = new Composite(scroller, SWT.NONE);
        whole.setLayout(new GridLayout());
        scroller.setContent(whole);
        scroller.addListener(SWT.Resize, event -> fit());
        dataset = new DatasetPanel(whole, model, this::changed, this::build);
        backbone = new ModelPanel(whole, form, this::changed);
        settings = new SettingsPanel(FormControls.group(whole, "Settings", 1), form, this::changed);
        settings.control().setLayoutData(FormControls.wide());
        createStart(FormControls.group(whole, "Start", 2));
        underWay = new UnderWayPanel(whole, model, this::stop);
        changed();
        desk.join(this);
        listDatasets(Optional.empty());
    }

    private void createStart(Composite group) {
        costs = new Label(group, SWT.WRAP);
        costs.setLayoutData(FormControls.wrapping(1));
        estimate = FormControls.button(group, "&Estimate", "Takes a few steps to tell time and memory", this::estimate);
        name = new Text(group, SWT.BORDER);
        name.setMessage("Name of the run, or none");
        name.setToolTipText("What the run is called in the list; it can be changed later");
        name.setLayoutData(FormControls.wide());
        start = FormControls.button(
                group,
                "&Start",
                "Trains in a process of its own, which goes on when the window is closed; waits while another is trained",
                this::start);
        says = new Label(group, SWT.WRAP);
        says.setLayoutData(FormControls.wrapping(2));
    }

    private void fit() {
        int width = scroller.getClientArea().width;
        whole.layout(true, true);
        scroller.setMinHeight(whole.computeSize(width, SWT.DEFAULT).y);
    }

    @PreDestroy
    void dispose() {
        desk.leave(this);
        job.ifPresent(Job::cancel);
        store.setValue(FORM, form.memory());
        try {
            store.save();
        } catch (IOException e) {
            ILog.get().warn("The settings of the next training could not be remembered in the data area", e);
        }
    }

    @Focus
    void focus() {
        dataset.setFocus();
    }

    @Override
    public boolean isOnScreen() {
        return !whole.isDisposed() && whole.isVisible();
    }

    @Override
    public void show(List<RunSummary> runs) {
        if (!whole.isDisposed()) {
            model.show(runs);
            showNow();
        }
    }

    @Override
    public void tell(String sentence) {
        if (!whole.isDisposed()) {
            says.setText(sentence);
            fit();
        }
    }

    /** Something was filled in. */
    private void changed() {
        if (underWay == null) {
            return; // the view is still being made
        }
        settings.count();
        backbone.show();
        dataset.show();
        costs.setText(model.costWords());
        says.setText(model.obstacle().orElse(""));
        start.setEnabled(model.obstacle().isEmpty());
        estimate.setEnabled(job.isPresent() || model.obstacle().isEmpty());
        showNow();
        fit();
    }

    private void showNow() {
        underWay.show();
        fit();
    }

    private void listDatasets(Optional<Path> choose) {
        desk.act(() -> new ListDatasets(datasets).run(Progress.NONE), listing -> {
            if (!whole.isDisposed()) {
                choose.ifPresent(model::choose);
                model.show(listing);
                dataset.list();
                changed();
            }
        });
    }

    private void build() {
        Path log = desk.dataArea().resolve(LogFiles.SELECT_CROP);
        BuildDatasetDialog dialog = new BuildDatasetDialog(
                whole.getShell(),
                datasets,
                DATE.format(LocalDateTime.now()),
                Files.isRegularFile(log) ? List.of(log) : List.of(),
                workplace.library().map(Library::root).stream().toList());
        if (dialog.open() == Window.OK) {
            BuildDataset operation = dialog.operation();
            work(
                    "Building a dataset",
                    new OperationJob<>("Building a dataset", whole.getDisplay(), () -> operation, end(this::built)));
        }
    }

    private void built(DatasetBuilt built) {
        listDatasets(Optional.of(built.folder()));
        desk.act(() -> true, _ -> {
            if (!whole.isDisposed()) {
                dataset.tell(DatasetWords.report(built), built.folder().resolve("report.md"));
                fit();
            }
        });
    }

    private void estimate() {
        if (job.isPresent()) {
            job.get().cancel();
            return;
        }
        TrainingModel.Plan plan = model.plan();
        Path cache = desk.dataArea().resolve("cache");
        work(
                "Taking a few steps…",
                new OperationJob<>(
                        "Estimating a training",
                        whole.getDisplay(),
                        () -> new ProbeTraining(
                                plan.settings(), plan.dataset(), cache, new InstalledWorker(cache).program()),
                        end(cost -> model.cost(plan, cost))));
    }

    /** One piece of work at a time; its button cancels it. */
    private void work(String words, Job work) {
        job = Optional.of(work);
        estimate.setText("&Cancel");
        dataset.setBuilding(true);
        costs.setText(words);
        work.schedule();
        fit();
    }

    private <R> OperationJob.End<R> end(Consumer<R> then) {
        return new OperationJob.End<>() {
            @Override
            public void done(R result) {
                over("");
                then.accept(result);
                if (!whole.isDisposed()) {
                    changed();
                }
            }

            @Override
            public void cancelled() {
                over("");
            }

            @Override
            public void failed(String sentence) {
                over(sentence);
            }
        };
    }

    private void over(String sentence) {
        job = Optional.empty();
        if (!whole.isDisposed()) {
            estimate.setText("&Estimate");
            dataset.setBuilding(false);
            changed();
            if (!sentence.isEmpty()) {
                tell(sentence);
            }
        }
    }

    private void start() {
        TrainingModel.Plan plan = model.plan();
        String called = name.getText().strip();
        name.setText("");
        tell("");
        desk.act(() -> {
            desk.queue().add(called, plan.settings(), new OpenDataset(plan.dataset()).run(Progress.NONE));
        });
    }

    private void stop() {
        model.running()
                .map(RunSummary::id)
                .ifPresent(id -> desk.act(() -> desk.queue().stop(desk.runs().open(id))));
    }
}
