package org.handpick.learning.suggestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.tools.ToolProvider;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.learning.evaluation.Calibration;
import org.handpick.learning.measures.Spread;
import org.handpick.learning.measures.Trait;
import org.handpick.learning.runs.UnreadableRun;
import org.handpick.learning.worker.WorkerProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a worker that scores the last image of a set highest, writes down what it was asked, and dies when a name says so. */
class SuggestAheadTest {
    private static final String WORKER = """
        import java.io.*;
        import java.nio.file.*;
        import java.util.regex.*;

        public class ScoresTheLast {
            public static void main(String[] none) throws IOException {
                System.out.println("{\\"is\\":\\"ready\\",\\"engine\\":\\"test\\",\\"version\\":\\"1\\",\\"device\\":\\"processor\\",\\"threads\\":1}");
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    if (line.contains("\\"stop\\"")) {
                        continue;
                    }
                    Files.writeString(Path.of("LOG"), line + "\\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    if (line.contains("deadly")) {
                        System.exit(3);
                    }
                    if (line.contains("refused")) {
                        System.out.println("{\\"is\\":\\"failed\\",\\"sentence\\":\\"too large\\",\\"cause\\":\\"none\\"}");
                        continue;
                    }
                    if (line.contains("senseless")) {
                        System.out.println("{\\"is\\":\\"scored\\",\\"id\\":\\"t\\",\\"scores\\":[1],\\"boxes\\":[[0,0,0,0]]}");
                        System.out.println("{\\"is\\":\\"done\\"}");
                        continue;
                    }
                    Matcher id = Pattern.compile("\\"id\\":\\"([^\\"]+)\\"").matcher(line);
                    id.find();
                    long images = Pattern.compile("\\"file\\"").matcher(line).results().count();
                    StringBuilder scores = new StringBuilder();
                    StringBuilder boxes = new StringBuilder();
                    for (int i = 0; i < images; i++) {
                        scores.append(i == 0 ? "" : ",").append(2 * i);
                        boxes.append(i == 0 ? "" : ",").append("[0.1,0.1,0.9,0.9]");
                    }
                    System.out.println("{\\"is\\":\\"scored\\",\\"id\\":\\"" + id.group(1) + "\\",\\"scores\\":[" + scores
                            + "],\\"boxes\\":[" + boxes + "]}");
                    System.out.println("{\\"is\\":\\"done\\"}");
                }
            }
        }
        """;

    private record PassedOver(SetId set, String why) {}

    @TempDir
    Path folder;

    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final AtomicInteger chosen = new AtomicInteger();
    private volatile Runnable choosing = () -> {};
    private SuggestAhead ahead;

    @BeforeEach
    void compile() throws IOException {
        Path source = folder.resolve("ScoresTheLast.java");
        Files.writeString(source, WORKER.replace("LOG", log().toString()));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
        ahead = ahead(Optional.of(spread(0.1)), true);
    }

    private SuggestAhead ahead(Optional<Spread> spread, boolean cropsBetter) {
        Calibration calibration = new Calibration(1, OptionalDouble.of(0.6), 0.9, 30);
        Adviser adviser = new Adviser(
                "20260131-120000-test",
                "test",
                folder.resolve("model"),
                "a".repeat(64),
                calibration,
                spread,
                true,
                cropsBetter);
        return new SuggestAhead(
                () -> {
                    choosing.run();
                    chosen.incrementAndGet();
                    return new ChooseAdviser.Choice(Optional.of(adviser), "test");
                },
                () -> new WorkerProgram(List.of(folder), "ScoresTheLast", folder),
                folder.resolve("cache"),
                new SuggestAhead.Listener() {
                    @Override
                    public void asks(Adviser now, String sentence) {
                        asked.add(now.run() + ": " + sentence);
                    }

                    @Override
                    public void advised(Advice advice) {
                        heard.add(advice);
                    }

                    @Override
                    public void surveyed(Path library, List<Opinion> opinions) {
                        heard.addAll(opinions);
                    }

                    @Override
                    public void passedOver(Path library, SetId set, String why) {
                        heard.add(new PassedOver(set, why));
                    }

                    @Override
                    public void silent(String why) {
                        heard.add(why);
                    }
                });
    }

    @AfterEach
    void close() {
        ahead.close();
    }

    @Test
    void what_is_wished_for_is_told_in_its_order_with_reasons() throws Exception {
        ImageSet first = set("a", 60, 200);
        ImageSet second = set("b", 60, 200);

        ahead.want(folder, List.of(first, second));

        Advice advice = advice();
        assertEquals(first, advice.suggestion().set());
        assertEquals(OptionalInt.of(1), advice.pick());
        assertEquals(0.1, advice.box().orElseThrow().left());
        assertEquals(List.of("test: test"), List.copyOf(asked), "who is asked is told once");
        assertTrue(
                advice.differences().orElseThrow().words().startsWith("beside image 1: brighter"),
                () -> advice.differences().toString());
        assertEquals(second, advice().suggestion().set());
    }

