package org.handpick.traininglog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.handpick.core.crop.CropBox;

/** One record as RFC 4180 writes it, line end included. Filled on one thread, in the order of the columns. */
final class RecordText {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final List<String> fields = new ArrayList<>();

    static String of(List<String> fields) {
        StringBuilder text = new StringBuilder();
        try {
            CSVFormat.RFC4180.printRecord(text, fields.toArray());
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder takes all text", e);
        }
        return text.toString();
    }

    static String time(Instant time) {
        return UTC.format(time);
    }

    void add(String field) {
        fields.add(field);
    }

    void addTime(Instant time) {
        add(time(time));
    }

    /** Four fields, empty ones where there is no box. */
    void addBox(Optional<CropBox> box) {
        add(box.map(b -> number(b.left())).orElse(""));
        add(box.map(b -> number(b.top())).orElse(""));
        add(box.map(b -> number(b.right())).orElse(""));
        add(box.map(b -> number(b.bottom())).orElse(""));
    }

    /** The shortest decimal that reads back as the same double, without an exponent. */
    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return of(fields);
    }
}
