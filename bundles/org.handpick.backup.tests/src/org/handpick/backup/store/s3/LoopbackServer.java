package org.handpick.backup.store.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Speaks as much HTTP/1.1 on this machine as a test needs, and breaks off at any byte that a test wants. */
public final class LoopbackServer implements AutoCloseable {
    /** @param headers by their names in small letters */
    public record Request(String method, String path, Map<String, String> query, Map<String, String> headers) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * @param bytes how many of the body are sent before the line breaks; below 0 for all
     * @param trickles whether each byte goes by itself
     */
    public record Answer(int status, Map<String, String> headers, byte[] body, int bytes, boolean trickles) {
        static Answer of(int status, Map<String, String> headers, byte[] body) {
            return new Answer(status, headers, body, -1, false);
        }

        Answer cutAt(int most) {
            return new Answer(status, headers, body, most, trickles);
        }

        Answer trickling() {
            return new Answer(status, headers, body, bytes, true);
        }
    }

    /** One request that is being answered. */
    interface Exchange {
        /** How many bytes of the body are read before the line breaks; below 0 for all. Waits as long as none is read. */
        int readable() throws InterruptedException;

        Answer answer(byte[] body) throws InterruptedException;
    }

    private final ServerSocket socket;
    private final Function<Request, Exchange> begin;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();

    /** @param begin is called before the body of a request is read */
    LoopbackServer(Function<Request, Exchange> begin) {
        this.begin = begin;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            this.socket.setReceiveBufferSize(1 << 16); // what is not read is soon not taken either
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        while (true) {
            try {
                Socket line = socket.accept();
                line.setTcpNoDelay(true); // else each answer waits 40 ms for the client to acknowledge its head
                lines.add(line);
                Thread.ofVirtual().start(() -> serve(line));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket line) {
        try (line) {
            InputStream in = new BufferedInputStream(line.getInputStream());
            OutputStream out = line.getOutputStream();
            while (serveOne(in, out)) {
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // the client, or the end of the test, has closed the line
        } catch (IllegalArgumentException e) {
            // this is no HTTP
        } finally {
            lines.remove(line);
        }
    }

    /** False when the line is to be broken. */
    private boolean serveOne(InputStream in, OutputStream out) throws IOException, InterruptedException {
        String first = line(in);
        if (first.isEmpty()) {
            return false;
        }
        Request request = request(first, in);
        int length = Integer.parseInt(request.headers().getOrDefault("content-length", "0"));
        if (request.header("expect").equals("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
        }
        Exchange exchange = begin.apply(request);
        int readable = exchange.readable();
        if (readable >= 0) {
            in.readNBytes(Math.min(length, readable));
            return false;
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            return false;
        }
        return send(request, exchange.answer(body), out);
    }

    private static boolean send(Request request, Answer answer, OutputStream out) throws IOException {
        if (answer.bytes == 0) {
            return false;
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status + " -\r\n");
        answer.headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (answer.headers.keySet().stream().noneMatch(name -> name.equalsIgnoreCase("Content-Length"))) {
            head.append("Content-Length: " + answer.body.length + "\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
        if (!request.method.equals("HEAD")) {
            boolean all = answer.bytes < 0 || answer.bytes >= answer.body.length;
            int most = all ? answer.body.length : answer.bytes;
            int each = answer.trickles ? 1 : most;
            for (int at = 0; at < most; at += each) {
                out.write(answer.body, at, each);
                out.flush();
            }
            return all;
        }
        return true;
    }

    private static Request request(String first, InputStream in) throws IOException {
        String[] words = first.split(" ");
        if (!first.endsWith("HTTP/1.1")) {
            throw new IllegalArgumentException(first);
        }
        URI target = URI.create(words[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return new Request(words[0], target.getPath(), query(target.getRawQuery()), headers);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            query.put(
                    equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return query;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket line : lines) {
            line.close();
        }
    }
}