    @Test
    void pictures_that_hardly_differ_give_no_reasons_whatever_was_looked_at_before() throws Exception {
        ImageSet alike = set("alike", 100, 101);
        ahead.want(folder, List.of(alike, set("a", 60, 200), set("b", 90, 90)));
        assertEquals(Optional.empty(), advice().differences());
        advice();
        advice();

        ahead.chooseAgain();
        ahead.want(folder, List.of(alike));
        assertEquals(Optional.empty(), advice().differences());
    }

    @Test
    void a_model_of_which_nobody_knows_how_much_its_pictures_varied_gives_no_reasons() throws Exception {
        ahead.close();
        ahead = ahead(Optional.empty(), true);
        ahead.want(folder, List.of(set("a", 60, 200)));
        assertEquals(Optional.empty(), advice().differences());
    }

    @Test
    void what_was_told_is_remembered_until_another_model_may_be_asked() throws Exception {
        ImageSet set = set("a", 60, 200);
        ahead.want(folder, List.of(set));
        advice();
        ahead.want(folder, List.of(set));
        advice();
        assertEquals(1, asked());
        assertEquals(1, chosen.get());

        ahead.chooseAgain();
        ahead.want(folder, List.of(set));
        advice();
        assertEquals(2, asked());
        assertEquals(2, chosen.get());
    }

    @Test
    void what_was_told_does_not_hold_for_files_that_have_changed_or_in_another_library() throws Exception {
        ImageSet set = set("a", 60, 200);
        Path other = Files.createDirectory(folder.resolve("other"));
        for (ImageRef image : set.images()) {
            Files.copy(image.in(folder), image.in(other), StandardCopyOption.COPY_ATTRIBUTES);
        }
        ahead.want(folder, List.of(set));
        advice();

        ahead.want(other, List.of(set));
        advice();
        assertEquals(2, asked());

        Files.setLastModifiedTime(set.images().getFirst().in(folder), FileTime.fromMillis(0));
        ahead.want(folder, List.of(set));
        advice();
        assertEquals(3, asked());
    }

    @Test
    void a_worker_that_dies_is_started_again_and_given_up_when_it_dies_each_time() throws Exception {
        ImageSet deadly = set("deadly", 60, 200);
        ahead.want(folder, List.of(deadly));

        PassedOver told = passedOver();
        assertEquals(deadly.id(), told.set());
        assertTrue(told.why().contains("code 3"), told::why);
        assertEquals(3, asked());

        ahead.chooseAgain();
        ahead.want(folder, List.of(set("a", 60, 200)));
        assertEquals(OptionalInt.of(1), advice().pick());
    }

    @Test
    void a_set_that_can_not_be_read_is_named_and_the_others_are_advised_on() throws Exception {
        ImageSet gone = set("gone", 60, 200);
        Files.delete(gone.images().getFirst().in(folder));
        ImageSet sound = set("sound", 60, 200);

        ahead.want(folder, List.of(gone, sound));

        PassedOver told = passedOver();
        assertEquals(gone.id(), told.set());
        assertTrue(told.why().contains("gone_0.png"), told::why);
        assertEquals(sound, advice().suggestion().set());
    }

    @Test
    void a_survey_passes_over_and_names_what_can_not_be_asked_about() throws Exception {
        ImageSet refused = set("refused", 60, 200);
        ImageSet deadly = set("deadly", 60, 200);
        ImageSet sound = set("sound", 60, 200);
        ImageSet senseless = set("senseless", 60, 200);
        ImageSet missing = set("missing", 60, 200);
        ImageSet last = set("last", 60, 200);

        ahead.survey(new SuggestAhead.Survey(folder, List.of(refused, deadly, sound, senseless, missing, last), set -> {
            if (set.equals(missing)) {
                throw new UncheckedIOException(new IOException("the journal is gone"));
            }
            return set.images().stream().map(image -> image.in(folder)).toList();
        }));

        Map<SetId, String> passedOver = new HashMap<>();
        List<SetId> surveyed = new ArrayList<>();
        while (surveyed.size() < 2) {
            switch (heard.poll(60, TimeUnit.SECONDS)) {
                case PassedOver(SetId set, String why) -> passedOver.put(set, why);
                case Opinion opinion -> surveyed.add(opinion.set());
                case null, default -> throw new AssertionError("nothing is heard of the last set");
            }
        }
        assertEquals(List.of(sound.id(), last.id()), surveyed);
        assertEquals(Set.of(refused.id(), deadly.id(), senseless.id(), missing.id()), passedOver.keySet());
        assertEquals("too large", passedOver.get(refused.id()));
        assertTrue(passedOver.get(missing.id()).contains("the journal is gone"), () -> passedOver.get(missing.id()));
    }

    @Test
    void a_survey_in_which_set_after_set_fails_ends() throws Exception {
        List<ImageSet> sets = List.of(
                set("refused1", 60, 200), set("refused2", 60, 200), set("refused3", 60, 200), set("refused4", 60, 200));
        ahead.survey(new SuggestAhead.Survey(folder, sets, SuggestForSets.inPlace(folder)));

        passedOver();
        passedOver();
        passedOver();
        assertEquals("too large", heard.poll(60, TimeUnit.SECONDS));
        ahead.want(folder, List.of(set("a", 60, 200)));
        advice();
    }

