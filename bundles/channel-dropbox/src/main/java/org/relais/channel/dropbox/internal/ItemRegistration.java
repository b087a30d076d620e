package org.relais.channel.dropbox.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.dropbox.internal.entity.MailRegister;
import org.relais.channel.dropbox.internal.mail.Envelope;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.RegistrationNumber;
import org.relais.directory.OfficeDirectory;
import org.relais.intake.OpenedCase;
import org.relais.spi.numbering.Numbering;

/** Gives mail items their numbers, within the running unit of work. Thread-safe. */
@Component(service = ItemRegistration.class)
public final class ItemRegistration {

    private final MailRegister register;
    private final Numbering numbering;
    private final DropboxPlan plan;
    private final OfficeDirectory directory;

    @Activate
    public ItemRegistration(
            @Reference MailRegister register,
            @Reference Numbering numbering,
            @Reference DropboxPlan plan,
            @Reference OfficeDirectory directory) {
        this.register = register;
        this.numbering = numbering;
        this.plan = plan;
        this.directory = directory;
    }

    void register(Envelope envelope, int place, SortedItem item, MailItem.Kind kind, @Nullable OpenedCase opened) {
        Instant now = plan.now();
        String office = directory.office().desk().value();
        int year = plan.day(now).getYear();
        long number = numbering.next(RegistrationNumber.series(office), year);
        register.add(new MailItem(
                new RegistrationNumber(office, year, number),
                envelope,
                place,
                now,
                kind,
                item.topic() == null ? null : item.topic().value(),
                item.subject(),
                opened == null ? null : opened.id(),
                opened == null ? null : opened.reference().value(),
                opened == null ? null : opened.department().value(),
                item.misdirected(),
                null));
    }
}
