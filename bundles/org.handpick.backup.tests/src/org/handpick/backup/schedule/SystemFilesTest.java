package org.handpick.backup.schedule;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.handpick.backup.Schedule;
import org.handpick.backup.ScheduleFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What macOS and Windows are given, read back as they would read it. */
class SystemFilesTest {
    private static final Schedule MONDAY_AND_FRIDAY =
            new Schedule(Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), LocalTime.of(23, 5));

    @TempDir
    Path folder;

    private FakeSystem system;

    @BeforeEach
    void system() throws IOException {
        system = new FakeSystem(folder);
    }

    private static Element parse(String text, Charset charset) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setEntityResolver((name, place) -> new InputSource(new StringReader("")));
            Document document = builder.parse(new ByteArrayInputStream(text.getBytes(charset)));
            return document.getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(text, e);
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The value behind a key of a property list. */
    private static Element behind(Element dict, String key) {
        List<Element> all = children(dict);
        for (int i = 0; i < all.size(); i += 2) {
            assertEquals("key", all.get(i).getTagName());
            if (all.get(i).getTextContent().equals(key)) {
                return all.get(i + 1);
            }
        }
        throw new AssertionError("there is no " + key);
    }

    private static List<String> texts(Element parent) {
        return children(parent).stream().map(Element::getTextContent).toList();
    }

    @Test
    void launchd_is_told_what_to_start_and_when() throws IOException {
        ScheduledBackup backup = system.awkward(MONDAY_AND_FRIDAY);

        Element dict = children(parse(LaunchAgents.agent(backup), UTF_8)).getFirst();

        assertEquals("org.handpick." + backup.name(), behind(dict, "Label").getTextContent());
        assertEquals(
                List.of(
                        backup.program().launcher().toString(),
                        "backup",
                        "create",
                        "--all",
                        "--drill",
                        "--wait",
                        "--data",
                        backup.dataArea().toString()),
                texts(behind(dict, "ProgramArguments")));
        assertEquals(
                "/opt/my java %n",
                behind(behind(dict, "EnvironmentVariables"), "JAVA_HOME").getTextContent());
        List<Element> times = children(behind(dict, "StartCalendarInterval"));
        assertEquals(List.of("Weekday", "1", "Hour", "23", "Minute", "5"), texts(times.getFirst()));
        assertEquals(List.of("Weekday", "5", "Hour", "23", "Minute", "5"), texts(times.getLast()));
        assertEquals(2, times.size());
    }

    @Test
    void launchd_numbers_sunday_0_and_leaves_out_every_day() throws IOException {
        Element sunday = children(parse(LaunchAgents.agent(system.awkward(Schedule.DEFAULT)), UTF_8))
                .getFirst();
        Element daily = children(parse(LaunchAgents.agent(system.awkward(Schedule.daily(LocalTime.NOON))), UTF_8))
                .getFirst();

        assertEquals(
                List.of("Weekday", "0", "Hour", "2", "Minute", "0"),
                texts(children(behind(sunday, "StartCalendarInterval")).getFirst()));
        assertEquals(
                List.of("Hour", "12", "Minute", "0"),
                texts(children(behind(daily, "StartCalendarInterval")).getFirst()));
    }

    @Test
    void an_agent_is_loaded_and_what_launchd_refuses_does_not_stay() throws IOException {
        ScheduledBackup backup = system.awkward(Schedule.DEFAULT);
        Path plist = system.home.resolve("Library/LaunchAgents/org.handpick." + backup.name() + ".plist");
        system.program("id", "echo 501").program("launchctl", "[ \"$1\" != bootout ]");
        LaunchAgents agents = new LaunchAgents(system.alone());

        agents.install(backup);

        assertEquals(LaunchAgents.agent(backup), Files.readString(plist));
        assertTrue(system.calls().contains("launchctl bootstrap gui/501 " + plist));
        assertTrue(agents.standing(backup.dataArea()).isPresent());
        assertTrue(agents.remove(backup.dataArea()));
        assertFalse(agents.remove(backup.dataArea()));
        assertEquals(Optional.empty(), agents.standing(backup.dataArea()));
        system.program("launchctl", "echo 'Bootstrap failed: 5' >&2; exit 5");
        assertThrows(ScheduleFailure.class, () -> agents.install(backup));
        assertTrue(Files.notExists(plist));
    }

    @Test
    void the_agent_before_is_loaded_again_where_launchd_refuses_another() throws IOException {
        ScheduledBackup backup = system.awkward(Schedule.DEFAULT);
        Path plist = system.home.resolve("Library/LaunchAgents/org.handpick." + backup.name() + ".plist");
        system.program("id", "echo 501").program("launchctl", "");
        LaunchAgents agents = new LaunchAgents(system.alone());
        agents.install(backup);
        system.program("launchctl", "exit 5");

        assertThrows(ScheduleFailure.class, () -> agents.install(system.awkward(Schedule.daily(LocalTime.NOON))));

        assertEquals(LaunchAgents.agent(backup), Files.readString(plist));
        assertEquals(
                3,
                Collections.frequency(system.calls(), "launchctl bootstrap gui/501 " + plist),
                "once more than refused");
    }

    private static Element in(Element parent, String... names) {
        Element found = parent;
        for (String name : names) {
            found = children(found).stream()
                    .filter(child -> child.getTagName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + name));
        }
        return found;
    }

    private static ScheduledBackup onWindows(String data, Schedule schedule) {
        return new ScheduledBackup(
                new Program(Path.of("C:\\Program Files\\Hand & pick\\handpick.cmd"), Path.of("C:\\Java's\\jdk-25")),
                Path.of(data),
                schedule,
                List.of());
    }

    @Test
    void the_task_scheduler_is_told_what_to_start_and_when() {
        Element task = parse(TaskScheduler.task(onWindows("D:\\Grüße", MONDAY_AND_FRIDAY)), UTF_16);

        assertEquals("http://schemas.microsoft.com/windows/2004/02/mit/task", task.getAttribute("xmlns"));
        assertEquals(
                List.of("RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"),
                children(task).stream().map(Element::getTagName).toList());
        Element trigger = in(task, "Triggers", "CalendarTrigger");
        assertEquals("2020-01-01T23:05:00", in(trigger, "StartBoundary").getTextContent());
        assertEquals(
                List.of("Monday", "Friday"),
                children(in(trigger, "ScheduleByWeek", "DaysOfWeek")).stream()
                        .map(Element::getTagName)
                        .toList());
        assertEquals("true", in(task, "Settings", "StartWhenAvailable").getTextContent());
        assertEquals("cmd.exe", in(task, "Actions", "Exec", "Command").getTextContent());
        assertEquals(
                "/d /s /c \"set \"JAVA_HOME=C:\\Java's\\jdk-25\""
                        + " && call \"C:\\Program Files\\Hand & pick\\handpick.cmd\""
                        + " backup create --all --drill --wait --data \"D:\\Grüße\"\"",
                in(task, "Actions", "Exec", "Arguments").getTextContent());
    }

    @Test
    void every_day_and_whole_disks_are_told_to_the_task_scheduler_too() {
        Element task = parse(TaskScheduler.task(onWindows("D:\\", Schedule.daily(LocalTime.NOON))), UTF_16);

        assertEquals(
                "1",
                in(task, "Triggers", "CalendarTrigger", "ScheduleByDay", "DaysInterval")
                        .getTextContent());
        assertTrue(in(task, "Actions", "Exec", "Arguments").getTextContent().endsWith(" --data \"D:\\.\"\""));
        assertThrows(ScheduleFailure.class, () -> TaskScheduler.task(onWindows("D:\\50 %", Schedule.DEFAULT)));
    }

    @Test
    void a_task_is_created_from_a_file_that_windows_can_read() throws IOException {
        Path copy = folder.resolve("copy.xml");
        system.program(
                "schtasks",
                "[ \"$1\" != /Create ] || /bin/cp \"$6\" '" + copy + "'; [ \"$1\" != /Query ] || [ -f '" + copy
                        + "' ]; exit $?");
        TaskScheduler tasks = new TaskScheduler(system.alone());
        ScheduledBackup backup = onWindows("D:\\Handpick", Schedule.DEFAULT);
        assertFalse(tasks.remove(backup.dataArea()));

        tasks.install(backup);

        assertEquals(TaskScheduler.task(backup), Files.readString(copy, UTF_16), "with a byte order mark");
        assertTrue(tasks.standing(backup.dataArea()).isPresent());
        assertTrue(tasks.remove(backup.dataArea()));
        assertTrue(system.calls().getLast().startsWith("schtasks /Delete /F /TN Handpick\\handpick-backup-"));
        system.program("schtasks", "echo 'Access is denied.' >&2; exit 1");
        assertThrows(ScheduleFailure.class, () -> tasks.install(backup));
    }

    /** Each as its system prints it. */
    @Test
    void how_the_last_run_ended_is_told_where_the_system_does() {
        String printed = """
                gui/501/org.handpick.handpick-backup-0a1b2c3d = {
                \tactive count = 0
                \ttype = LaunchAgent
                \tstate = not running
                \truns = 3
                \tlast exit code = %s

                \tevent triggers = {
                \t}
                }
                """;
        assertEquals(Optional.of(1), LaunchAgents.lastExitCode(printed.formatted("1")));
        assertEquals(Optional.of(78), LaunchAgents.lastExitCode(printed.formatted("78: EX_CONFIG")));
        assertEquals(Optional.empty(), LaunchAgents.lastExitCode(printed.formatted("(never exited)")));
        String row = "\"PC\",\"\\Handpick\\handpick-backup-0a1b2c3d\",\"29.11.2026 02:00:00\",\"Bereit\","
                + "\"Nur interaktiv\",\"22.11.2026 02:00:01\",\"%s\",\"PC\\me\",\"cmd.exe /d\"\r\n";
        assertEquals(Optional.of(0), TaskScheduler.lastResult(row.formatted("0")));
        assertEquals(Optional.of(3), TaskScheduler.lastResult(row.formatted("3")));
        assertEquals(Optional.empty(), TaskScheduler.lastResult(row.formatted("267011")), "it has not run yet");
        assertEquals(Optional.of(-1073741510), TaskScheduler.lastResult(row.formatted("-1073741510")));
        assertEquals(Optional.empty(), TaskScheduler.lastResult(""));
    }

    @Test
    void each_system_has_its_own() throws IOException {
        system.program("systemctl", "").program("crontab", "");

        assertEquals("systemd", Scheduler.of("Linux", true, system.alone()).kind());
        assertEquals("cron", Scheduler.of("Linux", false, system.alone()).kind());
        assertEquals("launchd", Scheduler.of("Mac OS X", false, system.alone()).kind());
        assertEquals(
                "windows", Scheduler.of("Windows 11", false, system.alone()).kind());
        Scheduler.KINDS.forEach(
                kind -> assertEquals(kind, Scheduler.named(kind, system.alone()).kind()));
        Files.delete(folder.resolve("programs/crontab"));
        assertThrows(ScheduleFailure.class, () -> Scheduler.of("Linux", false, system.alone()));
    }
}