    @Test
    void when_no_model_can_be_chosen_that_is_told_and_it_is_tried_again() throws Exception {
        choosing = () -> {
            choosing = () -> {};
            throw new UnreadableRun(folder, "it is damaged");
        };

        ahead.want(folder, List.of(set("a", 60, 200)));
        assertTrue(heard.poll(60, TimeUnit.SECONDS) instanceof String why && why.contains("it is damaged"));
        ahead.want(folder, List.of(set("b", 60, 200)));
        advice();
    }

    @Test
    void what_a_model_is_not_good_at_is_not_told() throws Exception {
        ahead.close();
        ahead = ahead(Optional.empty(), false);
        ahead.want(folder, List.of(set("a", 60, 200)));
        Advice advice = advice();
        assertEquals(OptionalInt.of(1), advice.pick());
        assertEquals(Optional.empty(), advice.box());
    }

    @Test
    void nobody_who_wishes_for_nothing_is_told_anything() throws Exception {
        ImageSet set = set("a", 60, 200);
        ahead.want(folder, List.of(set));
        advice();
        ahead.rest();
        ahead.want(folder, List.of());
        ImageSet next = set("next", 60, 200);
        ahead.want(folder, List.of(next));
        assertEquals(next, advice().suggestion().set(), "nothing was told before it");
    }

    @Test
    void a_survey_tells_of_every_set_wherever_its_images_are() throws Exception {
        ImageSet first = set("a", 60, 200);
        ImageSet second = set("b", 60, 200, 90);
        Path away = Files.createDirectory(folder.resolve("away"));
        for (ImageRef image : second.images()) {
            Files.move(image.in(folder), away.resolve(image.fileName()));
        }

        ahead.survey(new SuggestAhead.Survey(
                folder,
                List.of(first, second),
                set -> set.images().stream()
                        .map(image -> (set.equals(second) ? away : folder).resolve(image.fileName()))
                        .toList()));

        Opinion one = opinion();
        assertEquals(first.id(), one.set());
        assertEquals(1, one.pick());
        assertTrue(one.speaks());
        assertEquals(1 / (1 + Math.exp(-2)), one.confidence(), 1e-9);
        assertEquals(second.id(), opinion().set());
    }

    @Test
    void what_is_wished_for_during_a_survey_does_not_wait_for_its_end() throws Exception {
        List<ImageSet> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(set("s" + i, 60, 200));
        }
        ImageSet wished = set("wished", 60, 200);
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch isWished = new CountDownLatch(1);
        ahead.survey(new SuggestAhead.Survey(folder, many, set -> {
            if (set.equals(many.get(1))) {
                underWay.countDown();
                await(isWished);
            }
            return set.images().stream().map(image -> image.in(folder)).toList();
        }));
        await(underWay);
        ahead.want(folder, List.of(wished));
        isWished.countDown();

        int opinions = 0;
        Object next = heard.poll(60, TimeUnit.SECONDS);
        for (; next instanceof Opinion; next = heard.poll(60, TimeUnit.SECONDS)) {
            opinions++;
        }
        assertEquals(wished, ((Advice) next).suggestion().set());
        assertTrue(opinions < many.size(), opinions + " opinions came first");
        for (; opinions < many.size(); opinions++) {
            opinion();
        }
        ahead.want(folder, List.of(set("next", 60, 200)));
        assertEquals(
                "next_0.png", advice().suggestion().set().images().getFirst().name(), "nothing was told twice");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every trait varies so much. */
    private static Spread spread(double deviation) {
        return new Spread(Arrays.stream(Trait.values()).collect(Collectors.toMap(trait -> trait, _ -> deviation)));
    }

    private Opinion opinion() throws InterruptedException {
        return (Opinion) heard.poll(60, TimeUnit.SECONDS);
    }

    private PassedOver passedOver() throws InterruptedException {
        return (PassedOver) heard.poll(60, TimeUnit.SECONDS);
    }

    private Advice advice() throws InterruptedException {
        return (Advice) heard.poll(60, TimeUnit.SECONDS);
    }

    private long asked() throws IOException {
        return Files.lines(log()).count();
    }

    private Path log() {
        return folder.resolve("asked.txt");
    }

    /** Two plain pictures, so light. */
    private ImageSet set(String name, int... lights) throws IOException {
        List<ImageRef> images = new ArrayList<>();
        for (int i = 0; i < lights.length; i++) {
            BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < 64 * 48; pixel++) {
                picture.setRGB(pixel % 64, pixel / 64, lights[i] * 0x010101 + pixel % 40 * 0x010101);
            }
            String file = name + "_" + i + ".png";
            ImageIO.write(picture, "png", folder.resolve(file).toFile());
            images.add(new ImageRef(file));
        }
        return ImageSet.of(images);
    }
}
