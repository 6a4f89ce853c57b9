package org.handpick.backup;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.handpick.backup.store.s3.B2LikeServer;
import org.handpick.backup.store.s3.B2LikeServer.Fault;
import org.handpick.backup.store.s3.LoopbackServer.Request;

/** A bucket of a server that refuses, breaks off and mixes up bits, for some requests or for ever. */
final class FragileBucket implements FragilePlace {
    private final B2LikeServer server = new B2LikeServer();
    private final NamedStore store = new NamedStore("b2", server.store());
    private final AtomicInteger struck = new AtomicInteger();
    private Fault fault = new Fault.None();

    @Override
    public NamedStore store() {
        return store;
    }

    private static Fault some(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Fault.Refused(500, "InternalError", "an internal error");
            case 1 -> new Fault.Refused(503, "SlowDown", "please reduce your request rate");
            case 2 -> new Fault.Refused(429, "TooManyRequests", "too many requests");
            case 3 -> new Fault.Refused(403, "AccessDenied", "not entitled");
            case 4 -> new Fault.CutOff(random.nextInt(2_000));
            case 5 -> new Fault.CutAnswer(random.nextInt(2_000));
            case 6 -> new Fault.OtherBit(random.nextInt(10_000));
            default -> new Fault.WrongTag();
        };
    }

    @Override
    public String goWrong(Random random) {
        fault = some(random);
        struck.set(0);
        int from = random.nextInt(fault instanceof Fault.OtherBit ? 3 : 8);
        int to = from + (random.nextBoolean() ? 1 + random.nextInt(3) : 1_000);
        AtomicInteger met = new AtomicInteger();
        Fault now = fault;
        server.fault(request -> {
            if (!concerns(now, request)) {
                return new Fault.None();
            }
            int number = met.getAndIncrement();
            if (number < from || number >= to) {
                return new Fault.None();
            }
            struck.incrementAndGet();
            return now;
        });
        return now + " from request " + from + " to " + to;
    }

    /** Another bit changes nothing in what has no bytes, nor a tag what has none. */
    private static boolean concerns(Fault fault, Request request) {
        boolean ofObject = request.path().contains("handpick-");
        boolean put = request.method().equals("PUT");
        return switch (fault) {
            case Fault.OtherBit _ -> ofObject && (put || request.method().equals("GET"));
            case Fault.WrongTag _ -> ofObject && put;
            default -> true;
        };
    }

    @Override
    public Struck heal() {
        server.fault(_ -> new Fault.None());
        return struck.get() == 0
                ? Struck.NO
                : fault instanceof Fault.OtherBit ? Struck.SO_THAT_IT_MUST_BE_TOLD : Struck.YES;
    }

    @Override
    public void close() {
        server.close();
    }
}
