package org.handpick.workbench;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.handpick.workbench.events.LibraryClosed;
import org.handpick.workbench.events.LibraryOpened;
import org.handpick.workbench.events.SetOpened;
import org.handpick.workbench.menu.ThemeHandler;

/**
 * What the platform asks of the workbench: its first perspective, that layout is remembered, and what stands around the
 * views. It makes the {@link Workplace} and lets it finish its work at the end.
 */
final class HandpickWorkbench extends WorkbenchAdvisor {
    private static final Point FIRST_SIZE = new Point(1600, 1000);
    private static final String NAME = "Handpick";

    private final Optional<Path> asked;
    private Optional<Path> first = Optional.empty();
    private final boolean withSuggestions;
    private Workplace workplace;

    /**
     * @param asked the library to open first; else the one that was open last
     * @param withSuggestions whether suggestions are shown from now on; else they are as they were last
     */
    HandpickWorkbench(Optional<Path> asked, boolean withSuggestions) {
        this.asked = asked;
        this.withSuggestions = withSuggestions;
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return PickPerspective.ID;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
        IEclipseContext application = PlatformUI.getWorkbench().getService(IEclipseContext.class);
        PickingPreferences preferences = ContextInjectionFactory.make(PickingPreferences.class, application);
        application.set(PickingPreferences.class, preferences);
        SuggestionChoices suggestions = ContextInjectionFactory.make(SuggestionChoices.class, application);
        application.set(SuggestionChoices.class, suggestions);
        application.set(ForegroundWork.class, new ForegroundWork());
        workplace = ContextInjectionFactory.make(Workplace.class, application);
        application.set(Workplace.class, workplace);
        first = asked.or(() -> preferences.recentLibraries().stream().findFirst());
        first.ifPresent(workplace::announce);
        if (withSuggestions) {
            suggestions.show(true);
        }
    }

    @Override
    public void postStartup() {
        ThemeHandler.markActive();
        first.ifPresent(workplace::open);
    }

    @Override
    public void postShutdown() {
        workplace.shutDown();
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new WorkbenchWindowAdvisor(configurer) {
            @Override
            public void preWindowOpen() {
                configurer.setTitle(NAME);
                configurer.setInitialSize(FIRST_SIZE);
                configurer.setShowMenuBar(true);
                configurer.setShowCoolBar(true);
                configurer.setShowStatusLine(true);
                configurer.setShowProgressIndicator(true);
                configurer.setShowPerspectiveBar(true);
                IEventBroker events = PlatformUI.getWorkbench().getService(IEventBroker.class);
                events.subscribe(
                        LibraryOpened.TOPIC,
                        event -> configurer.setTitle(
                                workplace.library().orElseThrow().name() + " – " + NAME));
                events.subscribe(LibraryOpened.TOPIC, event -> giveFocusToTheEditor(configurer));
                configurer.getWindow().addPerspectiveListener(new PerspectiveAdapter() {
                    @Override
                    public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
                        giveFocusToTheEditor(configurer);
                    }
                });
                events.subscribe(SetOpened.TOPIC, event -> bringUpTheEditor(configurer));
                events.subscribe(LibraryClosed.TOPIC, event -> configurer.setTitle(NAME));
            }
        };
    }

    /** Who opens a library where sets are picked, or goes back there, wants to decide: the keys hold at once. */
    private static void giveFocusToTheEditor(IWorkbenchWindowConfigurer window) {
        IWorkbenchPage page = window.getWindow().getActivePage();
        if (page != null && page.getPerspective().getId().equals(PickPerspective.ID)) {
            showEditor(page);
        }
    }

    private static void bringUpTheEditor(IWorkbenchWindowConfigurer window) {
        try {
            showEditor(window.getWindow().getWorkbench().showPerspective(PickPerspective.ID, window.getWindow()));
        } catch (WorkbenchException e) {
            ILog.get().warn("The perspective Pick could not be shown", e);
        }
    }

    private static void showEditor(IWorkbenchPage page) {
        try {
            page.showView(PickPerspective.CROP_EDITOR);
        } catch (PartInitException e) {
            ILog.get().warn("The Crop Editor could not be shown", e);
        }
    }
}
