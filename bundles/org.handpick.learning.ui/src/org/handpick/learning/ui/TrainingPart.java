package org.handpick.learning.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.handpick.core.Progress;
import org.handpick.dataset.DatasetBuilt;
import org.handpick.dataset.ListDatasets;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.training.ProbeTraining;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.picking.Library;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.forms.FormControls;

/** Training: on which decisions, which model, how, what it costs; starts it, and shows what is under way. */
public final class TrainingPart implements RunsDesk.Watcher {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
    private static final String FORM = "training.form";

    private final RunsDesk desk;
    private final Workplace workplace;
    private final ScopedPreferenceStore store =
            new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.handpick.learning.ui");
    private final TrainingForm form = new TrainingForm();
    private final TrainingModel model;
    private final Path datasets;

    private OneJob job;
    private ScrolledComposite scroller;
    private Composite whole;
    private DatasetPanel dataset;
    private ModelPanel backbone;
    private SettingsPanel settings;
    private StartPanel start;
    private UnderWayPanel underWay;

    @Inject
    public TrainingPart(RunsDesk desk, Workplace workplace) {
        this.desk = desk;
        this.model = new TrainingModel(form, desk::isStopping);
        this.workplace = workplace;
        this.datasets = desk.dataArea().resolve("datasets");
        form.recall(store.getString(FORM));
    }

    @PostConstruct
    void create(Composite parent) {
        job = new OneJob(parent.getDisplay(), this::over);
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
        start = new StartPanel(whole, model, new Wishes());
        underWay = new UnderWayPanel(whole, model, this::stop);
        changed();
        desk.join(this);
        listDatasets(Optional.empty());
    }

    private void fit() {
        int width = scroller.getClientArea().width;
        whole.layout(true, true);
        scroller.setMinHeight(whole.computeSize(width, SWT.DEFAULT).y);
    }

    @PreDestroy
    void dispose() {
        desk.leave(this);
        job.dispose();
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
        listDatasets(Optional.empty()); // another program may have built one
    }

    @Override
    public boolean isOnScreen() {
        return !whole.isDisposed() && whole.isVisible();
    }

    @Override
    public void show(List<RunSummary> runs) {
        if (!whole.isDisposed()) {
            model.show(runs);
            underWay.show();
            fit();
        }
    }

    @Override
    public void tell(String sentence) {
        if (!whole.isDisposed()) {
            start.tell(sentence);
            fit();
        }
    }

    /** Something was filled in, or work has begun or ended. */
    private void changed() {
        if (underWay == null) {
            return; // the view is still being made
        }
        form.toCheck().ifPresent(this::check);
        settings.show();
        settings.count();
        backbone.show();
        dataset.show();
        dataset.setBuilding(job.underWay().isPresent());
        start.show(job.underWay());
        underWay.show();
        fit();
    }

    private void check(TrainingForm.FileCheck check) {
        desk.act(check::problem, problem -> {
            form.checked(check, problem);
            if (!whole.isDisposed()) {
                changed();
            }
        });
    }

    private void over(String sentence) {
        changed();
        if (!sentence.isEmpty()) {
            tell(sentence);
        }
    }

    private void listDatasets(Optional<Path> choose) {
        desk.act(() -> new ListDatasets(datasets).run(Progress.NONE), listing -> {
            if (!whole.isDisposed() && (choose.isPresent() || model.isNews(listing))) {
                choose.ifPresent(model::choose);
                model.show(listing);
                dataset.list();
                changed();
            }
        });
    }

    private void build() {
        Optional<Path> open = workplace.library().map(Library::root);
        desk.act(() -> BuildDatasetDialog.Found.in(desk.dataArea(), datasets, open), this::build);
    }

    private void build(BuildDatasetDialog.Found found) {
        if (whole.isDisposed()) {
            return;
        }
        BuildDatasetDialog dialog =
                new BuildDatasetDialog(whole.getShell(), datasets, DATE.format(LocalDateTime.now()), found);
        if (dialog.open() == Window.OK) {
            BuildDatasetDialog.Wanted wanted = dialog.wanted();
            job.begin("Building a dataset", () -> wanted.operation(desk.dataArea()), this::built);
            changed();
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

    private final class Wishes implements StartPanel.Wishes {
        @Override
        public void estimateOrCancel() {
            if (job.underWay().isPresent()) {
                job.cancel();
            } else {
                estimate(model.plan());
            }
        }

        @Override
        public void start(String name) {
            TrainingModel.Plan plan = model.plan();
            tell("");
            desk.train(name, plan.settings(), plan.dataset());
        }
    }

    private void estimate(TrainingModel.Plan plan) {
        Path cache = desk.dataArea().resolve("cache");
        job.begin(
                "Estimating a training",
                () -> new ProbeTraining(plan.settings(), plan.dataset(), cache, new InstalledWorker(cache).program()),
                cost -> {
                    model.cost(plan, cost);
                    changed();
                });
        changed();
    }

    private void stop() {
        model.running()
                .map(RunSummary::id)
                .ifPresent(id -> desk.act(() -> desk.queue().stop(desk.runs().open(id))));
    }
}
