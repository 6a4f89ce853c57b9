package org.handpick.backup.store.drive;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handpick.backup.store.drive.DriveItems.Item;

/** The resumable protocol: a session is begun, and the file is there with its last byte. */
public final class UploadSessions {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+)");

    private static final class Session {
        JsonObject metadata;
        long bytes;
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        Optional<Item> made = Optional.empty();
    }

    private final DriveItems items;
    private final String address;
    private final Map<String, Session> sessions = new HashMap<>();
    private int ids;
    private int keptOfAPiece = Integer.MAX_VALUE;

    /** @param address of the server */
    UploadSessions(DriveItems items, String address) {
        this.items = items;
        this.address = address;
    }

    /** So many bytes of a piece arrive and are kept; then the line is cut. */
    public DriveFault cutUpload(int bytes) {
        return exchange -> {
            byte[] some = exchange.getRequestBody().readNBytes(bytes);
            synchronized (this) {
                session(exchange).arrived.writeBytes(some);
            }
            exchange.close();
            return true;
        };
    }

    /** The piece arrives, and maybe the file is made, but the answer is lost. */
    public DriveFault loseAnswer() {
        return exchange -> {
            Session session = session(exchange);
            byte[] piece = exchange.getRequestBody().readAllBytes();
            synchronized (this) {
                take(session, piece);
            }
            exchange.close();
            return true;
        };
    }

    /** The session is forgotten. */
    public DriveFault forgetUpload() {
        return exchange -> {
            synchronized (this) {
                sessions.clear();
            }
            return DriveFault.refuse(404, "notFound").answers(exchange);
        };
    }

    /** Of what arrives one bit becomes another. */
    public DriveFault garbleUpload() {
        return exchange -> {
            Session session = session(exchange);
            byte[] piece = exchange.getRequestBody().readAllBytes();
            piece[piece.length / 2] ^= 1;
            synchronized (this) {
                take(session, piece);
                finish(exchange, session);
            }
            return true;
        };
    }

    /** Of a piece no more than so many bytes are kept. */
    synchronized void keepOfAPiece(int bytes) {
        keptOfAPiece = bytes;
    }

    synchronized void answer(HttpExchange exchange) throws IOException {
        switch (Exchanges.method(exchange)) {
            case "POST" -> {
                Session session = new Session();
                session.metadata =
                        JsonParser.parseString(Exchanges.body(exchange)).getAsJsonObject();
                session.bytes = Long.parseLong(exchange.getRequestHeaders().getFirst("X-Upload-Content-Length"));
                String parent =
                        session.metadata.getAsJsonArray("parents").get(0).getAsString();
                if (items.find(parent).isEmpty()) {
                    DriveFault.refuse(404, "notFound").answers(exchange);
                    return;
                }
                String id = "session-" + ++ids;
                sessions.put(id, session);
                exchange.getResponseHeaders().set("Location", address + "upload/drive/v3/files?upload_id=" + id);
                Exchanges.reply(exchange, 200, new JsonObject());
            }
            case "PUT" -> {
                Session session = session(exchange);
                if (session == null) {
                    DriveFault.refuse(404, "notFound").answers(exchange);
                    return;
                }
                Matcher range =
                        CONTENT_RANGE.matcher(exchange.getRequestHeaders().getFirst("Content-Range"));
                byte[] piece = exchange.getRequestBody().readAllBytes();
                if (!range.matches()
                        || range.group(1) != null && Long.parseLong(range.group(1)) != session.arrived.size()
                        || Long.parseLong(range.group(3)) != session.bytes) {
                    DriveFault.refuse(400, "badContent").answers(exchange);
                    return;
                }
                take(session, piece);
                finish(exchange, session);
            }
            case "DELETE" -> {
                sessions.remove(
                        Exchanges.query(exchange.getRequestURI().getRawQuery()).get("upload_id"));
                exchange.sendResponseHeaders(499, -1);
            }
            default -> DriveFault.refuse(400, "badMethod").answers(exchange);
        }
    }

    private Session session(HttpExchange exchange) {
        synchronized (this) {
            return sessions.get(
                    Exchanges.query(exchange.getRequestURI().getRawQuery()).get("upload_id"));
        }
    }

    private void take(Session session, byte[] piece) {
        session.arrived.write(piece, 0, Math.min(keptOfAPiece, piece.length));
        if (session.arrived.size() == session.bytes && session.made.isEmpty()) {
            session.made = Optional.of(items.add(
                    session.metadata.get("name").getAsString(),
                    session.metadata.getAsJsonArray("parents").get(0).getAsString(),
                    session.arrived.toByteArray()));
        }
    }

    private void finish(HttpExchange exchange, Session session) throws IOException {
        if (session.made.isPresent()) {
            Exchanges.reply(exchange, 200, DriveItems.json(session.made.get()));
            return;
        }
        if (session.arrived.size() > 0) {
            exchange.getResponseHeaders().set("Range", "bytes=0-" + (session.arrived.size() - 1));
        }
        exchange.sendResponseHeaders(308, -1);
    }
}
