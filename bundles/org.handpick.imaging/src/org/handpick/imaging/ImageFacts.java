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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
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
        return profile.isEmpty() || profile.get().contains("sRGB");
    }

    /** @throws UnreadableImage when the file is gone, no image, or its header is damaged */
    public static ImageFacts read(Path file) {
        try (Arena arena = Arena.ofConfined()) {
            return of(file, ImageBytes.read(file, arena));
        }
    }

    static ImageFacts of(Path file, MemorySegment bytes) {
        ImageFormat format = ImageFormat.of(bytes)
                .orElseThrow(() -> new UnreadableImage.Unsupported(
                        file,
                        bytes.byteSize() == 0
                                ? "the file is empty"
                                : "it is no PNG, JPEG, WebP, TIFF, GIF or BMP, whatever its name says"));
        try {
            Metadata metadata =
                    ImageMetadataReader.readMetadata(new ByteArrayInputStream(array(bytes)), bytes.byteSize());
            return new ImageFacts(
                    format,
                    size(file, format, metadata),
                    orientation(metadata),
                    captured(metadata),
                    profile(metadata),
                    bytes.byteSize(),
                    entries(metadata));
        } catch (ImageProcessingException | IOException e) {
            throw new UnreadableImage.Damaged(file, "its header is damaged (" + e.getMessage() + ")", e);
        }
    }

    private static byte[] array(MemorySegment bytes) {
        ByteBuffer buffer = bytes.asByteBuffer();
        byte[] array = new byte[buffer.remaining()];
        buffer.get(array);
        return array;
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
        if (width == null || height == null || width < 1 || height == 0) {
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

    private static Optional<LocalDateTime> captured(Metadata metadata) {
        return metadata.getDirectoriesOfType(ExifSubIFDDirectory.class).stream()
                .map(directory -> Optional.<Date>ofNullable(directory.getDateOriginal()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(date -> LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC));
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
