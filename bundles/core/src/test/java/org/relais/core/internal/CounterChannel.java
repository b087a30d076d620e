package org.relais.core.internal;

import java.time.Instant;
import java.util.function.Function;
import org.relais.cases.CaseKey;
import org.relais.directory.SiteId;
import org.relais.directory.TopicId;
import org.relais.intake.ContactOutcome;
import org.relais.intake.FormData;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.texts.LocalizedText;

/** Opens as many cases as the form has matters (default one), and goes on with the case that it names; a test can say otherwise. */
public final class CounterChannel implements Channel {

    private static final String FORM = """
            {"type":"object","additionalProperties":false,"required":["subject"],
             "properties":{"subject":{"type":"string","maxLength":200},"topic":{"type":"string"},
                           "at":{"type":"string"},"case":{"type":"string"},"matters":{"type":"integer"}}}
            """;

    private static final ChannelDescriptor DESCRIPTOR =
            new ChannelDescriptor(DeskFixture.CHANNEL, new LocalizedText("Guichet", "Counter"), FORM);

    private final Function<StampedIntake, Interpretation> meaning;

    CounterChannel(Function<StampedIntake, Interpretation> meaning) {
        this.meaning = meaning;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Interpretation interpret(StampedIntake intake) {
        return meaning.apply(intake);
    }

    public static Interpretation meaning(StampedIntake intake) {
        FormData form = intake.form();
        Instant at = form.text("/at").map(Instant::parse).orElse(intake.stampedAt());
        TopicId topic = form.text("/topic").map(TopicId::new).orElse(null);
        long matters = form.number("/matters").orElse(1);
        SiteId site = new SiteId("caps");
        CaseDraft draft = new CaseDraft(form.text("/subject").orElseThrow(), null, at, site, topic, null, null, null);
        ContactOutcome outcome = matters == 0 ? ContactOutcome.ANSWERED : ContactOutcome.CASE;
        return new Interpretation.Registered(
                new ContactDraft(outcome, at, site, topic, null, null, null),
                java.util.Collections.nCopies((int) matters, draft),
                form.text("/case")
                        .flatMap(CaseKey::parse)
                        .map(running -> new Interpretation.FollowUp(running, null))
                        .orElse(null));
    }
}
