package org.handpick.learning.training;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.handpick.learning.runs.Goal;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.Setting;
import org.handpick.learning.runs.UnreadableRun;

/** Training settings as a run's {@code config.yaml} has them. A setting that is not there is the usual one. */
final class SettingsText {
    private SettingsText() {}

    static RunConfig write(TrainingSettings settings, RunConfig config) {
        return Goal.LOSS.writtenTo(config.with("model.name", settings.model())
                .with("model.width", settings.width())
                .with("model.height", settings.height())
                .with("model.weights", settings.weights())
                .with("model.learns", word(settings.learns()))
                .with("model.measures", settings.measures())
                .with("model.colours", word(settings.colours()))
                .with("training.device", word(settings.device()))
                .with("training.epochs", settings.epochs())
                .with("training.minutes", settings.minutes())
                .with("training.patience", settings.patience())
                .with("training.sets_per_step", settings.setsPerStep())
                .with("training.rate", settings.rate())
                .with("training.decay", settings.decay())
                .with("training.warm_up", settings.warmUp())
                .with("training.clip", settings.clip())
                .with("training.flips", settings.flips())
                .with("training.parts", settings.parts())
                .with("training.seed", settings.seed())
                .with("ranking.loss", word(settings.ranking()))
                .with("ranking.margin", settings.margin())
                .with("ranking.weight", settings.rankingWeight())
                .with("crop.weight", settings.boxWeight())
                .with("crop.aspect", word(settings.aspect()))
                .with("crop.detached", settings.detachBox()));
    }

    /** @throws UnreadableRun when a setting is of another kind, or no value that it can have */
    static TrainingSettings read(RunConfig config) {
        TrainingSettings usual = TrainingSettings.USUAL;
        return new TrainingSettings(
                config.text("model.name").orElse(usual.model()),
                whole(config, "model.width", usual.width()),
                whole(config, "model.height", usual.height()),
                whole(config, "training.epochs", usual.epochs()),
                config.number("training.minutes").orElse(usual.minutes()),
                whole(config, "training.patience", usual.patience()),
                whole(config, "training.sets_per_step", usual.setsPerStep()),
                config.number("training.rate").orElse(usual.rate()),
                config.number("training.decay").orElse(usual.decay()),
                config.number("training.warm_up").orElse(usual.warmUp()),
                config.number("training.clip").orElse(usual.clip()),
                choice(config, "ranking.loss", usual.ranking(), TrainingSettings.Ranking::valueOf),
                config.number("ranking.margin").orElse(usual.margin()),
                config.number("ranking.weight").orElse(usual.rankingWeight()),
                config.number("crop.weight").orElse(usual.boxWeight()),
                config.flag("crop.detached").orElse(usual.detachBox()),
                choice(config, "crop.aspect", usual.aspect(), TrainingSettings.Aspect::valueOf),
                config.flag("training.flips").orElse(usual.flips()),
                config.flag("training.parts").orElse(usual.parts()),
                config.whole("training.seed").orElse(usual.seed()),
                config.text("model.weights").orElse(usual.weights()),
                choice(config, "model.learns", usual.learns(), TrainingSettings.Learns::valueOf),
                config.flag("model.measures").orElse(usual.measures()),
                choice(config, "model.colours", usual.colours(), Colours::valueOf),
                choice(config, "training.device", usual.device(), TrainingSettings.Device::valueOf));
    }

    /** The value is taken for what the setting was before: text, a number, or true and false. */
    static RunConfig changed(RunConfig config, List<String> changes) {
        RunConfig changed = config;
        for (String change : changes) {
            int equals = change.indexOf('=');
            String key = equals < 0 ? change : change.substring(0, equals);
            String value = change.substring(equals + 1);
            Setting before = config.settings().get(key);
            if (equals < 0 || before == null) {
                throw new IllegalArgumentException("'" + change + "' is no setting=value; there are "
                        + String.join(", ", config.settings().keySet()));
            }
            changed = changed.with(key, setting(before, key, value));
        }
        return changed;
    }

    private static Setting setting(Setting before, String key, String value) {
        try {
            return switch (before) {
                case Setting.Whole _ -> new Setting.Whole(Long.parseLong(value));
                case Setting.Fraction _ -> new Setting.Fraction(Double.parseDouble(value));
                case Setting.Flag _ when value.matches("true|false") -> new Setting.Flag(value.equals("true"));
                case Setting.Flag _ -> throw new NumberFormatException();
                default -> new Setting.Text(value);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    key + " can't be '" + value + "'; it is " + before.shown() + " by default", e);
        }
    }

    private static int whole(RunConfig config, String key, int usual) {
        long value = config.whole(key).orElse(usual);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw config.wrong(key, "a whole number of at least 0");
        }
        return (int) value;
    }

    private static <E extends Enum<E>> E choice(RunConfig config, String key, E usual, Function<String, E> named) {
        return config.text(key)
                .map(text -> {
                    try {
                        return named.apply(text.toUpperCase(Locale.ROOT));
                    } catch (IllegalArgumentException e) {
                        throw config.wrong(key, "a word such as " + word(usual));
                    }
                })
                .orElse(usual);
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
