package org.handpick.backup.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handpick.backup.Diff;
import org.handpick.backup.LiveFile;
import org.handpick.backup.Manifest;

/** The files of a backup as a tree, each beside what stands on the disk now. Knows no widget. */
final class ContentsModel {
    /**
     * A file or a folder.
     *
     * @param file empty for a folder
     * @param size in the backup; empty for a folder and for what is not in the backup
     */
    record Node(String name, Optional<LiveFile> file, OptionalLong size, List<Node> children) {
        Node {
            children = List.copyOf(children);
        }

        /** How many files in it, or it itself, are not on the disk as they were. */
        long differences() {
            return file.filter(live -> live.state() != LiveFile.State.SAME).isPresent()
                    ? 1
                    : children.stream().mapToLong(Node::differences).sum();
        }

        /** How many of those have lost records. */
        long worries() {
            return file.filter(LiveFile::isWorrying).isPresent()
                    ? 1
                    : children.stream().mapToLong(Node::worries).sum();
        }

        long files() {
            return file.isPresent()
                    ? 1
                    : children.stream().mapToLong(Node::files).sum();
        }

        /** What became of it, in words. */
        String state() {
            return file.map(BackupWords::state).orElseGet(() -> {
                if (worries() > 0) {
                    return "! " + worries() + " of " + BackupWords.count(files(), "file", "files");
                }
                return differences() == 0
                        ? "same"
                        : differences() + " of " + files() + (differences() == 1 ? " differs" : " differ");
            });
        }
    }

    private ContentsModel() {}

    /** The tree of a backup. @param differencesOnly leaves out what is on the disk as it was */
    static List<Node> of(Diff.Compared compared, boolean differencesOnly) {
        Map<String, Manifest.Entry> entries = compared.manifest().files().stream()
                .collect(Collectors.toMap(Manifest.Entry::path, Function.identity()));
        List<LiveFile> files = compared.files().stream()
                .filter(file -> !differencesOnly || file.state() != LiveFile.State.SAME)
                .toList();
        return level(files, 0, entries);
    }

    /** @param at where the names of this level begin in the paths */
    private static List<Node> level(List<LiveFile> files, int at, Map<String, Manifest.Entry> entries) {
        Map<String, List<LiveFile>> byName = new LinkedHashMap<>();
        for (LiveFile file : files) {
            String rest = file.path().substring(at);
            int slash = rest.indexOf('/');
            byName.computeIfAbsent(slash < 0 ? rest : rest.substring(0, slash + 1), _ -> new ArrayList<>())
                    .add(file);
        }
        return byName.entrySet().stream()
                .map(name -> node(name.getKey(), name.getValue(), at, entries))
                .sorted(Comparator.comparing((Node node) -> node.file().isPresent())
                        .thenComparing(Node::name))
                .toList();
    }

    private static Node node(String name, List<LiveFile> files, int at, Map<String, Manifest.Entry> entries) {
        if (name.endsWith("/")) {
            return new Node(
                    name.substring(0, name.length() - 1),
                    Optional.empty(),
                    OptionalLong.empty(),
                    level(files, at + name.length(), entries));
        }
        LiveFile file = files.getFirst();
        Manifest.Entry entry = entries.get(file.path());
        return new Node(
                name,
                Optional.of(file),
                entry == null ? OptionalLong.empty() : OptionalLong.of(entry.size()),
                List.of());
    }
}
