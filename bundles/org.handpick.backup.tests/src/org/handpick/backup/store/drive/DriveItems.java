package org.handpick.backup.store.drive;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files and folders of a Drive. */
final class DriveItems {
    static final String FOLDER = "application/vnd.google-apps.folder";
    private static final Pattern WORD = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");

    /** A file or a folder. */
    static final class Item {
        String id;
        String name;
        String mimeType;
        String parent = "root";
        String driveId = "";
        boolean trashed;
        Instant created = Instant.now();
        Map<String, String> properties = new HashMap<>();
        byte[] content = new byte[0];
        /** What is listed in place of the right sum. */
        Optional<String> wrongSum = Optional.empty();
    }

    private final Map<String, Item> items = new LinkedHashMap<>();
    private int ids;
    private int pageSize = 1000;

    synchronized Optional<Item> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** So many files a page, at most. */
    synchronized void pagesOf(int files) {
        pageSize = files;
    }

    synchronized List<String> names() {
        return items.values().stream()
                .filter(item -> !item.mimeType.equals(FOLDER) && !item.trashed)
                .map(item -> item.name)
                .toList();
    }

    synchronized List<Item> folders() {
        return items.values().stream()
                .filter(item -> item.mimeType.equals(FOLDER))
                .toList();
    }

    synchronized Item named(String name) {
        return items.values().stream()
                .filter(item -> item.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    synchronized void remove(String id) {
        items.remove(id);
        items.values().removeIf(item -> item.parent.equals(id));
    }

    synchronized Item add(String name, String parent, byte[] content) {
        Item item = new Item();
        item.id = "id" + ++ids;
        item.name = name;
        item.mimeType = "application/octet-stream";
        item.parent = parent;
        item.content = content;
        items.put(item.id, item);
        return item;
    }

    /** A folder, or a shared drive, that is there before Handpick is. */
    synchronized void addShared(String id, String driveId) {
        Item item = new Item();
        item.id = id;
        item.name = "shared";
        item.mimeType = FOLDER;
        item.driveId = driveId;
        items.put(id, item);
    }

    synchronized void create(HttpExchange exchange) throws IOException {
        JsonObject asked = JsonParser.parseString(Exchanges.body(exchange)).getAsJsonObject();
        String parent =
                asked.has("parents") ? asked.getAsJsonArray("parents").get(0).getAsString() : "root";
        if (!parent.equals("root") && !items.containsKey(parent)) {
            DriveFault.refuse(404, "notFound").answers(exchange);
            return;
        }
        Item folder = add(asked.get("name").getAsString(), parent, new byte[0]);
        folder.mimeType = asked.get("mimeType").getAsString();
        folder.driveId = parent.equals("root") ? "" : items.get(parent).driveId;
        asked.getAsJsonObject("appProperties")
                .entrySet()
                .forEach(property -> folder.properties.put(
                        property.getKey(), property.getValue().getAsString()));
        Exchanges.reply(exchange, 200, json(folder));
    }

    synchronized void list(HttpExchange exchange, Map<String, String> asked) throws IOException {
        List<Item> found = items.values().stream()
                .filter(item -> matches(item, asked.get("q")))
                .sorted(Comparator.comparing(item -> item.created))
                .toList();
        int from = Integer.parseInt(asked.getOrDefault("pageToken", "0"));
        int to = Math.min(
                found.size(), from + Math.min(pageSize, Integer.parseInt(asked.getOrDefault("pageSize", "100"))));
        JsonArray files = new JsonArray();
        found.subList(from, to).forEach(item -> files.add(json(item)));
        JsonObject list = new JsonObject();
        list.add("files", files);
        if (to < found.size()) {
            list.addProperty("nextPageToken", Integer.toString(to));
        }
        Exchanges.reply(exchange, 200, list);
    }

    private static boolean matches(Item item, String query) {
        boolean all = true;
        for (String condition : query.split(" and (?=mimeType|trashed|appProperties|')")) {
            List<String> words = WORD.matcher(condition)
                    .results()
                    .map(word -> word.group(1).replaceAll("\\\\(.)", "$1"))
                    .toList();
            if (condition.startsWith("mimeType")) {
                all &= item.mimeType.equals(words.getFirst());
            } else if (condition.startsWith("trashed")) {
                all &= item.trashed == condition.endsWith("true");
            } else if (condition.startsWith("appProperties")) {
                all &= words.get(1).equals(item.properties.get(words.get(0)));
            } else {
                all &= item.parent.equals(words.getFirst());
            }
        }
        return all;
    }

    static JsonObject json(Item item) {
        JsonObject json = new JsonObject();
        json.addProperty("id", item.id);
        json.addProperty("name", item.name);
        json.addProperty("createdTime", item.created.toString());
        if (!item.driveId.isEmpty()) {
            json.addProperty("driveId", item.driveId);
        }
        if (!item.mimeType.equals(FOLDER)) {
            json.addProperty("size", Integer.toString(item.content.length));
            json.addProperty(
                    "md5Checksum",
                    item.wrongSum.orElseGet(() -> HexFormat.of().formatHex(Exchanges.digest("MD5", item.content))));
        }
        return json;
    }
}
