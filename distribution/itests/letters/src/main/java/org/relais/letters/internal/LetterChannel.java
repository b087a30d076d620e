package org.relais.letters.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.ChannelId;
import org.relais.intake.ContactOutcome;
import org.relais.letters.internal.entity.LetterRegister;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.texts.LocalizedText;

/** Every letter goes into the register and opens a case, both or neither. */
@Component
public final class LetterChannel implements Channel {

    private static final ChannelDescriptor DESCRIPTOR =
            new ChannelDescriptor(new ChannelId("letters"), new LocalizedText("Courrier", "Letters"), """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false,
             "required": ["number", "pages"],
             "properties": {
               "number": {"type": "string", "minLength": 1, "maxLength": 50},
               "pages": {"type": "array", "minItems": 1, "items": {"type": "string", "maxLength": 200}}}}
            """);

    private final LetterRegister register;

    @Activate
    public LetterChannel(@Reference LetterRegister register) {
        this.register = register;
        Fault.at("activate");
    }

    @Override
    public ChannelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Interpretation interpret(StampedIntake intake) {
        Fault.at("interpret");
        String number = intake.form().text("/number").orElseThrow();
        List<?> pages = (List<?>) intake.form().at("/pages").orElseThrow();
        register.add(number, pages.stream().map(String::valueOf).toList());
        return new Interpretation.Registered(
                new ContactDraft(ContactOutcome.CASE, intake.stampedAt(), null, null, null, null, null),
                List.of(new CaseDraft(number, null, intake.stampedAt(), null, null, null, null, null)));
    }
}
