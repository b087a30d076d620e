package org.relais.channel.web.internal;

import org.relais.texts.LocalizedText;

/** What the channel says to people about what they filled in. */
final class WebTexts {

    static final LocalizedText NAME = new LocalizedText("Internet", "Web");

    static final LocalizedText UNKNOWN_TOPIC =
            new LocalizedText("Thème inconnu : %s. Thèmes connus : %s", "Unknown topic: %s. Known topics: %s");

    static final LocalizedText BAD_TIME = new LocalizedText(
            "N'est pas une date et heure avec décalage, par exemple 2021-09-07T07:13:04+11:00",
            "Is not a date and time with an offset, for example 2021-09-07T07:13:04+11:00");

    static final LocalizedText TIME_IN_FUTURE = new LocalizedText(
            "La demande ne peut pas avoir été envoyée dans le futur",
            "The request cannot have been sent in the future");

    static final LocalizedText TIME_TOO_OLD = new LocalizedText(
            "La demande ne peut pas dater d'avant l'an 2000", "The request cannot be from before 2000");

    static final LocalizedText NOT_FOR_CITIZENS = new LocalizedText(
            "Champ inconnu ; l'heure de réception fait foi.", "Unknown field; the time of receipt counts.");

    static final LocalizedText DOCUMENTS_BY_DRAFT = new LocalizedText(
            "Champ inconnu ; joignez les pièces à un brouillon, puis envoyez le brouillon.",
            "Unknown field; attach documents to a draft, then send the draft.");

    static final LocalizedText BAD_NUMBER = new LocalizedText(
            "Numéro incompréhensible ; écrivez 20.52.52, ou +33 6 12 34 56 78 pour l'étranger",
            "Number not understood; write 20.52.52, or +33 6 12 34 56 78 for another country");

    static final LocalizedText BAD_EMAIL = new LocalizedText(
            "N'est pas une adresse de courriel, par exemple lea@example.nc",
            "Is not an e-mail address, for example lea@example.nc");

    static final LocalizedText BAD_LANGUAGE = new LocalizedText(
            "N'est pas un code de langue (BCP 47), par exemple fr ou en-AU",
            "Is not a language tag (BCP 47), for example fr or en-AU");

    static final LocalizedText CONSENT = new LocalizedText(
            "Le consentement est nécessaire : acceptez le texte et indiquez sa version.",
            "Consent is needed: accept the text and say which version of it.");

    static final LocalizedText OTHER_CONSENT = new LocalizedText(
            "Le texte du consentement a changé ; lisez-le et acceptez la version « %s ».",
            "The consent text has changed; read it and accept the version '%s'.");

    static final LocalizedText TRAP_HELD = new LocalizedText(
            "Champ piège rempli : sans doute un automate. À regarder par une personne, qui peut la prendre en main.",
            "Trap field filled: most likely a program. To be looked at by a person, who can take it up.");

    static final LocalizedText TRAP_REJECTED = new LocalizedText(
            "Champ piège rempli, et personne n'a repris la demande à temps.",
            "Trap field filled, and nobody took the request up in time.");

    private WebTexts() {}
}
