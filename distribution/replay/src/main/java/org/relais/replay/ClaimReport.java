package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** After a month: whether every claim form ended as its fields say, and whether every slip adds up. */
final class ClaimReport {

    private static final String SLIPS = "/services/claim-forms/slips";
    private static final Account OFFICER = new Account("claims", "demo-claims");

    private final RelaisClient client;
    private final Screen screen;

    ClaimReport(RelaisClient client, Screen screen) {
        this.client = client;
        this.screen = screen;
    }

    /** @return false when something ended otherwise, or does not add up */
    boolean show(List<ClaimForm> forms, Map<ClaimForm.Fate, Long> fates) {
        Map<ClaimForm.Fate, Long> expected =
                forms.stream().collect(Collectors.groupingBy(ClaimForm::fate, Collectors.counting()));
        boolean asExpected = true;
        for (Map.Entry<ClaimForm.Fate, Long> fate : fates.entrySet()) {
            long wanted = expected.getOrDefault(fate.getKey(), 0L);
            if (wanted != fate.getValue()) {
                screen.text("difference", fate.getKey(), wanted, fate.getValue());
                asExpected = false;
            }
        }
        return slips(fates.get(ClaimForm.Fate.REGISTERED)) && asExpected;
    }

    private boolean slips(long registered) {
        long transmitted = 0;
        long acknowledged = 0;
        long rejected = 0;
        long open = 0;
        boolean whole = true;
        Answer answer = client.get(OFFICER, SLIPS);
        if (!answer.isSuccess()) {
            throw new RefusedException(Problem.of(answer));
        }
        JsonNode slips = answer.json().path("items");
        for (JsonNode slip : slips) {
            JsonNode sum = slip.path("sum");
            long here = sum.path("transmitted").asLong();
            transmitted += here;
            acknowledged += sum.path("acknowledged").asLong();
            rejected += sum.path("rejected").asLong();
            boolean closed = slip.path("state").asText().equals("CLOSED");
            open += closed ? 0 : 1;
            if (here != sum.path("acknowledged").asLong() + sum.path("rejected").asLong()) {
                screen.text("claims.slip", slip.path("number").asText(), sum.toString());
                whole = false;
            }
        }
        screen.text("claims.slips", slips.size(), transmitted, acknowledged, rejected, open);
        return whole && open == 0 && transmitted == registered;
    }
}
