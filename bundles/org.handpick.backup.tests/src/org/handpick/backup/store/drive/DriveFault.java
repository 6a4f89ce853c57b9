package org.handpick.backup.store.drive;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** What goes wrong with one request. */
@FunctionalInterface
public interface DriveFault {
    /** @return whether the request was answered by this */
    boolean answers(HttpExchange exchange) throws IOException;

    /** An answer as Drive gives it: a status and a reason. */
    static DriveFault refuse(int status, String reason, String... headers) {
        return exchange -> {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            Exchanges.reply(exchange, status, Exchanges.error(status, reason));
            return true;
        };
    }

    /** An answer as the server of tokens gives it. */
    static DriveFault refuseToken(int status, String error, String... headers) {
        return exchange -> {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            JsonObject json = new JsonObject();
            json.addProperty("error", error);
            json.addProperty("error_description", "It says why.");
            Exchanges.reply(exchange, status, json);
            return true;
        };
    }

    /** The line is cut before an answer. */
    static DriveFault cut() {
        return exchange -> {
            exchange.close();
            return true;
        };
    }

    /** No answer comes until the test is over. */
    static DriveFault sayNothing(CountDownLatch over) {
        return exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // the server is closed
            }
            exchange.close();
            return true;
        };
    }

    /** The answer is as ever, but each byte of it goes by itself. */
    static DriveFault trickle() {
        return exchange -> {
            exchange.setStreams(null, new FilterOutputStream(exchange.getResponseBody()) {
                @Override
                public void write(int b) throws IOException {
                    out.write(b);
                    out.flush();
                }
            });
            return false;
        };
    }

    /** Something happens first, and then the request is answered as ever. */
    static DriveFault first(Runnable before) {
        return _ -> {
            before.run();
            return false;
        };
    }
}
