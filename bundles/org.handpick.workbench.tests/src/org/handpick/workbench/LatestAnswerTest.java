package org.handpick.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatestAnswerTest {
    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final LatestAnswer latest = new LatestAnswer(ui::add, "latest-answer-test");
    private final List<String> worked =
            new ArrayList<>(); // on the one thread of the questions, and read when it is idle
    private final List<String> answers = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void close() {
        latest.dispose();
    }

    @Test
    void an_answer_arrives_on_the_ui_thread() throws InterruptedException {
        latest.ask(() -> work("a"), answers::add);
        runOnUi();
        assertEquals(List.of("a"), answers);
    }

    @Test
    void only_the_newest_of_several_questions_is_answered_and_those_between_are_not_worked_on()
            throws InterruptedException {
        latest.ask(() -> workUntilReleased("a"), answers::add);
        begun.await();
        latest.ask(() -> work("b"), answers::add);
        latest.ask(() -> work("c"), answers::add);
        released.countDown();
        runOnUi();
        assertEquals(List.of("a", "c"), worked);
        assertEquals(List.of("c"), answers);
    }

    @Test
    void an_answer_that_is_outdated_on_its_way_does_not_arrive() throws InterruptedException {
        latest.ask(() -> work("a"), answers::add);
        Runnable late = next();
        latest.drop();
        late.run();
        assertEquals(List.of(), answers);
    }

    @Test
    void a_question_that_is_outdated_while_it_waits_for_its_turn_is_not_worked_on() throws InterruptedException {
        latest.ask(() -> workUntilReleased("turn"), () -> work("a"), answers::add);
        begun.await();
        latest.ask(() -> work("b"), answers::add);
        released.countDown();
        runOnUi();
        assertEquals(List.of("turn", "b"), worked);
        assertEquals(List.of("b"), answers);
    }

    private String work(String answer) {
        worked.add(answer);
        return answer;
    }

    private String workUntilReleased(String answer) throws InterruptedException {
        begun.countDown();
        released.await();
        return work(answer);
    }

    private void runOnUi() throws InterruptedException {
        next().run();
    }

    private Runnable next() throws InterruptedException {
        Runnable next = ui.poll(1, TimeUnit.MINUTES);
        assertNotNull(next, "nothing was answered within a minute");
        return next;
    }
}
