package org.handpick.core.crop;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A box being dragged by one of its handles: from where it was held to where the pointer is.
 *
 * <p>The corner opposite to the dragged one stays where it is; of an edge, the opposite edge stays and the box grows
 * evenly to both sides when its shape is locked. The box stays inside the image and reaches its last pixel. Dragged
 * across what stays, it flips over.
 */
public final class BoxDrag {
    /** A box is at least so many pixels wide and high, where the image has as many. */
    public static final int MIN_PIXELS = 5;

    private final ImageSize size;
    private final PixelBox start;
    private final Handle handle;
    private final OptionalDouble aspect;
    private final double grabX;
    private final double grabY;

    /**
     * @param start the box when it was taken hold of
     * @param grabX where it was taken hold of, in pixels of the image from its left edge; may lie outside
     * @param grabY the same from its top edge
     */
    public BoxDrag(ImageSize size, PixelBox start, Handle handle, AspectLock lock, double grabX, double grabY) {
        this.size = Objects.requireNonNull(size);
        this.start = Objects.requireNonNull(start);
        this.handle = Objects.requireNonNull(handle);
        this.aspect = lock.aspect(size);
        this.grabX = grabX;
        this.grabY = grabY;
    }

    /** A drag that draws a new box from a point of the image. */
    public static BoxDrag drawing(ImageSize size, AspectLock lock, double x, double y) {
        int left = Math.clamp((long) x, 0, size.width() - 1);
        int top = Math.clamp((long) y, 0, size.height() - 1);
        return new BoxDrag(size, new PixelBox(left, top, left + 1, top + 1), Handle.BOTTOM_RIGHT, lock, x, y);
    }

    /** The box while the pointer is at a point, in pixels of the image; points outside it count as its edge. */
    public PixelBox at(double x, double y) {
        if (handle == Handle.BODY) {
            return moved(Math.round(x - grabX), Math.round(y - grabY));
        }
        double dx = x - grabX;
        double dy = y - grabY;
        return aspect.isPresent() ? locked(dx, dy, aspect.getAsDouble()) : free(dx, dy);
    }

    private PixelBox moved(long dx, long dy) {
        int left = Math.clamp(start.left() + dx, 0, size.width() - start.width());
        int top = Math.clamp(start.top() + dy, 0, size.height() - start.height());
        return new PixelBox(left, top, left + start.width(), top + start.height());
    }

    private PixelBox free(double dx, double dy) {
        Span across = Span.of(handle.horizontal(), start.left(), start.right(), dx, size.width());
        Span down = Span.of(handle.vertical(), start.top(), start.bottom(), dy, size.height());
        return new PixelBox(across.from(), down.from(), across.to(), down.to());
    }

    /** The larger of the shapes that the pointer asks for in each direction, cut to what the image has room for. */
    private PixelBox locked(double dx, double dy, double ratio) {
        Pull across = Pull.of(handle.horizontal(), start.left(), start.right(), dx, size.width());
        Pull down = Pull.of(handle.vertical(), start.top(), start.bottom(), dy, size.height());
        double asked = switch (handle.horizontal() == 0 ? 0 : handle.vertical() == 0 ? 1 : 2) {
            case 0 -> down.length() * ratio;
            case 1 -> across.length();
            default -> Math.max(across.length(), down.length() * ratio);
        };
        double most = Math.min(across.room(), down.room() * ratio);
        double least = Math.max(MIN_PIXELS, MIN_PIXELS * ratio);
        double width = Math.min(Math.max(asked, least), most);
        Span columns = across.span(Math.max(1, (int) Math.round(width)));
        Span rows = down.span(Math.max(1, (int) Math.round(width / ratio)));
        return new PixelBox(columns.from(), rows.from(), columns.to(), rows.to());
    }

    /** From one pixel edge to another, the second behind the first. */
    private record Span(int from, int to) {
        /** One direction of a box without a lock: the held edge follows the pointer, the other stays. */
        static Span of(int side, int from, int to, double delta, int extent) {
            if (side == 0) {
                return new Span(from, to);
            }
            int anchor = side > 0 ? from : to;
            int edge = Math.clamp(Math.round((side > 0 ? to : from) + delta), 0, extent);
            boolean forward = edge > anchor || edge == anchor && side > 0;
            int length = Math.max(Math.abs(edge - anchor), Math.min(MIN_PIXELS, extent));
            int start = Math.clamp(forward ? anchor : anchor - length, 0, extent - length);
            return new Span(start, start + length);
        }
    }

    /**
     * One direction of a box whose shape is locked.
     *
     * @param anchor the pixel edge that stays; of a direction that is not held, its middle
     * @param direction 1 or -1 where the box grows from the anchor, 0 when it grows to both sides
     * @param length what the pointer asks for
     * @param extent of the image
     */
    private record Pull(double anchor, int direction, double length, int extent) {
        static Pull of(int side, int from, int to, double delta, int extent) {
            if (side == 0) {
                return new Pull((from + to) / 2.0, 0, to - from, extent);
            }
            int anchor = side > 0 ? from : to;
            double edge = Math.clamp((side > 0 ? to : from) + delta, 0, extent);
            int asked = edge > anchor || edge == anchor && side > 0 ? 1 : -1;
            boolean hasRoom = asked > 0 ? anchor + MIN_PIXELS <= extent : anchor >= MIN_PIXELS;
            return new Pull(anchor, hasRoom ? asked : side, Math.abs(edge - anchor), extent);
        }

        double room() {
            return switch (direction) {
                case 1 -> extent - anchor;
                case -1 -> anchor;
                default -> extent; // what grows to both sides may be pushed back inside
            };
        }

        Span span(int pixels) {
            int kept = Math.min(pixels, extent);
            int from = switch (direction) {
                case 1 -> (int) anchor;
                case -1 -> (int) anchor - kept;
                default -> (int) Math.round(anchor - kept / 2.0);
            };
            int inside = Math.clamp(from, 0, extent - kept);
            return new Span(inside, inside + kept);
        }
    }
}
