package org.handpick.cli.learning;

import java.nio.file.Path;
import java.util.List;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.learning.training.TrustedPrograms;

/** {@code encoder trust}: allows a TorchScript file that a run from elsewhere sees through. */
public final class EncoderTrust implements Command {
    private static final Parameter<List<Path>> FILES =
            Parameter.positions(Value.FILE, "TorchScript files whose makers you trust.");

    private record Trusted(String file, String sha256) {}

    @Override
    public String name() {
        return "encoder trust";
    }

    @Override
    public String summary() {
        return "Allows TorchScript files, which are programs, as encoders of runs that were not made in this data area;"
                + " nothing in them is run by that.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(FILES);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        TrustedPrograms trusted = TrustedPrograms.in(arguments.dataArea());
        return output.each(arguments.get(FILES), file -> {
            String sha256 = trusted.add(file);
            output.result(
                    new Trusted(file.toString(), sha256),
                    () -> "%s: allowed, as long as its SHA-256 is %s".formatted(file, sha256));
        });
    }
}
