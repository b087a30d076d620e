package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** After a month: whether everything that was handed in is counted, every mail item has its number, and nothing is left over. */
final class MonthReport {

    /** Contacts of a month may be counted on later days: letters, on the day when they were sorted. */
    private static final int DAYS_AFTER = 14;

    private final RelaisClient client;
    private final Account account;
    private final Screen screen;

    MonthReport(RelaisClient client, Account account, Screen screen) {
        this.client = client;
        this.account = account;
        this.screen = screen;
    }

    /**
     * Compares with the members {@code calls}, {@code webRequests}, {@code envelopes}, {@code mailItems} and {@code claimForms} of the
     * file, as far as it has them, and names what is left over.
     *
     * @param fates how the claim forms ended
     *
     * @return false when something differs or is left over
     * @throws IOException when the file of expected figures cannot be read
     */
    boolean show(MonthFolder month, Optional<Path> expected, Map<ClaimForm.Fate, Long> fates) throws IOException {
        LocalDate from = month.days().first();
        LocalDate to = month.days().last().plusDays(DAYS_AFTER);
        Figures channels = Figures.byChannel(client, account, from, to);
        Map<String, Long> counted = new LinkedHashMap<>();
        counted.put("calls", channels.contacts("phone"));
        counted.put("webRequests", channels.contacts("web"));
        counted.put("envelopes", channels.contacts("dropbox"));
        boolean whole = month.envelopes().isEmpty() || isRegisterWhole(from.getYear(), counted);
        boolean settled = month.claimForms().isEmpty() || isEveryFormSettled(month, counted, fates);
        boolean equal = expected.isEmpty() || differences(expected.get(), counted);
        return nothingLeft(!month.envelopes().isEmpty()) && equal && whole && settled;
    }

    private boolean isEveryFormSettled(MonthFolder month, Map<String, Long> counted, Map<ClaimForm.Fate, Long> fates) {
        counted.put(
                "claimForms", fates.values().stream().mapToLong(Long::longValue).sum());
        return new ClaimReport(client, screen).show(month.claimForms(), fates);
    }

    /** Whether each number of the year stands in the register of the mail, up to the last one. */
    private boolean isRegisterWhole(int year, Map<String, Long> counted) {
        long items = 0;
        long last = 0;
        for (JsonNode of : get("/dropbox/items/completeness").path("items")) {
            if (of.path("year").asInt() == year) {
                items = of.path("items").asLong();
                last = of.path("last").asLong();
            }
        }
        counted.put("mailItems", items);
        screen.text("month.register", items, last);
        return items == last;
    }

    private boolean differences(Path file, Map<String, Long> counted) throws IOException {
        JsonNode expected = new ObjectMapper().readTree(Files.readString(file));
        boolean equal = true;
        for (Map.Entry<String, Long> count : counted.entrySet()) {
            JsonNode wanted = expected.path(count.getKey());
            if (wanted.isIntegralNumber() && wanted.asLong() != count.getValue()) {
                screen.text("difference", count.getKey(), wanted.asLong(), count.getValue());
                equal = false;
            }
        }
        return equal;
    }

    private boolean nothingLeft(boolean withMail) {
        JsonNode waiting = get("/intakes?limit=20");
        for (JsonNode intake : waiting.path("items")) {
            screen.text(
                    "month.waiting",
                    intake.path("id").asText(),
                    intake.path("reason").toString());
        }
        long lots = 0;
        for (String state : withMail ? List.of("QUARANTINE", "RELEASABLE") : List.<String>of()) {
            for (JsonNode lot : get("/dropbox/lots?state=" + state).path("items")) {
                screen.text(
                        "month.lot",
                        lot.path("round").asText(),
                        state,
                        lot.path("left").size());
                lots++;
            }
        }
        long intakes = waiting.path("total").path("value").asLong();
        screen.text("month.left", intakes, lots);
        return intakes == 0 && lots == 0;
    }

    private JsonNode get(String path) {
        Answer answer = client.get(account, path);
        if (!answer.isSuccess()) {
            throw new RefusedException(Problem.of(answer));
        }
        return answer.json();
    }
}
