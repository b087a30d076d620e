package org.relais.spi.paper;

import java.util.List;
import java.util.Locale;

/**
 * A letter of one page or more.
 *
 * @param sender lines of the letterhead
 * @param addressee lines of the address; empty when nobody is known
 * @param body paragraphs
 */
public record Letter(List<String> sender, List<String> addressee, String title, List<String> body, Locale language) {

    public Letter {
        sender = List.copyOf(sender);
        addressee = List.copyOf(addressee);
        body = List.copyOf(body);
    }
}
