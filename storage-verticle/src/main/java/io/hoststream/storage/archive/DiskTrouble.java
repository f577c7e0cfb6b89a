package io.hoststream.storage.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What is wrong with a disk, in words: some of Java's exceptions say it only by their type. */
final class DiskTrouble {

    private DiskTrouble() {}

    static String describe(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "permission denied at " + denied.getFile();
        }
        if (failure instanceof NotDirectoryException file) {
            return file.getFile() + " is not a directory";
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        return String.valueOf(failure.getMessage());
    }
}
