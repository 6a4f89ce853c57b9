package org.handpick.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import org.handpick.backup.store.drive.DriveFault;
import org.handpick.backup.store.drive.DriveServer;

/** A Drive that refuses, forgets, loses answers and mixes up bits, once or so often that nobody goes on trying. */
final class FragileDrive implements FragilePlace {
    private static final List<String> REQUESTS = List.of(
            "GET /drive/v3/files",
            "GET /drive/v3/files/id",
            "POST /upload",
            "PUT /upload",
            "PATCH /drive",
            "DELETE /drive");

    private final DriveServer server;
    private final NamedStore store;
    private int planned;
    private boolean lies;

    FragileDrive() {
        try {
            server = new DriveServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = new NamedStore("gdrive", server.store());
    }

    @Override
    public NamedStore store() {
        return store;
    }

    private record Plan(String request, DriveFault fault, String words) {}

    private Plan some(Random random) {
        String request = REQUESTS.get(random.nextInt(REQUESTS.size()));
        int bytes = random.nextInt(3_000);
        return switch (random.nextInt(11)) {
            case 0 -> new Plan(request, DriveFault.refuse(500, "backendError"), "500");
            case 1 -> new Plan(request, DriveFault.refuse(429, "rateLimitExceeded"), "429");
            case 2 -> new Plan(request, DriveFault.refuse(403, "insufficientFilePermissions"), "403");
            case 3 -> new Plan(request, DriveFault.refuse(401, "authError"), "401");
            case 4 -> new Plan(request, DriveFault.cut(), "cut");
            case 5 -> new Plan("PUT /upload", server.uploads().cutUpload(bytes), "cut behind " + bytes);
            case 6 -> new Plan("PUT /upload", server.uploads().loseAnswer(), "answer lost");
            case 7 -> new Plan("PUT /upload", server.uploads().forgetUpload(), "forgotten");
            case 8 -> new Plan("PUT /upload", server.uploads().garbleUpload(), "garbled");
            case 9 -> new Plan("GET /drive/v3/files/id", server.cutDownload(bytes), "cut behind " + bytes);
            default -> new Plan("GET /drive/v3/files/id", server.garbleDownload(), "garbled");
        };
    }

    @Override
    public String goWrong(Random random) {
        Plan plan = some(random);
        lies = plan.words.equals("garbled");
        planned = random.nextBoolean() ? 1 + random.nextInt(3) : 40;
        for (int time = 0; time < planned; time++) {
            server.plan(plan.request, plan.fault);
        }
        return plan.request + " " + plan.words + ", " + planned + " times";
    }

    @Override
    public Struck heal() {
        boolean struck = server.forgetPlans() < planned;
        return !struck ? Struck.NO : lies ? Struck.SO_THAT_IT_MUST_BE_TOLD : Struck.YES;
    }

    @Override
    public void close() {
        server.close();
    }
}
