package org.relais.channel.dropbox.internal;

import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.texts.LocalizedText;

/** What the citizen is told about misdirected mail, ready to be sent or printed. */
final class Notices {

    private static final LocalizedText FORWARDED = new LocalizedText(
            "Votre courrier « %s », enregistré sous le numéro %s, ne relève pas de notre administration : %s."
                    + " Nous l'avons transmis à : %s. C'est ce service qui vous répondra.",
            "Your letter \"%s\", registered as %s, is not for our administration: %s."
                    + " We have forwarded it to: %s. That office will answer you.");

    private static final LocalizedText RETURNED = new LocalizedText(
            "Votre courrier « %s », enregistré sous le numéro %s, ne relève pas de notre administration : %s."
                    + " Nous vous le retournons ; adressez-le à : %s.",
            "Your letter \"%s\", registered as %s, is not for our administration: %s."
                    + " We return it to you; please send it to: %s.");

    private Notices() {}

    /** @param misdirected of the same item */
    static LocalizedText of(MailItem item, MailItem.Misdirection misdirected) {
        String reason = misdirected.reason().replaceFirst("[.\\s]+$", "");
        return (item.kind() == MailItem.Kind.RETURNED ? RETURNED : FORWARDED)
                .formatted(item.subject(), item.registration(), reason, misdirected.to());
    }
}
