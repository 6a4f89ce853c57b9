package org.handpick.core.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import org.handpick.core.Failure;

/** Files could not be changed as they should. The message is a sentence for a person: which file, why, what happened to it. */
public sealed class FileFailure extends Failure permits FailedTransaction, StuckTransaction {
    private static final long serialVersionUID = 1;

    private final transient Path file;

    FileFailure(Path file, String message, Throwable cause) {
        super(message, cause);
        this.file = file;
    }

    /** The file on which it failed. */
    public Path file() {
        return file;
    }

    /** The file that {@code cause} names, else {@code otherwise}. */
    static Path fileOf(IOException cause, Path otherwise) {
        return cause instanceof FileSystemException named && named.getFile() != null
                ? Path.of(named.getFile())
                : otherwise;
    }

    /** The file's name and what is wrong with it, to begin a sentence with. */
    public static String sentence(IOException cause, Path otherwise) {
        return fileOf(cause, otherwise) + ": " + reason(cause);
    }

    /** What is wrong, without the name of the file. */
    public static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "is not there any more";
            case FileAlreadyExistsException _ -> "there is something else of this name";
            case AccessDeniedException _ -> "permission denied";
            case NotDirectoryException _ -> "is not a folder";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default ->
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        };
    }
}
