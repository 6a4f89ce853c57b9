package org.handpick.imaging;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.bmp.BmpHeaderDirectory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.crop.ImageSize;

/**
 * What an image file says about itself, without a pixel being decoded.
 *
 * @param stored the size as it is stored, before it is turned upright
 * @param captured when the picture was taken, EXIF DateTimeOriginal; a time without a zone
 * @param profile the description of its embedded colour profile
 * @param fileSize in bytes
 * @param entries everything the file tells, in the order of the file
 */
public record ImageFacts(
        ImageFormat format,
        ImageSize stored,
        Orientation orientation,
        Optional<LocalDateTime> captured,
        Optional<String> profile,
        long fileSize,
        List<Entry> entries) {
    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");

    /** One thing that a file tells: the group it stands in, its name, and its value in words. */
    public record Entry(String group, String name, String value) {}

    public ImageFacts {
        entries = List.copyOf(entries);
    }

    /** The size as it is shown. */
    public ImageSize size() {
        return orientation.upright(stored);
    }

    /** True when the pixels are meant as sRGB: no profile says otherwise. */
    public boolean isSrgb() {
        return profile.map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !name.contains("srgb") || name.contains("linear") || name.contains("g10"))
                .isEmpty();
    }

    /**
     * Reads no more of the file than its headers.
     *
     * @throws UnreadableImage when the file is gone, no image, or its header is damaged
     */
    public static ImageFacts read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(ImageFormat.HEAD);
            MemorySegment head = MemorySegment.ofArray(in.readNBytes(ImageFormat.HEAD));
            in.reset();
            return of(file, head, in, Files.size(file));
        } catch (IOException e) {
            throw ImageBytes.unreadable(file, e);
        }
    }

    /** When the picture in a file was taken; empty where the file does not tell, or can't be read. */
    public static Optional<LocalDateTime> captureTime(Path file) {
        try {
            return read(file).captured();
        } catch (UnreadableImage e) {
            return Optional.empty(); // who decodes it says what is wrong with it
        }
    }

    static ImageFacts of(Path file, MemorySegment bytes) {
        return of(file, bytes, new SegmentStream(bytes), bytes.byteSize());
    }

    private static ImageFacts of(Path file, MemorySegment head, InputStream in, long size) {
        ImageFormat format = ImageFormat.of(head)
                .orElseThrow(() -> new UnreadableImage.Unsupported(
                        file,
                        size == 0
                                ? "the file is empty"
                                : "it is no PNG, JPEG, WebP, TIFF, GIF or BMP, whatever its name says"));
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(in, size);
            return new ImageFacts(
                    format,
                    size(file, format, metadata),
                    orientation(metadata),
                    captured(metadata),
                    profile(metadata),
                    size,
                    entries(metadata));
        } catch (UnreadableImage e) {
            throw e;
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            throw new UnreadableImage.Damaged(file, reason(e), e);
        }
    }

    private static String reason(Exception cause) {
        String message = String.valueOf(cause.getMessage());
        boolean endsEarly = message.startsWith("Unable to skip") || message.startsWith("End of data reached");
        return endsEarly ? "the file ends too early" : "its header is damaged (" + message + ")";
    }

    private static ImageSize size(Path file, ImageFormat format, Metadata metadata) {
        return switch (format) {
            case PNG ->
                size(file, metadata, PngDirectory.class, PngDirectory.TAG_IMAGE_WIDTH, PngDirectory.TAG_IMAGE_HEIGHT);
            case JPEG ->
                size(
                        file,
                        metadata,
                        JpegDirectory.class,
                        JpegDirectory.TAG_IMAGE_WIDTH,
                        JpegDirectory.TAG_IMAGE_HEIGHT);
            case WEBP ->
                size(
                        file,
                        metadata,
                        WebpDirectory.class,
                        WebpDirectory.TAG_IMAGE_WIDTH,
                        WebpDirectory.TAG_IMAGE_HEIGHT);
            case TIFF ->
                size(
                        file,
                        metadata,
                        ExifIFD0Directory.class,
                        ExifDirectoryBase.TAG_IMAGE_WIDTH,
                        ExifDirectoryBase.TAG_IMAGE_HEIGHT);
            case GIF ->
                size(
                        file,
                        metadata,
                        GifHeaderDirectory.class,
                        GifHeaderDirectory.TAG_IMAGE_WIDTH,
                        GifHeaderDirectory.TAG_IMAGE_HEIGHT);
            case BMP ->
                size(
                        file,
                        metadata,
                        BmpHeaderDirectory.class,
                        BmpHeaderDirectory.TAG_IMAGE_WIDTH,
                        BmpHeaderDirectory.TAG_IMAGE_HEIGHT);
        };
    }

    private static ImageSize size(
            Path file, Metadata metadata, Class<? extends Directory> kind, int widthTag, int heightTag) {
        Directory directory = metadata.getFirstDirectoryOfType(kind);
        Integer width = directory == null ? null : directory.getInteger(widthTag);
        Integer height = directory == null ? null : directory.getInteger(heightTag);
        if (width == null || height == null || width < 1 || height == 0 || height == Integer.MIN_VALUE) {
            throw new UnreadableImage.Damaged(file, "its header tells no size", null);
        }
        return new ImageSize(width, Math.abs(height)); // a BMP whose rows go down has a negative height
    }

    private static Orientation orientation(Metadata metadata) {
        return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
                .map(directory -> directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION))
                .filter(tag -> tag != null)
                .findFirst()
                .map(Orientation::ofTag)
                .orElse(Orientation.UPRIGHT);
    }

    /** By the clock of the camera. An offset that some files of a burst tell, and others not, must not pull them apart. */
    private static Optional<LocalDateTime> captured(Metadata metadata) {
        return metadata.getDirectoriesOfType(ExifSubIFDDirectory.class).stream()
                .map(directory -> directory.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL))
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(ImageFacts::time);
    }

    private static Optional<LocalDateTime> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip(), EXIF_TIME));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // cameras without a clock write zeros or blanks
        }
    }

    private static Optional<String> profile(Metadata metadata) {
        return Optional.ofNullable(metadata.getFirstDirectoryOfType(IccDirectory.class))
                .map(directory -> Optional.ofNullable(directory.getDescription(IccDirectory.TAG_TAG_desc))
                        .orElse("without a name"));
    }

    private static List<Entry> entries(Metadata metadata) {
        List<Entry> entries = new ArrayList<>();
        for (Directory directory : metadata.getDirectories()) {
            for (Tag tag : directory.getTags()) {
                Optional.ofNullable(tag.getDescription())
                        .ifPresent(value -> entries.add(new Entry(directory.getName(), tag.getTagName(), value)));
            }
        }
        return entries;
    }
}
