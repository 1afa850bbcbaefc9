package org.broadtape.cli.doctor;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.broadtape.cli.Where;
import org.broadtape.cli.doctor.Finding.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `doctor`: what is wrong, in plain words, and what to do. Changes nothing. Ends with 0 if nothing
/// is wrong, with 1 if something is, with 2 on bad usage.
@Command(
        name = "doctor",
        description =
                "Says in plain words what is wrong with a site and what to do. Changes nothing; may"
                        + " run while the site runs.")
public final class Doctor implements Callable<Integer> {
    @Mixin Where where = new Where();

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "The port the site is to listen on (default: ${DEFAULT-VALUE}).")
    int port = 8080;

    @Option(names = "--json", description = "One JSON object instead of lines.")
    boolean json;

    @Option(
            names = "--quick",
            description = "Leaves out what takes long on a large site: reading every index entry.")
    boolean quick;

    private final PrintStream out;
    private final Clock clock;

    /// The command as it is typed.
    public Doctor() {
        this(System.out, Clock.systemUTC());
    }

    Doctor(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<Finding> findings = examine();
        boolean healthy = findings.stream().noneMatch(one -> one.level() == Level.PROBLEM);
        if (json) {
            out.println(json(findings, healthy));
        } else {
            findings.forEach(this::say);
            long problems = findings.stream().filter(one -> one.level() == Level.PROBLEM).count();
            out.println(
                    healthy ? "Healthy." : problems + (problems == 1 ? " problem." : " problems."));
        }
        out.flush();
        return healthy ? 0 : 1;
    }

    private List<Finding> examine() {
        List<Finding> findings = new ArrayList<>(new Machine(where, clock).findings());
        findings.addAll(Port.findings(port));
        if (!where.isThere()) {
            findings.add(
                    Finding.note(
                            "database-there",
                            "There is no site in " + where.data() + " yet.",
                            "Start one with 'serve', bring one back with 'restore', or name its"
                                    + " folder by --data."));
            return findings;
        }
        try (Connection connection = Asking.open(where)) {
            Asking ask = new Asking(connection);
            List<Finding> whole = Wholeness.findings(ask, quick);
            findings.addAll(whole);
            if (whole.stream().anyMatch(one -> one.check().equals(Wholeness.UNREADABLE))) {
                return findings;
            }
            findings.addAll(new Book(ask, clock).findings());
            findings.addAll(new Folders(ask, where.data()).findings());
            findings.addAll(new Desk(ask, clock).findings());
        } catch (SQLException unreadable) {
            findings.add(Wholeness.unreadable(unreadable));
        }
        return findings;
    }

    private void say(Finding finding) {
        String level =
                switch (finding.level()) {
                    case WELL -> "well     ";
                    case NOTE -> "note     ";
                    case PROBLEM -> "PROBLEM  ";
                };
        out.println(level + finding.what());
        if (!finding.advice().isEmpty()) {
            out.println("         → " + finding.advice());
        }
    }

    private static String json(List<Finding> findings, boolean healthy) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode().put("healthy", healthy);
        ArrayNode list = root.putArray("findings");
        for (Finding one : findings) {
            list.addObject()
                    .put("check", one.check())
                    .put("level", one.level().name().toLowerCase(Locale.ROOT))
                    .put("what", one.what())
                    .put("advice", one.advice());
        }
        return mapper.writeValueAsString(root);
    }
}
