package org.handpick.learning.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.handpick.workbench.theme.Palette;

/** Whose frames are drawn with which line in the view Side by Side: yours whole, those of each run in their colour and dashes. */
final class SideBySideLegend extends Canvas {
    private static final String PERSON = "you";
    private static final int SAMPLE = 44;
    private static final int GAP = 6;
    private static final int APART = 20;
    private static final int WIDTH = 2;

    private List<String> runs = List.of();

    SideBySideLegend(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        addListener(SWT.Paint, event -> paint(event.gc));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = words();
            }
        });
    }

    /** @param names of the runs in their order */
    void show(List<String> names) {
        runs = List.copyOf(names);
        setData("handpick.legend", words());
        setToolTipText(words());
        redraw();
    }

    private String words() {
        return PERSON + (runs.isEmpty() ? "" : ", " + String.join(", ", runs));
    }

    @Override
    public Point computeSize(int wide, int high, boolean changed) {
        GC gc = new GC(this);
        try {
            int line = gc.getFontMetrics().getHeight() + GAP;
            return new Point(wide == SWT.DEFAULT ? SAMPLE : wide, high == SWT.DEFAULT ? line : high);
        } finally {
            gc.dispose();
        }
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(getParent());
        gc.setBackground(getParent().getBackground()); // the dark theme gives a canvas another one
        gc.fillRectangle(getClientArea());
        gc.setLineWidth(WIDTH);
        int middle = getClientArea().height / 2;
        gc.setForeground(palette.keep());
        gc.drawLine(0, middle, SAMPLE, middle);
        int left = name(gc, palette, PERSON, 0);
        for (int run = 0; run < runs.size(); run++) {
            int from = left;
            RunLine.of(run).draw(gc, palette, () -> gc.drawLine(from, middle, from + SAMPLE, middle));
            left = name(gc, palette, runs.get(run), left);
        }
    }

    /** @return where the next sample begins */
    private int name(GC gc, Palette palette, String name, int left) {
        Point size = gc.textExtent(name);
        gc.setForeground(palette.text());
        gc.drawText(name, left + SAMPLE + GAP, (getClientArea().height - size.y) / 2, true);
        return left + SAMPLE + GAP + size.x + APART;
    }
}
